package app.merestone.portfolio;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where one account stands, kept as one row so that lists of any length cost one indexed query. Derived from the other
 * modules after each act and rebuildable from them at any time.
 *
 * @param tasksDone internal tasks done
 * @param tasksNotNeeded internal tasks found not needed, counted beside the total
 * @param tasksTotal internal tasks that are needed
 * @param tasksFinishedOn the day the last one was done, in the account's zone; empty while one is open
 * @param resultsShown agreed criteria with a co-signed result, those for after onboarding left out
 * @param resultsAgreed agreed criteria, those for after onboarding left out
 * @param firstValueOn observed day of the co-signed first-value result
 * @param quietAfterDays agreed cadence in days
 * @param disputes data syncs in dispute
 * @param pastDue agreed criteria whose day has passed without a co-signed result
 * @param aligned whether no handoff waits for confirmation
 * @param nextDue the next agreed date
 * @param atRisk every internal task done, no first value (rule 19)
 * @param atRiskSince the day that became so
 * @param riskOwned whether the risk has an owner and a dated next step
 * @param closedOn the day both closed, or a leader ended it
 */
public record AccountStanding(
        AccountId account,
        String name,
        UUID segment,
        @Nullable PersonId csm,
        AccountStatus status,
        LocalDate onboardingStart,
        int tasksDone,
        int tasksNotNeeded,
        int tasksTotal,
        @Nullable LocalDate tasksFinishedOn,
        int resultsShown,
        int resultsAgreed,
        @Nullable LocalDate firstValueOn,
        @Nullable Instant lastCustomerActAt,
        int quietAfterDays,
        int disputes,
        int pastDue,
        boolean aligned,
        @Nullable LocalDate nextDue,
        boolean atRisk,
        @Nullable LocalDate atRiskSince,
        boolean riskOwned,
        @Nullable LocalDate closedOn)
        implements Serializable {}
