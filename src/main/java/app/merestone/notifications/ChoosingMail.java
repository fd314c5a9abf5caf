package app.merestone.notifications;

import app.merestone.accounts.Access;
import app.merestone.kernel.StoredTime;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one mail switch. Off, a person is no longer told when it becomes their turn; the receipts of what they sign and the
 * links that they ask for to sign in still come. Everybody turns only their own.
 */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class ChoosingMail {

    private final Access access;
    private final JdbcClient jdbc;
    private final Clock clock;

    ChoosingMail(Access access, JdbcClient jdbc, Clock clock) {
        this.access = access;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the person asking is told by mail when it becomes their turn. */
    @Transactional(readOnly = true)
    public boolean wanted() {
        return jdbc.sql("SELECT COUNT(*) FROM mail_switched_off WHERE person_id = :person")
                        .param("person", access.person().toString())
                        .query(Integer.class)
                        .single()
                == 0;
    }

    /** From now on tell me, or tell me no more. */
    public void want(boolean mail) {
        var person = access.person().toString();
        jdbc.sql("DELETE FROM mail_switched_off WHERE person_id = :person")
                .param("person", person)
                .update();
        if (!mail) {
            jdbc.sql("INSERT INTO mail_switched_off (person_id, since) VALUES (:person, :now)")
                    .param("person", person)
                    .param("now", StoredTime.column(clock.instant()))
                    .update();
        }
    }
}
