package app.merestone.results;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountId;

/** Where the pages of results are. */
public final class ResultAddresses {

    private ResultAddresses() {}

    /** All of an account's results. */
    public static String results(AccountId account) {
        return "/plan/" + account + "/results";
    }

    /** One criterion's result. */
    public static String result(AccountId account, CriterionId criterion) {
        return results(account) + "/" + criterion;
    }

    /** Where a customer person records it. */
    public static String record(AccountId account, CriterionId criterion) {
        return result(account, criterion) + "/record";
    }

    /** Where the CSM co-signs it. */
    public static String coSign(AccountId account, CriterionId criterion) {
        return "/accounts/" + account + "/cosign/" + criterion;
    }

    /** One piece of evidence. */
    public static String evidence(AccountId account, EvidenceId evidence) {
        return "/plan/" + account + "/evidence/" + evidence;
    }
}
