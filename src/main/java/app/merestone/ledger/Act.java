package app.merestone.ledger;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.Identifier;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One binding act, about to be recorded.
 *
 * @param account on whose chain
 * @param kind what was done
 * @param by who did it
 * @param subject the thing it was done to: a criterion, a sync, a result, the account itself
 * @param content the hash of what was signed; empty where an act signs no content
 * @param details what a reader needs to understand the entry: names, words, numbers. Kept beside the chain under a salted
 *     commitment, so that a person's words can be erased without breaking it. Never our count of a sync run before the
 *     customer entered theirs (rule 6).
 */
public record Act(
        AccountId account,
        ActKind kind,
        Actor by,
        Identifier subject,
        @Nullable ContentHash content,
        Map<String, String> details) {}
