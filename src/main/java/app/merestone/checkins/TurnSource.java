package app.merestone.checkins;

import app.merestone.kernel.AccountId;
import java.util.List;

/**
 * Each module that can wait for somebody answers here for one account: agreement for wording, data syncs for counts,
 * results for co-signatures, check-ins for follow-ups, closing for signatures. Called inside a transaction.
 */
public interface TurnSource {

    /** Everything of this module that waits on this account now, in no particular order, from few queries. */
    List<Turn> turns(AccountId account);
}
