package app.merestone.pictures;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The closed list of what a picture may be made of. */
final class AllowedMarkup {

    private static final Set<String> ELEMENTS = Set.of(
            "a",
            "article",
            "aside",
            "b",
            "bdi",
            "blockquote",
            "br",
            "caption",
            "code",
            "dd",
            "del",
            "details",
            "div",
            "dl",
            "dt",
            "em",
            "figcaption",
            "figure",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "header",
            "hr",
            "ins",
            "li",
            "main",
            "ol",
            "p",
            "section",
            "small",
            "span",
            "strong",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "time",
            "tr",
            "ul",
            "wbr",
            "svg",
            "g",
            "path",
            "rect",
            "circle",
            "line",
            "polyline",
            "polygon",
            "text",
            "tspan",
            "title",
            "desc");

    private static final Set<String> VOID = Set.of("br", "hr", "wbr");

    private static final Set<String> ATTRIBUTES = Set.of(
            "class",
            "id",
            "role",
            "lang",
            "dir",
            "href",
            "rel",
            "datetime",
            "scope",
            "colspan",
            "rowspan",
            "open",
            "hidden",
            "start",
            "tabindex",
            "viewBox",
            "width",
            "height",
            "x",
            "y",
            "x1",
            "y1",
            "x2",
            "y2",
            "dx",
            "dy",
            "cx",
            "cy",
            "r",
            "rx",
            "ry",
            "d",
            "points",
            "transform",
            "text-anchor",
            "focusable");

    private static final Pattern DATA_OR_ARIA = Pattern.compile("(aria|data)-[a-z][a-z-]*");
    private static final Pattern SCHEME = Pattern.compile("^([a-z][a-z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

    private AllowedMarkup() {}

    static boolean isElement(String name) {
        return ELEMENTS.contains(name);
    }

    static boolean isVoid(String name) {
        return VOID.contains(name);
    }

    static void requireAttribute(String name, String value) {
        if (!ATTRIBUTES.contains(name) && !DATA_OR_ARIA.matcher(name).matches()) {
            throw new IllegalArgumentException("not an attribute that pictures may use: " + name);
        }
        if (name.equals("href")) {
            requireAddress(value);
        }
    }

    private static void requireAddress(String value) {
        // Browsers drop control characters and blanks in front of and inside a scheme, so they must not hide one here.
        String seen = value.replaceAll("[\\p{Cntrl}\\p{Z}\\p{Cf}]", "").toLowerCase(Locale.ROOT);
        var scheme = SCHEME.matcher(seen);
        if (scheme.matches() && !SCHEMES.contains(scheme.group(1))) {
            throw new IllegalArgumentException("an address may not start with " + scheme.group(1) + ":");
        }
    }
}
