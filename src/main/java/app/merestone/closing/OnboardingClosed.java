package app.merestone.closing;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** Both signed: the onboarding is closed on what was shown. */
public record OnboardingClosed(AccountId account, ClosingId closing, Instant at) implements AccountEvent {}
