package app.merestone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks a page over as it is just now: axe, the laws of the interface that a machine can tell, and a picture for people. */
final class Inspection {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** The laws, told by the page itself; each entry is one breach in words. */
    private static final String LAWS = """
            () => {
              const wrong = [];
              const seen = e => { const r = e.getBoundingClientRect(), s = getComputedStyle(e);
                return r.width > 0 && r.height > 0 && s.visibility !== 'hidden' && s.display !== 'none'; };
              const name = e => (e.ariaLabel || e.textContent || e.outerHTML).trim().replace(/\\s+/g, ' ').slice(0, 60);
              const headings = [...document.querySelectorAll('h1')].filter(seen);
              if (headings.length !== 1) wrong.push(headings.length + ' headings of the first level');
              if (document.querySelectorAll('main').length !== 1) wrong.push('not exactly one main');
              if (headings[0] && !headings[0].textContent.trim()) wrong.push('an empty heading');
              if (headings[0] && !document.title.startsWith(headings[0].textContent.trim().slice(0, 20))
                  && !document.querySelector('form[action^="/sign-in"]')) {
                wrong.push('the title "' + document.title + '" does not begin with the heading "' + headings[0].textContent + '"');
              }
              const primary = [...document.querySelectorAll('.button-primary, vaadin-button[theme~=primary]')].filter(seen)
                .filter(e => !e.closest('[inert]'));
              const inDialog = primary.filter(e => e.closest('vaadin-dialog, vaadin-confirm-dialog, vaadin-dialog-overlay, dialog'));
              const onPage = primary.length - inDialog.length;
              if (onPage > 1) wrong.push(onPage + ' primary buttons: ' + primary.map(name).join(' / '));
              const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
              if (wide > 0) wrong.push('scrolls sideways by ' + wide + ' px');
              const least = matchMedia('(pointer: coarse)').matches ? 44 : 24;
              for (const e of document.querySelectorAll(
                  'button, vaadin-button, a.button, input, select, textarea, summary, vaadin-checkbox, vaadin-radio-button')) {
                if (!seen(e) || e.closest('vaadin-radio-button, vaadin-checkbox') !== null && e.tagName === 'INPUT') continue;
                if (e.closest('.skip-link') || e.type === 'file') continue;
                const box = (e.closest('vaadin-text-field, vaadin-combo-box, vaadin-date-picker, vaadin-text-area, vaadin-select,'
                  + ' vaadin-number-field, vaadin-email-field, vaadin-integer-field, vaadin-big-decimal-field') || e).getBoundingClientRect();
                if (box.height < Math.min(least, 24) || box.width < 24) wrong.push('a target of '
                  + Math.round(box.width) + ' × ' + Math.round(box.height) + ' px: ' + name(e));
              }
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const small = new Set();
              while (walker.nextNode()) {
                const e = walker.currentNode.parentElement;
                if (!walker.currentNode.data.trim() || !e || e.closest('script, style, noscript') || !seen(e)) continue;
                if (parseFloat(getComputedStyle(e).fontSize) < 12) small.add(name(e));
              }
              if (small.size) wrong.push('text below 12 px: ' + [...small].slice(0, 5).join(' / '));
              const missing = document.body.innerText.match(/![a-z][\\w.-]+(: [a-z_A-Z-]+)?!|\\?\\?[\\w.-]+\\?\\?|\\{\\d[^}]*\\}/g);
              if (missing) wrong.push('untranslated: ' + missing.slice(0, 5).join(', '));
              return wrong;
            }""";

    private Inspection() {}

    /** What is wrong with the page as it is, in words, and its picture under this name. */
    static List<String> of(Page page, String name, Looks looks) {
        var wrong = new ArrayList<String>();
        for (var line : (List<?>) page.evaluate(LAWS)) {
            wrong.add(String.valueOf(line));
        }
        wrong.addAll(Axe.complaints(page));
        picture(page, name, looks);
        return wrong.stream().map(line -> name + " " + looks + ": " + line).toList();
    }

    static void picture(Page page, String name, Looks looks) {
        // the layout scrolls inside the window, so the window is made as high as what is in it
        var height = ((Number)
                        page.evaluate(
                                "() => Math.min(6000, Math.max(...[...document.querySelectorAll('main')]"
                                        + ".map(e => Math.ceil(e.getBoundingClientRect().bottom + window.scrollY + 40)), innerHeight))"))
                .intValue();
        page.setViewportSize(looks.width(), Math.max(height, looks.height()));
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + "-" + looks + ".png")));
        page.setViewportSize(looks.width(), looks.height());
    }

    /** Only whether everything fits. */
    static List<String> fits(Page page, String name, Looks looks) {
        var wide = ((Number) page.evaluate(
                        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
        return wide > 0 ? List.of(name + " " + looks + ": scrolls sideways by " + wide + " px") : List.of();
    }

    static void assertNothing(List<String> wrong) {
        assertThat(wrong).as("what is wrong with the pages").isEmpty();
    }
}
