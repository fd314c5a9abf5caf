package app.merestone.datasync;

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

/** Hands out a file that shows what is off, inert, and only to whoever may read the account at that moment. */
@Controller
class ProofPage {

    private final ProvingDisputes proving;
    private final InertAnswers answers;

    ProofPage(ProvingDisputes proving, InertAnswers answers) {
        this.proving = proving;
        this.answers = answers;
    }

    @GetMapping("/plan/{account}/proof/{proof}")
    ResponseEntity<byte[]> download(
            @PathVariable String account, @PathVariable String proof, HttpServletResponse response) {
        return answers.file(proving.download(AccountId.parse(account), ProofFileId.parse(proof)), response);
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
