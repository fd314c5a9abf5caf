package app.merestone.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Span;

/** Names and what they are, one under the other. */
public final class Facts extends DescriptionList {

    private static final long serialVersionUID = 1L;

    /** An empty list. */
    public Facts() {
        addClassName("facts");
    }

    /** Adds a line. */
    public Facts with(String term, String description) {
        return with(term, new Span(description));
    }

    /** Adds a line. */
    public Facts with(String term, Component description) {
        var value = new Description();
        value.add(description);
        add(new Term(term), value);
        return this;
    }
}
