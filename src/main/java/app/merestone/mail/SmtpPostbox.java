package app.merestone.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Hands mail to the mail server of {@code spring.mail.host}. */
final class SmtpPostbox implements Postbox {

    private final JavaMailSender server;
    private final String from;

    SmtpPostbox(JavaMailSender server, String from) {
        this.server = server;
        this.from = from;
    }

    @Override
    public void send(Mail mail) {
        try {
            var message = server.createMimeMessage();
            var helper = new MimeMessageHelper(message, !mail.attachments().isEmpty(), StandardCharsets.UTF_8.name());
            helper.setFrom(new InternetAddress(from, true));
            helper.setTo(mail.to().value());
            // a subject carries names that people chose: nothing in them may begin another header
            helper.setSubject(mail.subject().replaceAll("\\p{Cntrl}+", " "));
            helper.setText(mail.text());
            // so that out-of-office programs stay quiet (RFC 3834)
            message.setHeader("Auto-Submitted", "auto-generated");
            for (var attachment : mail.attachments().entrySet()) {
                helper.addAttachment(
                        attachment.getKey(),
                        new ByteArrayResource(attachment.getValue().getBytes(StandardCharsets.UTF_8)));
            }
            server.send(message);
        } catch (MessagingException | MailException failed) {
            throw new MailNotSent("The mail server did not take a mail", failed);
        }
    }
}
