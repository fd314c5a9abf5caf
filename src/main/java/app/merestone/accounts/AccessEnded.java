package app.merestone.accounts;

import app.merestone.kernel.PersonId;
import java.time.Instant;

/**
 * A person's access to the whole portal ended, on whichever side: every session of theirs is to end at once. Not of one
 * account, so no {@link app.merestone.kernel.AccountEvent}; each account they belonged to has its own {@link
 * MembershipEnded}.
 */
public record AccessEnded(PersonId person, Instant at) {}
