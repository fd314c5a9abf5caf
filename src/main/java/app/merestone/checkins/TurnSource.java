package app.merestone.checkins;

import app.merestone.kernel.AccountId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Each module that can wait for somebody answers here for one account: agreement for wording, data syncs for counts,
 * results for co-signatures, check-ins for follow-ups, closing for signatures. Called inside a transaction.
 */
public interface TurnSource {

    /** Everything of this module that waits on this account now, in no particular order, from few queries. */
    List<Turn> turns(AccountId account);

    /**
     * The next day after today, in the account's zone, on which that answer changes although nobody acts: a check-in falls
     * due, a date comes near. Empty when only an act can change it. A day too early does no harm, a day missed does.
     */
    default Optional<LocalDate> nextDay(AccountId account) {
        return Optional.empty();
    }
}
