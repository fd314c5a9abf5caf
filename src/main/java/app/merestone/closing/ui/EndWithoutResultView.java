package app.merestone.closing.ui;

import app.merestone.closing.BrowsingClosing;
import app.merestone.closing.ClosingState;
import app.merestone.closing.EndingWithoutResult;
import app.merestone.kernel.Side;
import app.merestone.shell.Buttons;
import app.merestone.shell.CheckAnswers;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** Does this onboarding end without a result, and why? Leaders only; it opens no gate. */
@Route("accounts/:account/end")
@RolesAllowed("LEADER")
class EndWithoutResultView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient EndingWithoutResult ending;
    private final transient BrowsingClosing browsing;
    private final TextArea reason = new TextArea();
    private String company = "";

    EndWithoutResultView(EndingWithoutResult ending, BrowsingClosing browsing) {
        super("page page-narrow");
        this.ending = ending;
        this.browsing = browsing;
    }

    @Override
    protected void load() {
        var status = browsing.status(account());
        company = status.company();
        reason.setLabel(getTranslation("field.closing.reason"));
        reason.setHelperText(getTranslation("closing.end.hint"));
        reason.setMaxLength(1_000);
        above(Layouts.back("/accounts/" + account(), getTranslation("closing.back.account")));
        if (status.state() == ClosingState.OPEN) {
            ask();
        } else {
            heading(getTranslation("closing.end.over"));
            show(toClose());
        }
    }

    private void ask() {
        heading(getTranslation("closing.end.heading", company));
        lead(getTranslation("closing.end.lead"));
        var question =
                new Div(reason, Layouts.actions(Buttons.primary(getTranslation("closing.continue"), this::check)));
        question.addClassName("question");
        show(question);
    }

    private void check() {
        if (reason.getValue().isBlank()) {
            notice().error(getTranslation("refusal.text.empty", getTranslation("field.closing.reason")));
            return;
        }
        notice().clear();
        heading(getTranslation("closing.end.check", company));
        lead(getTranslation("closing.end.check.lead"));
        show(
                new CheckAnswers().with(getTranslation("field.closing.reason"), reason.getValue(), this::ask),
                Layouts.actions(Buttons.primary(getTranslation("closing.end.now"), this::end)));
    }

    private void end() {
        attempt(() -> ending.end(account(), reason.getValue()), () -> {
            heading(getTranslation("closing.end.done", company));
            lead("");
            show(new Paragraph(getTranslation("closing.end.done.next")), toClose());
        });
    }

    private Div toClose() {
        return Layouts.actions(Buttons.primary(getTranslation("closing.end.see"), () -> UI.getCurrent()
                .navigate(ClosingNavigation.close(account(), Side.VENDOR).substring(1))));
    }
}
