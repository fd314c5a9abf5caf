package app.merestone.pictures;

import static app.merestone.pictures.Markup.element;
import static app.merestone.pictures.Markup.text;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What changed between two versions of a criterion, field by field and word by word. Removed words are struck through,
 * added words underlined, and hidden texts say so to people who cannot see either.
 *
 * <p>A difference that nobody could see (an invisible character, a second blank) is made visible: people sign this.
 */
public record Redline(List<Field> fields) {

    /**
     * One field in both versions.
     *
     * @param label the field's name on screen
     * @param before its text in the older version; absent where it had none
     * @param after its text in the newer version; absent where it has none
     * @param clause whether this is the promise itself, which is set larger
     */
    public record Field(String label, Optional<String> before, Optional<String> after, boolean clause) {
        public boolean changed() {
            return !before.equals(after);
        }
    }

    /** The sentences of this picture in the reader's language. */
    public interface Words {
        /** Read aloud in front of removed words, such as "removed:". */
        String removed();

        /** Read aloud in front of added words, such as "added:". */
        String added();

        /** Stands where a field is empty in both versions. */
        String nothing();

        /** Read aloud after the label of a field that is the same in both versions. */
        String unchanged();
    }

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}\\p{N}_'’]+|\\s+|.", Pattern.DOTALL);

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cc}\\u2028\\u2029&&[^\\n\\t\\r]]");

    /** With less than this in common, two sentences are easier to read one after the other. */
    private static final double WORTH_MIXING = 0.4;

    public Redline {
        fields = List.copyOf(fields);
    }

    public boolean changesAnything() {
        return fields.stream().anyMatch(Field::changed);
    }

    public Markup.Element drawn(Words words) {
        return element("dl")
                .with("class", "picture redline")
                .containing(fields.stream().map(field -> drawn(field, words)).toList());
    }

    private static Markup.Element drawn(Field field, Words words) {
        var label = element("dt", text(field.label()));
        if (!field.changed()) {
            label = label.containing(
                    element("span", text(" (" + words.unchanged() + ")")).with("class", "visually-hidden"));
        }
        var value = element("dd").with("class", field.clause() ? "clause" : "redline-value");
        return element("div", label, value.containing(changes(field, words)))
                .with("class", field.changed() ? "redline-field changed" : "redline-field");
    }

    private static List<Markup> changes(Field field, Words words) {
        String before = field.before().orElse("");
        String after = field.after().orElse("");
        if (!field.changed()) {
            return before.isEmpty()
                    ? List.of(element("span", text(words.nothing())).with("class", "meta"))
                    : List.of(text(before));
        }
        List<Change> changes = changes(before, after);
        return drawn(share(changes) < WORTH_MIXING ? List.of(new Change(false, before, after)) : changes, words);
    }

    /** A stretch that is the same in both, or one text in place of another. */
    private record Change(boolean same, String before, String after) {
        Change followedBy(Change next) {
            return new Change(false, before + next.before, after + next.after);
        }
    }

    private static List<Change> changes(String before, String after) {
        var found = new ArrayList<Change>();
        for (AbstractDelta<String> delta :
                DiffUtils.diff(tokens(before), tokens(after), true).getDeltas()) {
            var change = new Change(
                    delta.getType() == DeltaType.EQUAL,
                    String.join("", delta.getSource().getLines()),
                    String.join("", delta.getTarget().getLines()));
            // Word, blank, word, all replaced, reads better as one change than as two with a blank between them.
            if (!change.same()
                    && found.size() >= 2
                    && found.getLast().same()
                    && found.getLast().before().isBlank()) {
                Change blank = found.removeLast();
                Change previous = found.removeLast();
                found.add(previous.followedBy(blank).followedBy(change));
            } else {
                found.add(change);
            }
        }
        return found;
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(result -> result.group()).toList();
    }

    private static double share(List<Change> changes) {
        int same = 0;
        int longest = 0;
        for (Change change : changes) {
            int room = Math.max(change.before().length(), change.after().length());
            longest += room;
            same += change.same() ? room : 0;
        }
        return longest == 0 ? 1 : (double) same / longest;
    }

    private static List<Markup> drawn(List<Change> changes, Words words) {
        var drawn = new ArrayList<Markup>();
        for (Change change : changes) {
            if (change.same()) {
                drawn.add(text(change.before()));
                continue;
            }
            boolean replaced = !change.before().isBlank() && !change.after().isBlank();
            drawn.addAll(marked("del", change.before(), words.removed()));
            if (replaced && !endsBlank(change.before())) {
                drawn.add(text(" "));
            }
            drawn.addAll(marked("ins", change.after(), words.added()));
        }
        return drawn;
    }

    private static boolean endsBlank(String text) {
        return !text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1));
    }

    private static List<Markup> marked(String name, String changed, String spoken) {
        if (changed.isEmpty()) {
            return List.of();
        }
        var hidden = element("span", text(spoken + " ")).with("class", "visually-hidden");
        if (changed.isBlank()) {
            return List.of(element(name, hidden, text(changed.replace('\n', '⏎').replaceAll("\\s", "␣"))));
        }
        // Blanks at either end stay outside, so that no line is drawn under or through nothing.
        String words = changed.strip();
        int start = changed.indexOf(words);
        var marked = new ArrayList<Markup>();
        if (start > 0) {
            marked.add(text(changed.substring(0, start)));
        }
        marked.add(element(name, hidden, text(madeVisible(words))));
        if (start + words.length() < changed.length()) {
            marked.add(text(changed.substring(start + words.length())));
        }
        return marked;
    }

    private static String madeVisible(String words) {
        return UNSEEN.matcher(words)
                .replaceAll(unseen ->
                        String.format(Locale.ROOT, "[U+%04X]", unseen.group().codePointAt(0)));
    }
}
