package app.merestone.agreement.ui;

import app.merestone.accounts.PersonFacts;
import app.merestone.agreement.Measure;
import app.merestone.agreement.PlanSummary;
import app.merestone.agreement.ProposingCriteria;
import app.merestone.agreement.Reader;
import app.merestone.agreement.Recorded;
import app.merestone.agreement.VendorWording;
import app.merestone.agreement.Wording;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.shell.Buttons;
import app.merestone.shell.CheckAnswers;
import app.merestone.shell.Dates;
import app.merestone.shell.DayField;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts a wording together, one question on a page, and shows all answers before anything is recorded. Proposing walks
 * through every question; suggesting a change begins with the answers as they are and asks only for what is missing.
 */
abstract class WordingSteps extends Page {

    private static final long serialVersionUID = 1L;

    private static final List<String> KINDS = List.of("workflow", "decision", "removed", "measured", "proof");
    private static final List<String> NEEDS = List.of("needed.required", "needed.optional", "needed.after");

    private static final List<Step> STEPS = List.of(Step.values());

    /** The questions, in the order in which they are asked. */
    enum Step {
        OUTCOME,
        PROVES,
        MEASURE,
        DUE,
        OWNER,
        NEEDED,
        CHECK
    }

    /** How it will be shown. */
    enum Proof {
        ONCE,
        NUMBER,
        SENTENCE
    }

    final transient ProposingCriteria proposing;

    private final RadioButtonGroup<String> kind = new RadioButtonGroup<>();
    private final TextArea statement = new TextArea();
    private final TextArea description = new TextArea();
    private final TextArea observation = new TextArea();
    private final Div stopped = new Div();
    private final RadioButtonGroup<String> proves = new RadioButtonGroup<>();
    private final RadioButtonGroup<Proof> proof = new RadioButtonGroup<>();
    private final TextField measureName = new TextField();
    private final TextField measureUnit = new TextField();
    private final BigDecimalField baseline = new BigDecimalField();
    private final BigDecimalField target = new BigDecimalField();
    private final Div numbers = new Div();
    private final DatePicker due = new DayField();
    private final RadioButtonGroup<String> owner = new RadioButtonGroup<>();
    private final RadioButtonGroup<String> needed = new RadioButtonGroup<>();
    final TextArea note = new TextArea();

    // set in start(), before anything is shown
    @SuppressWarnings("NullAway.Init")
    transient Reader reader;

    @SuppressWarnings("NullAway.Init")
    transient PlanSummary plan;

    @SuppressWarnings("NullAway.Init")
    transient Phrases phrases;

    private boolean firstValue;
    private boolean walking;
    private Step step = Step.OUTCOME;

    WordingSteps(ProposingCriteria proposing) {
        super("page page-narrow");
        this.proposing = proposing;
    }

    /** Records it, and says what to show on the criterion's page. */
    abstract Recorded record(Wording wording);

    abstract String whereAfterwards();

    abstract String doneSentence(Recorded recorded);

    abstract String checkHeading();

    abstract String sendWords();

    /** The wording that is changed; empty when it is a new one. */
    abstract @Nullable Wording before();

    final void start(Reader who, PlanSummary of, boolean first) {
        reader = who;
        plan = of;
        phrases = new Phrases(this, who);
        firstValue = first;
        labels();
        var start = before();
        walking = start == null;
        if (start == null) {
            ask(Step.OUTCOME);
        } else {
            prefill(start);
            ask(firstGap());
        }
    }

