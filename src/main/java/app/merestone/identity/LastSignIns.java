package app.merestone.identity;

import app.merestone.accounts.Standings;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.StoredTime;
import app.merestone.ledger.AuthenticatedBy;
import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When people last signed in, and how. */
@Component
class LastSignIns {

    private final JdbcClient jdbc;
    private final Standings standings;
    private final Clock clock;

    LastSignIns(JdbcClient jdbc, Standings standings, Clock clock) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.clock = clock;
    }

    void record(PersonId person, AuthenticatedBy how) {
        standings.entered(person);
        if (write("UPDATE last_sign_in SET at = :at, authenticated_by = :how WHERE person_id = :person", person, how)
                == 0) {
            try {
                write(
                        "INSERT INTO last_sign_in (person_id, at, authenticated_by) VALUES (:person, :at, :how)",
                        person,
                        how);
            } catch (DuplicateKeyException otherBrowserWasFaster) {
                // then it is on record
            }
        }
    }

    boolean ever(PersonId person) {
        return jdbc.sql("SELECT 1 FROM last_sign_in WHERE person_id = :person")
                .param("person", person.toString())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private int write(String sql, PersonId person, AuthenticatedBy how) {
        return jdbc.sql(sql)
                .param("person", person.toString())
                .param("at", StoredTime.column(clock.instant()))
                .param("how", how.name())
                .update();
    }
}
