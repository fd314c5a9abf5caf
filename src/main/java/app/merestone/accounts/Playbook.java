package app.merestone.accounts;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a segment starts from.
 *
 * @param firstValue the sentence that a customer of this segment can say when first value is reached
 * @param targetDays calendar days from onboarding start within which first value is meant to be reached
 * @param quietDays days without a human customer act after which an account counts as quiet
 * @param criteria suggested success criteria, the first-value one first
 * @param tasks titles of the vendor's internal tasks, in order
 * @param minimumGrade how strong the proof of first value has to be in this segment
 */
public record Playbook(
        String firstValue,
        int targetDays,
        int quietDays,
        List<SuggestedCriterion> criteria,
        List<String> tasks,
        MinimumGrade minimumGrade) {

    /** The weakest proof of first value that a segment lets pass; never below a measured result (rule 9). */
    public enum MinimumGrade {
        /** With the agreed measure's number. */
        MEASURED,
        /** With a file or a link as well. */
        SHOWN,
        /** Seen by a second customer person or a system as well. */
        CORROBORATED
    }

    /**
     * A suggestion that the customer adapts.
     *
     * @param statement at most 140 characters, in a customer's words
     * @param measureName what is counted: "reports run without help"; empty for "happened once"
     * @param unit of baseline and target
     * @param target what is to be reached
     * @param firstValue whether its result ends the clock
     * @param afterOnboarding whether it is the next milestone after the closing
     * @param days suggested calendar days after onboarding start; a suggestion, never a binding date (rule 2)
     */
    public record SuggestedCriterion(
            String statement,
            @Nullable String measureName,
            @Nullable String unit,
            @Nullable BigDecimal target,
            boolean firstValue,
            boolean afterOnboarding,
            int days) {}
}