    private void labels() {
        kind.setLabel(phrases.say("kind.label"));
        kind.setItems(KINDS);
        kind.setItemLabelGenerator(k -> phrases.say("kind." + k));
        kind.addValueChangeListener(e ->
                statement.setHelperText(e.getValue() == null ? "" : phrases.say("kind." + e.getValue() + ".example")));
        field(statement, "outcome.label", Wording.LONGEST_STATEMENT * 2);
        statement.setHelperText(phrases.say("outcome.help", Wording.LONGEST_STATEMENT));
        field(description, "description.label", Wording.LONGEST_DESCRIPTION);
        field(observation, "observation.label", Wording.LONGEST_OBSERVATION);
        observation.setHelperText(phrases.say("observation.help", reader.account()));
        stopped.addClassName("stack");
        proves.setLabel(phrases.say("proves.label"));
        proves.setItems(partsOf(plan.why()));
        proof.setLabel(phrases.say("proof.label"));
        proof.setItems(firstValue ? List.of(Proof.ONCE, Proof.NUMBER) : List.of(Proof.values()));
        proof.setItemLabelGenerator(p -> phrases.say("proof." + p.name().toLowerCase(Locale.ROOT)));
        proof.addValueChangeListener(e -> numbers.setVisible(e.getValue() == Proof.NUMBER));
        measureName.setLabel(phrases.say("measure-name.label"));
        measureName.setHelperText(phrases.say("measure-name.help"));
        measureUnit.setLabel(phrases.say("measure-unit.label"));
        measureUnit.setHelperText(phrases.say("measure-unit.help"));
        baseline.setLabel(phrases.say("baseline.label"));
        target.setLabel(phrases.say("target.label"));
        numbers.setClassName("stack");
        numbers.removeAll();
        numbers.add(measureName, measureUnit, Layouts.sideBySide(baseline, target));
        numbers.setVisible(false);
        due.setLabel(phrases.say(customer() ? "due.label" : "due.label.vendor"));
        due.setHelperText(phrases.say("due.help", reader.zone().getId().replace('_', ' ')));
        due.setMin(reader.today());
        owner.setLabel(phrases.say("owner.label"));
        var owners = reader.owners().stream().map(p -> p.person().toString());
        owner.setItems((customer() ? owners : Stream.concat(owners, Stream.of(""))).toList());
        owner.setItemLabelGenerator(this::ownerName);
        needed.setLabel(phrases.say("needed.label"));
        needed.setItems(firstValue ? List.of("needed.required") : NEEDS);
        needed.setItemLabelGenerator(phrases::say);
        field(note, "note.label", 2000);
        note.setLabel(phrases.say("note.label", other()));
    }

    private void field(TextArea area, String label, int most) {
        area.setLabel(phrases.say(label, reader.account()));
        area.setMaxLength(most);
        area.setValueChangeMode(ValueChangeMode.LAZY);
    }

    private void prefill(Wording wording) {
        statement.setValue(wording.statement());
        description.setValue(wording.description());
        observation.setValue(wording.observation());
        if (!wording.proves().isEmpty()) {
            // words agreed under an earlier why are offered as they are; the server says whether they still stand in it
            proves.setItems(Stream.concat(partsOf(plan.why()).stream(), Stream.of(wording.proves()))
                    .distinct()
                    .toList());
            proves.setValue(wording.proves());
        }
        var measure = wording.measure();
        proof.setValue(
                measure == null ? firstValue ? null : Proof.SENTENCE : measure.once() ? Proof.ONCE : Proof.NUMBER);
        if (measure != null && !measure.once()) {
            measureName.setValue(measure.name());
            measureUnit.setValue(measure.unit());
            baseline.setValue(measure.baseline());
            target.setValue(measure.target());
        }
        due.setValue(wording.due() == null || wording.due().isBefore(reader.today()) ? null : wording.due());
        owner.setValue(
                wording.owner() == null || ownerName(wording.owner().toString()).isEmpty()
                        ? null
                        : wording.owner().toString());
        needed.setValue(Phrases.needKey(wording));
    }

    // ---- one question at a time

    private void ask(Step which) {
        step = which;
        notice().clear();
        stopped.removeAll();
        var back = Layouts.back(whereFrom(), phrases.say(which == Step.OUTCOME && walking ? "back" : "back.leave"));
        if (walking && which != Step.CHECK) {
            above(Layouts.row(back, new Span(phrases.say("question", asked(which), questions()))));
        } else {
            above(back);
        }
        switch (which) {
            case OUTCOME -> {
                heading(phrases.say(customer() ? "ask.outcome" : "ask.outcome.vendor", reader.account()));
                lead(phrases.say("ask.outcome.lead", reader.account()));
                question(before() == null ? List.of(kind, statement, description) : List.of(statement, description));
            }
            case PROVES -> {
                heading(phrases.say("ask.proves"));
                lead(phrases.say("ask.proves.lead", plan.why()));
                question(List.of(proves));
            }
            case MEASURE -> {
                heading(phrases.say("ask.measure"));
                lead(phrases.say(firstValue ? "ask.measure.first" : "ask.measure.lead"));
                question(List.of(proof, numbers));
            }
            case DUE -> {
                heading(phrases.say("ask.due"));
                lead(phrases.say(customer() ? "ask.due.lead" : "ask.due.vendor", reader.account()));
                question(List.of(due));
            }
            case OWNER -> {
                heading(phrases.say("ask.owner", reader.account()));
                lead(phrases.say("ask.owner.lead"));
                question(List.of(owner));
            }
            case NEEDED -> {
                heading(phrases.say("ask.needed"));
                lead(phrases.say("ask.needed.lead"));
                question(List.of(needed));
            }
            case CHECK -> check();
        }
        getElement().executeJs("this.querySelector('h1').focus({preventScroll: true}); window.scrollTo(0, 0)");
    }

