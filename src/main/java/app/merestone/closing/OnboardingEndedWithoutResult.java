package app.merestone.closing;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** A leader ended the onboarding without a result. */
public record OnboardingEndedWithoutResult(AccountId account, Instant at) implements AccountEvent {}
