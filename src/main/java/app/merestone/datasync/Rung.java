package app.merestone.datasync;

import app.merestone.kernel.PersonId;
import java.time.Instant;

/** A step of the ladder that somebody took: who, and when. */
record Rung(PersonId by, Instant at) {}
