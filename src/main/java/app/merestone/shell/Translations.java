package app.merestone.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Every sentence that a person reads. Each module brings its own {@code i18n/{module}.properties} in UTF-8; a key that two
 * modules claim stops the start. Patterns are {@link MessageFormat}'s. The locale {@code en-XA} is the pseudo-locale of the
 * tests: its letters carry accents, so text that did not come from here stands out.
 */
@Component("messageSource")
public class Translations extends AbstractMessageSource implements I18NProvider {

    private static final long serialVersionUID = 1L;

    /** The language of this release. */
    public static final Locale ENGLISH = Locale.UK;

    /** English with accented letters, for finding text that was never handed to translation. */
    public static final Locale PSEUDO = Locale.forLanguageTag("en-XA");

    private final Map<String, String> sentences = new TreeMap<>();

    Translations() {
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*.properties")) {
                var properties = new Properties();
                try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.forEach((key, sentence) -> {
                    if (sentences.putIfAbsent(key.toString(), sentence.toString()) != null) {
                        throw new IllegalStateException("two modules translate " + key);
                    }
                });
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether there is a sentence for this key. */
    public boolean has(String key) {
        return sentences.containsKey(key);
    }

    /** All keys, for the tests that hold them against the code. */
    public java.util.Set<String> keys() {
        return java.util.Collections.unmodifiableSet(sentences.keySet());
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return List.of(ENGLISH, PSEUDO);
    }

    @Override
    public String getTranslation(String key, @Nullable Locale locale, Object... arguments) {
        var format = resolveCode(key, locale == null ? ENGLISH : locale);
        if (format == null) {
            return "!" + key + "!";
        }
        var readable = readable(locale, arguments);
        return possessive(format.format(readable), readable);
    }

    /** In the language of the page that is being built; in English where there is no page. */
    public String onPage(String key, Object... arguments) {
        var page = UI.getCurrent();
        return getTranslation(key, page == null ? ENGLISH : page.getLocale(), arguments);
    }

    // a pattern cannot know how a name ends: "Fenwick Systems’s count" is nobody's English
    private static String possessive(String sentence, Object... arguments) {
        var said = sentence;
        for (var argument : arguments) {
            if (argument instanceof String name && name.endsWith("s")) {
                said = said.replace(name + "’s ", name + "’ ");
            }
        }
        return said;
    }

    // a refusal names a field by its key and a day by its date: both become words here, in one place
    private Object[] readable(@Nullable Locale locale, Object... arguments) {
        return Arrays.stream(arguments)
                .map(argument -> switch (argument) {
                    case LocalDate day -> Dates.day(day);
                    case String field when field.startsWith("field.") && has(field) -> getTranslation(field, locale);
                    default -> argument;
                })
                .toArray();
    }

    @Override
    protected @Nullable MessageFormat resolveCode(String key, Locale locale) {
        var sentence = sentences.get(key);
        if (sentence == null) {
            return null;
        }
        return new MessageFormat(PSEUDO.equals(locale) ? Pseudo.accented(sentence) : sentence, ENGLISH);
    }
}
