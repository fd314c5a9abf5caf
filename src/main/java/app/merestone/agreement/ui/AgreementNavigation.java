package app.merestone.agreement.ui;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountId;

/** Where the pages of this room are. */
public final class AgreementNavigation {

    private AgreementNavigation() {}

    /** Everything agreed and on the table. */
    public static String list(AccountId account) {
        return "/plan/" + account + "/agreement";
    }

    /** What exactly we promised. */
    public static String criterion(AccountId account, CriterionId criterion) {
        return list(account) + "/" + criterion;
    }

    /** Suggesting a change to it. */
    public static String change(AccountId account, CriterionId criterion) {
        return criterion(account, criterion) + "/change";
    }

    /** Proposing a new criterion. */
    public static String propose(AccountId account) {
        return list(account) + "/new";
    }

    /** Recording its result; the page belongs to the room of results, which stands on this one. */
    static String result(AccountId account, CriterionId criterion) {
        return "/plan/" + account + "/results/" + criterion + "/record";
    }

    /** What was recorded of it. */
    static String shown(AccountId account, CriterionId criterion) {
        return results(account) + "/" + criterion;
    }

    /** Every result. */
    static String results(AccountId account) {
        return "/plan/" + account + "/results";
    }

    /** Why the customer bought. */
    public static String why(AccountId account) {
        return list(account) + "/why";
    }
}
