package app.merestone.evidence;

import app.merestone.kernel.NotFound;
import app.merestone.kernel.Refused;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What hands files out, inert, to whoever may read the account at that moment, and says why where it does not. */
public abstract class InertDownloads {

    private final InertAnswers answers;

    protected InertDownloads(InertAnswers answers) {
        this.answers = answers;
    }

    /** The file, inert. */
    protected final ResponseEntity<byte[]> handOut(Attachment file, HttpServletResponse response) {
        return answers.file(file, response);
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
