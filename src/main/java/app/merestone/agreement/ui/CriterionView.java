package app.merestone.agreement.ui;

import app.merestone.agreement.AgreeingCriteria;
import app.merestone.agreement.BrowsingCriteria;
import app.merestone.agreement.CriterionDetail;
import app.merestone.agreement.CriterionId;
import app.merestone.agreement.DroppingCriteria;
import app.merestone.agreement.PlanSummary;
import app.merestone.agreement.Reader;
import app.merestone.agreement.Recorded;
import app.merestone.agreement.ReplacingFirstValue;
import app.merestone.agreement.Signed;
import app.merestone.agreement.Standing;
import app.merestone.agreement.Version;
import app.merestone.agreement.WritingNotes;
import app.merestone.kernel.Side;
import app.merestone.shell.Buttons;
import app.merestone.shell.CheckAnswers;
import app.merestone.shell.Dates;
import app.merestone.shell.Facts;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What exactly did we promise? The words on the table against those before, the answer of whoever's turn it is, every
 * version, and the notes beside them. When the other side acts, the words and the buttons follow at once while what is
 * being typed stays.
 */
@Route("plan/:account/agreement/:criterion")
@RolesAllowed({"CUSTOMER", "CSM", "LEADER"})
class CriterionView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient BrowsingCriteria browsing;
    private final transient AgreeingCriteria agreeing;
    private final transient DroppingCriteria dropping;
    private final transient ReplacingFirstValue replacing;

    private final Div reading = new Div();
    private final Div answering = new Div();
    private final H2 answerHeading = new H2();
    private final Div answerButtons = new Div();
    private final Div answerSmallPrint = new Div();
    private final Div versions = new Div();
    private final Div further = new Div();
    private final TextArea note = new TextArea();
    private final TextArea reason = new TextArea();
    private final NoteThread thread;

    // looked up in load(), before anything is shown
    @SuppressWarnings("NullAway.Init")
    private transient State state;

    CriterionView(
            BrowsingCriteria browsing,
            AgreeingCriteria agreeing,
            DroppingCriteria dropping,
            ReplacingFirstValue replacing,
            WritingNotes writing) {
        super("page page-narrow");
        this.browsing = browsing;
        this.agreeing = agreeing;
        this.dropping = dropping;
        this.replacing = replacing;
        thread = new NoteThread(browsing, writing, (act, then) -> attempt(act, then));
        answering.setClassName("stack");
        answering.add(answerHeading, note);
        answerButtons.setClassName("answer-bar");
    }

    @Override
    protected void load() {
        look();
        follow(account());
        note.clear();
        reason.clear();
        note.setMaxLength(2000);
        note.setHelperText(state.phrases.say("note.help", state.other()));
        note.setLabel(state.phrases.say("note.label", state.other()));
        above(Layouts.back(AgreementNavigation.list(account()), state.phrases.say("back")));
        read();
    }

    @Override
    protected void accountChanged() {
        var before = state;
        look();
        if (!before.sees(state)) {
            notice().conflict(state.phrases.say(
                    before.number() == state.number() ? "changed.same-version" : "changed",
                    state.lastActed(),
                    state.number()));
            read();
        } else if (reading.isAttached()) {
            redraw();
        }
    }

    /** Shows what happened on the page that was navigated to afterwards. */
    void done(String sentence) {
        notice().done(sentence);
    }

    private void look() {
        var account = account();
        var id = CriterionId.parse(parameter("criterion"));
        var reader = browsing.reader(account);
        state = new State(browsing.criterion(account, id), browsing.plan(account), reader, new Phrases(this, reader));
    }

    private void read() {
        redraw();
        show(reading, answering, answerButtons, answerSmallPrint, versions, thread, further);
    }

    private void redraw() {
        heading(state.heading());
        lead(state.lead());
        reading.removeAll();
        reading.add(words());
        answer();
        versions.removeAll();
        versions.add(versions());
        thread.about(account(), id(), state.phrases, state.reader);
        further.removeAll();
        furtherWays().ifPresent(further::add);
        further.setVisible(further.getComponentCount() > 0);
    }

    // ---- what is promised

    private Component words() {
        var detail = state.detail;
        var phrases = state.phrases;
        var table = detail.onTable();
        var before = state.discussed() ? detail.before() : null;
        boolean change = before != null;
        var parts = new ArrayList<Component>();
        if (before == null) {
            var sentence = new Paragraph(table.wording().statement());
            sentence.addClassName("clause");
            parts.add(sentence);
        } else {
            parts.add(phrases.redline(before.wording(), table.wording(), detail.names()));
        }
        var facts = facts(table, change);
        if (before != null) {
            phrases.unchanged(facts, before.wording(), table.wording(), detail.names());
        }
        parts.add(facts);
        remark(table).ifPresent(parts::add);
        return Layouts.section(
                phrases.say(change ? "words.change" : table.agreed() ? "words.agreed" : "words.proposed"),
                parts.toArray(Component[]::new));
    }

    private Facts facts(Version version, boolean change) {
        var phrases = state.phrases;
        var wording = version.wording();
        var facts = new Facts();
        if (!change) {
            facts.with(phrases.say("field.due"), phrases.day(wording, version.dateBinds()));
            var first = state.detail.summary().firstAgreedDue();
            if (first != null && !first.equals(wording.due())) {
                facts.with(phrases.say("field.first-due"), Dates.day(first));
            }
            facts.with(phrases.say("field.measure"), phrases.measure(wording.measure()))
                    .with(phrases.say("field.owner"), phrases.owner(wording.owner(), state.detail.names()))
                    .with(phrases.say("field.needed"), phrases.needed(wording));
            if (!wording.description().isEmpty()) {
                facts.with(phrases.say("field.description"), wording.description());
            }
            if (!wording.observation().isEmpty()) {
                facts.with(phrases.say("field.observation"), wording.observation());
            }
            if (!wording.proves().isEmpty()) {
                facts.with(phrases.say("field.proves"), phrases.say("quoted", wording.proves()));
            }
        }
        if (!version.suggested()) {
            facts.with(state.reader.account(), phrases.party(version.customer(), Side.CUSTOMER))
                    .with(state.reader.vendor(), phrases.party(version.vendor(), Side.VENDOR));
        }
        return facts;
    }

    private Optional<Component> remark(Version version) {
        return thread.remark(account(), state.detail.summary().id(), version.number())
                .map(line -> Layouts.meta(state.phrases.say(
                        "remark", version.number(), line.written().name(), line.text())));
    }

    // ---- the answer

    // the fields stay where they are, so that what somebody is typing survives whatever the other side does
    private void answer() {
        var buttons = state.replacementWaits()
                ? replacementAnswer()
                : state.standing() == Standing.DROP_PROPOSED ? dropAnswer() : wordingAnswer();
        boolean answers = !buttons.isEmpty();
        boolean asked = buttons.stream().anyMatch(Buttons::isPrimary);
        if (!asked) {
            // nothing here waits for the reader: the page leads on
            buttons = new ArrayList<>(buttons);
            buttons.addFirst(onwards());
        }
        answerHeading.setText(
                state.phrases.say(state.settled() ? "answer.settled" : asked ? "answer.heading" : "answer.meanwhile"));
        note.setVisible(state.mayAgree() || !note.isEmpty());
        answerButtons.removeAll();
        answerButtons.add(Layouts.actions(buttons.toArray(Component[]::new)));
        answerSmallPrint.removeAll();
        answerSmallPrint.add(Layouts.meta(state.phrases.answeringAs()));
        answering.setVisible(answers);
        answerSmallPrint.setVisible(answers);
    }

    private Component onwards() {
        var phrases = state.phrases;
        return state.detail.shown()
                ? Buttons.primary(phrases.say("see-result"), () -> go(AgreementNavigation.shown(account(), id())))
                : Buttons.primary(phrases.say("see-all"), () -> go(AgreementNavigation.list(account())));
    }

    private List<Component> wordingAnswer() {
        var phrases = state.phrases;
        var buttons = new ArrayList<Component>();
        if (!state.reader.proposes() || state.over() || state.detail.shown()) {
            return buttons;
        }
        if (state.mayAgree()) {
            buttons.add(Buttons.primary(phrases.say("agree", state.number()), this::checkAgree));
            buttons.add(Buttons.secondary(phrases.say("suggest"), this::change));
        } else if (state.standing() == Standing.DRAFT) {
            var words = phrases.say(state.reader.side() == Side.CUSTOMER ? "make-yours" : "put-forward");
            buttons.add(Buttons.primary(words, this::change));
        } else {
            if (state.settled() && state.reader.side() == Side.CUSTOMER) {
                buttons.add(Buttons.primary(
                        phrases.say("record-result"), () -> go(AgreementNavigation.result(account(), id()))));
            }
            buttons.add(Buttons.secondary(phrases.say("suggest"), this::change));
        }
        // what is pressed is about what stood there, whatever has come since
        int seen = state.number();
        var before = state.detail.before();
        if (state.mayKeep() && before != null) {
            buttons.add(Buttons.quiet(
                    phrases.say("keep", before.number()),
                    () -> act(
                            () -> agreeing.keep(account(), id(), seen, note.getValue()),
                            recorded -> phrases.say("kept", before.number(), recorded.reference(), state.other()))));
        }
        if (state.mayWithdraw()) {
            buttons.add(Buttons.quiet(
                    phrases.say("withdraw", state.number()),
                    () -> act(
                            () -> agreeing.withdraw(account(), id(), seen),
                            recorded -> phrases.say("withdrawn", recorded.reference()))));
        }
        return buttons;
    }

    private List<Component> dropAnswer() {
        var phrases = state.phrases;
        var asked = state.detail.dropProposed();
        if (!state.reader.signs() || asked == null) {
            return List.of();
        }
        if (asked.role().side() == state.reader.side()) {
            return List.of(Buttons.secondary(
                    phrases.say("drop.withdraw"),
                    () -> act(
                            () -> dropping.keep(account(), id()),
                            recorded -> phrases.say("drop.stays", recorded.reference()))));
        }
        return List.of(
                Buttons.primary(phrases.say("drop.agree"), this::checkDrop),
                Buttons.secondary(
                        phrases.say("drop.keep"),
                        () -> act(
                                () -> dropping.keep(account(), id()),
                                recorded -> phrases.say("drop.stays", recorded.reference()))));
    }

    private List<Component> replacementAnswer() {
        var phrases = state.phrases;
        Component keep = Buttons.secondary(
                phrases.say("replace.keep"),
                () -> act(
                        () -> replacing.keep(account(), id()),
                        recorded -> phrases.say("replace.kept", recorded.reference())));
        if (state.plan.candidateBy() != null && state.plan.candidateBy().role().side() == state.reader.side()) {
            return List.of(keep);
        }
        return List.of(Buttons.primary(phrases.say("replace.agree"), this::checkReplacement), keep);
    }

    // ---- checked before it binds

    private void change() {
        go(AgreementNavigation.change(account(), id()));
    }

    private void checkAgree() {
        var phrases = state.phrases;
        var wording = state.detail.onTable().wording();
        heading(phrases.say("check.agree", state.number()));
        lead(phrases.say(state.agreesBoth() ? "check.agree.both" : "check.agree.one", state.other()));
        var answers = new CheckAnswers()
                .with(phrases.say("field.statement"), wording.statement(), this::change)
                .with(phrases.say("field.measure"), phrases.measure(wording.measure()), this::change)
                .with(phrases.say("field.due"), phrases.day(wording, true), this::change)
                .with(phrases.say("field.owner"), phrases.owner(wording.owner(), state.detail.names()), this::change)
                .with(phrases.say("field.needed"), phrases.needed(wording), this::change);
        if (!note.getValue().isBlank()) {
            answers.with(phrases.say("note.label", state.other()), note.getValue(), this::back);
        }
        confirm(
                answers,
                phrases.say("agree", state.number()),
                () -> agreeing.accept(account(), id(), state.number(), note.getValue()),
                recorded -> phrases.say(
                        recorded.agreed() ? "agreed.both" : "agreed.one",
                        state.number(),
                        recorded.reference(),
                        state.other()));
    }

    private void checkDrop() {
        var phrases = state.phrases;
        var asked = Objects.requireNonNull(state.detail.dropProposed()).at();
        heading(phrases.say("check.drop"));
        lead(phrases.say("check.drop.lead"));
        confirm(
                new CheckAnswers()
                        .with(
                                phrases.say("field.statement"),
                                state.detail.summary().statement(),
                                this::back)
                        .with(phrases.say("field.reason"), state.detail.dropReason(), this::back),
                phrases.say("drop.agree"),
                () -> dropping.agree(account(), id(), asked),
                recorded -> phrases.say("dropped.both", recorded.reference()));
    }

    private void checkReplacement() {
        var phrases = state.phrases;
        var asked = Objects.requireNonNull(state.plan.candidateBy()).at();
        heading(phrases.say("check.replace"));
        lead(phrases.say("check.replace.lead"));
        confirm(
                new CheckAnswers()
                        .with(
                                phrases.say("field.statement"),
                                state.detail.summary().statement(),
                                this::back),
                phrases.say("replace.agree"),
                () -> replacing.agree(account(), id(), asked),
                recorded -> phrases.say("replaced", recorded.reference()));
    }

    private void askDrop() {
        var phrases = state.phrases;
        heading(phrases.say("drop.question"));
        lead(phrases.say("drop.question.lead", state.other()));
        reason.setLabel(phrases.say("field.reason"));
        reason.setHelperText(phrases.say("drop.reason.help", state.other()));
        reason.setMaxLength(500);
        show(
                reason,
                Layouts.stack(
                        Layouts.actions(
                                Buttons.primary(
                                        phrases.say("drop.suggest", state.other()),
                                        () -> act(
                                                () -> dropping.propose(
                                                        account(), id(), state.number(), reason.getValue()),
                                                recorded -> phrases.say(
                                                        "drop.suggested", recorded.reference(), state.other()))),
                                Buttons.quiet(phrases.say("drop.not"), this::back)),
                        Layouts.meta(phrases.answeringAs())));
    }

    private void confirm(
            CheckAnswers answers, String words, Supplier<Recorded> useCase, Function<Recorded, String> sentence) {
        show(
                answers,
                Layouts.stack(
                        Layouts.actions(
                                Buttons.primary(words, () -> act(useCase, sentence)),
                                Buttons.quiet(state.phrases.say("not-yet"), this::back)),
                        Layouts.meta(state.phrases.answeringAs())));
        focusHeading();
    }

    private void back() {
        read();
        focusHeading();
    }

    private void act(Supplier<Recorded> useCase, Function<Recorded, String> sentence) {
        attempt(useCase).ifPresent(recorded -> {
            var words =
                    recorded.reference().isEmpty() ? state.phrases.say("recorded-before") : sentence.apply(recorded);
            note.clear();
            reason.clear();
            look();
            read();
            notice().done(words);
        });
    }

    // ---- everything else about it

    private Component versions() {
        var phrases = state.phrases;
        var list = new ArrayList<Component>();
        for (var version : state.detail.versions().reversed()) {
            var title = phrases.say(
                    version.suggested() ? "version.suggested" : "version.line",
                    version.number(),
                    version.proposed().name(),
                    state.reader.company(version.proposedSide()),
                    Dates.day(version.proposed().at(), state.reader.zone()));
            var before = state.detail.versions().stream()
                    .filter(v -> v.number() == version.number() - 1)
                    .findFirst()
                    .map(Version::wording)
                    .orElse(version.wording());
            var details = new NativeDetails(title);
            details.setContent(Layouts.tight(
                    phrases.redline(before, version.wording(), state.detail.names()),
                    Layouts.meta(phrases.fate(version, state.detail))));
            list.add(details);
        }
        return Layouts.section(
                phrases.say("versions.heading", state.detail.versions().size()), list.toArray(Component[]::new));
    }

    private Optional<Component> furtherWays() {
        var phrases = state.phrases;
        var summary = state.detail.summary();
        if (!state.reader.signs()
                || state.over()
                || state.detail.shown()
                || summary.firstValue()
                || state.standing() == Standing.DROP_PROPOSED) {
            return Optional.empty();
        }
        var ways = new ArrayList<Component>();
        if (summary.agreed() != null && state.plan.candidate() == null && !summary.afterOnboarding()) {
            ways.add(Buttons.quiet(
                    phrases.say("replace.suggest"),
                    () -> act(
                            () -> replacing.propose(account(), id()),
                            recorded -> phrases.say("replace.suggested", recorded.reference(), state.other()))));
        }
        ways.add(Buttons.quiet(phrases.say("drop.open"), this::askDrop));
        return Optional.of(
                Layouts.section(phrases.say("further.heading"), Layouts.actions(ways.toArray(Component[]::new))));
    }

    private CriterionId id() {
        return state.detail.summary().id();
    }

    private void go(String path) {
        UI.getCurrent().navigate(path.substring(1));
    }

    /** What the page shows, as it was when it was last looked up. */
    private record State(CriterionDetail detail, PlanSummary plan, Reader reader, Phrases phrases) {

        int number() {
            return detail.onTable().number();
        }

        Standing standing() {
            return detail.summary().standing();
        }

        /** Agreed by both, nothing else on the table: what comes next is its result. */
        boolean settled() {
            return standing() == Standing.AGREED;
        }

        boolean over() {
            return standing() == Standing.DROPPED || standing() == Standing.WITHDRAWN;
        }

        /** Whether another version than the one in force is on the table. */
        boolean discussed() {
            return standing() == Standing.PROPOSED || standing() == Standing.CHANGE_PROPOSED;
        }

        boolean mayAgree() {
            return reader.signs() && discussed() && detail.onTable().acceptance(reader.side()) == null;
        }

        boolean mayKeep() {
            // nobody put the playbook's suggestion forward, so there is nobody's version to keep
            var before = detail.before();
            return mayAgree() && before != null && !before.suggested();
        }

        boolean mayWithdraw() {
            var table = detail.onTable();
            boolean own = table.proposed().person().equals(reader.who().person());
            boolean accepted = table.acceptance(reader.side()) != null;
            return discussed() && table.acceptance(reader.side().other()) == null && (accepted ? reader.signs() : own);
        }

        /** Whether accepting now makes it agreed. */
        boolean agreesBoth() {
            return detail.onTable().acceptance(reader.side().other()) != null;
        }

        boolean replacementWaits() {
            return reader.signs() && detail.summary().id().equals(plan.candidate());
        }

        String other() {
            return reader.answersFor(reader.side().other());
        }

        /** Who did what this page did not show before: a change, an acceptance, a refusal, a wish to drop it. */
        String lastActed() {
            var acts = new ArrayList<@Nullable Signed>();
            for (var version : detail.versions()) {
                acts.addAll(
                        Arrays.asList(version.proposed(), version.customer(), version.vendor(), version.declined()));
            }
            acts.add(detail.dropProposed());
            return acts.stream()
                    .filter(Objects::nonNull)
                    .max(Comparator.comparing(Signed::at))
                    .map(Signed::name)
                    .orElse("");
        }

        boolean sees(State now) {
            return number() == now.number() && standing() == now.standing();
        }

        String heading() {
            var summary = detail.summary();
            var table = detail.onTable();
            var company = reader.company(table.proposedSide());
            var waitsFor = summary.waitsFor();
            var due = summary.due();
            var before = detail.before();
            var asked = detail.dropProposed();
            return switch (standing()) {
                case DROPPED -> phrases.say("heading.dropped");
                case WITHDRAWN ->
                    phrases.say("heading.withdrawn", table.proposed().name());
                case DRAFT ->
                    reader.side() == Side.CUSTOMER
                            ? phrases.say(summary.firstValue() ? "heading.draft.first" : "heading.draft")
                            : phrases.say("heading.draft.theirs", reader.account());
                case DROP_PROPOSED -> phrases.say("heading.drop", asked == null ? "" : asked.name());
                case PROPOSED, CHANGE_PROPOSED ->
                    waitsFor == reader.side() && (reader.signs() || table.proposedSide() != reader.side())
                            ? table.proposedSide() == reader.side()
                                    ? phrases.say(
                                            "heading.colleague",
                                            table.proposed().name())
                                    : phrases.say(
                                            before == null || before.suggested()
                                                    ? "heading.proposes"
                                                    : "heading.suggests",
                                            company)
                            : phrases.say("heading.waits", summary.waitsForName(), number());
                case AGREED ->
                    summary.shown()
                            ? phrases.say("heading.shown")
                            : summary.daysPast() > 0 && due != null
                                    ? phrases.say("heading.past", summary.daysPast(), Dates.shortDay(due))
                                    : phrases.say("heading.agreed", due == null ? "" : Dates.day(due));
            };
        }

        String lead() {
            var table = detail.onTable();
            var before = detail.before();
            return switch (standing()) {
                case DROPPED, WITHDRAWN -> phrases.say("lead.over");
                case DRAFT ->
                    reader.side() == Side.CUSTOMER
                            ? phrases.say("lead.draft", reader.vendor())
                            : phrases.say("lead.draft.theirs", reader.account());
                case DROP_PROPOSED -> phrases.say("lead.drop", detail.dropReason());
                case PROPOSED, CHANGE_PROPOSED ->
                    before == null
                            ? phrases.say("lead.proposed", table.proposed().name())
                            : phrases.say(
                                    detail.inForce() == null ? "lead.changed" : "lead.changed.in-force",
                                    table.proposed().name(),
                                    phrases.changedParts(before.wording(), table.wording()),
                                    detail.inForce() == null
                                            ? 0
                                            : detail.inForce().number());
                case AGREED -> phrases.say(detail.shown() ? "lead.shown" : "lead.agreed");
            };
        }
    }
}
