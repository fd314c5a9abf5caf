package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What every page and every rule needs to know of an account.
 *
 * @param id the account
 * @param name the company's name
 * @param zone in which its due dates are days: the champion's choice, else the vendor's
 * @param segment the segment it belongs to
 * @param csm the vendor person who owns it; empty while nobody does, and when whoever did is no CSM any more
 * @param onboardingStart contract date, else kickoff; the first day of "days to first result"
 * @param planStarted whether its plan was drawn up from the segment's playbook
 * @param ended whether it left or its onboarding ended: nothing can be signed any more
 */
public record AccountFacts(
        AccountId id,
        String name,
        ZoneId zone,
        SegmentId segment,
        @Nullable PersonId csm,
        LocalDate onboardingStart,
        boolean planStarted,
        boolean ended) {}
