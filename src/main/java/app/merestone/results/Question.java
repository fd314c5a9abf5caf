package app.merestone.results;

import app.merestone.kernel.PersonId;
import java.time.Instant;

/** What the vendor's side asked instead of co-signing. */
record Question(PersonId personId, String words, Instant at) {}
