package app.merestone.agreement;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;

/** Lets the generator sign the very hash that the application would: it is nobody else's business, so it stays hidden there. */
public final class GeneratedWording {

    private GeneratedWording() {}

    /** The hash of this wording under this number. */
    public static ContentHash hash(Wording wording, AccountId account, CriterionId criterion, int number) {
        return wording.hash(account, criterion, number);
    }
}
