package app.merestone.paper;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Text that runs from the right: where it starts and ends, in which order its characters are set, and which shape an Arabic
 * letter takes between its neighbours. The JDK knows all of it, so no further library is needed.
 */
final class BothWays {

    private BothWays() {}

    /**
     * Finds the stretches that run from the left, and those between them, whatever figures and foreign words are within: the
     * typesetter puts stretch after stretch, so what is to be turned around has to be one.
     */
    static final class Splitter implements BidiSplitter {

        private final List<BidiTextRun> stretches = new ArrayList<>();

        @Override
        public void setParagraph(String paragraph, byte direction) {
            stretches.clear();
            if (paragraph.isEmpty()) {
                return;
            }
            var found =
                    new Bidi(paragraph, direction == RTL ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
            int start = 0;
            for (int run = 0; run < found.getRunCount(); run++) {
                boolean last = run + 1 == found.getRunCount();
                byte now = found.getRunLevel(run) == 0 ? LTR : RTL;
                if (last || (found.getRunLevel(run + 1) == 0 ? LTR : RTL) != now) {
                    stretches.add(new BidiTextRun(start, found.getRunLimit(run) - start, now));
                    start = found.getRunLimit(run);
                }
            }
        }

        @Override
        public int countTextRuns() {
            return stretches.size();
        }

        @Override
        public BidiTextRun getVisualRun(int run) {
            return stretches.get(run);
        }

        @Override
        public byte getBaseDirection(String paragraph) {
            for (int character : paragraph.codePoints().toArray()) {
                switch (Character.getDirectionality(character)) {
                    case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
                        return LTR;
                    }
                    case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
                        return RTL;
                    }
                    default -> {
                        // says nothing about a direction
                    }
                }
            }
            return NEUTRAL;
        }
    }

    /** Sets a stretch that runs from the right, letter by letter. */
    static final class Reorderer implements BidiReorderer {

        private static final Map<Integer, Integer> MIRRORED = mirrored("()[]{}<>«»‹›");

        @Override
        public String reorderRTLTextToLTR(String text) {
            var found = new Bidi(text, Bidi.DIRECTION_RIGHT_TO_LEFT);
            int count = found.getRunCount();
            var runs = new String[count];
            var levels = new byte[count];
            for (int run = 0; run < count; run++) {
                var part = text.substring(found.getRunStart(run), found.getRunLimit(run));
                levels[run] = (byte) found.getRunLevel(run);
                runs[run] = levels[run] % 2 == 0 ? part : turned(part);
            }
            Bidi.reorderVisually(levels, 0, runs, 0, count);
            return String.join("", runs);
        }

        private static String turned(String text) {
            var clusters = new ArrayList<String>();
            text.codePoints().forEach(character -> {
                var itself = Character.toString(MIRRORED.getOrDefault(character, character));
                if (isMark(character) && !clusters.isEmpty()) {
                    clusters.add(clusters.removeLast() + itself);
                } else {
                    clusters.add(itself);
                }
            });
            return String.join("", clusters.reversed());
        }

        @Override
        public String shapeText(String text) {
            return ArabicShapes.shape(text);
        }

        @Override
        public String deshapeText(String text) {
            return Normalizer.normalize(text, Normalizer.Form.NFKC);
        }

        @Override
        public boolean isLiveImplementation() {
            return true;
        }

        private static Map<Integer, Integer> mirrored(String pairs) {
            var mirrored = new HashMap<Integer, Integer>();
            for (int i = 0; i < pairs.length(); i += 2) {
                mirrored.put((int) pairs.charAt(i), (int) pairs.charAt(i + 1));
                mirrored.put((int) pairs.charAt(i + 1), (int) pairs.charAt(i));
            }
            return Map.copyOf(mirrored);
        }
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Which of its up to four shapes a letter takes. Unicode names the shapes, and says whose they are. */
    private static final class ArabicShapes {

        private static final int LAM = 0x644;

        private enum Place {
            ISOLATED,
            FINAL,
            INITIAL,
            MEDIAL
        }

        private static final Map<String, Map<Place, Integer>> SHAPES = shapes();

        private ArabicShapes() {}

        static String shape(String text) {
            var letters = text.codePoints().boxed().toList();
            var shaped = new StringBuilder();
            for (int i = 0; i < letters.size(); i++) {
                int letter = letters.get(i);
                boolean before = joinsOn(neighbour(letters, i, -1));
                int next = i + 1 < letters.size() ? letters.get(i + 1) : 0;
                var both = letter == LAM ? SHAPES.get(Character.toString(letter) + Character.toString(next)) : null;
                if (both != null && both.containsKey(Place.ISOLATED)) {
                    shaped.appendCodePoint(
                            before && both.containsKey(Place.FINAL) ? both.get(Place.FINAL) : both.get(Place.ISOLATED));
                    i++;
                } else {
                    shaped.appendCodePoint(one(letter, before, joinsBack(neighbour(letters, i, 1))));
                }
            }
            return shaped.toString();
        }

        private static int one(int letter, boolean before, boolean after) {
            var shapes = SHAPES.get(Character.toString(letter));
            if (shapes == null) {
                return letter;
            }
            boolean on = after && shapes.containsKey(Place.INITIAL);
            var place = before ? on ? Place.MEDIAL : Place.FINAL : on ? Place.INITIAL : Place.ISOLATED;
            return shapes.getOrDefault(place, letter);
        }

        /** The next letter in a direction; marks above and below do not come between two letters. */
        private static int neighbour(List<Integer> letters, int from, int step) {
            int at = from + step;
            while (at >= 0 && at < letters.size() && isMark(letters.get(at))) {
                at += step;
            }
            return at < 0 || at >= letters.size() ? 0 : letters.get(at);
        }

        private static boolean joinsOn(int letter) {
            var shapes = SHAPES.get(Character.toString(letter));
            return letter == 0x640 || (shapes != null && shapes.containsKey(Place.INITIAL));
        }

        private static boolean joinsBack(int letter) {
            var shapes = SHAPES.get(Character.toString(letter));
            return letter == 0x640 || (shapes != null && shapes.containsKey(Place.FINAL));
        }

        private static Map<String, Map<Place, Integer>> shapes() {
            var shapes = new HashMap<String, Map<Place, Integer>>();
            for (int shape = 0xFB50; shape <= 0xFEFC; shape++) {
                var name = Character.getName(shape);
                if (name == null || !name.startsWith("ARABIC L") || !Typefaces.has(shape)) {
                    continue;
                }
                var letters = Normalizer.normalize(Character.toString(shape), Normalizer.Form.NFKC);
                boolean lamAlef = letters.length() == 2 && letters.charAt(0) == LAM && name.contains("WITH ALEF");
                if (letters.length() != 1 && !lamAlef) {
                    continue;
                }
                for (var place : Place.values()) {
                    if (name.toUpperCase(Locale.ROOT).endsWith(" " + place + " FORM")) {
                        shapes.computeIfAbsent(letters, l -> new HashMap<>()).put(place, shape);
                    }
                }
            }
            return shapes;
        }
    }
}
