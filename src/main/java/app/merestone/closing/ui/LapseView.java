package app.merestone.closing.ui;

import app.merestone.agreement.CriterionId;
import app.merestone.closing.BrowsingClosing;
import app.merestone.closing.ClosingContent.ShownResult;
import app.merestone.closing.ReportingLapse;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Side;
import app.merestone.shell.Buttons;
import app.merestone.shell.CheckAnswers;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;

/** Which result no longer holds, and why? The certificate stays as it was. */
@Route("plan/:account/certificate/lapse")
@RouteAlias("accounts/:account/certificate/lapse")
@RolesAllowed({"CUSTOMER", "CSM"})
class LapseView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient BrowsingClosing browsing;
    private final transient ReportingLapse reporting;
    private final RadioButtonGroup<ShownResult> which = new RadioButtonGroup<>();
    private final TextArea why = new TextArea();
    private Side side = Side.CUSTOMER;

    LapseView(BrowsingClosing browsing, ReportingLapse reporting) {
        super("page page-narrow");
        this.browsing = browsing;
        this.reporting = reporting;
    }

    @Override
    protected void load() {
        var certificate = browsing.certificate(account());
        var status = browsing.status(account());
        if (!status.mayAnswer() && !status.maySign()) {
            throw new NotFound();
        }
        side = status.side();
        which.setLabel(getTranslation("closing.lapse.which"));
        which.setItems(certificate.content().shown());
        which.setItemLabelGenerator(ShownResult::statement);
        why.setLabel(getTranslation("field.closing.lapse"));
        why.setHelperText(getTranslation("closing.lapse.hint"));
        why.setMaxLength(1_000);
        above(Layouts.back(ClosingNavigation.certificate(account(), side), getTranslation("closing.lapse.back")));
        ask();
    }

    private void ask() {
        heading(getTranslation("closing.lapse.heading"));
        lead(getTranslation("closing.lapse.lead"));
        var question =
                new Div(which, why, Layouts.actions(Buttons.primary(getTranslation("closing.continue"), this::check)));
        question.addClassName("question");
        show(question);
    }

    private void check() {
        if (which.isEmpty() || why.getValue().isBlank()) {
            notice().error(getTranslation("closing.lapse.incomplete"));
            return;
        }
        notice().clear();
        heading(getTranslation("closing.lapse.check"));
        lead(getTranslation("closing.lapse.check.lead"));
        show(
                new CheckAnswers()
                        .with(
                                getTranslation("closing.lapse.which"),
                                which.getValue().statement(),
                                this::ask)
                        .with(getTranslation("field.closing.lapse"), why.getValue(), this::ask),
                Layouts.actions(Buttons.primary(getTranslation("closing.lapse.report"), this::report)));
    }

    private void report() {
        var criterion = CriterionId.parse(which.getValue().criterion());
        attempt(() -> reporting.report(account(), criterion, why.getValue()), () -> {
            heading(getTranslation("closing.lapse.reported"));
            lead("");
            show(
                    new Paragraph(getTranslation("closing.lapse.reported.next")),
                    Layouts.actions(Buttons.primary(getTranslation("closing.lapse.back"), () -> UI.getCurrent()
                            .navigate(ClosingNavigation.certificate(account(), side)
                                    .substring(1)))));
        });
    }
}
