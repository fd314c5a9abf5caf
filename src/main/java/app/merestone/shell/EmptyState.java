package app.merestone.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Says why there is nothing here and what comes next. */
public final class EmptyState extends Div {

    private static final long serialVersionUID = 1L;

    /** Why it is empty, what comes next, and the way there if there is one. */
    public EmptyState(String why, String next, Component... ways) {
        addClassName("empty");
        var because = new Paragraph(why);
        because.addClassName("serif");
        add(because, new Paragraph(next));
        add(ways);
    }
}
