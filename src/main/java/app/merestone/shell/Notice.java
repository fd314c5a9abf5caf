package app.merestone.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/**
 * What a page has to say about the last thing its reader did: refused, changed by somebody else, done. It is read out, and
 * it stays until the next act.
 */
public final class Notice extends Div {

    private static final long serialVersionUID = 1L;

    /** An empty one, for a place of its own: a dialog is not the page, and says there what became of its question. */
    public Notice() {
        addClassName("notice-slot");
        getElement().setAttribute("aria-live", "polite");
    }

    /** Nothing to say. */
    public void clear() {
        removeAll();
    }

    /** Something failed or was refused: what, whether anything was saved, and what to do next. */
    public void error(String sentence, Component... ways) {
        show("notice notice-error", "alert", sentence, ways);
    }

    /** Somebody else was faster; what was typed is still there. */
    public void conflict(String sentence, Component... ways) {
        show("notice notice-conflict", "alert", sentence, ways);
    }

    /** It worked: the reference, who was told, and what happens next. */
    public void done(String sentence, Component... ways) {
        show("notice notice-done", "status", sentence, ways);
    }

    private void show(String classes, String role, String sentence, Component... ways) {
        removeAll();
        var box = new Div(new Paragraph(sentence));
        box.setClassName(classes);
        box.getElement().setAttribute("role", role);
        box.getElement().setAttribute("tabindex", "-1");
        box.add(ways);
        add(box);
        box.getElement().executeJs("this.scrollIntoView({block: 'nearest'}); this.focus({preventScroll: true})");
    }
}
