package app.merestone.checkins;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A check-in as lists show it.
 *
 * @param id which
 * @param account on which account
 * @param accountName that account's name
 * @param zone in which {@code due} is a day
 * @param about one line
 * @param reason why it was arranged: the blocker, in somebody's words
 * @param due by when
 * @param owner who sees to it
 * @param ownerName their name
 * @param ownerSide whose turn it is
 * @param openedByName who arranged it; empty where a rule that both agreed to did
 * @param openedAt when, UTC
 * @param doneByName who said it took place; empty while it is open
 * @param doneAt when it was said to have taken place; empty while it is open
 * @param note what came of it; empty while it is open
 */
public record CheckInSummary(
        CheckInId id,
        AccountId account,
        String accountName,
        ZoneId zone,
        String about,
        String reason,
        LocalDate due,
        PersonId owner,
        String ownerName,
        Side ownerSide,
        @Nullable String openedByName,
        Instant openedAt,
        @Nullable String doneByName,
        @Nullable Instant doneAt,
        @Nullable String note)
        implements Serializable {

    /** Whether it has not taken place yet. */
    public boolean open() {
        return doneAt == null;
    }
}
