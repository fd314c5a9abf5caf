package app.merestone.results;

import app.merestone.kernel.AccountId;

/**
 * Whether an account's signatures can still be withdrawn (rule 12: until closing). Closing stands above this module and
 * answers here; {@link Milestones#locked} lets it close on results that cannot move meanwhile.
 */
public interface SigningWindow {

    /** Whether both sides have closed the account's onboarding. Called inside the act's transaction. */
    boolean closed(AccountId account);
}
