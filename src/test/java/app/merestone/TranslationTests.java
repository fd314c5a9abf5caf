package app.merestone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence that the code asks for is there, and every sentence that is there can be said. */
class TranslationTests {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path FILES = Path.of("src/main/resources/i18n");
    private static final Pattern ASKED =
            Pattern.compile("(?:getTranslation|onPage)\\(\\s*\"([a-z][a-z0-9.-]*[a-z0-9])\"");
    /** Phrase books put their module's prefix before the key. */
    private static final Pattern SAID = Pattern.compile("\\bsay\\(\\s*\"([a-z][a-z0-9.-]*[a-z0-9])\"");

    private static final Pattern REFUSED =
            Pattern.compile("(?:Refused\\.because|Refusal\\.of)\\(\\s*\"([a-z0-9.-]*[a-z0-9])\"");
    private static final Pattern TYPED = Pattern.compile("Typed\\.(?:line|required|optional)\\(\\s*\"([a-z.-]+)\"");
    private static final Pattern ACT = Pattern.compile("ActKind\\.(?:act|signature)\\(\\s*\"([a-z.-]+)\"");

    @Test
    void everySentenceThatIsAskedForIsThere() {
        var missing = new TreeSet<String>();
        sources().forEach(source -> {
            collect(ASKED, source, "", missing);
            collect(REFUSED, source, "refusal.", missing);
            collect(ACT, source, "act.", missing);
            collect(TYPED, source, "field.", missing);
        });
        missing.removeAll(sentences().keySet());
        // the reason for one row of an import is a phrase in a list, not a sentence of its own
        missing.removeIf(key -> sentences().containsKey(key.replaceFirst("^refusal\\.", "import.why.")));

        assertThat(missing).isEmpty();
    }

    @Test
    void everyPhraseThatIsAskedForIsThere() {
        var asked = new TreeSet<String>();
        sources().forEach(source -> collect(SAID, source, "", asked));
        var there = sentences().keySet();

        assertThat(asked)
                .allSatisfy(phrase ->
                        assertThat(there).as(phrase).anyMatch(key -> key.equals(phrase) || key.endsWith("." + phrase)));
    }

    @Test
    void everySentenceCanBeSaid() {
        sentences().forEach((key, sentence) -> assertThat(
                        new MessageFormat(sentence, Locale.UK).format(new Object[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}))
                .as(key)
                .isNotBlank()
                .doesNotContain("!"));
    }

    @Test
    void noSentenceHasALoneApostropheThatWouldSwallowItsPlaceholders() {
        assertThat(sentences().entrySet())
                .noneMatch(e -> e.getValue().replace("''", "").contains("'"));
    }

    private static void collect(Pattern pattern, String source, String prefix, TreeSet<String> keys) {
        Matcher matcher = pattern.matcher(source);
        while (matcher.find()) {
            keys.add(prefix + matcher.group(1));
        }
    }

    private static Stream<String> sources() {
        try {
            return Files.walk(MAIN)
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(TranslationTests::read);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static TreeMap<String, String> sentences() {
        var sentences = new TreeMap<String, String>();
        try (var files = Files.list(FILES)) {
            files.filter(file -> file.toString().endsWith(".properties")).forEach(file -> {
                var properties = new Properties();
                try (var reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
                properties.forEach((key, sentence) -> sentences.put(key.toString(), sentence.toString()));
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return sentences;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
