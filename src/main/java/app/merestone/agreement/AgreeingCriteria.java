package app.merestone.agreement;

import app.merestone.accounts.Access;
import app.merestone.kernel.AccountId;
import java.time.Clock;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answering what is on the table: accept it, keep the version before, or take one's own word back (rule 3). */
@Service
@Transactional
@PreAuthorize("hasAnyRole('CUSTOMER', 'CSM')")
public class AgreeingCriteria {

    private final Access access;
    private final Criteria criteria;
    private final Notebook notebook;
    private final World world;
    private final Chronicle chronicle;
    private final Clock clock;

    AgreeingCriteria(
            Access access, Criteria criteria, Notebook notebook, World world, Chronicle chronicle, Clock clock) {
        this.access = access;
        this.criteria = criteria;
        this.notebook = notebook;
        this.world = world;
        this.chronicle = chronicle;
        this.clock = clock;
    }

    /**
     * Accepts for one's side, and with the other side's acceptance agrees.
     *
     * @param seen the number of the version on the page; anything newer is refused as changed
     */
    public Recorded accept(AccountId account, CriterionId id, int seen, String note) {
        var actor = access.signatory(account);
        var criterion = criteria.of(account, id);
        var now = clock.instant();
        if (!criterion.accept(seen, actor, world.around(account, id), now)) {
            return Recorded.before(criterion.table().agreed());
        }
        criteria.save(criterion);
        notebook.beside(criterion, NoteAbout.ACCEPTANCE, seen, note, actor, now);
        return chronicle.record(Chronicle.ACCEPTED, actor, criterion, criterion.revision(seen), note);
    }

    /** Takes the version on the page off the table: the one before it stays. */
    public Recorded keep(AccountId account, CriterionId id, int seen, String note) {
        var actor = access.signatory(account);
        var criterion = criteria.of(account, id);
        var now = clock.instant();
        if (!criterion.keep(seen, actor, now)) {
            return Recorded.before(false);
        }
        criteria.save(criterion);
        notebook.beside(criterion, NoteAbout.KEEPING, seen, note, actor, now);
        return chronicle.record(Chronicle.KEPT, actor, criterion, criterion.table(), note);
    }

    /** Takes one's own proposal or acceptance back while the other side has not answered. */
    public Recorded withdraw(AccountId account, CriterionId id, int seen) {
        var actor = access.participant(account);
        var criterion = criteria.of(account, id);
        if (!criterion.withdraw(seen, actor, world.around(account, id), clock.instant())) {
            return Recorded.before(false);
        }
        criteria.save(criterion);
        return chronicle.record(Chronicle.WITHDRAWN, actor, criterion, criterion.revision(seen), "");
    }
}
