package app.merestone.datasync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;

/**
 * What the page of a sync says first and asks for.
 *
 * @param heading the sentence that answers the page's question
 * @param lead one or two sentences below it; empty for none
 * @param parts what stands on the card of the next act, in this order
 */
record SyncCard(String heading, String lead, List<Component> parts) {

    /** A part of the card with a line above it. */
    static Component ruled(Component part) {
        var div = new Div(part);
        div.addClassName("rule");
        return div;
    }
}
