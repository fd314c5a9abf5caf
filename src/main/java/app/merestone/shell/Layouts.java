package app.merestone.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;

/** The few arrangements that pages are made of; their measures are the theme's. */
public final class Layouts {

    private Layouts() {}

    /** Under one another, with the usual space. */
    public static Div stack(Component... parts) {
        return classed("stack", parts);
    }

    /** Under one another, close. */
    public static Div tight(Component... parts) {
        return classed("stack-tight", parts);
    }

    /** Beside one another, wrapping. */
    public static Div row(Component... parts) {
        return classed("row", parts);
    }

    /** The buttons of a form or a card, primary first. */
    public static Div actions(Component... buttons) {
        return classed("actions", buttons);
    }

    /**
     * Reading at the left, acting at the right; on a phone acting first.
     *
     * @param label what the acting part is called for people who cannot see where it stands
     */
    public static Div columns(Component reading, String label, Component acting) {
        var aside = new Aside(acting);
        aside.getElement().setAttribute("aria-label", label);
        return classed("columns", reading, aside);
    }

    /** Two equals beside one another. */
    public static Div sideBySide(Component... parts) {
        return classed("side-by-side", parts);
    }

    /** A section with its heading. */
    public static Section section(String heading, Component... parts) {
        var title = new H2(heading);
        var section = new Section(title);
        section.addClassName("stack");
        section.add(parts);
        return section;
    }

    /** The card of the next act. */
    public static Div next(Component... parts) {
        return classed("next stack", parts);
    }

    /** Small print. */
    public static Paragraph meta(String sentence) {
        var paragraph = new Paragraph(sentence);
        paragraph.addClassName("meta");
        return paragraph;
    }

    /** A link to a path of this portal, {@code path} beginning with a slash; followed without a page load. */
    public static Anchor link(String path, String words) {
        var anchor = new Anchor(path.substring(1), words);
        anchor.setRouterIgnore(false);
        return anchor;
    }

    /** The way back, above a heading. */
    public static Anchor back(String path, String words) {
        var anchor = link(path, words);
        anchor.addClassName("back");
        return anchor;
    }

    private static Div classed(String classes, Component... parts) {
        var div = new Div(parts);
        div.setClassName(classes);
        return div;
    }
}
