package app.merestone.portfolio;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
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
 * Hands the history out as a file of JSON lines, part by part as it is read, so that neither a long history nor a slow line
 * holds memory, a transaction or the page up. A GET that changes nothing.
 */
@Controller
class HistoryFile {

    private final ExportingHistory exporting;
    private final MessageSource sentences;

    HistoryFile(ExportingHistory exporting, MessageSource sentences) {
        this.exporting = exporting;
        this.sentences = sentences;
    }

    @GetMapping("/plan/{account}/history/file")
    void download(@PathVariable String account, HttpServletResponse response) throws IOException {
        makeInert(response);
        var id = AccountId.parse(account);
        var part = exporting.part(id, 0);
        response.setContentType("application/x-ndjson");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name(part.accountName()))
                        .build()
                        .toString());
        write(part, response);
        while (part.more()) {
            part = following(id, part);
            write(part, response);
        }
    }

    // half of the file is out: a broken download says that it is not whole, a sentence at its end would not
    private ExportingHistory.Part following(AccountId account, ExportingHistory.Part part) throws IOException {
        try {
            return exporting.part(account, part.last());
        } catch (NotFound | AccessDeniedException noLongerTheirs) {
            throw new IOException("access ended during the download", noLongerTheirs);
        }
    }

    private static void write(ExportingHistory.Part part, HttpServletResponse response) throws IOException {
        var out = response.getOutputStream();
        for (var line : part.lines()) {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        }
        if (part.more()) {
            out.flush();
        }
    }

    /** What the file is called: plain letters and digits, whatever the company is called. */
    static String name(String accountName) {
        var slug = Normalizer.normalize(accountName, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return slug.isEmpty() ? "merestone-history.jsonl" : "merestone-" + slug + "-history.jsonl";
    }

    // one answer for what is not there and for what one may not know about
    @ExceptionHandler({NotFound.class, AccessDeniedException.class})
    ResponseEntity<byte[]> nothing(HttpServletResponse response) {
        makeInert(response);
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(sentences
                        .getMessage("history.file.not-found", null, Locale.UK)
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** In place of what every page bears, so set and not added. */
    private static void makeInert(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
