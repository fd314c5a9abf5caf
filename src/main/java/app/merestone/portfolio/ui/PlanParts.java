package app.merestone.portfolio.ui;

import app.merestone.accounts.Vendor;
import app.merestone.agreement.CriterionSummary;
import app.merestone.agreement.Signed;
import app.merestone.checkins.Turn;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.Side;
import app.merestone.ledger.Role;
import app.merestone.pictures.AlignmentList;
import app.merestone.pictures.FinishLines;
import app.merestone.pictures.StatusWord;
import app.merestone.pictures.StatusWord.Tone;
import app.merestone.pictures.Stone;
import app.merestone.portfolio.AccountStatus;
import app.merestone.portfolio.CriterionLine;
import app.merestone.portfolio.PlanOverview;
import app.merestone.results.Milestone;
import app.merestone.shell.Dates;
import app.merestone.shell.FinishLineWords;
import app.merestone.shell.Layouts;
import app.merestone.shell.MarkupComponent;
import app.merestone.shell.Translations;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts that the customer's plan and the vendor's view of it share: one drawing, two readers. */
final class PlanParts {

    private final Translations words;
    private final Vendor vendor;
    private final PlanOverview plan;
    private boolean yields;

    PlanParts(Translations words, Vendor vendor, PlanOverview plan) {
        this.words = words;
        this.vendor = vendor;
        this.plan = plan;
    }

    /** The sentence that answers: are we there? */
    String headline() {
        int agreed = plan.counted().size();
        var prefix = plan.side() == Side.CUSTOMER ? "plan.headline." : "plan.headline.vendor.";
        var key =
                switch (plan.status()) {
                    case CLOSED_BY_BOTH -> "closed";
                    case ENDED_WITHOUT_RESULT -> "ended";
                    case SETUP_DONE_NO_RESULT -> "no-result";
                    case RESULT_SHOWN -> plan.shown() == agreed ? "all-shown" : "some-shown";
                    case SETTING_UP -> agreed == 0 ? "nothing-agreed" : plan.shown() == 0 ? "agreed" : "some-shown";
                };
        return say(prefix + key, plan.shown(), agreed, plan.account().name());
    }

    String lead() {
        return switch (plan.status()) {
            case CLOSED_BY_BOTH, ENDED_WITHOUT_RESULT -> "";
            default ->
                say(
                        plan.side() == Side.CUSTOMER ? "plan.lead" : "plan.lead.vendor",
                        plan.account().name());
        };
    }

    /** Both lines on one axis. */
    Component finishLines() {
        var tasks = plan.tasks();
        var zone = plan.account().zone();
        var setUp = Stream.concat(
                        tasks.doneAt().stream().map(at -> FinishLines.SetUpTask.done(DueDate.today(at, zone))),
                        IntStream.range(0, tasks.open()).mapToObj(i -> FinishLines.SetUpTask.undated()))
                .toList();
        var results = plan.counted().stream().map(PlanParts::result).toList();
        var lines = new FinishLines(
                plan.account().onboardingStart(), plan.today(), setUp, results, FinishLines.GapEnd.FIRST_VALUE);
        var drawing = lines.drawn(
                new FinishLineWords(words, vendor.name(), plan.account().name(), plan.side()));
        var section = Layouts.section(say("lines.heading"), new MarkupComponent(drawing));
        if (tasks.notNeeded() > 0) {
            section.add(Layouts.meta(say("lines.not-needed", tasks.notNeeded())));
        }
        return section;
    }

    private static FinishLines.Result result(CriterionLine line) {
        var milestone = line.milestone();
        var c = line.summary();
        var due = c.due();
        var result = milestone != null && milestone.cosigned()
                ? FinishLines.Result.shown(c.statement(), milestone.observedOn())
                : due == null ? FinishLines.Result.undated(c.statement()) : FinishLines.Result.due(c.statement(), due);
        return c.firstValue() ? result.asFirstValue() : result;
    }

    /** What was agreed, with both parties and their dates. */
    Component alignment() {
        var entries = plan.criteria().stream().map(this::entry).toList();
        return Layouts.section(
                say("plan.agreed"),
                entries.isEmpty()
                        ? new Paragraph(say("plan.agreed.none"))
                        : new MarkupComponent(new AlignmentList(entries).drawn()));
    }

    private AlignmentList.Entry entry(CriterionLine line) {
        var c = line.summary();
        var milestone = line.shownForThisWording();
        var stone = new Stone(
                milestone != null && milestone.customerSigned(),
                milestone != null && milestone.vendorSignedAt() != null,
                line.disputed());
        return new AlignmentList.Entry(
                stone,
                c.statement(),
                Optional.of(address(line)),
                line.draft() ? say("plan.party.draft") : party(Side.CUSTOMER, c.customer(), milestone),
                line.draft()
                        ? ""
                        : line.sentBack()
                                ? say("plan.party.asked", waitedFor(Side.VENDOR))
                                : party(Side.VENDOR, c.vendor(), milestone),
                status(line),
                date(line));
    }

