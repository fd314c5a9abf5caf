package app.merestone.paper;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.core.io.ClassPathResource;

/**
 * The typefaces that are written into the files. The theme's two come first; what they lack is taken from the next one that
 * has it. Read when the first sheet is printed and not at the start.
 */
final class Typefaces {

    /** One file, and where the style sheet finds it. */
    record Face(String family, int weight, String file) {
        InputStream open() {
            try {
                return new ClassPathResource("paper/fonts/" + file).getInputStream();
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
    }

    // those that stand in have one weight each, and are asked for both
    static final List<Face> ALL = List.of(
            new Face("Instrument Sans", 400, "InstrumentSans_400Regular.ttf"),
            new Face("Instrument Sans", 600, "InstrumentSans_600SemiBold.ttf"),
            new Face("Newsreader", 400, "Newsreader_400Regular.ttf"),
            new Face("Noto Sans", 400, "NotoSans_400Regular.ttf"),
            new Face("Noto Sans Arabic", 400, "NotoSansArabic_400Regular.ttf"),
            new Face("Noto Sans Hebrew", 400, "NotoSansHebrew_400Regular.ttf"),
            new Face("Noto Emoji", 400, "NotoEmoji_400Regular.ttf"));

    /** What is read of the files themselves, when the first sheet needs it. */
    private static final class Glyphs {

        static final TrueTypeFont PLAIN = parsed(ALL.get(0));
        static final TrueTypeFont STRONG = parsed(ALL.get(1));
        static final BitSet PRINTABLE = printable();

        private static BitSet printable() {
            var printable = new BitSet();
            for (var face : ALL) {
                try (var font = parsed(face)) {
                    var glyphs = font.getUnicodeCmapLookup();
                    for (int character = 0x20; character <= 0x1FFFF; character++) {
                        if (glyphs.getGlyphId(character) != 0) {
                            printable.set(character);
                        }
                    }
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
            return printable;
        }
    }

    private Typefaces() {}

    /** The families of a text, and those that stand in for what it lacks. */
    static String families(String first) {
        return "'" + first + "', "
                + ALL.stream()
                        .map(Face::family)
                        .distinct()
                        .filter(family -> !family.equals(first) && !family.equals("Newsreader"))
                        .map(family -> "'" + family + "'")
                        .collect(Collectors.joining(", "));
    }

    static boolean has(int character) {
        return Glyphs.PRINTABLE.get(character);
    }

    /**
     * What is written for a character: itself, the plain form that Unicode gives it (a full-width letter, a letter of
     * mathematics), or nothing for what nobody sees; empty where there is only its number.
     */
    static java.util.Optional<String> written(int character) {
        if (isInvisible(character)) {
            return java.util.Optional.of("");
        }
        var itself = Character.toString(character);
        if (has(character) || Character.isWhitespace(character)) {
            return java.util.Optional.of(itself);
        }
        var plain = Normalizer.normalize(itself, Normalizer.Form.NFKC);
        return plain.codePoints().allMatch(Typefaces::has) ? java.util.Optional.of(plain) : java.util.Optional.empty();
    }

    /** How a character is named where no typeface has it. */
    static String number(int character) {
        return String.format(Locale.ROOT, "U+%04X", character);
    }

    // joiners, marks of direction, variants of emoji: they say how the next one looks, and have no looks of their own.
    // The one that keeps Arabic letters apart stays.
    private static boolean isInvisible(int character) {
        return (Character.getType(character) == Character.FORMAT && character != 0x200C)
                || (character >= 0xFE00 && character <= 0xFE0F)
                || (character >= 0xE0100 && character <= 0xE01EF);
    }

    /** A label within a drawing, as outlines that start at the origin's baseline, {@code size} units high. */
    static Path2D outlines(String label, boolean strong, double size) {
        var font = strong ? Glyphs.STRONG : Glyphs.PLAIN;
        try {
            double scale = size / font.getUnitsPerEm();
            var glyphs = font.getUnicodeCmapLookup();
            var path = new Path2D.Double();
            double at = 0;
            for (int character : label.codePoints().toArray()) {
                int glyph = glyphs.getGlyphId(character);
                var drawn = font.getGlyph().getGlyph(glyph);
                if (drawn != null) {
                    var placed = new AffineTransform(scale, 0, 0, -scale, at, 0);
                    path.append(placed.createTransformedShape(drawn.getPath()), false);
                }
                at += font.getAdvanceWidth(glyph) * scale;
            }
            return path;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static double width(String label, boolean strong, double size) {
        var font = strong ? Glyphs.STRONG : Glyphs.PLAIN;
        try {
            double width = 0;
            for (int character : label.codePoints().toArray()) {
                width += font.getAdvanceWidth(font.getUnicodeCmapLookup().getGlyphId(character));
            }
            return width * size / font.getUnitsPerEm();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static TrueTypeFont parsed(Face face) {
        try (var in = face.open()) {
            return new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
