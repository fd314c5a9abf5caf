package app.merestone.closing;

import app.merestone.closing.GateFacts.Agreed;
import app.merestone.closing.GateFacts.Checked;
import app.merestone.closing.GateFacts.Shown;
import app.merestone.kernel.Side;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * When an onboarding may be closed (rule 14). It has no parameter that opens it: what is missing is missing for
 * everybody, and the only way on is a check-in with a date and an owner (rule 15).
 */
final class ClosingGate {

    private final GateFacts facts;

    private ClosingGate(GateFacts facts) {
        this.facts = facts;
    }

    /** What holds, what does not, why, and whose turn it is. */
    static Gate check(GateFacts facts) {
        var gate = new ClosingGate(facts);
        return new Gate(List.of(
                gate.setUp(),
                gate.firstResult(),
                gate.results(),
                gate.data(),
                gate.noOpenBlocker(),
                gate.nextMilestone(),
                gate.evidenceQuestion()));
    }

    /** The agreed criterion that comes after onboarding: the earliest dated after {@code facts.today()}. */
    static Optional<Agreed> nextMilestone(GateFacts facts) {
        return facts.criteria().stream()
                .filter(Agreed::afterOnboarding)
                .filter(c -> c.due().isAfter(facts.today()))
                .min(Comparator.comparing(Agreed::due).thenComparing(Agreed::id));
    }

    private Condition setUp() {
        var tasks = facts.tasks();
        var missing = new ArrayList<Missing>();
        if (tasks.total() + tasks.notNeeded() == 0) {
            missing.add(vendor("set-up.none", "/tasks"));
        } else if (tasks.done() < tasks.total()) {
            missing.add(vendor("set-up", "/tasks", tasks.total() - tasks.done(), tasks.total()));
        }
        return new Condition(Requirement.SET_UP, missing, List.of(tasks.done(), tasks.total(), tasks.notNeeded()));
    }

    private Condition firstResult() {
        var first = facts.criteria().stream().filter(Agreed::firstValue).findFirst();
        var missing =
                first.map(this::notShown).orElseGet(() -> List.of(customer("first-result.not-agreed", "/agreement")));
        return new Condition(
                Requirement.FIRST_RESULT,
                missing,
                List.of(first.map(Agreed::statement).orElse("")));
    }

    // the next milestone lies after the closing, so nothing of it can have been shown yet
    private Condition results() {
        var required = facts.criteria().stream()
                .filter(Agreed::required)
                .filter(Predicate.not(Agreed::firstValue))
                .filter(Predicate.not(Agreed::afterOnboarding))
                .toList();
        var missing = required.stream().flatMap(c -> notShown(c).stream()).toList();
        return new Condition(Requirement.RESULTS, missing, List.of(required.size()));
    }

    private List<Missing> notShown(Agreed c) {
        return switch (c.shown()) {
            case CO_SIGNED -> List.of();
            case NOTHING -> List.of(customer("result", "/results/" + c.id() + "/record", c.statement(), c.due()));
            case NO_RESULT_YET ->
                List.of(customer("result.not-yet", "/results/" + c.id() + "/record", c.statement(), c.due()));
            case FOR_EARLIER_WORDING ->
                List.of(customer("result.record-again", "/results/" + c.id() + "/record", c.statement()));
            case SENT_BACK -> List.of(customer("result.sent-back", "/results/" + c.id() + "/record", c.statement()));
            case RECORDED -> List.of(customer("result.unsigned", "/results/" + c.id(), c.statement()));
            case SIGNED_BY_CUSTOMER -> List.of(vendor("result.co-sign", "/cosign/" + c.id(), c.statement()));
        };
    }

    private Condition data() {
        var required = facts.data().stream().filter(GateFacts.Data::required).toList();
        var missing = required.stream()
                .filter(d -> d.checked() != Checked.VERIFIED)
                .map(this::notVerified)
                .toList();
        return new Condition(Requirement.DATA, missing, List.of(required.size()));
    }

    private Missing notVerified(GateFacts.Data data) {
        return switch (data.checked()) {
            case NOT_ARRIVED -> vendor("data.not-arrived", "/data/" + data.id(), data.name());
            case DISPUTED -> vendor("data.disputed", "/data/" + data.id(), data.name());
            case NEEDS_ANOTHER_LOOK -> customer("data.another-look", "/data/" + data.id(), data.name());
            case NOT_VERIFIED, VERIFIED -> customer("data.not-verified", "/data/" + data.id(), data.name());
        };
    }

    // a required criterion's blocker already stands under its result
    private Condition noOpenBlocker() {
        var missing = facts.criteria().stream()
                .filter(c -> c.shown() == Shown.NO_RESULT_YET)
                .filter(c -> !c.required() && !c.firstValue() && !c.afterOnboarding())
                .map(c -> customer("result.not-yet", "/results/" + c.id() + "/record", c.statement(), c.due()))
                .toList();
        return new Condition(Requirement.NO_OPEN_BLOCKER, missing, List.of());
    }

    private Condition nextMilestone() {
        var next = nextMilestone(facts);
        if (next.isPresent()) {
            return new Condition(
                    Requirement.NEXT_MILESTONE,
                    List.of(),
                    List.of(next.get().statement(), next.get().due()));
        }
        var late = facts.criteria().stream().filter(Agreed::afterOnboarding).max(Comparator.comparing(Agreed::due));
        var missing = late.map(c -> customer("next-milestone.passed", "/agreement/" + c.id(), c.statement(), c.due()))
                .orElseGet(() -> customer("next-milestone", "/agreement"));
        return new Condition(Requirement.NEXT_MILESTONE, List.of(missing), List.of());
    }

    private Condition evidenceQuestion() {
        var missing = facts.answered() ? List.<Missing>of() : List.of(customer("evidence-question", "/close/answer"));
        return new Condition(Requirement.EVIDENCE_QUESTION, missing, List.of());
    }

    private Missing customer(String code, String path, Serializable... arguments) {
        return new Missing(code, List.of(arguments), Side.CUSTOMER, "/plan/" + facts.account() + path);
    }

    private Missing vendor(String code, String path, Serializable... arguments) {
        return new Missing(code, List.of(arguments), Side.VENDOR, "/accounts/" + facts.account() + path);
    }
}
