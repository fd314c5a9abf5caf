package app.merestone.results.ui;

import app.merestone.accounts.PersonFacts;
import app.merestone.accounts.Vendor;
import app.merestone.agreement.CriterionId;
import app.merestone.evidence.EvidenceFile;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.ledger.Role;
import app.merestone.results.BrowsingResults;
import app.merestone.results.BrowsingResults.Detail;
import app.merestone.results.DraftKept;
import app.merestone.results.EvidenceGrade;
import app.merestone.results.KeepingEvidence;
import app.merestone.results.RecordingResults;
import app.merestone.results.ResultDraft;
import app.merestone.results.ResultStanding;
import app.merestone.results.Signed;
import app.merestone.shell.Buttons;
import app.merestone.shell.CheckAnswers;
import app.merestone.shell.Dates;
import app.merestone.shell.DayField;
import app.merestone.shell.FileDrop;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records a result, one question on a page: can it be shown yet, what happened, who used it, what shows it, check. What is
 * typed is kept as a draft with every step. A CSM walks the same way for a customer and ends with a draft.
 */
@Route("plan/:account/results/:criterion/record")
@RolesAllowed({"CUSTOMER", "CSM"})
class RecordView extends Page {

    private static final long serialVersionUID = 1L;
    private static final int MEGABYTE = 1024 * 1024;

    private enum Step {
        WHETHER,
        BLOCKER,
        LOOK_AGAIN,
        CHECK_BLOCKER,
        WHAT,
        WHO,
        PROOF,
        CHECK,
        DONE
    }

    private final transient BrowsingResults browsing;
    private final transient RecordingResults recording;
    private final transient KeepingEvidence keeping;
    private final transient Vendor vendor;

    private final RadioButtonGroup<Boolean> whether = new RadioButtonGroup<>();
    private final TextArea blocker = new TextArea();
    private final DatePicker lookAgain = new DayField();
    private final Select<PersonFacts> owner = new Select<>();
    private final TextArea what = new TextArea();
    private final DatePicker observed = new DayField();
    private final BigDecimalField amount = new BigDecimalField();
    private final TextField place = new TextField();
    private final CheckboxGroup<PersonFacts> users = new CheckboxGroup<>();
    private final TextField others = new TextField();
    private final TextField link = new TextField();
    private final Paragraph strength = new Paragraph();

    // looked up in load(), before anything is shown
    @SuppressWarnings("NullAway.Init")
    private transient Detail detail;

    @SuppressWarnings("NullAway.Init")
    private transient Phrases phrases;

    @SuppressWarnings("NullAway.Init")
    private EvidenceList evidence;

    private @Nullable Integer seen;
    private Step step = Step.WHETHER;

    RecordView(BrowsingResults browsing, RecordingResults recording, KeepingEvidence keeping, Vendor vendor) {
        super("page page-narrow");
        this.browsing = browsing;
        this.recording = recording;
        this.keeping = keeping;
        this.vendor = vendor;
        // once: the step that shows the field is drawn as often as somebody comes back to it
        link.addKeyPressListener(Key.ENTER, press -> addLink());
    }

    @Override
    protected void load() {
        look();
        above(Layouts.back(ResultsNavigation.result(account(), criterion()), phrases.say("back.one")));
        follow(account());
        if (!mayWrite()) {
            heading(phrases.say("record.not-now"));
            lead(detail.criterion().statement());
            show(Layouts.actions(Buttons.primary(
                    phrases.say("record.see"), () -> go(ResultsNavigation.result(account(), criterion())))));
            return;
        }
        label();
        fill();
        evidence = new EvidenceList(account(), piece -> attempt(() -> keeping.opened(account(), piece), () -> {}))
                .withRemove(this::takeOff);
        boolean begun = detail.draft() != null || detail.standing() == ResultStanding.SENT_BACK;
        walk(begun || detail.reader().side() == Side.VENDOR ? Step.WHAT : Step.WHETHER);
    }

    @Override
    protected void accountChanged() {
        if (step == Step.DONE) {
            return;
        }
        look();
        if (step == Step.PROOF) {
            showPieces();
        }
    }

    private void look() {
        detail = browsing.result(account(), criterion());
        phrases = new Phrases(
                this, vendor.name(), detail.accountName(), detail.reader().side());
    }

    private boolean mayWrite() {
        var reader = detail.reader();
        if (!detail.mayBeToldAgain()) {
            return false;
        }
        var draft = detail.draft();
        return reader.side() == Side.CUSTOMER
                ? reader.records()
                : reader.signs() && (draft == null || draft.byVendor());
    }

