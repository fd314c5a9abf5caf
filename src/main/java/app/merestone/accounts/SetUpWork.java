package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;

/**
 * Where work goes that turned out to be the vendor's own: wording that was proposed as a criterion and only describes
 * what the vendor does (rule 4). Answered by the room of the vendor's set-up tasks, so that agreeing need not know it.
 */
public interface SetUpWork {

    /**
     * Puts this at the end of the account's list of set-up tasks, in the caller's transaction.
     *
     * @param by whose wording it was
     */
    void add(AccountId account, String title, PersonId by);
}
