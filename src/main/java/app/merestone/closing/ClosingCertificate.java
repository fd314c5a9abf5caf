package app.merestone.closing;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The record of a closed onboarding. It never changes; what was reported since stands beside it.
 *
 * @param number how people cite it: M-7Q4M2-KXD5T, or M-2026-0117 from before
 * @param content what both signed
 * @param hash its SHA-256
 * @param customer the customer's signature
 * @param vendor the vendor's signature
 * @param closedOn the day, in the account's zone
 * @param closedAt when, UTC
 * @param verifyAddress where anybody can check this record
 * @param lapses reports that a result no longer holds, the earliest first
 */
public record ClosingCertificate(
        AccountId account,
        String number,
        ClosingContent content,
        ContentHash hash,
        Signature customer,
        Signature vendor,
        LocalDate closedOn,
        Instant closedAt,
        String verifyAddress,
        List<LapseReport> lapses)
        implements Serializable {

    /** For whoever is not told the numbers: as it is, and the numbers of its results are left out. */
    public ClosingCertificate withoutNumbers() {
        return telling(content.withoutNumbers(), lapses);
    }

    /** As it read at this moment: what was reported later is left out. */
    public ClosingCertificate asOf(Instant moment) {
        return telling(
                content,
                lapses.stream().filter(lapse -> !lapse.at().isAfter(moment)).toList());
    }

    private ClosingCertificate telling(ClosingContent told, List<LapseReport> since) {
        return new ClosingCertificate(
                account, number, told, hash, customer, vendor, closedOn, closedAt, verifyAddress, since);
    }
}
