package app.merestone.pictures;

import java.util.Map;

/**
 * The one place that turns a {@link Markup} tree into characters: HTML as browsers parse it, SVG inline. Everything that
 * could end a text or an attribute is escaped; characters that HTML does not know arrive as U+FFFD.
 */
public final class MarkupWriter {

    private MarkupWriter() {}

    public static String write(Markup markup) {
        var out = new StringBuilder();
        append(markup, out);
        return out.toString();
    }

    private static void append(Markup markup, StringBuilder out) {
        switch (markup) {
            case Markup.Text(String value) -> appendEscaped(value, out);
            case Markup.Element element -> append(element, out);
        }
    }

    private static void append(Markup.Element element, StringBuilder out) {
        out.append('<').append(element.name());
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            out.append(' ').append(attribute.getKey()).append("=\"");
            appendEscaped(attribute.getValue(), out);
            out.append('"');
        }
        out.append('>');
        if (AllowedMarkup.isVoid(element.name())) {
            return;
        }
        element.children().forEach(child -> append(child, out));
        out.append("</").append(element.name()).append('>');
    }

    private static void appendEscaped(String value, StringBuilder out) {
        value.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isKnownToHtml(character) ? character : 0xFFFD);
            }
        });
    }

    private static boolean isKnownToHtml(int character) {
        boolean control = character < 0x20 && character != '\t' && character != '\n' && character != '\r';
        boolean laterControl = character >= 0x7F && character <= 0x9F;
        boolean loneSurrogate = character >= 0xD800 && character <= 0xDFFF;
        boolean noncharacter = (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
        return !control && !laterControl && !loneSurrogate && !noncharacter;
    }
}
