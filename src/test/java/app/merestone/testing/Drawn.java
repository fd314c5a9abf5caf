package app.merestone.testing;

import app.merestone.shell.MarkupComponent;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the browser makes of a picture, of which Flow knows the outermost element only. */
public final class Drawn {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Drawn() {}

    /** Every text below this element in reading order, like {@link Element#getTextRecursively()} with the pictures. */
    public static String text(Element element) {
        if (element.isTextNode()) {
            return element.getText();
        }
        var words = new StringBuilder();
        Stream.concat(element.getChildren().map(Drawn::text), texts(element).stream())
                .forEach(words::append);
        return words.toString();
    }

    /** The texts that the browser draws inside this element; none unless it is a picture's outermost one. */
    public static List<String> texts(Element element) {
        var texts = new ArrayList<String>();
        inside(element, texts, (key, value) -> {});
        return texts;
    }

    /** Hands out each attribute that the browser sets inside this element. */
    public static void attributes(Element element, BiConsumer<String, String> each) {
        inside(element, new ArrayList<>(), each);
    }

    private static void inside(Element element, List<String> texts, BiConsumer<String, String> each) {
        element.getComponent()
                .filter(MarkupComponent.class::isInstance)
                .map(MarkupComponent.class::cast)
                .ifPresent(picture ->
                        JSON.readTree(picture.drawnInTheBrowser()).forEach(part -> collect(part, texts, each)));
    }

    private static void collect(JsonNode part, List<String> texts, BiConsumer<String, String> each) {
        if (part.isString()) {
            texts.add(part.asString());
            return;
        }
        part.get(1)
                .properties()
                .forEach(attribute ->
                        each.accept(attribute.getKey(), attribute.getValue().asString()));
        for (int i = 2; i < part.size(); i++) {
            collect(part.get(i), texts, each);
        }
    }
}
