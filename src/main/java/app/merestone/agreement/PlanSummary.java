package app.merestone.agreement;

import app.merestone.kernel.AccountId;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What opens a plan.
 *
 * @param account whose plan
 * @param why why the customer bought, in its sentence; empty until it has said so
 * @param sayings every way the customer has put it, the latest first
 * @param firstValue the criterion whose result ends the clock
 * @param candidate what one side wants to put in its place
 * @param candidateBy who does
 * @param openedAt when the plan was drawn up
 */
public record PlanSummary(
        AccountId account,
        String why,
        List<Saying> sayings,
        CriterionId firstValue,
        @Nullable CriterionId candidate,
        @Nullable Signed candidateBy,
        Instant openedAt)
        implements Serializable {

    /** The number of the sentence as it stands, 0 while there is none. */
    public int whyNumber() {
        return sayings.isEmpty() ? 0 : sayings.getFirst().number();
    }

    /** One way the customer has put it. */
    public record Saying(int number, String sentence, Signed said) implements Serializable {}
}
