package app.merestone.sharing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * How the page behind a link looks: the theme's own files, written into the page so that it asks for nothing else, and
 * allowed there by their hash alone.
 */
@Component
class ShareStyle {

    private static final List<String> FILES = List.of("tokens", "pictures", "share", "share-page");

    private final String text = FILES.stream().map(ShareStyle::read).collect(Collectors.joining("\n"));

    /** The style itself. */
    String text() {
        return text;
    }

    /** Its hash, as a content security policy names it. */
    String source() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    // without its remarks, which are for us, and without what only makes it readable
    private static String read(String name) {
        try {
            return new ClassPathResource("META-INF/resources/theme/merestone/" + name + ".css")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replaceAll("(?s)/\\*.*?\\*/", "")
                    .replaceAll("\\s+", " ")
                    .replaceAll(" ?([{};,]) ?", "$1")
                    .strip();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
