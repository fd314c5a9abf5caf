package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Typed;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An account as the vendor's CRM and the portal both know it. The static methods read one cell each and refuse what an
 * account cannot carry.
 *
 * @param version of the stored row; 0 of a new one
 * @param domain the company's mail domain; empty where it is not known
 * @param crmId the company's id in the CRM; empty of an account that was started by hand
 * @param csm who owns it; empty while nobody does
 */
public record CrmAccount(
        AccountId id,
        int version,
        String name,
        @Nullable String domain,
        @Nullable String crmId,
        SegmentId segment,
        @Nullable PersonId csm,
        LocalDate onboardingStart,
        boolean planStarted,
        boolean ended) {

    /** A company the portal did not know. Its plan is not started: that is a press of its CSM. */
    public static CrmAccount fresh(
            String name,
            @Nullable String domain,
            String crmId,
            SegmentId segment,
            @Nullable PersonId csm,
            LocalDate onboardingStart) {
        return new CrmAccount(AccountId.next(), 0, name, domain, crmId, segment, csm, onboardingStart, false, false);
    }

    /** The same account after what the CRM may change of it. */
    public CrmAccount with(String newName, @Nullable String newDomain, String newCrmId, SegmentId newSegment) {
        return new CrmAccount(
                id, version, newName, newDomain, newCrmId, newSegment, csm, onboardingStart, planStarted, ended);
    }

    /** The company's name, as it writes it. */
    public static String name(String cell) {
        return Typed.line("account-name", cell, CompanyProfile.LONGEST_NAME);
    }

    /** A mail domain; none when the cell is empty. */
    public static @Nullable String domain(String cell) {
        return CompanyProfile.domain(cell);
    }

    /** An id in a CRM. */
    public static String crmId(String cell) {
        var id = CompanyProfile.external(cell);
        if (id == null) {
            throw Refused.because("text.empty", "field.account-external-id");
        }
        return id;
    }

    /** The first day of an onboarding. */
    public static LocalDate start(LocalDate day, LocalDate today) {
        OnboardingStart.check(day, today);
        return day;
    }
}