    // ---- fields

    private void label() {
        var measure = detail.criterion().measure();
        whether.setLabel(phrases.say("whether.label"));
        whether.setItems(true, false);
        whether.setItemLabelGenerator(yes -> phrases.say(Boolean.TRUE.equals(yes) ? "whether.yes" : "whether.no"));
        blocker.setLabel(getTranslation("field.result.blocker"));
        blocker.setHelperText(phrases.say("blocker.hint"));
        blocker.setMaxLength(500);
        lookAgain.setLabel(phrases.say("look-again.day"));
        lookAgain.setMin(detail.today());
        lookAgain.setHelperText(phrases.say("look-again.day.hint"));
        owner.setLabel(phrases.say("look-again.owner"));
        owner.setItems(people());
        owner.setItemLabelGenerator(PersonFacts::name);
        what.setLabel(getTranslation("field.result.what"));
        what.setHelperText(phrases.say("what.hint"));
        what.setMaxLength(ResultDraft.LONGEST_WHAT);
        observed.setLabel(phrases.say("field.when"));
        observed.setMin(detail.onboardingStart());
        observed.setMax(detail.today());
        observed.setHelperText(phrases.say("when.hint", detail.onboardingStart(), detail.today()));
        amount.setVisible(measure != null);
        if (measure != null) {
            amount.setLabel(
                    measure.once()
                            ? phrases.say("amount.label.once")
                            : phrases.say("amount.label", measure.name(), measure.unit()));
            amount.setHelperText(phrases.say("amount.hint", phrases.measure(measure)));
            amount.setLocale(Locale.UK);
        }
        place.setLabel(phrases.say("place.label"));
        place.setMaxLength(ResultDraft.LONGEST_PLACE);
        users.setLabel(phrases.say("users.label", detail.accountName()));
        users.setItems(detail.customers());
        users.setItemLabelGenerator(PersonFacts::name);
        others.setLabel(getTranslation("field.result.others"));
        others.setHelperText(phrases.say("others.hint"));
        others.setMaxLength(ResultDraft.LONGEST_OTHERS);
        link.setLabel(phrases.say("link.label"));
        link.setHelperText(phrases.say("link.hint"));
        link.setMaxLength(2000);
    }

    private List<PersonFacts> people() {
        // a sponsor reads and acknowledges: nothing is theirs to follow up
        var people = detail.customers().stream()
                .filter(person -> person.role() != Role.SPONSOR)
                .collect(Collectors.toCollection(ArrayList::new));
        Optional.ofNullable(detail.csm()).ifPresent(people::add);
        return people;
    }

    private void fill() {
        whether.clear();
        blocker.clear();
        lookAgain.clear();
        owner.clear();
        link.clear();
        var draft = detail.draft();
        var told = detail.recorded();
        var content = draft != null ? draft.content() : told != null ? told.content() : ResultDraft.empty();
        seen = draft == null ? null : draft.version();
        what.setValue(content.what());
        observed.setValue(content.observedOn());
        amount.setValue(content.amount());
        place.setValue(content.place());
        users.setValue(detail.customers().stream()
                .filter(person -> content.usedBy().contains(person.person()))
                .collect(Collectors.toSet()));
        others.setValue(content.usedByOthers());
    }

    private ResultDraft written() {
        if (amount.isInvalid()) {
            throw Refused.because("result.number-malformed");
        }
        var named = users.getValue().stream().map(PersonFacts::person).collect(Collectors.<PersonId>toSet());
        return new ResultDraft(
                what.getValue(), observed.getValue(), amount.getValue(), named, others.getValue(), place.getValue());
    }

    // ---- steps

    private void walk(Step to) {
        notice().clear();
        if (step != to) {
            // the question changes without a navigation, and whoever listens to the page is told so
            focusHeading();
        }
        step = to;
        lead(detail.criterion().statement());
        switch (to) {
            case WHETHER -> {
                heading(phrases.say("whether.heading"));
                ask(whether, forward(this::decide));
            }
            case BLOCKER -> {
                heading(phrases.say("blocker.heading"));
                ask(blocker, forward(() -> unlessEmpty(blocker.isEmpty(), "blocker.missing", Step.LOOK_AGAIN)));
            }
            case LOOK_AGAIN -> {
                heading(phrases.say("look-again.heading"));
                ask(
                        lookAgain,
                        owner,
                        forward(() -> unlessEmpty(
                                lookAgain.isEmpty() || owner.isEmpty(), "look-again.missing", Step.CHECK_BLOCKER)));
            }
            case CHECK_BLOCKER -> checkBlocker();
            case WHAT -> {
                heading(phrases.say("what.heading"));
                ask(asked(), what, observed, amount, place, forward(() -> keepAnd(Step.WHO)));
            }
            case WHO -> {
                heading(phrases.say("who.heading"));
                ask(users, others, forward(this::keepWho));
            }
            case PROOF -> {
                heading(phrases.say("proof.heading"));
                ask(proof(), forward(() -> keepAnd(Step.CHECK)));
            }
            case CHECK -> check();
            case DONE -> {}
        }
    }

