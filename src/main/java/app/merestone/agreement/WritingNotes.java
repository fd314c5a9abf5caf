package app.merestone.agreement;

import app.merestone.accounts.Access;
import app.merestone.kernel.AccountId;
import java.time.Clock;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writing beside a criterion: questions that are no change to its words. */
@Service
@Transactional
@PreAuthorize("hasAnyRole('CUSTOMER', 'CSM')")
public class WritingNotes {

    private final Access access;
    private final Criteria criteria;
    private final Notes notes;
    private final Clock clock;

    WritingNotes(Access access, Criteria criteria, Notes notes, Clock clock) {
        this.access = access;
        this.criteria = criteria;
        this.notes = notes;
        this.clock = clock;
    }

    /** Writes a note for everybody on the account to read. */
    public NoteId write(AccountId account, CriterionId id, String text) {
        var actor = access.participant(account);
        var criterion = criteria.of(account, id);
        return notes.save(Note.write(account, criterion.id(), text, NoteAbout.THREAD, null, actor, clock.instant()))
                .id();
    }
}
