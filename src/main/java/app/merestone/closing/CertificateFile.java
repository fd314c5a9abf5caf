package app.merestone.closing;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands the certificate out as a PDF file. A GET that changes nothing. */
@Controller
class CertificateFile {

    private static final MediaType WORDS = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final PrintingCertificates printing;
    private final MessageSource sentences;

    CertificateFile(PrintingCertificates printing, MessageSource sentences) {
        this.printing = printing;
        this.sentences = sentences;
    }

    @GetMapping("/plan/{account}/certificate/pdf")
    ResponseEntity<byte[]> download(@PathVariable String account, HttpServletResponse response) {
        makeInert(response);
        return printing.certificate(AccountId.parse(account))
                .map(file -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"certificate.pdf\"")
                        .contentType(MediaType.APPLICATION_PDF)
                        .body(file))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, "10")
                        .contentType(WORDS)
                        .body(said("closing.certificate.file.busy")));
    }

    // one answer for what is not there and for what one may not know about
    @ExceptionHandler({NotFound.class, AccessDeniedException.class})
    ResponseEntity<byte[]> nothing(HttpServletResponse response) {
        makeInert(response);
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(WORDS)
                .body(said("closing.certificate.file.not-found"));
    }

    private byte[] said(String key) {
        return sentences.getMessage(key, null, Locale.UK).getBytes(StandardCharsets.UTF_8);
    }

    /** In place of what every page bears, so set and not added. */
    private static void makeInert(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
