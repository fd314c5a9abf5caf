package app.merestone.results;

import app.merestone.evidence.InertAnswers;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Refused;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Hands a file out, inert, and only to whoever may read the account at that moment. A GET that changes nothing; that
 * somebody opened a piece is noted by their press in the page.
 */
@Controller
class EvidencePage {

    private final KeepingEvidence keeping;
    private final InertAnswers answers;

    EvidencePage(KeepingEvidence keeping, InertAnswers answers) {
        this.keeping = keeping;
        this.answers = answers;
    }

    @GetMapping("/plan/{account}/evidence/{evidence}")
    ResponseEntity<byte[]> download(
            @PathVariable String account, @PathVariable String evidence, HttpServletResponse response) {
        return answers.file(keeping.download(AccountId.parse(account), EvidenceId.parse(evidence)), response);
    }

    @ExceptionHandler({NotFound.class, AccessDeniedException.class})
    ResponseEntity<byte[]> nothing(HttpServletResponse response) {
        return answers.nothing(response);
    }

    @ExceptionHandler(Refused.class)
    ResponseEntity<byte[]> gone(Refused refused, HttpServletResponse response) {
        return answers.gone(refused, response);
    }
}
