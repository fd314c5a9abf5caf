package app.merestone.paper;

import com.openhtmltopdf.css.parser.FSRGBColor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/** The theme's own colours, as they are on a light ground: paper has no other. */
final class Inks {

    private static final Pattern TOKEN =
            Pattern.compile("--ms-([a-z0-9-]+):\\s*light-dark\\(#([0-9a-f]{6}),\\s*#[0-9a-f]{6}\\);");
    private static final Pattern USE = Pattern.compile("var\\(--ms-([a-z0-9-]+)\\)");

    private static final Map<String, String> COLOURS = read();

    private Inks() {}

    static FSRGBColor colour(String name) {
        int rgb = Integer.parseInt(hex(name), 16);
        return new FSRGBColor(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
    }

    /** A style sheet that names the theme's colours, with the colours themselves. */
    static String into(String style) {
        return USE.matcher(style).replaceAll(use -> Matcher.quoteReplacement("#" + hex(use.group(1))));
    }

    private static String hex(String name) {
        var hex = COLOURS.get(name);
        if (hex == null) {
            throw new IllegalStateException("the theme has no colour " + name);
        }
        return hex;
    }

    private static Map<String, String> read() {
        try {
            var tokens = new ClassPathResource("META-INF/resources/theme/merestone/tokens.css")
                    .getContentAsString(StandardCharsets.UTF_8);
            var colours = new HashMap<String, String>();
            TOKEN.matcher(tokens).results().forEach(token -> colours.put(token.group(1), token.group(2)));
            return Map.copyOf(colours);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
