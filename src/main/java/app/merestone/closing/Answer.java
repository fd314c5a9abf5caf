package app.merestone.closing;

import app.merestone.kernel.PersonId;
import java.io.Serializable;
import java.time.Instant;

/**
 * A customer person's answer to "Can you walk me through a specific result you've seen so far?".
 *
 * @param number 1 for the first answer; each new wording counts one up
 * @param words as they were typed
 * @param person who answered
 * @param name their name as it was then
 * @param at when, UTC
 */
public record Answer(int number, String words, PersonId person, String name, Instant at) implements Serializable {}
