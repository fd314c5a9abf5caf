package app.merestone.paper;

import app.merestone.pictures.Markup;
import app.merestone.shell.Translations;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A sheet's tree as the typesetter takes it. It is built node by node, so no character of a text is ever parsed: what looks
 * like markup, a style or an address stays a text. Only the attributes that paper needs come along.
 */
final class PaperDocument {

    private static final String LANGUAGE = "en-GB";
    private static final Set<String> BLOCKS = Set.of(
            "article",
            "blockquote",
            "dd",
            "div",
            "dl",
            "dt",
            "figure",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "header",
            "li",
            "main",
            "ol",
            "p",
            "section",
            "table",
            "ul");

    private final Document document;
    private final Translations words;
    private final List<Markup.Element> pictures = new ArrayList<>();
    private final int above;
    private boolean numbered;

    private PaperDocument(Document document, Translations words, int above) {
        this.document = document;
        this.words = words;
        this.above = above;
    }

    /**
     * A document and what is drawn in it.
     *
     * @param pictures the drawings, by the numbers that their places carry
     */
    record Made(Document document, List<Markup.Element> pictures) {}

    static Made of(Sheet sheet, Translations words, String style) {
        try {
            var document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
            int top = topHeading(sheet.content()).orElse(1);
            return new PaperDocument(document, words, top - 1).made(sheet, style);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Made made(Sheet sheet, String style) {
        var html = document.createElement("html");
        html.setAttribute("lang", LANGUAGE);
        document.appendChild(html);
        var head = into(html, "head");
        into(head, "title").setTextContent(oneLine(sheet.title()));
        var about = into(head, "meta");
        about.setAttribute("name", "subject");
        about.setAttribute("content", oneLine(sheet.about()));
        into(head, "style").setTextContent(style);
        var body = into(html, "body");
        append(body, sheet.content());
        if (numbered) {
            var note = into(body, "p");
            note.setAttribute("class", "numbered");
            text(note, words.onPage("paper.numbered"));
        }
        return new Made(document, List.copyOf(pictures));
    }

    private void append(Element parent, Markup markup) {
        switch (markup) {
            case Markup.Text(String value) -> text(parent, value);
            case Markup.Element element -> append(parent, element);
        }
    }

    private void append(Element parent, Markup.Element element) {
        var classes = classes(element);
        if (element.name().equals("details")) {
            // a table behind a press; its picture says the same, and is described in words
            return;
        }
        if (classes.contains("finish-drawing")) {
            finishLines(parent, element);
        } else if (classes.contains("finish-key")) {
            // a coloured mark beside its name: ground, and nothing to read out
            into(parent, "span").setAttribute("class", "key");
        } else if (element.name().equals("svg")) {
            picture(parent, "stone", element, words.onPage("paper.stone." + stone(element)));
        } else {
            var made = into(parent, name(element));
            copy(element, made);
            children(made, element);
        }
    }

    /**
     * What an element contains, in the order in which it is to be read. The typesetter sets bare words before their
     * neighbours that are elements, and blocks after everything else; so words get an element beside others, and what
     * stands among blocks gets a block.
     */
    private void children(Element made, Markup.Element element) {
        boolean amongElements = element.children().stream().anyMatch(Markup.Element.class::isInstance);
        boolean amongBlocks = element.children().stream().anyMatch(PaperDocument::isBlock);
        Element run = null;
        for (var child : element.children()) {
            boolean inline = !isBlock(child) && !isPicture(child);
            run = amongBlocks && inline ? run == null ? into(made, "div") : run : null;
            var place = run == null ? made : run;
            append(child instanceof Markup.Text && amongElements ? into(place, "span") : place, child);
        }
    }

    private static boolean isBlock(Markup markup) {
        return markup instanceof Markup.Element element && BLOCKS.contains(element.name());
    }

    private static boolean isPicture(Markup markup) {
        return markup instanceof Markup.Element element && element.name().equals("svg");
    }

    /** Both names with their counts as text, and below them the drawing as one picture. */
    private void finishLines(Element parent, Markup.Element drawing) {
        var lines = into(parent, "div");
        lines.setAttribute("class", "finish-drawing");
        var drawn = new ArrayList<Markup>();
        for (var part : drawing.children()) {
            if (part instanceof Markup.Element element && classes(element).contains("finish-head")) {
                append(lines, element);
            } else {
                drawn.add(part);
            }
        }
        picture(
                lines,
                "finish",
                Markup.element("div").containing(drawn),
                drawing.attributes().getOrDefault("aria-label", ""));
    }

    private void picture(Element parent, String kind, Markup.Element drawn, String inWords) {
        var place = into(parent, "svg");
        place.setAttribute("class", kind);
        place.setAttribute("alt", oneLine(inWords));
        place.setAttribute("data-picture", Integer.toString(pictures.size()));
        pictures.add(drawn);
    }

    private static String stone(Markup.Element stone) {
        var classes = classes(stone);
        if (classes.contains("stone-brand")) {
            return "brand";
        }
        if (classes.contains("disputed")) {
            return "disputed";
        }
        boolean customer = signed(stone, "customer");
        boolean vendor = signed(stone, "vendor");
        return customer ? vendor ? "both" : "customer" : vendor ? "vendor" : "nobody";
    }

    private static boolean signed(Markup.Element stone, String side) {
        return stone.children().stream()
                .filter(Markup.Element.class::isInstance)
                .map(half -> classes((Markup.Element) half))
                .anyMatch(half -> half.contains(side) && half.contains("signed"));
    }

    // a sheet starts with the first level, whatever page its picture was made for
    private String name(Markup.Element element) {
        return switch (element.name()) {
            case "h1", "h2", "h3", "h4" -> "h" + Math.max(1, element.name().charAt(1) - '0' - above);
            case "a" -> address(element).isPresent() ? "a" : "span";
            case "time" -> "span";
            default -> element.name();
        };
    }

    private static Optional<Integer> topHeading(Markup.Element element) {
        if (element.name().matches("h[1-4]")) {
            return Optional.of(element.name().charAt(1) - '0');
        }
        return element.children().stream()
                .filter(Markup.Element.class::isInstance)
                .flatMap(child -> topHeading((Markup.Element) child).stream())
                .min(Integer::compare);
    }

    private static void copy(Markup.Element from, Element to) {
        for (var attribute : List.of("class", "dir", "lang")) {
            var value = from.attributes().get(attribute);
            if (value != null) {
                to.setAttribute(attribute, value);
            }
        }
        if (to.getNodeName().equals("a")) {
            to.setAttribute("href", address(from).orElseThrow());
            to.setAttribute("title", oneLine(from.plainText()));
        }
    }

    // only addresses of the web: one within the portal leads nowhere from a sheet of paper
    private static Optional<String> address(Markup.Element element) {
        return Optional.ofNullable(element.attributes().get("href"))
                .filter(address -> address.startsWith("https://") || address.startsWith("http://"));
    }

    /** A text, with the numbers of those characters that no typeface has, and the characters themselves for whoever listens. */
    private void text(Element parent, String value) {
        var set = new StringBuilder();
        var missing = new StringBuilder();
        for (int character :
                Normalizer.normalize(value, Normalizer.Form.NFC).codePoints().toArray()) {
            var written = Typefaces.written(character);
            if (written.isPresent()) {
                numbers(parent, missing);
                set.append(written.get());
            } else {
                flush(parent, set);
                missing.appendCodePoint(character);
            }
        }
        numbers(parent, missing);
        flush(parent, set);
    }

    private void flush(Node parent, StringBuilder set) {
        if (!set.isEmpty()) {
            parent.appendChild(document.createTextNode(set.toString()));
            set.setLength(0);
        }
    }

    private void numbers(Node parent, StringBuilder missing) {
        if (missing.isEmpty()) {
            return;
        }
        var place = into(parent, "span");
        place.setAttribute("class", "number");
        place.setAttribute("title", missing.toString());
        var numbers = missing.codePoints().mapToObj(Typefaces::number).toList();
        place.appendChild(document.createTextNode("[" + String.join(" ", numbers) + "]"));
        missing.setLength(0);
        numbered = true;
    }

    private Element into(Node parent, String name) {
        var element = document.createElement(name);
        parent.appendChild(element);
        return element;
    }

    static List<String> classes(Markup.Element element) {
        return Arrays.asList(element.attributes().getOrDefault("class", "").split(" ", -1));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
