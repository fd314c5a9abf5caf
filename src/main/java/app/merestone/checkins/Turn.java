package app.merestone.checkins;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something on an account that waits for one side. The oldest comes first on every page, and a person is told by mail
 * once when it becomes theirs.
 *
 * @param key names this very wait for good ({@code criterion:{id}:revision:4}): the same key is never mailed twice
 * @param account where
 * @param side who has to act
 * @param person the one it waits for; empty when anybody who signs for that side may do it
 * @param kind what is to be done: the sentence is the translation of {@code "turn." + kind}, as is its button {@code
 *     "turn." + kind + ".action"}
 * @param about what the sentence names: the criterion's statement, the sync's name
 * @param path the page where it is done, beginning with a slash
 * @param since when it became this side's turn, UTC
 * @param due the day by which it is to be done, in the account's zone; empty where no date binds
 */
public record Turn(
        String key,
        AccountId account,
        Side side,
        @Nullable PersonId person,
        String kind,
        String about,
        String path,
        Instant since,
        @Nullable LocalDate due)
        implements Serializable {

    /** The same wait when the one it was for is not there any more: whoever signs for that side may do it. */
    public Turn forAnybody() {
        return new Turn(key, account, side, null, kind, about, path, since, due);
    }
}
