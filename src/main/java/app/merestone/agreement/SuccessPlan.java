package app.merestone.agreement;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.CanonicalJson;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.kernel.Typed;
import app.merestone.ledger.Actor;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What one account and the vendor work towards (rule 5): why the customer bought, in its own sentence, and the one
 * criterion whose result ends the clock. That there is exactly one is how it is stored, not what is checked.
 */
@Table("success_plan")
@SuppressWarnings("UnusedVariable") // some columns are written here and read past the aggregate
class SuccessPlan extends AbstractAggregateRoot<SuccessPlan> {

    /** The most characters of the sentence that says why. */
    static final int LONGEST_WHY = 200;

    static final int MOST_SAYINGS = 60;

    @Id
    @Column("account_id")
    private final AccountId account;

    private @Version @Nullable Integer version;

    @MappedCollection(idColumn = "account_id")
    private final Set<Saying> sayings;

    @Column("first_value_id")
    private CriterionId firstValue;

    /** What one side wants to put in its place; the other side has not answered yet. */
    @Column("candidate_id")
    private @Nullable CriterionId candidate;

    @Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "candidate_")
    private @Nullable Signed candidateBy;

    private final Instant openedAt;

    @PersistenceCreator
    SuccessPlan(
            AccountId account,
            @Nullable Integer version,
            Set<Saying> sayings,
            CriterionId firstValue,
            @Nullable CriterionId candidate,
            @Nullable Signed candidateBy,
            Instant openedAt) {
        this.account = account;
        this.version = version;
        this.sayings = new HashSet<>(sayings);
        this.firstValue = firstValue;
        this.candidate = candidate;
        this.candidateBy = candidateBy;
        this.openedAt = openedAt;
    }

    static SuccessPlan open(AccountId account, CriterionId firstValue, Instant at) {
        return new SuccessPlan(account, null, Set.of(), firstValue, null, null, at);
    }

    /**
     * The customer says why it bought, in one sentence; every sentence said before is kept.
     *
     * @param seen the number of the sentence the person has read, 0 when there was none
     * @return whether anything happened
     */
    boolean say(int seen, String sentence, Actor by, Instant at) {
        var said = Typed.line("why", sentence, LONGEST_WHY);
        if (!OneSentence.is(said)) {
            throw Refused.because("plan.one-sentence");
        }
        if (why().equals(said)) {
            return false;
        }
        if (by.side() != Side.CUSTOMER) {
            throw Refused.because("plan.customer-says-why");
        }
        var last = lastSaying();
        if (last.map(Saying::number).orElse(0) != seen) {
            throw Refused.because("plan.changed", last.map(s -> s.said().name()).orElse(""));
        }
        if (sayings.size() >= MOST_SAYINGS) {
            throw Refused.because("plan.too-many-versions", MOST_SAYINGS);
        }
        sayings.add(new Saying(seen + 1, said, Signed.by(by, at)));
        registerEvent(new PlanChanged(account, at));
        return true;
    }

    /** One side wants another criterion to be the first result; it becomes that when the other side agrees. */
    boolean proposeFirstValue(CriterionId replacement, Actor by, Instant at) {
        if (replacement.equals(firstValue)) {
            throw Refused.because("first-value.is-already");
        }
        if (candidate != null) {
            if (replacement.equals(candidate) && by.equals(candidateActor(by))) {
                return false;
            }
            throw Refused.because("first-value.replacement-pending", candidateName());
        }
        candidate = replacement;
        candidateBy = Signed.by(by, at);
        registerEvent(new PlanChanged(account, at));
        return true;
    }

    /** The other side agrees: from now on this one ends the clock. */
    boolean replaceFirstValue(CriterionId replacement, Instant seen, Actor by, Instant at) {
        if (replacement.equals(firstValue)) {
            return false;
        }
        pending(replacement);
        if (candidateSide() == by.side()) {
            throw Refused.because("first-value.needs-both");
        }
        if (candidateBy == null || !candidateBy.at().equals(seen)) {
            throw Refused.because("first-value.changed", candidateName());
        }
        firstValue = replacement;
        candidate = null;
        candidateBy = null;
        registerEvent(new PlanChanged(account, at));
        return true;
    }

    /** The first result stays what it is. */
    void keepFirstValue(CriterionId replacement, Instant at) {
        pending(replacement);
        candidate = null;
        candidateBy = null;
        registerEvent(new PlanChanged(account, at));
    }

    boolean firstValueIs(CriterionId criterion) {
        return firstValue.equals(criterion);
    }

    CriterionId firstValue() {
        return firstValue;
    }

    @Nullable
    CriterionId candidate() {
        return candidate;
    }

    /** The sentence, empty until the customer has said it. */
    String why() {
        return lastSaying().map(Saying::sentence).orElse("");
    }

    Optional<Saying> lastSaying() {
        return sayings.stream().max(Comparator.comparingInt(Saying::number));
    }

    List<Saying> sayings() {
        return sayings.stream().sorted(Comparator.comparingInt(Saying::number)).toList();
    }

    Instant openedAt() {
        return openedAt;
    }

    private @Nullable Actor candidateActor(Actor by) {
        return candidateBy != null && candidateBy.person().equals(by.person()) ? by : null;
    }

    private @Nullable Side candidateSide() {
        return candidateBy == null ? null : candidateBy.role().side();
    }

    private String candidateName() {
        return candidateBy == null ? "" : candidateBy.name();
    }

    private void pending(CriterionId replacement) {
        if (!replacement.equals(candidate)) {
            throw Refused.because("first-value.no-replacement-pending");
        }
    }

    /** One way the customer has put it. */
    @Table("plan_why")
    record Saying(
            @Column("why_number") int number,
            String sentence,

            @Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "said_")
            Signed said) {

        ContentHash hash(AccountId account) {
            return ContentHash.of(
                    CanonicalJson.of(Map.of("account", account.toString(), "version", number, "why", sentence)));
        }
    }
}
