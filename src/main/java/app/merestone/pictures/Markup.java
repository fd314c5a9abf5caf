package app.merestone.pictures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A small immutable tree of HTML and inline SVG. Texts and attribute values are plain values, never markup: a customer's
 * sentence stays a sentence, whatever characters are in it.
 *
 * <p>A tree that could run a script cannot be built: elements and attributes come from a closed list without scripts,
 * event handlers, styles or controls, and addresses lead to the web, to mail, or to this site.
 */
public sealed interface Markup {

    /** All text in reading order, as a reader without any markup would get it. */
    String plainText();

    static Element element(String name, Markup... children) {
        return new Element(name, new LinkedHashMap<>(), List.of(children));
    }

    static Text text(String value) {
        return new Text(value);
    }

    /** Words, numbers, names: shown as they are. */
    record Text(String value) implements Markup {
        @Override
        public String plainText() {
            return value;
        }
    }

    /**
     * One element with its attributes in the order they were given.
     *
     * @param name an HTML or SVG element name from the closed list, in the spelling of its standard
     */
    record Element(String name, SequencedMap<String, String> attributes, List<Markup> children) implements Markup {

        public Element {
            if (!AllowedMarkup.isElement(name)) {
                throw new IllegalArgumentException("not an element that pictures may use: " + name);
            }
            attributes.forEach(AllowedMarkup::requireAttribute);
            attributes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attributes));
            children = List.copyOf(children);
            if (AllowedMarkup.isVoid(name) && !children.isEmpty()) {
                throw new IllegalArgumentException(name + " cannot contain anything");
            }
        }

        /** The same element with one attribute more, or with another value for it. */
        public Element with(String attribute, String value) {
            var changed = new LinkedHashMap<>(attributes);
            changed.put(attribute, value);
            return new Element(name, changed, children);
        }

        /** The same element; with the attribute only if there is a value. */
        public Element with(String attribute, Optional<String> value) {
            return value.map(present -> with(attribute, present)).orElse(this);
        }

        /** A coordinate or length of SVG, in user units. */
        public Element with(String attribute, int value) {
            return with(attribute, Integer.toString(value));
        }

        public Element containing(Markup... more) {
            return containing(Arrays.asList(more));
        }

        public Element containing(List<? extends Markup> more) {
            var all = new ArrayList<>(children);
            all.addAll(more);
            return new Element(name, attributes, all);
        }

        public Element containing(String text) {
            return containing(text(text));
        }

        @Override
        public String plainText() {
            return children.stream().map(Markup::plainText).collect(Collectors.joining());
        }
    }
}
