package app.merestone.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** What was answered, question by question, each with a way to change it, before anything binds. */
public final class CheckAnswers extends DescriptionList {

    private static final long serialVersionUID = 1L;

    /** Nothing answered yet. */
    public CheckAnswers() {
        addClassName("check-answers");
    }

    /**
     * Adds an answer.
     *
     * @param question as it was asked, short
     * @param answer as it will be recorded
     * @param change goes back to the question with everything kept
     */
    public CheckAnswers with(String question, String answer, Runnable change) {
        var link = new Button(getTranslation("shell.change"), press -> change.run());
        link.addThemeVariants(ButtonVariant.TERTIARY);
        link.addClassName("change");
        link.setAriaLabel(getTranslation("shell.change.what", question));
        var value = new Description();
        value.add(new Span(answer));
        var way = new Description();
        way.add(link);
        var row = new Div(new Term(question), value, way);
        add(row);
        return this;
    }
}
