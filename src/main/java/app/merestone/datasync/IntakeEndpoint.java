package app.merestone.datasync;

import app.merestone.kernel.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;

/**
 * Takes in what senders post. Answers 2xx only after the commit; anything it does not take gets a problem (RFC 9457) that
 * says what is wrong and that nothing was stored.
 */
abstract class IntakeEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeEndpoint.class);

    /** Gives the body to this use case, and answers with what became of it. */
    static ResponseEntity<?> take(HttpServletRequest request, Function<byte[], Receipt> use) {
        try {
            return IntakeAnswers.stored(twiceAtOnce(IntakeBody.of(request), use));
        } catch (IntakeRefused refused) {
            return IntakeAnswers.refused(refused);
        } catch (NotFound revoked) {
            return IntakeAnswers.wrongKey();
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("an event could not be stored; its sender was asked to send it again", away);
            return IntakeAnswers.unavailable();
        } catch (IOException cutOff) {
            return IntakeAnswers.cutOff();
        }
    }

    private static Receipt twiceAtOnce(byte[] body, Function<byte[], Receipt> use) {
        try {
            return use.apply(body);
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            // the other one has been committed: whether it was this event is asked, and not assumed
            return use.apply(body);
        }
    }
}
