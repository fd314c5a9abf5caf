package app.merestone.sharing;

import app.merestone.closing.CertificatePicture;
import app.merestone.paper.Press;
import app.merestone.paper.Sheet;
import app.merestone.shell.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The page behind a link as a file, and the certificate, where its champion lets readers take it away. Everything that the page asks is asked
 * here, too; a link without a file is no link to whoever tries.
 */
@Controller
class SharePaper {

    private static final String IN_A_MOMENT = "10";

    private final ReadingShares reading;
    private final SharePage page;
    private final Opens opens;
    private final Press press;
    private final Translations words;

    SharePaper(ReadingShares reading, SharePage page, Opens opens, Press press, Translations words) {
        this.reading = reading;
        this.page = page;
        this.opens = opens;
        this.press = press;
        this.words = words;
    }

    @ModelAttribute
    void everyAnswer(Model model, HttpServletResponse response) {
        page.everyAnswer(model, response);
    }

    @GetMapping("/s/{token}/pdf")
    @Nullable
    String file(
            @PathVariable String token,
            @CookieValue(name = SharePage.PROOF, defaultValue = "") String proof,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        return hand(
                token,
                proof,
                open -> Optional.of(page.picture(open).onPaper(words)),
                "progress.pdf",
                model,
                request,
                response);
    }

    @GetMapping("/s/{token}/certificate/pdf")
    @Nullable
    String certificate(
            @PathVariable String token,
            @CookieValue(name = SharePage.PROOF, defaultValue = "") String proof,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        return hand(
                token,
                proof,
                open -> reading.certificate(open)
                        .map(certificate -> new CertificatePicture(certificate).onPaper(words)),
                "certificate.pdf",
                model,
                request,
                response);
    }

    private @Nullable String hand(
            String token,
            String proof,
            Function<ReadingShares.Open, Optional<Sheet>> which,
            String name,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var behind = reading.behind(ShareToken.read(token).hash(), proof);
        if (behind instanceof ReadingShares.Asks) {
            return "redirect:/s/{token}";
        }
        if (!(behind instanceof ReadingShares.Open open)) {
            return page.show(behind, model, request, response);
        }
        var sheet = open.downloads() ? which.apply(open) : Optional.<Sheet>empty();
        if (sheet.isEmpty()) {
            return SharePage.notThere(response);
        }
        if (!"GET".equals(request.getMethod())) {
            // whoever asks for the headers alone needs no file to be made
            announce(response, name);
            return null;
        }
        var file = press.print(sheet.get());
        if (file.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setHeader(HttpHeaders.RETRY_AFTER, IN_A_MOMENT);
            return "share/busy";
        }
        SharePage.visitor(request, open.reader())
                .ifPresent(visitor -> opens.note(open.share(), visitor, open.reader()));
        announce(response, name);
        response.setContentLength(file.get().length);
        response.getOutputStream().write(file.get());
        return null;
    }

    // the name says neither whose it is nor which link it came from: it ends up in the lists of other machines
    private static void announce(HttpServletResponse response, String name) {
        response.setContentType(MediaType.APPLICATION_PDF_VALUE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    String away(Model model, HttpServletResponse response) {
        return page.away(model, response);
    }
}
