package app.merestone.agreement;

import app.merestone.ledger.Actor;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Keeps what is said beside the agreement and binds nobody. */
@Component
class Notebook {

    private final Notes notes;

    Notebook(Notes notes) {
        this.notes = notes;
    }

    /** Keeps the remark that came with an act; most come without one. */
    void beside(Criterion criterion, NoteAbout about, int revision, String remark, Actor by, Instant at) {
        if (!remark.isBlank()) {
            notes.save(Note.write(criterion.account(), criterion.id(), remark, about, revision, by, at));
        }
    }
}