    private String address(CriterionLine line) {
        var path = "plan/" + plan.account().id();
        return line.milestone() == null
                ? path + "/agreement/" + line.summary().id()
                : path + "/results/" + line.summary().id();
    }

    /** Who of this side put their name to what, and when. */
    private String party(Side side, @Nullable Signed accepted, @Nullable Milestone milestone) {
        if (milestone != null) {
            var name = side == Side.CUSTOMER ? milestone.customerName() : milestone.vendorName();
            Instant at = side == Side.CUSTOMER ? milestone.customerSignedAt() : milestone.vendorSignedAt();
            boolean signed = side == Side.VENDOR ? at != null : milestone.customerSigned();
            if (signed && name != null && at != null) {
                return say("plan.party.signed", name, day(at));
            }
            if (side == Side.CUSTOMER && name != null && at != null) {
                return say("plan.party.recorded", name, day(at));
            }
            return say("plan.party.waiting", waitedFor(side));
        }
        return accepted == null
                ? say("plan.party.waiting", waitedFor(side))
                : say("plan.party.agreed", accepted.name(), day(accepted.at()));
    }

    private String waitedFor(Side side) {
        var person = side == Side.CUSTOMER ? plan.champion() : plan.csm();
        if (person != null) {
            return person.name();
        }
        return side == Side.CUSTOMER ? plan.account().name() : vendor.name();
    }

    private StatusWord status(CriterionLine line) {
        if (line.draft()) {
            return new StatusWord(Tone.PLAIN, say("status.draft"));
        }
        if (line.disputed()) {
            return new StatusWord(Tone.DISPUTE, say("status.in-dispute"));
        }
        if (plan.status() == AccountStatus.ENDED_WITHOUT_RESULT && !line.shown()) {
            // nobody's turn comes any more, and no day passes
            return new StatusWord(Tone.PLAIN, say(line.agreed() ? "status.agreed" : "status.draft"));
        }
        var turn = line.turn();
        if (turn != null) {
            var tone = turn == Side.CUSTOMER ? Tone.CUSTOMERS_TURN : Tone.VENDORS_TURN;
            return new StatusWord(
                    tone,
                    turn == plan.side() && plan.reader().signs()
                            ? say("status.your-turn")
                            : say("status.their-turn", waitedFor(turn)));
        }
        if (line.shown()) {
            return new StatusWord(Tone.PLAIN, say("status.shown"));
        }
        return line.summary().daysPast() > 0
                ? new StatusWord(
                        Tone.WATCH, say("status.days-past", line.summary().daysPast(), shortDate(line.summary())))
                : new StatusWord(Tone.PLAIN, say("status.agreed"));
    }

    private static String shortDate(CriterionSummary criterion) {
        var due = criterion.due();
        return due == null ? "" : Dates.shortDay(due);
    }

    private Optional<AlignmentList.Dated> date(CriterionLine line) {
        var milestone = line.shownForThisWording();
        if (milestone != null) {
            return Optional.of(new AlignmentList.Dated(
                    say("plan.observed", Dates.day(milestone.observedOn())), milestone.observedOn()));
        }
        var due = line.summary().due();
        if (due == null) {
            return Optional.empty();
        }
        var key = line.summary().dateBinds() ? "plan.due" : "plan.due.suggested";
        return Optional.of(new AlignmentList.Dated(say(key, Dates.day(due)), due));
    }

    /** The reader's next act, or whom they wait for. */
    Component nextAct() {
        return nextAct(true);
    }

    /**
     * The same, where another act on the page may go first.
     *
     * @param first whether this is the page's one primary act (law 2); else it is a plain way on
     */
    Component nextAct(boolean first) {
        yields = !first;
        if (plan.status() == AccountStatus.CLOSED_BY_BOTH && plan.next().isEmpty()) {
            return card("plan.next.closed", "/plan/" + plan.account().id() + "/certificate");
        }
        if (plan.status() == AccountStatus.ENDED_WITHOUT_RESULT && plan.next().isEmpty()) {
            return card(
                    "plan.next.ended",
                    (plan.side() == Side.CUSTOMER ? "/plan/" : "/accounts/")
                            + plan.account().id() + "/close");
        }
        if (!plan.account().planStarted()
                && plan.side() == Side.VENDOR
                && plan.reader().signs()) {
            return card("plan.next.start", "/accounts/" + plan.account().id() + "/start");
        }
        var card = plan.next()
                .map(this::mine)
                .orElseGet(() ->
                        plan.theirs().stream().findFirst().map(this::theirs).orElseGet(this::nothing));
        var rest = plan.mine().stream().skip(1).toList();
        if (rest.isEmpty()) {
            return card;
        }
        return Layouts.stack(card, alsoWaiting(rest));
    }

    private Div mine(Turn turn) {
        var action = Layouts.link(turn.path(), say("turn." + turn.kind() + ".action", turn.about(), otherSide()));
        if (!yields) {
            action.addClassNames("button", "button-primary");
        }
        var card = Layouts.next(
                new H2(say("plan.next.mine")),
                new Paragraph(say("turn." + turn.kind(), turn.about(), otherSide())),
                Layouts.actions(action));
        var due = turn.due();
        if (due != null) {
            card.addComponentAtIndex(
                    2,
                    Layouts.meta(say(
                            "plan.next.due",
                            Dates.day(due),
                            plan.account().zone().getId())));
        }
        return card;
    }

