package app.merestone.accounts;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.Role;
import java.time.Instant;

/**
 * The vendor started an account's onboarding. Listeners of the modules that draw up the plan and its internal tasks from
 * the segment's playbook run in the same transaction, so no account is ever without its plan.
 *
 * @param by the vendor person who started it
 * @param role in which capacity they did
 */
public record PlanStarted(AccountId account, PersonId by, Role role, Instant at) implements AccountEvent {}
