package app.merestone.sharing;

import app.merestone.evidence.Attachment;
import app.merestone.evidence.EvidenceStore;
import app.merestone.evidence.InertAnswers;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Hands out the files of results that the page behind a link names, where its champion lets readers take them away. A file is
 * asked for by its hash, and looked for among those that this reader's page names at this moment: there is no other way to it.
 */
@Controller
class ShareFiles {

    private static final int SC_TOO_MANY = 429;

    private final ReadingShares reading;
    private final SharePage page;
    private final Opens opens;
    private final ShareLimits limits;
    private final EvidenceStore store;
    private final InertAnswers answers;

    ShareFiles(
            ReadingShares reading,
            SharePage page,
            Opens opens,
            ShareLimits limits,
            EvidenceStore store,
            InertAnswers answers) {
        this.reading = reading;
        this.page = page;
        this.opens = opens;
        this.limits = limits;
        this.store = store;
        this.answers = answers;
    }

    @ModelAttribute
    void everyAnswer(Model model, HttpServletResponse response) {
        page.everyAnswer(model, response);
    }

    /** A file, or the page that says why there is none. */
    @GetMapping("/s/{token}/file/{hash}")
    Object file(
            @PathVariable String token,
            @PathVariable String hash,
            @CookieValue(name = SharePage.PROOF, defaultValue = "") String proof,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var behind = reading.behind(ShareToken.read(token).hash(), proof);
        if (behind instanceof ReadingShares.Asks) {
            return "redirect:/s/{token}";
        }
        if (!(behind instanceof ReadingShares.Open open)) {
            return page.show(behind, model, request, response);
        }
        var file = open.plan().file(hash).filter(shown -> open.downloads());
        if (file.isEmpty()) {
            return SharePage.notThere(response);
        }
        if (!limits.taken(request.getRemoteAddr())) {
            response.setStatus(SC_TOO_MANY);
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(ShareLimits.WINDOW.toSeconds()));
            return "share/too-many-files";
        }
        var content = store.read(new ContentHash(hash), file.get().name());
        SharePage.visitor(request, open.reader())
                .ifPresent(visitor -> opens.note(open.share(), visitor, open.reader()));
        return answers.file(new Attachment(file.get().name(), file.get().type().mediaType(), content), response);
    }

    @ExceptionHandler(Refused.class)
    ResponseEntity<byte[]> gone(Refused refused, HttpServletResponse response) {
        return answers.gone(refused, response);
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    String away(Model model, HttpServletResponse response) {
        return page.away(model, response);
    }
}
