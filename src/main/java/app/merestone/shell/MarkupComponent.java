package app.merestone.shell;

import app.merestone.pictures.Markup;
import app.merestone.pictures.MarkupWriter;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.dom.Element;

/**
 * A picture inside the portal: the tree that {@code pictures} draws, as Flow elements.
 *
 * <p>Flow makes no SVG elements, so each {@code svg} subtree is handed to the browser as characters. This is the only
 * class that may do that, and it takes them from {@link MarkupWriter} alone.
 */
public final class MarkupComponent extends Component {

    public MarkupComponent(Markup.Element picture) {
        super(picture.name().equals("svg") ? new Element("div").appendChild(drawing(picture)) : element(picture));
        if (picture.name().equals("svg")) {
            getElement().setAttribute("class", "drawing-host");
        }
    }

    private static Element element(Markup.Element markup) {
        if (markup.name().equals("svg")) {
            return drawing(markup);
        }
        var element = new Element(markup.name());
        markup.attributes().forEach(element::setAttribute);
        for (Markup child : markup.children()) {
            element.appendChild(
                    switch (child) {
                        case Markup.Text(String value) -> Element.createText(value);
                        case Markup.Element nested -> element(nested);
                    });
        }
        return element;
    }

    private static Element drawing(Markup.Element svg) {
        return new Svg(MarkupWriter.write(svg)).getElement().setAttribute("class", "drawing-host");
    }
}
