package app.merestone.agreement;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.TimeOrdered;
import app.merestone.kernel.Typed;
import app.merestone.ledger.Actor;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what is said beside the agreement and binds nobody. */
@Component
class Notebook {

    private final Notes notes;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Notebook(Notes notes, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.notes = notes;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Keeps the remark that came with an act; most come without one. */
    void beside(Criterion criterion, NoteAbout about, int revision, String remark, Actor by, Instant at) {
        if (!remark.isBlank()) {
            notes.save(Note.write(criterion.account(), criterion.id(), remark, about, revision, by, at));
        }
    }

    void setAside(AccountId account, String title, Actor by, Instant at) {
        var line = Typed.line("statement", title, Wording.LONGEST_STATEMENT);
        jdbc.sql("""
                        INSERT INTO set_aside_work (id, account_id, title, person_id, at)
                        VALUES (:id, :account, :title, :person, :at)""")
                .param("id", TimeOrdered.uuid().toString())
                .param("account", account.toString())
                .param("title", line)
                .param("person", by.person().toString())
                .param("at", LocalDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
        events.publishEvent(new VendorWorkSetAside(account, by.person(), at));
    }
}
