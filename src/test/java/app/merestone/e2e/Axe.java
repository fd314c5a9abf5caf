package app.merestone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a machine can check of WCAG 2.2 AA and of best practice: no violation, and no colour contrast that the machine had
 * to leave open, outside the list here.
 */
final class Axe {

    private static final Map<String, Object> EVERYTHING = Map.of(
            "type",
            "tag",
            "values",
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"));

    /** The rules that read colours. All others read the document and its layout, which are the same in the dark. */
    private static final Map<String, Object> COLOURS =
            Map.of("type", "rule", "values", List.of("color-contrast", "link-in-text-block"));

    /** Selectors of what axe cannot compute the contrast of, each with the reason why it is right all the same. */
    private static final List<String> CONTRAST_BY_EYE = List.of();

    private static final String RUN = """
            async ({which, byEye}) => {
              const results = await axe.run(document, {
                runOnly: which, resultTypes: ['violations', 'incomplete'], preload: false});
              const short = html => html.length > 160 ? html.slice(0, 160) + '…' : html;
              const say = (rule, nodes) => rule.id + ' (' + rule.help + '): '
                + nodes.slice(0, 4).map(n => n.target.join(' ') + ' ' + (n.failureSummary || '').replace(/\\s+/g, ' ')
                    + ' in ' + short(n.html)).join(' | ')
                + (nodes.length > 4 ? ' | and ' + (nodes.length - 4) + ' more' : '');
              // Text of several lines in a dialog: axe gives up where the lines lie before different parts of the page
              // below, although the dialog covers that. Its own ground is plain, and so is that of a notice in it, so the
              // contrast is computed here.
              const colour = said => { const c = new axe.commons.color.Color(); c.parseString(said); return c; };
              const computed = node => {
                const text = document.querySelector(node.target[0]);
                const ground = text?.closest('vaadin-dialog')?.shadowRoot.querySelector('#overlay')
                  ?.shadowRoot.querySelector('[part=content]');
                if (!ground || node.any[0]?.data?.messageKey !== 'elmPartiallyObscuring') return false;
                let under = null;
                for (let e = text; e.tagName !== 'VAADIN-DIALOG'; e = e.parentElement) {
                  const style = getComputedStyle(e);
                  if (style.opacity !== '1') return false;
                  if (under === null && style.backgroundColor !== 'rgba(0, 0, 0, 0)') under = style.backgroundColor;
                }
                under = colour(under ?? getComputedStyle(ground).backgroundColor);
                return under.alpha === 1
                  && axe.commons.color.getContrast(under, colour(getComputedStyle(text).color)) >= 4.5;
              };
              const open = results.incomplete.filter(rule => rule.id === 'color-contrast')
                .map(rule => ({rule, nodes: rule.nodes.filter(n => !computed(n) && !byEye.some(known => String(n.target).includes(known)))}))
                .filter(found => found.nodes.length > 0);
              return [...results.violations.map(rule => say(rule, rule.nodes)),
                ...open.map(found => 'left open: ' + say(found.rule, found.nodes))];
            }""";

    /** A page is taught axe once; a navigation makes it forget. */
    private static final String SOURCE = source();

    private Axe() {}

    /** What is wrong with the page, in words; empty when nothing is. */
    static List<String> complaints(Page page) {
        return run(page, EVERYTHING);
    }

    /** What is wrong with its colours, when everything else has been looked at in another scheme. */
    static List<String> complaintsAboutColours(Page page) {
        return run(page, COLOURS);
    }

    static void check(Page page) {
        assertThat(complaints(page)).as("axe on %s", page.url()).isEmpty();
    }

    private static List<String> run(Page page, Map<String, Object> which) {
        if (!Boolean.TRUE.equals(page.evaluate("() => 'axe' in window"))) {
            page.evaluate(SOURCE);
        }
        var said = (List<?>) page.evaluate(RUN, Map.of("which", which, "byEye", CONTRAST_BY_EYE));
        return said.stream().map(String::valueOf).toList();
    }

    private static String source() {
        try (var script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
