package app.merestone.e2e;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The mail server that every portal of the journeys sends through: SMTP as it is, read here. */
final class PostOffice {

    private static final GreenMail SERVER = started();

    private PostOffice() {}

    static int port() {
        return SERVER.getSmtp().getPort();
    }

    /** Everything that has arrived for this address, oldest first. */
    static List<Letter> lettersTo(String address) {
        return letters().stream().filter(letter -> letter.to().equals(address)).toList();
    }

    /** Everything that has arrived. */
    static List<Letter> letters() {
        return Arrays.stream(SERVER.getReceivedMessages()).map(Letter::of).toList();
    }

    /** The newest letter to this address that is as wanted; waits for it. */
    static Letter letterTo(String address, String what, Predicate<Letter> wanted) {
        return Wait.forValue(
                Duration.ofSeconds(60),
                () -> "a letter to " + address + " with " + what + "; there are "
                        + lettersTo(address).stream().map(Letter::subject).toList(),
                () -> lettersTo(address).reversed().stream().filter(wanted).findFirst());
    }

    private static GreenMail started() {
        var setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(10_000);
        var server = new GreenMail(setup);
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        return server;
    }

    /**
     * A mail as its reader has it.
     *
     * @param attachments by their file names
     */
    record Letter(String to, String subject, String text, Map<String, String> attachments) {

        private static final Pattern LINK = Pattern.compile("https?://\\S+");
        private static final Pattern CODE = Pattern.compile("\\b(\\d{4}) ?(\\d{4})\\b");

        static Letter of(MimeMessage message) {
            try {
                var attachments = new LinkedHashMap<String, String>();
                var text = new StringBuilder();
                read(message.getContent(), text, attachments);
                return new Letter(
                        message.getAllRecipients()[0].toString(),
                        Optional.ofNullable(message.getSubject()).orElse(""),
                        text.toString().replace("\r\n", "\n"),
                        attachments);
            } catch (MessagingException | IOException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }

        private static void read(Object content, StringBuilder text, Map<String, String> attachments)
                throws MessagingException, IOException {
            switch (content) {
                case Multipart parts -> {
                    for (int i = 0; i < parts.getCount(); i++) {
                        part(parts.getBodyPart(i), text, attachments);
                    }
                }
                default -> text.append(content);
            }
        }

        private static void part(BodyPart part, StringBuilder text, Map<String, String> attachments)
                throws MessagingException, IOException {
            if (part.getFileName() != null) {
                attachments.put(
                        part.getFileName(), new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            } else {
                read(part.getContent(), text, attachments);
            }
        }

        /** The first address in it. */
        String link() {
            var found = LINK.matcher(text);
            if (!found.find()) {
                throw new AssertionError("no link in: " + text);
            }
            return found.group();
        }

        /** The eight digits in it. */
        String code() {
            var found = CODE.matcher(text);
            if (!found.find()) {
                throw new AssertionError("no code in: " + text);
            }
            return found.group(1) + " " + found.group(2);
        }
    }
}
