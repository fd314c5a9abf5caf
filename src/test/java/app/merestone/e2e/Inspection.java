package app.merestone.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks a page over as it is just now: axe, the laws of the interface that a machine can tell, and pictures for people. */
final class Inspection {

    /** Here lie the pictures of the pages that were looked over: of all in a long run or when asked, else of what is wrong. */
    static final Path PICTURES = Path.of("target", "e2e", "pages");

    /** The laws, told by the page itself; each entry is one breach in words. */
    private static final String LAWS = """
            ({touch}) => {
              const wrong = [];
              const seen = e => { const r = e.getBoundingClientRect(), s = getComputedStyle(e);
                return r.width > 1 && r.height > 1 && s.visibility !== 'hidden' && s.display !== 'none'; };
              const name = e => (e.ariaLabel || e.textContent || e.outerHTML).trim().replace(/\\s+/g, ' ').slice(0, 60);
              const headings = [...document.querySelectorAll('h1')].filter(seen);
              if (headings.length !== 1) wrong.push(headings.length + ' headings of the first level');
              if (document.querySelectorAll('main, [role=main]').length !== 1) wrong.push('not exactly one main');
              if (headings[0] && !headings[0].textContent.trim()) wrong.push('an empty heading');
              if (!document.title.trim()) wrong.push('no title');
              const primary = [...document.querySelectorAll('.button-primary, vaadin-button[theme~=primary]')].filter(seen)
                .filter(e => !e.closest('[inert]'));
              const inDialog = primary.filter(e => e.closest('vaadin-dialog, vaadin-confirm-dialog, dialog, [role=dialog]'));
              if (primary.length - inDialog.length > 1 || inDialog.length > 1) {
                wrong.push(primary.length + ' primary buttons: ' + primary.map(name).join(' / '));
              }
              const least = touch ? 44 : 24;
              const fields = 'vaadin-text-field, vaadin-combo-box, vaadin-date-picker, vaadin-time-picker, vaadin-text-area,'
                + ' vaadin-select, vaadin-number-field, vaadin-email-field, vaadin-integer-field, vaadin-big-decimal-field,'
                + ' vaadin-checkbox, vaadin-radio-button, label.choice';
              for (const e of document.querySelectorAll('button, vaadin-button, a.button, a.back, .main-nav a, input, select,'
                  + ' textarea, summary, vaadin-checkbox, vaadin-radio-button, vaadin-drawer-toggle')) {
                if (!seen(e) || e.closest('.skip-link') || e.type === 'file' || e.type === 'hidden') continue;
                const box = (e.closest(fields) || e).getBoundingClientRect();
                if (Math.round(box.height) < least || Math.round(box.width) < 24) {
                  wrong.push('a target of ' + Math.round(box.width) + ' × ' + Math.round(box.height) + ' px: ' + name(e));
                }
              }
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const small = new Set(), loud = new Set();
              while (walker.nextNode()) {
                const e = walker.currentNode.parentElement, text = walker.currentNode.data;
                if (!text.trim() || !e || e.closest('script, style, noscript, template') || !seen(e)) continue;
                if (parseFloat(getComputedStyle(e).fontSize) < 12) small.add(name(e));
                if (/!/.test(text)) loud.add(name(e));
              }
              if (small.size) wrong.push('text below 12 px: ' + [...small].slice(0, 5).join(' / '));
              if (loud.size) wrong.push('exclamation marks: ' + [...loud].slice(0, 5).join(' / '));
              const raw = document.body.innerText.match(
                /![a-z][\\w.-]+!|\\?\\?[\\w.-]+\\?\\?|\\{\\d[^}]*\\}|\\bnull\\b|\\bundefined\\b|\\bNaN\\b|Optional\\[|\\[object |app\\.merestone\\./g);
              if (raw) wrong.push('untranslated: ' + [...new Set(raw)].slice(0, 5).join(', '));
              return wrong;
            }""";

    /** Whether everything fits into the window: nothing to scroll to at the side, nothing that ends outside, nothing cut. */
    private static final String FITS = """
            () => {
              const wrong = [];
              const root = document.documentElement, wide = root.scrollWidth - root.clientWidth;
              if (wide > 0) wrong.push('scrolls sideways by ' + wide + ' px');
              const name = e => (e.ariaLabel || e.textContent || e.outerHTML).trim().replace(/\\s+/g, ' ').slice(0, 60);
              const outside = new Set(), cut = new Set();
              const hidden = e => { for (let a = e; a && a !== document.body; a = a.parentElement) {
                if (getComputedStyle(a).clipPath !== 'none') return true; } return false; };
              for (const e of document.querySelectorAll('main *:not(input, textarea, option)')) {
                const r = e.getBoundingClientRect(), s = getComputedStyle(e);
                if (r.width <= 1 || r.height <= 1 || s.visibility === 'hidden') continue;
                const clips = s.overflowX === 'hidden' || s.overflowX === 'clip';
                if (clips && s.textOverflow !== 'ellipsis' && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1 && !hidden(e)) cut.add(name(e));
                if (r.right > root.clientWidth + 1 && !e.closest('.table-scroll, svg') && !hidden(e)) outside.add(name(e));
              }
              if (outside.size) wrong.push('ends outside the window: ' + [...outside].slice(0, 4).join(' / '));
              if (cut.size) wrong.push('is cut off: ' + [...cut].slice(0, 4).join(' / '));
              return wrong;
            }""";

