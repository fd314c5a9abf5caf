package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.Refused;
import java.time.LocalDate;

/**
 * What the modules above know that the first day of an onboarding must not contradict: a result was observed before it,
 * or both have signed it.
 */
public interface OnboardingStartWitness {

    /**
     * Asked inside the act's transaction, with the account locked.
     *
     * @throws Refused if this account's onboarding cannot have begun on this day
     */
    void mustAllow(AccountId account, LocalDate start);
}
