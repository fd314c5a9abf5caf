package app.merestone.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The theme's colours against WCAG 2.2: 4.5 for text, 3 for the edges of controls. */
class ThemeContrastTest {

    private static final Pattern TOKEN =
            Pattern.compile("--ms-([a-z0-9-]+): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);");
    private static final List<String> SIDES_AND_STANDINGS = List.of("customer", "vendor", "agreed", "watch", "dispute");

    @ParameterizedTest(name = "{2}: {0} on {1}")
    @MethodSource("textOnGrounds")
    void textIsReadable(String text, String ground, Scheme scheme) throws IOException {
        assertThat(contrast(text, ground, scheme)).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("textColours")
    void textOnTheCanvasHasRoomToSpare(String text, Scheme scheme) throws IOException {
        assertThat(contrast(text, "canvas", scheme)).isGreaterThanOrEqualTo(5.0);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("groundsOfControls")
    void edgesOfControlsCanBeSeen(String ground, Scheme scheme) throws IOException {
        assertThat(contrast("line-strong", ground, scheme)).isGreaterThanOrEqualTo(3.0);
    }

    enum Scheme {
        LIGHT,
        DARK
    }

    static Stream<Arguments> textOnGrounds() {
        Stream<String[]> onPages =
                texts().flatMap(text -> Stream.of("canvas", "surface").map(ground -> new String[] {text, ground}));
        Stream<String[]> inDrawer =
                Stream.of("ink", "ink-2", "ink-3", "customer", "vendor").map(text -> new String[] {text, "sunken"});
        Stream<String[]> onWashes = SIDES_AND_STANDINGS.stream()
                .flatMap(name -> Stream.of(name, "ink", "ink-2").map(text -> new String[] {text, name + "-wash"}));
        Stream<String[]> onFills = SIDES_AND_STANDINGS.stream().map(name -> new String[] {"on-fill", name});
        return Stream.of(onPages, inDrawer, onWashes, onFills)
                .flatMap(pairs -> pairs)
                .flatMap(pair -> schemes().map(scheme -> Arguments.of(pair[0], pair[1], scheme)));
    }

    static Stream<Arguments> textColours() {
        return texts().flatMap(text -> schemes().map(scheme -> Arguments.of(text, scheme)));
    }

    static Stream<Arguments> groundsOfControls() {
        return Stream.of("canvas", "surface").flatMap(ground -> schemes().map(scheme -> Arguments.of(ground, scheme)));
    }

    private static Stream<String> texts() {
        return Stream.concat(Stream.of("ink", "ink-2", "ink-3"), SIDES_AND_STANDINGS.stream());
    }

    private static Stream<Scheme> schemes() {
        return Stream.of(Scheme.values());
    }

    private static double contrast(String first, String second, Scheme scheme) throws IOException {
        double one = luminance(colour(first, scheme));
        double other = luminance(colour(second, scheme));
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static String colour(String token, Scheme scheme) throws IOException {
        Map<String, String> colours = new TreeMap<>();
        TOKEN.matcher(Files.readString(Path.of("themes/merestone/tokens.css")))
                .results()
                .forEach(found -> colours.put(found.group(1), found.group(scheme == Scheme.LIGHT ? 2 : 3)));
        assertThat(colours).containsKey(token);
        return colours.get(token);
    }

    /** Relative luminance as WCAG defines it, 0 for black to 1 for white. */
    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        double value = Integer.parseInt(colour, at, at + 2, 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
