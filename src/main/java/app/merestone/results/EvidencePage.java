package app.merestone.results;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
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
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Hands a file out: always as an attachment, never to be guessed at or run by the browser, and only to whoever may read
 * the account at that moment. A GET that changes nothing; that somebody opened a piece is noted by their press in the page.
 */
@Controller
class EvidencePage {

    private final KeepingEvidence keeping;
    private final MessageSource sentences;

    EvidencePage(KeepingEvidence keeping, MessageSource sentences) {
        this.keeping = keeping;
        this.sentences = sentences;
    }

    @GetMapping("/plan/{account}/evidence/{evidence}")
    ResponseEntity<byte[]> download(
            @PathVariable String account, @PathVariable String evidence, HttpServletResponse response) {
        makeInert(response);
        var file = keeping.download(AccountId.parse(account), EvidenceId.parse(evidence));
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

    // one answer for what is not there and for what one may not know about
    @ExceptionHandler({NotFound.class, AccessDeniedException.class})
    ResponseEntity<byte[]> nothing(HttpServletResponse response) {
        makeInert(response);
        return sentence(HttpStatus.NOT_FOUND, sentences.getMessage("evidence.not-found", null, Locale.UK));
    }

    @ExceptionHandler(Refused.class)
    ResponseEntity<byte[]> gone(Refused refused, HttpServletResponse response) {
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
