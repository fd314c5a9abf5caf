package app.merestone.kernel;

import java.time.Instant;

/**
 * Something that happened on one account. Every domain event is one, so that open pages, the account's standing and the
 * mails follow from a single kind of listener.
 */
public interface AccountEvent {

    /** The account it happened on. */
    AccountId account();

    /** When, in UTC, by the portal's clock. */
    Instant at();
}
