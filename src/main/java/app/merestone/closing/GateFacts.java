package app.merestone.closing;

import app.merestone.kernel.AccountId;
import java.time.LocalDate;
import java.util.List;

/**
 * All that the gate looks at, in its own words, so that the rule can be read and tested alone.
 *
 * @param today in the account's zone: the day on which it would be closed
 * @param answered whether a customer person answered the evidence question
 */
record GateFacts(
        AccountId account, LocalDate today, Tasks tasks, List<Agreed> criteria, List<Data> data, boolean answered) {

    /** Counts of the vendor's set-up tasks. */
    record Tasks(int done, int total, int notNeeded) {}

    /** Where a criterion's result stands. */
    enum Shown {
        NOTHING,
        /** A customer person said "no result yet", and nothing was recorded since. */
        NO_RESULT_YET,
        /** Recorded for an earlier version of what is agreed. */
        FOR_EARLIER_WORDING,
        /** The CSM asked for more. */
        SENT_BACK,
        /** Recorded, not yet signed by champion or deputy. */
        RECORDED,
        SIGNED_BY_CUSTOMER,
        CO_SIGNED
    }

    /** A criterion whose wording both agreed. */
    record Agreed(
            String id,
            String statement,
            LocalDate due,
            boolean firstValue,
            boolean required,
            boolean afterOnboarding,
            Shown shown) {}

    /** How far a data sync is. */
    enum Checked {
        NOT_ARRIVED,
        NOT_VERIFIED,
        DISPUTED,
        NEEDS_ANOTHER_LOOK,
        VERIFIED
    }

    /** A data sync. */
    record Data(String id, String name, boolean required, Checked checked) {}
}
