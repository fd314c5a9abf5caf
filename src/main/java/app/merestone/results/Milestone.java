package app.merestone.results;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.ContentHash;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A criterion's recorded result and the signatures on it. It is a milestone in the full sense once it is co-signed.
 *
 * @param criterion which criterion
 * @param result the telling that counts
 * @param standing where it stands between the two sides
 * @param current whether it was recorded for the wording in force
 * @param observedOn the day it was observed, in the account's zone
 * @param grade how strong the proof is
 * @param content the hash that both sign
 * @param customerName who signed, or where nobody did yet, recorded it for the customer; the name of that moment
 * @param customerSignedAt when that was, UTC
 * @param vendorName who co-signed; empty until somebody does
 * @param vendorSignedAt when, UTC
 * @param what what happened, in the customer's words
 * @param customerSigned whether a signature of the champion or deputy stands under it
 * @param amount the number that was observed; empty where none was told
 * @param reference how people cite the entry of the co-signature; empty until there is one
 */
public record Milestone(
        CriterionId criterion,
        ResultId result,
        ResultStanding standing,
        boolean current,
        LocalDate observedOn,
        EvidenceGrade grade,
        ContentHash content,
        String customerName,
        Instant customerSignedAt,
        @Nullable String vendorName,
        @Nullable Instant vendorSignedAt,
        String what,
        boolean customerSigned,
        @Nullable BigDecimal amount,
        @Nullable String reference)
        implements Serializable {

    /** Whether both signatures stand under the same content, for the wording in force. */
    public boolean cosigned() {
        return standing == ResultStanding.CO_SIGNED;
    }
}
