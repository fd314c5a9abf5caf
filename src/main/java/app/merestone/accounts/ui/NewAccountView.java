package app.merestone.accounts.ui;

import app.merestone.accounts.NewAccount;
import app.merestone.accounts.PersonFacts;
import app.merestone.accounts.StartingAccounts;
import app.merestone.accounts.StartingAccounts.Choices;
import app.merestone.accounts.StartingAccounts.SegmentChoice;
import app.merestone.kernel.AccountId;
import app.merestone.shell.Buttons;
import app.merestone.shell.CheckAnswers;
import app.merestone.shell.Dates;
import app.merestone.shell.DayField;
import app.merestone.shell.EmptyState;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** Which customer starts, and from which playbook? Asked, checked, started. */
@Route("accounts/new")
@RolesAllowed({"CSM", "LEADER"})
class NewAccountView extends FormPage {

    private static final long serialVersionUID = 1L;

    private final transient StartingAccounts starting;
    private TextField name = new TextField();
    private TextField domain = new TextField();
    private TextField externalId = new TextField();
    private RadioButtonGroup<SegmentChoice> segment = new RadioButtonGroup<>();
    private DatePicker start = new DayField();
    private ComboBox<PersonFacts> owner = new ComboBox<>();
    private AccountId id = AccountId.next();

    NewAccountView(StartingAccounts starting) {
        this.starting = starting;
    }

    @Override
    protected void load() {
        var choices = starting.choices();
        id = AccountId.next();
        name = text("new-account.name");
        domain = optionalText("new-account.domain");
        externalId = optionalText("new-account.external-id");
        segment = segments(choices);
        start = day("new-account.start", null);
        start.setHelperText(getTranslation("new-account.start.hint"));
        owner = owners(choices);
        if (choices.owners().isEmpty()) {
            heading(getTranslation("new-account.no-csm"));
            show(new EmptyState(getTranslation("new-account.no-csm.why"), getTranslation("new-account.no-csm.next")));
            return;
        }
        ask();
    }

    private void ask() {
        above(Layouts.back("/accounts", getTranslation("new-account.back")));
        heading(getTranslation("new-account.heading"));
        lead(getTranslation("new-account.lead"));
        question(
                name,
                segment,
                start,
                owner,
                domain,
                externalId,
                Layouts.actions(
                        Buttons.primary(getTranslation("form.continue"), () -> {
                            if (answered(name, segment, start, owner)) {
                                attempt(() -> starting.check(typed()), this::check);
                            }
                        }),
                        cancel("/accounts")));
    }

    private void check() {
        var playbook = segment.getValue().playbook();
        heading(getTranslation("new-account.check", name.getValue().strip()));
        lead(getTranslation("new-account.check.lead"));
        var answers = new CheckAnswers()
                .with(getTranslation("new-account.name"), name.getValue().strip(), this::ask)
                .with(
                        getTranslation("new-account.segment"),
                        getTranslation(
                                "new-account.segment.answer",
                                segment.getValue().name(),
                                playbook.criteria().size(),
                                playbook.tasks().size()),
                        this::ask)
                .with(getTranslation("new-account.first-value"), playbook.firstValue(), this::ask)
                .with(getTranslation("new-account.start"), Dates.day(start.getValue()), this::ask)
                .with(getTranslation("new-account.owner"), owner.getValue().name(), this::ask)
                .with(getTranslation("new-account.domain"), orNone(domain), this::ask)
                .with(getTranslation("new-account.external-id"), orNone(externalId), this::ask);
        show(
                answers,
                Layouts.actions(
                        Buttons.primary(getTranslation("new-account.act"), this::start),
                        Buttons.quiet(getTranslation("form.back"), this::ask)));
        getElement().executeJs("this.querySelector('h1').focus()");
    }

    private void start() {
        attempt(() -> starting.start(typed()))
                .ifPresent(account -> done(
                        getTranslation("new-account.done", name.getValue().strip()),
                        getTranslation("new-account.done.next", owner.getValue().name()),
                        AccountsNavigation.invite(account),
                        getTranslation("people.invite-champion"),
                        secondaryLink(
                                AccountsNavigation.plan(account, true), getTranslation("new-account.done.open"))));
    }

    private NewAccount typed() {
        return new NewAccount(
                id,
                name.getValue(),
                domain.getValue(),
                externalId.getValue(),
                segment.getValue().id(),
                owner.getValue().person(),
                start.getValue());
    }

    private RadioButtonGroup<SegmentChoice> segments(Choices choices) {
        var group = new RadioButtonGroup<SegmentChoice>(getTranslation("new-account.segment"));
        group.setItems(choices.segments());
        group.setRenderer(new ComponentRenderer<>(choice -> {
            var hint = new Div(getTranslation(
                    "new-account.segment.hint",
                    choice.playbook().firstValue(),
                    choice.playbook().targetDays()));
            hint.addClassName("field-hint");
            return new Div(new Span(choice.name()), hint);
        }));
        group.setRequiredIndicatorVisible(true);
        return group;
    }

    private ComboBox<PersonFacts> owners(Choices choices) {
        var box = new ComboBox<PersonFacts>(getTranslation("new-account.owner"));
        box.setItems(choices.owners());
        box.setItemLabelGenerator(PersonFacts::name);
        box.setRequiredIndicatorVisible(true);
        choices.owners().stream()
                .filter(csm -> csm.person().equals(choices.asking()))
                .findFirst()
                .ifPresent(box::setValue);
        return box;
    }

    private String orNone(TextField field) {
        return field.getValue().isBlank()
                ? getTranslation("form.none")
                : field.getValue().strip();
    }
}
