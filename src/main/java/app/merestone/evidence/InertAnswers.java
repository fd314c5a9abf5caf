package app.merestone.evidence;

import app.merestone.kernel.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** How every evidence file leaves the house: as an attachment, never to be guessed at, kept or run by a browser. */
@Component
public class InertAnswers {

    private final MessageSource sentences;

    InertAnswers(MessageSource sentences) {
        this.sentences = sentences;
    }

    /** The file. */
    public ResponseEntity<byte[]> file(Attachment file, HttpServletResponse response) {
        makeInert(response);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .body(file.content());
    }

    /** One answer for what is not there and for what one may not know about. */
    public ResponseEntity<byte[]> nothing(HttpServletResponse response) {
        makeInert(response);
        return sentence(HttpStatus.NOT_FOUND, sentences.getMessage("evidence.not-found", null, Locale.UK));
    }

    /** The file should be there and is not, or is no longer what was kept. */
    public ResponseEntity<byte[]> gone(Refused refused, HttpServletResponse response) {
        makeInert(response);
        var refusal = refused.refusal();
        return sentence(
                HttpStatus.GONE,
                sentences.getMessage(refusal.key(), refusal.arguments().toArray(), Locale.UK));
    }

    private static ResponseEntity<byte[]> sentence(HttpStatus status, String words) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(words.getBytes(StandardCharsets.UTF_8));
    }

    /** In place of what every page bears, so set and not added. */
    private static void makeInert(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
