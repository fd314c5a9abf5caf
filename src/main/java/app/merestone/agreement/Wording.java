package app.merestone.agreement;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.CanonicalJson;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Typed;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that both sides agree to when they agree to a criterion (rule 1): change one of these and it is a new
 * version.
 *
 * @param statement one sentence of at most 140 characters that the customer can find to be true
 * @param description whatever does not fit into one sentence; empty for most
 * @param observation what the customer will observe, where the statement alone describes vendor work (rule 4)
 * @param measure how it is counted; empty where the sentence is enough
 * @param owner who on the customer's side sees it through
 * @param due the day by which it is to be true, in the account's zone
 * @param required whether the onboarding can only close once its result is co-signed
 * @param afterOnboarding whether it is the next milestone, dated after the closing
 * @param proves the part of the plan's why that its result proves; the first-value criterion names one (rule 5)
 */
public record Wording(
        String statement,
        String description,
        String observation,
        @Nullable Measure measure,
        @Nullable PersonId owner,
        @Nullable LocalDate due,
        boolean required,
        boolean afterOnboarding,
        String proves)
        implements Serializable {

    /** The most characters of a statement, as people count them. */
    public static final int LONGEST_STATEMENT = 140;

    /** The most characters of a description. */
    public static final int LONGEST_DESCRIPTION = 2000;

    /** The most characters of what the customer will observe. */
    public static final int LONGEST_OBSERVATION = 500;

    /** Refuses text that is no single sentence, too long, or cannot be shown as typed. */
    public Wording {
        statement = Typed.line("statement", statement, LONGEST_STATEMENT);
        if (!OneSentence.is(statement)) {
            throw Refused.because("criterion.one-sentence");
        }
        description = Typed.optional("description", description, LONGEST_DESCRIPTION);
        observation = Typed.optional("observation", observation, LONGEST_OBSERVATION);
        proves = Typed.optional("proves", proves, SuccessPlan.LONGEST_WHY);
    }

    /** This wording with another sentence. */
    public Wording saying(String other) {
        return new Wording(other, description, observation, measure, owner, due, required, afterOnboarding, proves);
    }

    /** This wording, to be true by another day. */
    public Wording by(@Nullable LocalDate day) {
        return new Wording(statement, description, observation, measure, owner, day, required, afterOnboarding, proves);
    }

    /** This wording, seen through by somebody else. */
    public Wording ownedBy(@Nullable PersonId person) {
        return new Wording(
                statement, description, observation, measure, person, due, required, afterOnboarding, proves);
    }

    /** This wording, counted in another way. */
    public Wording measuredBy(@Nullable Measure other) {
        return new Wording(statement, description, observation, other, owner, due, required, afterOnboarding, proves);
    }

    /** This wording, naming the part of the why that it proves. */
    public Wording proving(String part) {
        return new Wording(statement, description, observation, measure, owner, due, required, afterOnboarding, part);
    }

    /** This wording, saying what the customer will observe. */
    public Wording observing(String what) {
        return new Wording(statement, description, what, measure, owner, due, required, afterOnboarding, proves);
    }

    /** What both sides sign: the same words under the same number have the same hash, anything else has another. */
    ContentHash hash(AccountId account, CriterionId criterion, int number) {
        var content = new LinkedHashMap<String, @Nullable Object>();
        content.put("account", account.toString());
        content.put("criterion", criterion.toString());
        content.put("version", number);
        content.put("statement", statement);
        content.put("description", description.isEmpty() ? null : description);
        content.put("observation", observation.isEmpty() ? null : observation);
        content.put("measure", measure == null ? null : measure.canonical());
        content.put("owner", owner == null ? null : owner.toString());
        content.put("due", due);
        content.put("required", required);
        content.put("afterOnboarding", afterOnboarding);
        content.put("proves", proves.isEmpty() ? null : proves);
        return ContentHash.of(CanonicalJson.of(content));
    }
}
