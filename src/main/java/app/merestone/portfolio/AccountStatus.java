package app.merestone.portfolio;

import java.util.Locale;

/**
 * Where an account stands, in the five words of the interface. Tasks and results are never added up: an account whose
 * tasks are all done without a first result has a state of its own.
 */
public enum AccountStatus {
    /** Internal tasks are open and no first result is shown. */
    SETTING_UP,
    /** At risk (rule 19): every internal task is done, and the customer cannot point to a result. */
    SETUP_DONE_NO_RESULT,
    /** The first result is shown and co-signed. */
    RESULT_SHOWN,
    /** Both sides closed the onboarding on evidence. */
    CLOSED_BY_BOTH,
    /** A leader ended the onboarding; it never counts as onboarded (rule 15). */
    ENDED_WITHOUT_RESULT;

    /**
     * The status that follows from these facts.
     *
     * @param tasksDone whether every internal task is done or not needed
     * @param firstValueShown whether the first-value criterion has a co-signed result
     */
    public static AccountStatus of(Ending ending, boolean tasksDone, boolean firstValueShown) {
        return switch (ending) {
            case CLOSED_BY_BOTH -> CLOSED_BY_BOTH;
            case WITHOUT_RESULT -> ENDED_WITHOUT_RESULT;
            case NOT_YET -> {
                if (firstValueShown) {
                    yield RESULT_SHOWN;
                }
                yield tasksDone ? SETUP_DONE_NO_RESULT : SETTING_UP;
            }
        };
    }

    /** Whether the onboarding goes on. */
    public boolean open() {
        return this != CLOSED_BY_BOTH && this != ENDED_WITHOUT_RESULT;
    }

    /** The key of its word among the translations. */
    public String key() {
        return "account.status." + name().toLowerCase(Locale.ROOT);
    }

    /** How an onboarding ended. */
    public enum Ending {
        /** It goes on. */
        NOT_YET,
        /** Both sides signed. */
        CLOSED_BY_BOTH,
        /** A leader ended it with a reason. */
        WITHOUT_RESULT
    }
}
