package app.merestone.checkins.ui;

import app.merestone.accounts.PersonFacts;
import app.merestone.checkins.ArrangingCheckIns;
import app.merestone.checkins.BrowsingCheckIns;
import app.merestone.kernel.NotFound;
import app.merestone.shell.Buttons;
import app.merestone.shell.CheckAnswers;
import app.merestone.shell.Dates;
import app.merestone.shell.DayField;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.Stream;

/** What do we follow up, who sees to it, and when? */
@Route("plan/:account/check-ins/new")
@RouteAlias("accounts/:account/check-ins/new")
@RolesAllowed({"CUSTOMER", "CSM", "LEADER"})
class ArrangeCheckInView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient ArrangingCheckIns arranging;
    private final transient BrowsingCheckIns checkIns;
    private final TextField about = new TextField();
    private final TextArea reason = new TextArea();
    private final DatePicker due = new DayField();
    private final Select<PersonFacts> owner = new Select<>();
    private String suggested = "";

    ArrangeCheckInView(ArrangingCheckIns arranging, BrowsingCheckIns checkIns) {
        super("page page-narrow");
        this.arranging = arranging;
        this.checkIns = checkIns;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        suggested = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("about")
                .orElse("");
        super.beforeEnter(event);
    }

    @Override
    protected void load() {
        if (!checkIns.offers(account()).arrange()) {
            throw new NotFound();
        }
        var people = checkIns.owners(account());
        about.setLabel(getTranslation("field.check-in.about"));
        about.setMaxLength(200);
        about.setValue(suggested);
        reason.setLabel(getTranslation("field.check-in.reason"));
        reason.setHelperText(getTranslation("check-ins.reason.hint"));
        reason.setMaxLength(1_000);
        due.setLabel(getTranslation("check-ins.field.due"));
        due.setHelperText(getTranslation("check-ins.field.due.hint"));
        owner.setLabel(getTranslation("check-ins.field.owner"));
        owner.setHelperText(getTranslation("check-ins.field.owner.hint"));
        owner.setItems(people);
        owner.setItemLabelGenerator(PersonFacts::name);
        above(Layouts.back(
                CheckInsNavigation.all(account(), CheckInsNavigation.side()), getTranslation("check-ins.back")));
        ask();
    }

    private void ask() {
        heading(getTranslation("check-ins.new.heading"));
        lead(getTranslation("check-ins.new.lead"));
        var question = new Div(
                about,
                reason,
                due,
                owner,
                Layouts.actions(Buttons.primary(getTranslation("check-ins.continue"), this::check)));
        question.addClassName("question");
        show(question);
    }

    private void check() {
        notice().clear();
        var empty = Stream.of(
                        about.isEmpty() ? about.getLabel() : "",
                        reason.isEmpty() ? reason.getLabel() : "",
                        due.isEmpty() ? due.getLabel() : "",
                        owner.isEmpty() ? owner.getLabel() : "")
                .filter(label -> !label.isEmpty())
                .findFirst();
        if (empty.isPresent()) {
            notice().error(getTranslation("check-ins.incomplete", empty.get()));
            return;
        }
        heading(getTranslation("check-ins.check.heading"));
        lead(getTranslation("check-ins.check.lead"));
        var answers = new CheckAnswers()
                .with(getTranslation("field.check-in.about"), about.getValue(), this::ask)
                .with(getTranslation("field.check-in.reason"), reason.getValue(), this::ask)
                .with(getTranslation("check-ins.field.due"), Dates.day(due.getValue()), this::ask)
                .with(getTranslation("check-ins.field.owner"), owner.getValue().name(), this::ask);
        show(answers, Layouts.actions(Buttons.primary(getTranslation("check-ins.arrange"), this::arrange)));
    }

    private void arrange() {
        attempt(
                () -> arranging.arrange(
                        account(),
                        about.getValue(),
                        due.getValue(),
                        owner.getValue().person(),
                        reason.getValue()),
                this::done);
    }

    private void done() {
        var person = owner.getValue().name();
        var day = due.getValue();
        heading(getTranslation("check-ins.arranged.heading", person, day));
        lead("");
        show(
                new Paragraph(getTranslation("check-ins.arranged.next", person, day)),
                Layouts.actions(Buttons.primary(getTranslation("check-ins.see-all"), () -> UI.getCurrent()
                        .navigate(CheckInsNavigation.all(account(), CheckInsNavigation.side())
                                .substring(1)))));
    }
}