    private void question(List<? extends Component> fields) {
        var parts = new ArrayList<Component>(fields);
        parts.add(stopped);
        var buttons = Layouts.actions(Buttons.primary(phrases.say("continue"), this::answered));
        if (walking && step != Step.OUTCOME) {
            buttons.add(Buttons.quiet(phrases.say("previous"), () -> ask(previous())));
        }
        parts.add(buttons);
        var form = new Div(parts.toArray(Component[]::new));
        form.addClassName("question");
        show(form);
    }

    private void answered() {
        if (!complaint().isEmpty()) {
            notice().error(complaint());
            return;
        }
        if (step == Step.OUTCOME) {
            var finding = VendorWording.stop(statement.getValue(), observation.getValue());
            if (finding.isPresent()) {
                stop(finding.get());
                return;
            }
        }
        ask(walking ? following() : firstGap());
    }

    /** What is missing on this page, empty when nothing is. */
    private String complaint() {
        return switch (step) {
            case OUTCOME ->
                tried(() -> new Wording(
                        statement.getValue(),
                        description.getValue(),
                        observation.getValue(),
                        null,
                        null,
                        null,
                        true,
                        false,
                        ""));
            case PROVES -> proves.getValue() == null ? phrases.say("missing.proves") : "";
            case MEASURE ->
                proof.getValue() == null
                        ? phrases.say("missing.proof")
                        : proof.getValue() == Proof.NUMBER && target.getValue() == null
                                ? phrases.say("missing.target")
                                : tried(this::measure);
            case DUE ->
                due.isInvalid() || (due.getValue() == null && customer())
                        ? phrases.say("missing.due", Dates.day(reader.today()))
                        : "";
            case OWNER -> owner.getValue() == null ? phrases.say("missing.owner") : "";
            case NEEDED -> needed.getValue() == null ? phrases.say("missing.needed") : "";
            case CHECK -> "";
        };
    }

    private String tried(java.util.function.Supplier<@Nullable Object> part) {
        try {
            var _ = part.get();
            return "";
        } catch (Refused refused) {
            return getTranslation(
                    refused.refusal().key(), refused.refusal().arguments().toArray());
        }
    }

    // rule 4: the reason, the replacement one press away, what the customer will observe, or a set-up task
    private void stop(VendorWording.Finding finding) {
        var replacement = getTranslation(finding.replacementKey());
        notice().error(getTranslation(finding.refusal().key()));
        stopped.removeAll();
        stopped.add(
                new Paragraph(phrases.say("stopped.instead", reader.account())),
                Layouts.actions(
                        Buttons.secondary(phrases.say("stopped.use", replacement), () -> {
                            statement.setValue(replacement);
                            stopped.removeAll();
                            notice().clear();
                        }),
                        Buttons.quiet(
                                phrases.say(customer() ? "stopped.hand-over" : "stopped.task", reader.vendor()),
                                this::setAside)),
                new Paragraph(phrases.say("stopped.keep")),
                observation);
    }

    /** Back to the sentence, with what was said about observing it. */
    private void askAgain() {
        ask(Step.OUTCOME);
        stopped.add(observation);
    }

    private void setAside() {
        attempt(() -> proposing.setAside(account(), statement.getValue()), () -> {
            statement.clear();
            stopped.removeAll();
            notice().done(phrases.say("stopped.set-aside", reader.vendor()));
        });
    }

    private void check() {
        var wording = wording();
        var start = before();
        boolean different = !wording.equals(start);
        heading(different ? checkHeading() : phrases.say("check.nothing-yet"));
        lead(different ? phrases.say("check.wording.lead", other()) : phrases.say("check.nothing-yet.lead"));
        var answers = new CheckAnswers();
        answers.with(phrases.say("field.statement"), wording.statement(), () -> ask(Step.OUTCOME));
        if (!wording.description().isEmpty()) {
            answers.with(phrases.say("field.description"), wording.description(), () -> ask(Step.OUTCOME));
        }
        if (!wording.observation().isEmpty()) {
            answers.with(phrases.say("field.observation"), wording.observation(), this::askAgain);
        }
        if (firstValue) {
            answers.with(phrases.say("field.proves"), wording.proves(), () -> ask(Step.PROVES));
        }
        answers.with(phrases.say("field.measure"), phrases.measure(wording.measure()), () -> ask(Step.MEASURE))
                .with(phrases.say("field.due"), phrases.day(wording, customer()), () -> ask(Step.DUE))
                .with(phrases.say("field.owner"), ownerAnswer(), () -> ask(Step.OWNER))
                .with(phrases.say("field.needed"), phrases.needed(wording), () -> ask(Step.NEEDED));
        walking = false;
        var parts = new ArrayList<Component>();
        if (start != null && different) {
            parts.add(Layouts.section(phrases.say("words.change"), phrases.redline(start, wording, names())));
        }
        parts.add(answers);
        if (different) {
            parts.add(Layouts.stack(
                    note,
                    Layouts.actions(Buttons.primary(sendWords(), this::send)),
                    Layouts.meta(phrases.answeringAs())));
        }
        show(parts.toArray(Component[]::new));
    }

