package app.merestone.datasync;

import app.merestone.evidence.InertAnswers;
import app.merestone.evidence.InertDownloads;
import app.merestone.kernel.AccountId;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out a file that shows what is off, inert, and only to whoever may read the account at that moment. */
@Controller
class ProofPage extends InertDownloads {

    private final ProvingDisputes proving;

    ProofPage(ProvingDisputes proving, InertAnswers answers) {
        super(answers);
        this.proving = proving;
    }

    @GetMapping("/plan/{account}/proof/{proof}")
    ResponseEntity<byte[]> download(
            @PathVariable String account, @PathVariable String proof, HttpServletResponse response) {
        return handOut(proving.download(AccountId.parse(account), ProofFileId.parse(proof)), response);
    }
}
