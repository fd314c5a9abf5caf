package app.merestone;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.checkins.ArrangingCheckIns;
import app.merestone.datasync.Pipeline;
import app.merestone.kernel.PersonId;
import app.merestone.shell.Translations;
import app.merestone.testing.Accounts;
import app.merestone.testing.As;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Drawn;
import app.merestone.testing.Scene;
import app.merestone.testing.ShownAccounts;
import app.merestone.testing.TestClock;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Opens every page with its menu in the pseudo-locale, where each sentence from the bundles stands in brackets. Whatever stands outside
 * of them has to be what somebody typed, or a day; anything else was written into the code.
 */
@DatabaseTest
@DisplayName("No sentence of a page escapes translation")
class PseudoLocaleTests extends SpringBrowserlessTest {

    private static final List<String> SAID =
            List.of("label", "helperText", "placeholder", "title", "text", "accessibleName", "headerTitle");
    private static final List<String> READ = List.of("aria-label", "alt", "title", "data-label", "caption");

    /** Days, times with their zone, hashes: the same in every language of this release. */
    private static final List<Pattern> SAME_EVERYWHERE = List.of(
            Pattern.compile("\\d{1,2} [A-Z][a-z]{2,3}( \\d{4})?(, \\d{2}:\\d{2} [A-Z]{2,5})?"),
            Pattern.compile("[0-9a-f]{8,}"),
            Pattern.compile("mst_…\\S{4}"),
            Pattern.compile("(Europe|America|Asia|Africa|Australia|Pacific|Atlantic)/[A-Za-z_ /]+"),
            Pattern.compile("\\d+-[0-9a-f]{8}"));

    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");

    /** The frame is drawn once, before a test can choose the language; its menu is drawn with each page. */
    private static final Set<String> DRAWN_BEFORE = Set.of("shell.menu", "shell.skip");

    /** The portal's name, and what stands for itself in every language. */
    private static final Set<String> NAMES = Set.of("Merestone", "UTC", "GMT", "BST");

    @Autowired
    Accounts accounts;

    @Autowired
    ShownAccounts shown;

    @Autowired
    ArrangingCheckIns arranging;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Translations translations;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    private Scene scene;
    private Map<String, String> things;
    private Pattern typed;

    @BeforeEach
    void anAccountWithSomethingOnEveryPage() {
        clock.reset();
        scene = accounts.scene();
        var account = scene.account();
        var pipeline = beans.createBean(Pipeline.class);
        var criterion = pipeline.criterion(scene);
        shown.recorded(scene, criterion);
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_812);
        var checkIn = scene.asMember(
                () -> arranging.arrange(account, "The export", LocalDate.of(2026, 12, 14), scene.csm(), "It failed."));
        things = Map.of(
                ":account", account.toString(),
                ":criterion", criterion.toString(),
                ":sync", feed.sync().toString(),
                ":checkIn", checkIn.toString(),
                ":person", scene.member().toString());
        typed = typed();
    }

    @Test
    void onAnyPageForAnybody() {
        var escaped = new TreeSet<String>();
        for (var route : SecurityMatrixDoorsTests.ROUTES.keySet()) {
            var roles = SecurityMatrixDoorsTests.ROUTES.getOrDefault(route, Set.of());
            look(escaped, route, roles, scene.champion(), "CUSTOMER");
            look(escaped, route, roles, scene.csm(), "CSM");
            look(escaped, route, roles, scene.leader(), "LEADER");
            look(escaped, route, roles, scene.admin(), "ADMIN");
        }
        assertThat(escaped).isEmpty();
    }

    private void look(Set<String> escaped, String route, Set<String> roles, PersonId person, String role) {
        if (!roles.contains(role) && !roles.equals(Set.of("anybody signed in"))) {
            return;
        }
        var path = route;
        for (var thing : things.entrySet()) {
            path = path.replace(thing.getKey(), thing.getValue());
        }
        var address = path;
        var texts = As.person(
                person,
                () -> {
                    var ui = UI.getCurrent();
                    ui.setLocale(Translations.PSEUDO);
                    ui.navigate("mail");
                    ui.navigate(address);
                    return texts(withMenu(((Component) getCurrentView()).getElement()));
                },
                role);
        assertThat(texts).as("%s shows something to a %s", route, role).anyMatch(text -> text.startsWith("["));
        var frame = DRAWN_BEFORE.stream()
                .map(key -> translations.getTranslation(key, Translations.ENGLISH))
                .toList();
        texts.stream()
                .filter(text -> !frame.contains(text))
                .map(this::outside)
                .filter(left -> !left.isEmpty())
                .forEach(left -> escaped.add(route + ": " + left));
    }

    private static Element withMenu(Element view) {
        var parent = view.getParent();
        return parent == null || parent.equals(UI.getCurrent().getElement()) ? view : withMenu(parent);
    }

    private static List<String> texts(Element element) {
        var texts = new ArrayList<String>();
        collect(element, texts);
        return texts;
    }

    private static void collect(Element element, List<String> texts) {
        if (element.isTextNode()) {
            texts.add(element.getText());
            return;
        }
        if (!element.isVisible()) {
            return;
        }
        Stream.concat(SAID.stream().map(element::getProperty), READ.stream().map(element::getAttribute))
                .filter(java.util.Objects::nonNull)
                .forEach(texts::add);
        element.getChildren().forEach(child -> collect(child, texts));
        texts.addAll(Drawn.texts(element));
        Drawn.attributes(element, (name, value) -> {
            if (READ.contains(name)) {
                texts.add(value);
            }
        });
    }

    /** What is left of a text without sentences, without what was typed, and without what is the same everywhere. */
    private String outside(String text) {
        var left = new StringBuilder();
        int depth = 0;
        for (char c : text.toCharArray()) {
            depth += c == '[' ? 1 : 0;
            if (depth == 0) {
                left.append(c);
            }
            depth -= c == ']' ? 1 : 0;
        }
        var rest = typed.matcher(left).replaceAll(" ");
        for (var same : SAME_EVERYWHERE) {
            rest = same.matcher(rest).replaceAll(" ");
        }
        var letters = rest;
        return LETTERS.matcher(rest).results().anyMatch(word -> !NAMES.contains(word.group())) ? letters.strip() : "";
    }

    /** Everything that is stored in words, the longest first, where it stands as words of its own. */
    private Pattern typed() {
        var columns = jdbc.sql("""
                        SELECT table_name, column_name FROM information_schema.columns
                         WHERE LOWER(data_type) IN ('varchar', 'character varying', 'text', 'mediumtext')
                           AND LOWER(table_schema) NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')
                           AND LOWER(table_name) NOT IN ('flyway_schema_history', 'event_publication')""")
                .query((row, n) ->
                        "SELECT DISTINCT " + row.getString("column_name") + " FROM " + row.getString("table_name"))
                .list();
        var words = columns.stream()
                .flatMap(column -> jdbc.sql(column).query(String.class).list().stream())
                .filter(java.util.Objects::nonNull)
                .filter(stored -> stored.length() > 1)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile("(?<!\\p{L})(?:" + words + ")(?!\\p{L})");
    }
}
