package app.merestone.closing;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.Side;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far an account is from closing, for whoever reads it.
 *
 * @param company the customer's name
 * @param vendor the vendor's name
 * @param gate what holds and what is missing
 * @param content what would be signed now
 * @param answer the answer to the evidence question; empty while nobody answered
 * @param customer the customer's signature; empty while it is missing
 * @param ours the vendor's signature; empty while it is missing
 * @param changed which parts are no longer what the signature there was given for
 * @param endedOn the day it was closed or ended, in the account's zone; empty while it is open
 * @param endedBy the leader who ended it without a result; empty otherwise
 * @param reason why it was ended without a result; empty otherwise
 * @param side the reader's side
 * @param mayAnswer whether the reader may answer the evidence question
 * @param maySign whether the reader signs for their side
 */
public record ClosingStatus(
        AccountId account,
        String company,
        String vendor,
        ZoneId zone,
        ClosingState state,
        Gate gate,
        ClosingContent content,
        @Nullable Answer answer,
        @Nullable Signature customer,
        @Nullable Signature ours,
        Set<ClosingContent.Part> changed,
        @Nullable LocalDate endedOn,
        String endedBy,
        String reason,
        Side side,
        boolean mayAnswer,
        boolean maySign)
        implements Serializable {

    /** Whether what is missing on the reader's side can be the reader's to do; everybody else only reads. */
    public boolean mayAct() {
        return side == Side.CUSTOMER ? mayAnswer : maySign;
    }

    /** What would be signed now. */
    public ContentHash hash() {
        return content.hash();
    }

    /** This side's signature, if it was given for what would be signed now. */
    public @Nullable Signature standing(Side of) {
        return changed.isEmpty() ? signature(of) : null;
    }

    /** This side's signature, whatever it was given for. */
    public @Nullable Signature signature(Side of) {
        return of == Side.CUSTOMER ? customer : ours;
    }

    /** The number of the answer as it stands, 0 while there is none. */
    public int answerNumber() {
        return answer == null ? 0 : answer.number();
    }
}
