package app.merestone.agreement;

import app.merestone.accounts.Access;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reading what an account and the vendor agree on. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasAnyRole('CUSTOMER', 'CSM', 'LEADER')")
public class BrowsingCriteria {

    /** How many notes come at once. */
    public static final int NOTES = 20;

    private final Access access;
    private final Reads reads;

    BrowsingCriteria(Access access, Reads reads) {
        this.access = access;
        this.reads = reads;
    }

    /** Whoever is asking, and what their page may offer them. */
    public Reader reader(AccountId account) {
        var who = access.reading(account);
        return reads.reader(account, who, who.side() == Side.CUSTOMER || who.signs());
    }

    /** The plan's opening: why, and what is first value. */
    public PlanSummary plan(AccountId account) {
        access.reading(account);
        return reads.plan(account).orElseThrow(NotFound::new);
    }

    /** All criteria that are not dropped, the first result first, then by day. */
    public List<CriterionSummary> criteria(AccountId account) {
        access.reading(account);
        return reads.criteria(account);
    }

    /** One criterion with all its versions; dropped ones can still be read. */
    public CriterionDetail criterion(AccountId account, CriterionId id) {
        access.reading(account);
        return reads.criterion(account, id).orElseThrow(NotFound::new);
    }

    /**
     * Notes beside a criterion, newest first, {@value #NOTES} at once.
     *
     * @param before only notes older than this one; empty for the newest
     */
    public List<NoteLine> notes(AccountId account, CriterionId id, @Nullable NoteId before) {
        access.reading(account);
        return reads.notes(account, id, before, NOTES);
    }
}