    private static final String WHOLE = """
            () => Math.min(5000, Math.max(innerHeight, ...[...document.querySelectorAll('main')]
              .map(e => Math.ceil(e.scrollHeight + 64))))""";

    /** A long run looks at every state from all sides, and leaves a picture of each. */
    private static final boolean THOROUGH = Boolean.getBoolean("merestone.pages.thorough");

    private static final boolean PICTURED = THOROUGH || Boolean.getBoolean("merestone.pages.pictured");

    private Inspection() {}

    /**
     * What is wrong with the page as it is, in words: in both schemes, on a desk and on a phone, and whether it still fits
     * into half a window and into a narrow one.
     */
    static List<String> of(Visitor visitor, String name) {
        var wrong = new ArrayList<String>();
        wrong.addAll(fits(visitor, name, Looks.NARROW));
        wrong.addAll(fits(visitor, name, Looks.HALF));
        wrong.addAll(inBothSchemes(visitor, name, Looks.PHONE, Looks.PHONE_DARK));
        wrong.addAll(inBothSchemes(visitor, name, Looks.DESK, Looks.DESK_DARK));
        return wrong;
    }

    /**
     * What is wrong with one of the further states of a page that was looked over before: on a phone in the light, on a
     * desk in the dark. A long run looks at these as at all others.
     */
    static List<String> ofState(Visitor visitor, String name) {
        if (THOROUGH) {
            return of(visitor, name);
        }
        var wrong = new ArrayList<String>();
        wrong.addAll(fits(visitor, name, Looks.NARROW));
        visitor.look(Looks.PHONE);
        wrong.addAll(inTheLight(visitor, name, Looks.PHONE));
        visitor.look(Looks.DESK_DARK);
        var found = new ArrayList<>(words(visitor.page().evaluate(FITS)));
        found.addAll(Axe.complaintsAboutColours(visitor.page()));
        wrong.addAll(pictured(visitor, name, Looks.DESK_DARK, found));
        visitor.look(Looks.DESK);
        return wrong;
    }

    /** The same at one size, in both schemes; the page is then lit and of that size. */
    static List<String> inBothSchemes(Visitor visitor, String name, Looks light, Looks dark) {
        visitor.look(light);
        var wrong = new ArrayList<>(inTheLight(visitor, name, light));
        visitor.look(dark);
        wrong.addAll(pictured(visitor, name, dark, Axe.complaintsAboutColours(visitor.page())));
        visitor.look(light);
        return wrong;
    }

    private static List<String> inTheLight(Visitor visitor, String name, Looks looks) {
        var page = visitor.page();
        // from the top: what has scrolled away below the bar has no contrast of its own
        page.evaluate("() => { document.querySelector('main')?.scrollIntoView(); scrollTo(0, 0) }");
        var found = new ArrayList<>(words(page.evaluate(FITS)));
        found.addAll(words(page.evaluate(LAWS, Map.of("touch", looks.phone()))));
        found.addAll(Axe.complaints(page));
        return pictured(visitor, name, looks, found);
    }

    private static List<String> fits(Visitor visitor, String name, Looks looks) {
        visitor.look(looks);
        return pictured(visitor, name, looks, words(visitor.page().evaluate(FITS)));
    }

    private static List<String> pictured(Visitor visitor, String name, Looks looks, List<String> found) {
        if (PICTURED || !found.isEmpty()) {
            picture(visitor, name, looks);
        }
        return found.stream().map(line -> name + " " + looks + ": " + line).toList();
    }

    // what is there scrolls inside the window, so the window is made as high as what is in it
    private static void picture(Visitor visitor, String name, Looks looks) {
        int height = ((Number) visitor.page().evaluate(WHOLE)).intValue();
        visitor.look(looks.height(height));
        visitor.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name + "-" + looks + ".jpg"))
                        .setType(ScreenshotType.JPEG)
                        .setQuality(70));
        visitor.look(looks);
    }

    private static List<String> words(Object said) {
        return ((List<?>) said).stream().map(String::valueOf).toList();
    }
}
