package app.merestone.shell;

import app.merestone.pictures.Markup;
import app.merestone.pictures.MarkupWriter;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.dom.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * A picture inside the portal: the tree that {@code pictures} draws.
 *
 * <p>A word or two become Flow elements. Of a larger picture Flow knows only the outermost element; what is inside goes to
 * the browser as values (texts as strings, elements as {@code [name, attributes, child…]}) and is made there by
 * {@code createElement} and text nodes, never by parsing markup. Nobody presses anything in a picture that the server has
 * to hear, and Flow keeps some three hundred bytes for each of the hundreds of nodes that a plan page is drawn with.
 *
 * <p>Flow makes no SVG elements, so an {@code svg} among Flow elements is handed to the browser as characters. This is the
 * only class that may do that, and it takes them from {@link MarkupWriter} alone.
 */
public final class MarkupComponent extends Component {

    private static final long serialVersionUID = 1L;

    /** Up to so many elements Flow draws by itself. */
    private static final int FEW = 6;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String DRAW = """
            const svg = 'http://www.w3.org/2000/svg';
            const draw = (into, parts, space) => parts.forEach(part => {
              if (typeof part === 'string') { into.append(part); return; }
              const [name, attributes, ...children] = part;
              const its = name === 'svg' ? svg : space;
              const made = its === null ? document.createElement(name) : document.createElementNS(its, name);
              Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
              draw(made, children, its);
              into.append(made);
            });
            this.replaceChildren();
            draw(this, JSON.parse($0), null);
            """;

    private final @Nullable Packed inside;

    public MarkupComponent(Markup.Element picture) {
        super(outermost(picture));
        inside = isLarge(picture) ? Packed.of(values(picture).toString()) : null;
    }

    /** What the browser draws inside the outermost element, as it gets it; an empty list where Flow draws it all. */
    public String drawnInTheBrowser() {
        return inside == null ? "[]" : inside.text();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        if (inside != null) {
            getElement().executeJs(DRAW, inside.text());
        }
    }

    private static Element outermost(Markup.Element picture) {
        if (picture.name().equals("svg")) {
            return new Element("div").appendChild(drawing(picture)).setAttribute("class", "drawing-host");
        }
        if (isLarge(picture)) {
            var element = new Element(picture.name());
            picture.attributes().forEach(element::setAttribute);
            return element;
        }
        return element(picture);
    }

    private static boolean isLarge(Markup.Element picture) {
        return !picture.name().equals("svg") && elements(picture) > FEW;
    }

    private static int elements(Markup.Element picture) {
        return 1
                + picture.children().stream()
                        .mapToInt(child -> child instanceof Markup.Element nested ? elements(nested) : 0)
                        .sum();
    }

    private static ArrayNode values(Markup.Element picture) {
        var values = JSON.createArrayNode();
        for (Markup child : picture.children()) {
            switch (child) {
                case Markup.Text(String value) -> values.add(value);
                case Markup.Element nested -> {
                    var attributes = JSON.createObjectNode();
                    nested.attributes().forEach(attributes::put);
                    values.add(JSON.createArrayNode()
                            .add(nested.name())
                            .add(attributes)
                            .addAll(values(nested)));
                }
            }
        }
        return values;
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
