package app.merestone.agreement;

import app.merestone.accounts.Directory;
import app.merestone.checkins.Turn;
import app.merestone.checkins.TurnSource;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.Side;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What of the agreement waits for somebody. A new plan asks one thing after the other: first why, then the first result,
 * then the other suggestions, so that nobody meets five questions at once.
 */
@Component
class Waiting implements TurnSource {

    private final Reads reads;
    private final Directory directory;

    Waiting(Reads reads, Directory directory) {
        this.reads = reads;
        this.directory = directory;
    }

    @Override
    public List<Turn> turns(AccountId account) {
        var plan = reads.plan(account).orElse(null);
        if (plan == null) {
            return List.of();
        }
        var turns = new ArrayList<Turn>();
        if (plan.why().isEmpty()) {
            turns.add(new Turn(
                    "plan:" + account + ":why",
                    account,
                    Side.CUSTOMER,
                    null,
                    "agreement.why",
                    "",
                    path(account) + "/why",
                    plan.openedAt(),
                    null));
        }
        var criteria = reads.criteria(account);
        var zone = directory.account(account).zone();
        boolean firstTakenUp = criteria.stream().noneMatch(c -> c.firstValue() && c.standing() == Standing.DRAFT);
        // once the first result is co-signed no other can take its place, so nobody is asked whether one may
        boolean firstShown = criteria.stream().anyMatch(c -> c.firstValue() && c.shown());
        for (var criterion : criteria) {
            if (criterion.standing() != Standing.DRAFT) {
                answer(criterion, turns);
                passed(criterion, zone, turns);
            } else if (!plan.why().isEmpty() && (criterion.firstValue() || firstTakenUp)) {
                turns.add(turn(
                        criterion,
                        "draft",
                        criterion.firstValue() ? "agreement.first-result" : "agreement.draft",
                        Side.CUSTOMER,
                        null));
            }
            if (criterion.id().equals(plan.candidate()) && plan.candidateBy() != null && !firstShown) {
                var by = plan.candidateBy();
                turns.add(new Turn(
                        "criterion:" + criterion.id() + ":first-value:"
                                + by.at().atOffset(ZoneOffset.UTC).toEpochSecond(),
                        account,
                        by.role().side().other(),
                        null,
                        "agreement.replacement",
                        criterion.statement(),
                        path(account) + "/" + criterion.id(),
                        by.at(),
                        null));
            }
        }
        return List.copyOf(turns);
    }

    private static void answer(CriterionSummary criterion, List<Turn> turns) {
        var side = criterion.waitsFor();
        if (side != null) {
            var dropping = criterion.standing() == Standing.DROP_PROPOSED;
            turns.add(turn(
                    criterion,
                    dropping ? "drop:" + criterion.since() : "revision:" + criterion.onTable() + ":" + side,
                    dropping ? "agreement.drop" : "agreement.answer",
                    side,
                    null));
        }
    }

    private static void passed(CriterionSummary criterion, ZoneId zone, List<Turn> turns) {
        var due = criterion.due();
        if (criterion.daysPast() > 0 && due != null) {
            turns.add(new Turn(
                    "criterion:" + criterion.id() + ":passed:" + due,
                    criterion.account(),
                    Side.CUSTOMER,
                    criterion.owner(),
                    "agreement.passed",
                    criterion.statement(),
                    path(criterion.account()) + "/" + criterion.id(),
                    due.plusDays(1).atStartOfDay(zone).toInstant(),
                    due));
        }
    }

    private static Turn turn(CriterionSummary criterion, String wait, String kind, Side side, @Nullable LocalDate due) {
        return new Turn(
                "criterion:" + criterion.id() + ":" + wait,
                criterion.account(),
                side,
                null,
                kind,
                criterion.statement(),
                path(criterion.account()) + "/" + criterion.id(),
                criterion.since(),
                due);
    }

    private static String path(AccountId account) {
        return "/plan/" + account + "/agreement";
    }
}