    private void ask(Component... parts) {
        var question = new Div(parts);
        question.addClassName("question");
        show(question);
    }

    private Component forward(Runnable act) {
        return Layouts.actions(Buttons.primary(phrases.say("continue"), act));
    }

    private void decide() {
        var answer = whether.getValue();
        if (answer == null) {
            notice().error(phrases.say("whether.missing"));
            return;
        }
        walk(answer ? Step.WHAT : Step.BLOCKER);
    }

    private void unlessEmpty(boolean empty, String complaint, Step next) {
        if (empty) {
            notice().error(phrases.say(complaint));
        } else {
            walk(next);
        }
    }

    /** Keeps what was typed as a draft; only then goes on. */
    private void keepAnd(Step next) {
        if (keep()) {
            walk(next);
        }
    }

    private boolean keep() {
        var kept = attempt(() -> recording.keep(account(), criterion(), written(), seen));
        kept.ifPresent(draft -> {
            seen = draft.version();
            look();
        });
        return kept.isPresent();
    }

    /** Recording will ask who used it, so it is asked for where it can be said; a draft of the vendor's may leave it open. */
    private void keepWho() {
        if (keep()) {
            boolean nobody = users.isEmpty() && others.getValue().isBlank();
            unlessEmpty(nobody && detail.reader().side() == Side.CUSTOMER, "who.missing", Step.PROOF);
        }
    }

    /** The question that sent it back stands above the answer. */
    private Component asked() {
        var told = detail.recorded();
        var box = new Div();
        if (told != null && told.question() != null) {
            var words = new Paragraph(told.question().words());
            words.addClassName("serif");
            box.add(Layouts.tight(
                    Layouts.meta(phrases.say("asked", told.question().name())), words));
        } else if (detail.draft() != null
                && detail.draft().byVendor()
                && detail.reader().side() == Side.CUSTOMER) {
            box.add(new Paragraph(phrases.say("written-for-you", detail.draft().writtenBy())));
        } else {
            box.setVisible(false);
        }
        return box;
    }

    // ---- proof

    private Component proof() {
        showPieces();
        return Layouts.stack(
                strength,
                evidence,
                new FileDrop(EvidenceFile.LARGEST, Dates.day(detail.today()), notice(), this::arrived),
                link,
                Layouts.actions(Buttons.secondary(phrases.say("link.add"), this::addLink)),
                Layouts.meta(getTranslation("shell.file.not-scanned", EvidenceFile.LARGEST / MEGABYTE)));
    }

    private void arrived(String name, byte[] content) {
        added(() -> keeping.addFile(account(), criterion(), name, content), name);
    }

    private void addLink() {
        var url = link.getValue();
        if (added(() -> keeping.addLink(account(), criterion(), url), url)) {
            link.clear();
        }
    }

    private boolean added(Supplier<DraftKept> act, String name) {
        var kept = attempt(act);
        kept.ifPresent(draft -> {
            seen = draft.version();
            look();
            showPieces();
            notice().done(phrases.say("proof.added", name));
        });
        return kept.isPresent();
    }

    private void showPieces() {
        var draft = detail.draft();
        if (draft == null) {
            return;
        }
        evidence.show(draft.evidence());
        strength.setText(
                draft.evidence().isEmpty()
                        ? phrases.say("proof.none", phrases.grade(EvidenceGrade.SHOWN))
                        : phrases.say("proof.some", draft.evidence().size()));
    }

    private void takeOff(app.merestone.results.EvidenceId piece) {
        attempt(() -> keeping.remove(account(), criterion(), piece)).ifPresent(kept -> {
            seen = kept.version();
            look();
            showPieces();
        });
    }

    // ---- check