    private Div card(String key, String path) {
        var action = Layouts.link(path, say(key + ".action"));
        action.addClassNames("button", "button-primary");
        return Layouts.next(new H2(say(key)), new Paragraph(say(key + ".lead")), Layouts.actions(action));
    }

    /** What somebody can do while nothing waits for them. */
    private Component meanwhile() {
        var own = plan.side() == Side.VENDOR ? "/accounts/" + plan.account().id() : "";
        boolean leads = plan.reader().role() == Role.LEADER;
        var action = leads && plan.status() == AccountStatus.SETUP_DONE_NO_RESULT
                ? Layouts.link("/at-risk", say("plan.next.at-risk"))
                : plan.side() == Side.VENDOR && (leads || plan.reader().signs())
                        ? Layouts.link(own + "/check-ins/new", say("plan.next.check-in"))
                        : Layouts.link("/plan/" + plan.account().id() + "/results", say("plan.next.results"));
        if (!yields) {
            action.addClassNames("button", "button-primary");
        }
        return Layouts.actions(action);
    }

    private Div theirs(Turn turn) {
        // most sentences speak to whoever acts; where that would be wrong for an onlooker there is another one
        var theirs = "turn." + turn.kind() + ".theirs";
        var person = turn.person();
        var name = person == null ? null : plan.names().get(person);
        var card = Layouts.next(
                new H2(say("plan.next.theirs", name == null ? waitedFor(turn.side()) : name)),
                new Paragraph(say(words.has(theirs) ? theirs : "turn." + turn.kind(), turn.about(), ownSide())),
                Layouts.meta(say("plan.next.theirs.since", day(turn.since()))));
        if (turn.side() == plan.side() && plan.reader().signs()) {
            // a colleague is asked, and whoever signs for the side need not wait for them
            var action = Layouts.link(turn.path(), say("turn." + turn.kind() + ".action", turn.about(), otherSide()));
            action.addClassNames("button", "button-primary");
            card.add(Layouts.actions(action));
        } else {
            card.add(meanwhile());
            card.addClassName("next-none");
        }
        return card;
    }

    private Div nothing() {
        var card = Layouts.next(
                new H2(say("plan.next.nothing")), new Paragraph(say("plan.next.nothing.lead")), meanwhile());
        card.addClassName("next-none");
        return card;
    }

    private Component alsoWaiting(List<Turn> turns) {
        var list = new UnorderedList();
        list.addClassName("log");
        turns.forEach(turn -> list.add(
                new ListItem(Layouts.link(turn.path(), say("turn." + turn.kind(), turn.about(), otherSide())))));
        return Layouts.stack(new H3(say("plan.next.also", turns.size())), list);
    }

    /** Why we bought this, in the customer's sentence. */
    Component why() {
        var sentence = new Paragraph(plan.why().isEmpty() ? say("plan.why.none") : plan.why());
        sentence.addClassName(plan.why().isEmpty() ? "meta" : "clause");
        var again = plan.championInvitedAgain();
        var champion = plan.champion();
        return again == null || champion == null
                ? Layouts.section(say("plan.why"), sentence)
                : Layouts.section(
                        say("plan.why"),
                        sentence,
                        Layouts.meta(say(
                                "plan.champion-again",
                                vendor.name(),
                                champion.name(),
                                Dates.day(again),
                                plan.account().name())));
    }

    /** The account's status word, and what stands beside it and never replaces it: "quiet 9 days", "not aligned yet". */
    Component[] standing() {
        return Stream.concat(Stream.of(status()), marks().stream())
                .map(word -> new MarkupComponent(word.drawn()))
                .toArray(Component[]::new);
    }

    private List<StatusWord> marks() {
        return Stream.of(
                        plan.quiet().quiet() && plan.status().open()
                                ? new StatusWord(
                                        Tone.WATCH,
                                        say("status.quiet", plan.quiet().days()))
                                : null,
                        plan.aligned() ? null : new StatusWord(Tone.WATCH, say("status.not-aligned")))
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private StatusWord status() {
        var tone =
                switch (plan.status()) {
                    case SETTING_UP, ENDED_WITHOUT_RESULT -> Tone.PLAIN;
                    case SETUP_DONE_NO_RESULT -> Tone.WATCH;
                    case RESULT_SHOWN, CLOSED_BY_BOTH -> Tone.AGREED;
                };
        return new StatusWord(tone, say(plan.status().key()));
    }

    Anchor linkTo(String path, String key) {
        return Layouts.link(path, say(key));
    }

    private String otherSide() {
        return plan.side() == Side.CUSTOMER ? vendor.name() : plan.account().name();
    }

    private String ownSide() {
        return plan.side() == Side.CUSTOMER ? plan.account().name() : vendor.name();
    }

    private String day(Instant at) {
        return Dates.day(at, plan.account().zone());
    }

    String say(String key, Object... arguments) {
        return words.onPage(key, arguments);
    }
}