    private void send() {
        attempt(() -> record(wording())).ifPresent(recorded -> {
            var sentence = doneSentence(recorded);
            UI.getCurrent().navigate(whereAfterwards().substring(1));
            Stream.ofNullable(UI.getCurrent().getCurrentView())
                    .filter(CriterionView.class::isInstance)
                    .map(CriterionView.class::cast)
                    .forEach(view -> view.done(sentence));
        });
    }

    // ---- what the answers say

    final Wording wording() {
        var person = owner.getValue();
        var need = needed.getValue();
        return new Wording(
                statement.getValue(),
                description.getValue(),
                observation.getValue(),
                measure(),
                person == null || person.isEmpty() ? null : PersonId.parse(person),
                due.getValue(),
                "needed.required".equals(need),
                "needed.after".equals(need),
                proves.getValue() == null ? "" : proves.getValue());
    }

    private @Nullable Measure measure() {
        return switch (proof.getValue()) {
            case null -> null;
            case SENTENCE -> null;
            case ONCE -> Measure.happenedOnce();
            case NUMBER ->
                new Measure(measureName.getValue(), measureUnit.getValue(), baseline.getValue(), target.getValue());
        };
    }

    private Step firstGap() {
        if (statement.isEmpty()) {
            return Step.OUTCOME;
        }
        if (firstValue && proves.getValue() == null && !plan.why().isEmpty()) {
            return Step.PROVES;
        }
        if (proof.getValue() == null) {
            return Step.MEASURE;
        }
        if (customer() && due.getValue() == null) {
            return Step.DUE;
        }
        if (owner.getValue() == null && (customer() || walking)) {
            return Step.OWNER;
        }
        return needed.getValue() == null ? Step.NEEDED : Step.CHECK;
    }

    private int asked(Step which) {
        return STEPS.indexOf(which) + (firstValue || which == Step.OUTCOME ? 1 : 0);
    }

    private int questions() {
        return STEPS.size() - (firstValue ? 1 : 2);
    }

    private Step following() {
        var next = STEPS.get(STEPS.indexOf(step) + 1);
        return next == Step.PROVES && !firstValue ? Step.MEASURE : next;
    }

    private Step previous() {
        var last = STEPS.get(STEPS.indexOf(step) - 1);
        return last == Step.PROVES && !firstValue ? Step.OUTCOME : last;
    }

    private boolean customer() {
        return reader.side() == Side.CUSTOMER;
    }

    final String other() {
        return reader.answersFor(reader.side().other());
    }

    abstract String whereFrom();

    private String ownerName(String person) {
        if (person.isEmpty()) {
            return phrases.say("owner.let-them", reader.account());
        }
        return reader.owners().stream()
                .filter(p -> p.person().toString().equals(person))
                .findFirst()
                .map(PersonFacts::name)
                .orElse("");
    }

    private String ownerAnswer() {
        return owner.getValue() == null ? phrases.say("owner.none") : ownerName(owner.getValue());
    }

    private Map<PersonId, String> names() {
        return reader.owners().stream().collect(Collectors.toMap(PersonFacts::person, PersonFacts::name));
    }

    LocalDate today() {
        return reader.today();
    }

    /** The parts of a sentence that a result could prove: its clauses, and all of it. */
    static List<String> partsOf(String why) {
        if (why.isBlank()) {
            return List.of();
        }
        var whole = why.replaceAll("[.!]+$", "").strip();
        var clauses = Stream.of(whole.split("\\s*[,;:–—]\\s*|\\s+(?=(?:and|but|because|so that|so|while|instead of) )"))
                .map(String::strip)
                .filter(clause -> clause.contains(" "))
                .toList();
        return Stream.concat(clauses.size() > 1 ? clauses.stream() : Stream.empty(), Stream.of(whole))
                .distinct()
                .toList();
    }
}
