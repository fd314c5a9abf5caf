package app.merestone.results;

import app.merestone.evidence.InertAnswers;
import app.merestone.evidence.InertDownloads;
import app.merestone.kernel.AccountId;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Hands a file out, inert, and only to whoever may read the account at that moment. A GET that changes nothing; that
 * somebody opened a piece is noted by their press in the page.
 */
@Controller
class EvidencePage extends InertDownloads {

    private final KeepingEvidence keeping;

    EvidencePage(KeepingEvidence keeping, InertAnswers answers) {
        super(answers);
        this.keeping = keeping;
    }

    @GetMapping("/plan/{account}/evidence/{evidence}")
    ResponseEntity<byte[]> download(
            @PathVariable String account, @PathVariable String evidence, HttpServletResponse response) {
        return handOut(keeping.download(AccountId.parse(account), EvidenceId.parse(evidence)), response);
    }
}
