package app.merestone.notifications;

import app.merestone.accounts.PersonFacts;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.StoredTime;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who wants to be told by mail, and who has been told of what: an event may be delivered more than once, a mail goes out once. */
@Component
class ToldPeople {

    private final JdbcClient jdbc;
    private final Clock clock;

    ToldPeople(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean wantsMail(PersonFacts person) {
        return jdbc.sql("SELECT COUNT(*) FROM mail_switched_off WHERE person_id = :person")
                        .param("person", person.person().toString())
                        .query(Integer.class)
                        .single()
                == 0;
    }

    /** Whether this person has not been told of this yet; from now on they have. */
    boolean firstTime(String what, PersonId person) {
        int told = jdbc.sql("SELECT COUNT(*) FROM told_turn WHERE turn_key = :key AND person_id = :person")
                .param("key", what)
                .param("person", person.toString())
                .query(Integer.class)
                .single();
        if (told > 0) {
            return false;
        }
        jdbc.sql("INSERT INTO told_turn (turn_key, person_id, told_at) VALUES (:key, :person, :now)")
                .param("key", what)
                .param("person", person.toString())
                .param("now", StoredTime.column(clock.instant()))
                .update();
        return true;
    }
}
