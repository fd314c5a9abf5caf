package app.merestone.agreement;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.time.Instant;

/** Wording that was proposed as a criterion turned out to be the vendor's own work (rule 4). */
public record VendorWorkSetAside(AccountId account, PersonId by, Instant at) implements AccountEvent {}
