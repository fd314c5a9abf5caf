package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.Identifier;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What both sides are heading for: the agreed criterion that is due next and not shown yet.
 *
 * @param criterion its id
 * @param statement its agreed wording
 * @param due its agreed date
 * @param hash of the agreed revision, so that both confirm the very same
 */
public record NextMilestone(Identifier criterion, String statement, LocalDate due, ContentHash hash)
        implements Serializable {

    /** Answered by the module that knows what is agreed and what is shown. */
    public interface Source {

        /** The account's next milestone; empty while nothing that lies ahead is agreed. */
        Optional<NextMilestone> of(AccountId account);
    }
}
