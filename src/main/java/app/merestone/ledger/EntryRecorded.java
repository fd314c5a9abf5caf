package app.merestone.ledger;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.time.Instant;

/**
 * An entry was appended to an account's chain; published in the transaction of the act itself.
 *
 * @param signature whether the person put their name to content and so gets a receipt
 */
public record EntryRecorded(
        AccountId account, long sequence, String kind, PersonId person, boolean signature, Instant at)
        implements AccountEvent {}
