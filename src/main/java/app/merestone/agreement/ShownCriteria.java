package app.merestone.agreement;

import app.merestone.kernel.AccountId;
import java.util.Set;

/**
 * Which criteria have a co-signed result. Answered by the room where results are signed; asked here, because a date that
 * passed no longer matters then, and the words under two signatures stay as they are.
 */
public interface ShownCriteria {

    /** The account's criteria with a result that both signatures still stand under. */
    Set<CriterionId> shown(AccountId account);
}
