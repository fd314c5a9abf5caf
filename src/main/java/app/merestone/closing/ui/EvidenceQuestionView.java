package app.merestone.closing.ui;

import app.merestone.closing.AnsweringTheEvidenceQuestion;
import app.merestone.closing.BrowsingClosing;
import app.merestone.kernel.NotFound;
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

/** Can you walk me through a specific result you've seen so far? */
@Route("plan/:account/close/answer")
@RolesAllowed("CUSTOMER")
class EvidenceQuestionView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient AnsweringTheEvidenceQuestion answering;
    private final transient BrowsingClosing browsing;
    private final TextArea answer = new TextArea();
    private int seen;

    EvidenceQuestionView(AnsweringTheEvidenceQuestion answering, BrowsingClosing browsing) {
        super("page page-narrow");
        this.answering = answering;
        this.browsing = browsing;
    }

    @Override
    protected void load() {
        var status = browsing.status(account());
        if (!status.mayAnswer()) {
            throw new NotFound();
        }
        seen = status.answerNumber();
        var before = status.answer();
        answer.setLabel(getTranslation("field.closing.answer"));
        answer.setHelperText(getTranslation("closing.question.hint"));
        answer.setMaxLength(2_000);
        answer.setMinRows(5);
        answer.setValue(before == null ? "" : before.words());
        above(Layouts.back(ClosingNavigation.close(account(), Side.CUSTOMER), getTranslation("closing.question.back")));
        ask();
    }

    private void ask() {
        heading(getTranslation("closing.question"));
        lead(getTranslation("closing.question.lead"));
        var question = new Div(
                answer, Layouts.actions(Buttons.primary(getTranslation("closing.question.continue"), this::check)));
        question.addClassName("question");
        show(question);
    }

    private void check() {
        if (answer.getValue().isBlank()) {
            notice().error(getTranslation("refusal.text.empty", getTranslation("field.closing.answer")));
            return;
        }
        notice().clear();
        heading(getTranslation("closing.question.check"));
        lead(getTranslation("closing.question.check.lead"));
        show(
                new CheckAnswers().with(getTranslation("closing.question"), answer.getValue(), this::ask),
                Layouts.actions(Buttons.primary(getTranslation("closing.question.record"), this::record)));
    }

    private void record() {
        attempt(() -> answering.answer(account(), seen, answer.getValue()), () -> {
            heading(getTranslation("closing.question.recorded"));
            lead("");
            show(
                    new Paragraph(getTranslation("closing.question.recorded.next")),
                    Layouts.actions(Buttons.primary(getTranslation("closing.question.to-close"), () -> UI.getCurrent()
                            .navigate(ClosingNavigation.close(account(), Side.CUSTOMER)
                                    .substring(1)))));
        });
    }
}
