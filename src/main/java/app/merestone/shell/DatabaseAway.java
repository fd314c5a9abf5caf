package app.merestone.shell;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** A page outside the session, such as those for signing in, whose database is away: it says so, and that it is for now. */
@ControllerAdvice
class DatabaseAway {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    void away(Exception cause, HttpServletResponse response) throws IOException {
        LOG.error("A page could not be made, for the database did not answer", cause);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
}