    private void check() {
        var draft = detail.draft();
        if (draft == null) {
            walk(Step.WHAT);
            return;
        }
        boolean records = detail.reader().side() == Side.CUSTOMER;
        heading(phrases.say(records ? "check.heading" : "check.heading.vendor", detail.accountName()));
        lead(phrases.say(
                records ? detail.reader().signs() ? "check.lead.signs" : "check.lead.member" : "check.lead.vendor",
                phrases.csm(detail),
                Phrases.signers(detail.customers(), detail.accountName())));
        var content = draft.content();
        var day = content.observedOn();
        var missing = phrases.say("nothing-yet");
        var answers = new CheckAnswers()
                .with(
                        getTranslation("field.result.what"),
                        content.what().isEmpty() ? missing : content.what(),
                        () -> walk(Step.WHAT))
                .with(phrases.say("field.when"), day == null ? missing : Dates.day(day), () -> walk(Step.WHAT));
        if (detail.criterion().measure() != null) {
            answers.with(
                    phrases.say("field.amount"),
                    phrases.amount(detail.criterion().measure(), content.amount()),
                    () -> walk(Step.WHAT));
        }
        if (!content.place().isEmpty()) {
            answers.with(phrases.say("field.where"), content.place(), () -> walk(Step.WHAT));
        }
        answers.with(phrases.say("field.who"), phrases.users(content, draft.users()), () -> walk(Step.WHO))
                .with(
                        phrases.say("evidence"),
                        draft.evidence().isEmpty()
                                ? phrases.say("evidence.none")
                                : draft.evidence().stream()
                                        .map(BrowsingResults.EvidencePiece::name)
                                        .collect(Collectors.joining(", ")),
                        () -> walk(Step.PROOF));
        show(
                answers,
                Layouts.actions(
                        records
                                ? Buttons.primary(phrases.say("record.do"), this::record)
                                : Buttons.primary(phrases.say("record.leave-draft"), this::leaveDraft)));
    }

    private void record() {
        var version = seen;
        if (version == null) {
            return;
        }
        attempt(() -> recording.record(account(), criterion(), version)).ifPresent(this::recorded);
    }

    private void recorded(Signed signed) {
        step = Step.DONE;
        look();
        var signer = Phrases.signers(detail.customers(), detail.accountName());
        heading(phrases.say(signed.customerSigned() ? "recorded.heading" : "recorded.heading.member"));
        lead(detail.criterion().statement());
        finish(phrases.say(
                signed.customerSigned() ? "recorded.next" : "recorded.next.member",
                signed.reference(),
                signed.customerSigned() ? phrases.csm(detail) : signer));
    }

    private void leaveDraft() {
        step = Step.DONE;
        heading(phrases.say("left-draft.heading", detail.accountName()));
        lead(detail.criterion().statement());
        finish(phrases.say("left-draft.next", Phrases.signers(detail.customers(), detail.accountName())));
    }

    private void finish(String next) {
        notice().clear();
        show(
                new Paragraph(next),
                Layouts.actions(Buttons.primary(
                        phrases.say("record.see"), () -> go(ResultsNavigation.result(account(), criterion())))));
    }

    // ---- no result yet

    private void checkBlocker() {
        heading(phrases.say("check-blocker.heading"));
        lead(phrases.say("check-blocker.lead"));
        var person = owner.getValue();
        var answers = new CheckAnswers()
                .with(getTranslation("field.result.blocker"), blocker.getValue(), () -> walk(Step.BLOCKER))
                .with(phrases.say("look-again.day"), Dates.day(lookAgain.getValue()), () -> walk(Step.LOOK_AGAIN))
                .with(
                        phrases.say("look-again.owner"),
                        person == null ? "" : person.name(),
                        () -> walk(Step.LOOK_AGAIN));
        show(answers, Layouts.actions(Buttons.primary(phrases.say("check-blocker.do"), this::sayNotYet)));
    }

    private void sayNotYet() {
        var person = owner.getValue();
        var day = lookAgain.getValue();
        attempt(() -> recording.noResultYet(account(), criterion(), blocker.getValue(), day, person.person()))
                .ifPresent(checkIn -> {
                    step = Step.DONE;
                    look();
                    heading(phrases.say("not-yet.heading", person.name(), day));
                    lead(detail.criterion().statement());
                    var notYet = detail.notYet();
                    finish(phrases.say("not-yet.next", notYet == null ? "" : notYet.reference(), person.name(), day));
                });
    }

    private CriterionId criterion() {
        return CriterionId.parse(parameter("criterion"));
    }

    private static void go(String path) {
        UI.getCurrent().navigate(path.substring(1));
    }
}
