package app.merestone.agreement;

import app.merestone.accounts.Access;
import app.merestone.accounts.SetUpWork;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.Refused;
import java.time.Clock;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Putting words on the table: a new criterion, or a change to one. Either side may (rule 2). */
@Service
@Transactional
@PreAuthorize("hasAnyRole('CUSTOMER', 'CSM')")
public class ProposingCriteria {

    private final Access access;
    private final Criteria criteria;
    private final Notebook notebook;
    private final World world;
    private final Chronicle chronicle;
    private final SetUpWork setUpWork;
    private final Clock clock;

    ProposingCriteria(
            Access access,
            Criteria criteria,
            Notebook notebook,
            World world,
            Chronicle chronicle,
            SetUpWork setUpWork,
            Clock clock) {
        this.access = access;
        this.criteria = criteria;
        this.notebook = notebook;
        this.world = world;
        this.chronicle = chronicle;
        this.setUpWork = setUpWork;
        this.clock = clock;
    }

    /**
     * Proposes a criterion. The page that asks makes the id beforehand, so that pressing twice proposes once.
     *
     * @param fresh a never used id
     * @param note to the other side; may be empty
     */
    public Recorded propose(AccountId account, CriterionId fresh, Wording wording, String note) {
        var actor = access.participant(account);
        var known = criteria.findByIdAndAccount(fresh, account);
        if (known.isPresent()) {
            return Recorded.before(false);
        }
        var now = clock.instant();
        var criterion = Criterion.propose(fresh, account, wording, actor, world.around(account, fresh), now);
        criteria.save(criterion);
        notebook.beside(criterion, NoteAbout.PROPOSAL, 1, note, actor, now);
        return chronicle.record(Chronicle.PROPOSED, actor, criterion, criterion.table(), note);
    }

    /**
     * Suggests a change: another version on top of the one the person has seen.
     *
     * @param seen the number of the version on the page
     * @param note to the other side; may be empty
     */
    public Recorded counter(AccountId account, CriterionId id, int seen, Wording wording, String note) {
        var actor = access.participant(account);
        var criterion = criteria.of(account, id);
        var now = clock.instant();
        if (!criterion.counter(seen, wording, actor, world.around(account, id), now)) {
            return Recorded.before(false);
        }
        criteria.save(criterion);
        notebook.beside(criterion, NoteAbout.PROPOSAL, criterion.table().number(), note, actor, now);
        return chronicle.record(Chronicle.COUNTERED, actor, criterion, criterion.table(), note);
    }

    /**
     * Sets wording aside that turned out to be the vendor's own work (rule 4): it becomes a set-up task instead of a
     * criterion.
     */
    public void setAside(AccountId account, String title) {
        var actor = access.participant(account);
        if (VendorWording.in(title).isEmpty()) {
            throw Refused.because("criterion.not-vendor-wording");
        }
        setUpWork.add(account, title, actor.person());
    }
}
