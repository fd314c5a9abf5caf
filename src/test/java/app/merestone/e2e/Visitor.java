package app.merestone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in front of a browser of their own. They find things by the words on the page, their presses are counted, and
 * whatever the page complains about fails the test.
 */
final class Visitor implements AutoCloseable {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final int MOST_TABS = 150;
    private static final String FORWARDS = "forwards";
    private static final String WAY_TO = """
            e => {
              const at = document.activeElement;
              return !at || at === document.body || at.contains(e)
                || (at.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING) ? 'forwards' : 'backwards';
            }""";

    private final Portal portal;
    private final String email;
    private final boolean keyboard;
    private final boolean phone;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();
    private final StringBuilder received = new StringBuilder();
    private int clicks;
    private boolean listening;
    private @Nullable CDPSession finger;

    Visitor(Browser browser, Portal portal, String email, Looks looks, boolean keyboard) {
        this(browser, portal, email, looks, keyboard, null);
    }

    /**
     * With the session of another browser, if there is one.
     *
     * @param session the cookies, as Playwright writes them down
     */
    Visitor(Browser browser, Portal portal, String email, Looks looks, boolean keyboard, @Nullable String session) {
        this.portal = portal;
        this.email = email;
        this.keyboard = keyboard;
        this.phone = looks.phone();
        context = browser.newContext(new Browser.NewContextOptions()
                .setStorageState(session)
                .setBaseURL(portal.url())
                .setUserAgent(named(browser, looks))
                // the sites of others have certificates that nobody has signed
                .setIgnoreHTTPSErrors(true)
                .setLocale("en-GB")
                .setTimezoneId("Europe/London")
                .setViewportSize(looks.width(), looks.height())
                .setHasTouch(looks.phone())
                .setIsMobile(looks.phone())
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(looks.dark() ? ColorScheme.DARK : ColorScheme.LIGHT));
        // a build server under load is slow, and a condition that holds is not waited for any longer
        context.setDefaultTimeout(60_000);
        setDefaultAssertionTimeout(60_000);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            // what other sites’ pages complain about, such as the sign-in page of an identity provider, is theirs to
            // mend
            if ("error".equals(message.type()) && message.location().startsWith(portal.url())) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.onWebSocket(socket -> socket.onFrameReceived(frame -> {
            if (listening && frame.text() != null) {
                received.append(frame.text()).append('\n');
            }
        }));
        page.onRequestFinished(request -> {
            if (listening && !List.of("font", "image", "stylesheet", "script").contains(request.resourceType())) {
                hear(request);
            }
        });
        page.onDialog(dialog -> {
            complaints.add("a dialog opened: " + dialog.message());
            dialog.dismiss();
        });
        page.onPageError(error -> complaints.add("page error: " + error));
    }

    // a browser without a window says so, and is then taken for a scanner
    private static String named(Browser browser, Looks looks) {
        return "Mozilla/5.0 (%s) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%s %sSafari/537.36"
                .formatted(
                        looks.phone() ? "Linux; Android 10; K" : "X11; Linux x86_64",
                        browser.version(),
                        looks.phone() ? "Mobile " : "");
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    String email() {
        return email;
    }

    /** What the browser will complain about belongs to what the test does. */
    Visitor expecting(String pattern) {
        expected.add(Pattern.compile(pattern));
        return this;
    }

    void assertNoComplaints() {
        assertThat(complaints)
                .as("what the browser of %s complained about", email)
                .filteredOn(line -> expected.stream()
                        .noneMatch(pattern -> pattern.matcher(line).find()))
                .isEmpty();
    }

    /** From now on nothing is pushed to this browser: what it opens stays as it was. */
    Visitor deafened() {
        page.routeWebSocket(Pattern.compile(".*"), socket -> {});
        return this;
    }

    /** What this browser tells the portal can be held back from now on. */
    Line onASlowLine() {
        var line = new Line();
        page.route(Pattern.compile(".*v-r=uidl.*"), route -> line.pass(route::resume));
        return line;
    }

    /** The way from a browser to the portal. */
    static final class Line {

        private final List<Runnable> waiting = new ArrayList<>();
        private boolean held;

        /** From now on nothing gets through. */
        void hold() {
            held = true;
        }

        /** How much is on its way. */
        int held() {
            return waiting.size();
        }

        /** What was on its way arrives now. */
        void release() {
            held = false;
            waiting.forEach(Runnable::run);
            waiting.clear();
        }

        private void pass(Runnable message) {
            if (held) {
                waiting.add(message);
            } else {
                message.run();
            }
        }
    }

    /** From now on everything that reaches the browser is written down. */
    void listen() {
        listening = true;
        received.setLength(0);
    }

    /** Everything that has reached the browser since: answers, pushed messages, and the page as it stands. */
    String received() {
        return received + page.content() + page.evaluate("() => document.body.innerText");
    }

    private void hear(Request request) {
        try {
            var response = request.response();
            if (response != null && response.status() == 200) {
                received.append(response.text()).append('\n');
            }
        } catch (PlaywrightException noBody) {
            received.append("(no body: ").append(request.url()).append(")\n");
        }
    }

    // ------------------------------------------------------------ going somewhere

    /** Opens a path of the portal, or a whole address out of a mail. */
    Optional<Response> open(String address) {
        var response = Optional.ofNullable(page.navigate(address));
        settle();
        return response;
    }

    /** Presses the link in a mail: the first click. */
    void follow(PostOffice.Letter letter) {
        clicks++;
        open(letter.link());
    }

    /** Signs in with the mailed link, and arrives where {@code path} leads. */
    void signIn(String path) {
        page.navigate("/sign-in?to=" + java.net.URLEncoder.encode(path, java.nio.charset.StandardCharsets.UTF_8));
        int before = PostOffice.lettersTo(email).size();
        write("Your e-mail address", email);
        press("Send me a link");
        var link = Wait.forValue(
                        java.time.Duration.ofSeconds(60),
                        () -> "a sign-in link for " + email,
                        () -> PostOffice.lettersTo(email).stream()
                                .skip(before)
                                .filter(letter -> letter.text().contains("/sign-in/link/"))
                                .findFirst())
                .link();
        page.navigate(link);
        press("Sign in");
        page.waitForURL(url -> !url.contains("/sign-in"));
        settle();
        startCounting();
    }

    /** Signs in at the vendor's Keycloak, where user name and password of the realm's people are the same. */
    void signInAtKeycloak(String user, String path) {
        comeFromKeycloak(user, path);
        page.waitForURL(url -> url.startsWith(portal.url()) && !url.contains("/sign-in"));
        settle();
        startCounting();
    }

    /** Proves at the vendor's Keycloak who they are, and comes back to a page that does not let them in. */
    void isRefusedAfterKeycloak(String user) {
        comeFromKeycloak(user, "/");
        page.waitForURL(url -> url.startsWith(portal.url() + "/sign-in/refused"));
        settle();
    }

    private void comeFromKeycloak(String user, String path) {
        page.navigate("/sign-in?to=" + java.net.URLEncoder.encode(path, java.nio.charset.StandardCharsets.UTF_8));
        press("Sign in with your Fenwick Systems account");
        page.locator("#username").fill(user);
        page.locator("#password").fill(user);
        page.locator("#kc-login").click();
    }

    /** Signs in by one press on the demo's sign-in page. */
    void signInAs(String name, String path) {
        page.navigate("/sign-in?to=" + java.net.URLEncoder.encode(path, java.nio.charset.StandardCharsets.UTF_8));
        // who belongs to two companies stands below both
        press(pressable("Sign in as " + name).first());
        page.waitForURL(url -> !url.contains("/sign-in"));
        settle();
        startCounting();
    }

    /** Looks at the same page in another way: another window, another scheme, and on a phone with a finger. */
    void look(Looks looks) {
        var before = page.viewportSize();
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(looks.dark() ? ColorScheme.DARK : ColorScheme.LIGHT));
        if (before.width == looks.width() && before.height == looks.height()) {
            return;
        }
        page.setViewportSize(looks.width(), looks.height());
        if (finger == null) {
            finger = context.newCDPSession(page);
        }
        var touch = new JsonObject();
        touch.addProperty("enabled", looks.phone());
        finger.send("Emulation.setTouchEmulationEnabled", touch);
        // the frame moves its drawer, and a dialog itself, a moment after the window has changed
        page.evaluate("""
                () => new Promise(done => {
                  let last = '';
                  const wait = () => {
                    const now = [...document.querySelectorAll('main, vaadin-dialog, nav')].map(e => {
                      const r = e.getBoundingClientRect(); return [r.left, r.top, r.width, r.height]; }).join();
                    if (now === last) done(); else { last = now; requestAnimationFrame(() => requestAnimationFrame(wait)); }
                  };
                  requestAnimationFrame(wait);
                })""");
    }

    /** Waits until the page has nothing under way; where a press leads to another page, until that one has. */
    void settle() {
        page.waitForFunction("""
                () => {
                  const flow = window.Vaadin && window.Vaadin.Flow;
                  if (!flow) return document.readyState === 'complete';
                  const clients = Object.values(flow.clients || {}).filter(c => c.isActive);
                  return document.querySelector('h1') && clients.every(c => !c.isActive());
                }""");
        try {
            // the answer also brings the page's address up to date, which is told to the driver on the way
            page.evaluate("() => document.fonts.ready.then(() => null)");
        } catch (PlaywrightException left) {
            if (!String.valueOf(left.getMessage()).contains("because of a navigation")) {
                throw left;
            }
            settle();
        }
    }

    // ------------------------------------------------------------ acting, and counting it

    void startCounting() {
        clicks = 0;
    }

    int clicks() {
        return clicks;
    }

    /** Presses the button, or follows the link, with exactly these words. */
    void press(String words) {
        press(pressable(words));
    }

    void press(Locator target) {
        clicks++;
        if (keyboard) {
            reach(target);
            page.keyboard().press("Enter");
        } else {
            target.click();
        }
        settle();
        assertFocusKept();
    }

    /** Types into the field with this label; what was there is replaced. */
    void write(String label, String text) {
        write(field(label), text);
    }

    void write(Locator field, String text) {
        if (keyboard) {
            reach(field);
            page.keyboard().press("ControlOrMeta+a");
            page.keyboard().insertText(text);
            page.keyboard().press("Tab");
            settle();
            assertFocusKept();
        } else {
            field.fill(text);
            field.blur();
        }
    }

    /** Begins to type into the field with this label and does not leave it. */
    void beginToWrite(String label, String text) {
        var field = field(label);
        if (keyboard) {
            reach(field);
        } else {
            field.click();
        }
        page.keyboard().type(text);
    }

    /** Types this into a date field, whether it is a day or not. */
    void typeDay(String label, String text) {
        var field = field(label);
        field.click();
        field.press("ControlOrMeta+a");
        page.keyboard().type(text);
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        settle();
    }

    /** Gives a date field its day: typed as people write it, or on a phone tapped in the calendar that covers the page. */
    void writeDay(String label, LocalDate day) {
        var field = field(label);
        if (phone) {
            field.click();
            page.locator("vaadin-month-calendar [part~=date][aria-label*='" + LONG_DAY.format(day) + "']")
                    .first()
                    .click();
            assertThat(field).hasValue(DAY.format(day));
            return;
        }
        if (keyboard) {
            reach(field);
            page.keyboard().press("ControlOrMeta+a");
        } else {
            field.click();
            field.press("ControlOrMeta+a");
        }
        page.keyboard().type(DAY.format(day));
        // the calendar follows what is typed; nobody's fingers are faster than it
        var calendar = page.locator("vaadin-date-picker-overlay-content").first();
        calendar.waitFor();
        page.keyboard().press("Enter");
        calendar.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        page.keyboard().press("Tab");
        settle();
        assertFocusKept();
        assertThat(field).hasValue(DAY.format(day));
    }

    /** Chooses one of several answers: a radio button with this label. */
    void choose(String label) {
        clicks++;
        // an answer may carry a line of explanation behind its words
        var radio = page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(beginning(label)))
                .first();
        if (keyboard) {
            reachGroupOf(radio);
            for (int i = 0; i < 30 && !focused(radio); i++) {
                page.keyboard().press("ArrowDown");
            }
            assertThat(focused(radio)).as("arrow keys reach '%s'", label).isTrue();
            if (!radio.isChecked()) {
                page.keyboard().press("Space");
            }
        } else {
            radio.check();
        }
        assertThat(radio).isChecked();
    }

    void tick(String label) {
        tick(page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(beginning(label)))
                .first());
    }

    void tick(Locator box) {
        clicks++;
        if (keyboard) {
            reach(box);
            page.keyboard().press("Space");
        } else {
            box.click();
        }
        settle();
        assertFocusKept();
    }

    /** Picks from a list that opens. */
    void pick(String label, String choice) {
        clicks++;
        var field = page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .first();
        if (keyboard) {
            reach(field);
            page.keyboard().type(choice);
            var option = page.getByRole(
                            AriaRole.OPTION,
                            new Page.GetByRoleOptions().setName(choice).setExact(true))
                    .first();
            option.waitFor();
            // the focus stays in the field; the list marks what Enter would take
            for (int i = 0; i < 40 && !(Boolean) option.evaluate("e => e.hasAttribute('focused')"); i++) {
                page.keyboard().press("ArrowDown");
            }
            assertThat((Boolean) option.evaluate("e => e.hasAttribute('focused')"))
                    .as("arrow keys reach '%s'", choice)
                    .isTrue();
            page.keyboard().press("Enter");
            assertThat(field).hasValue(choice);
        } else {
            field.click();
            page.getByRole(
                            AriaRole.OPTION,
                            new Page.GetByRoleOptions().setName(choice).setExact(true))
                    .first()
                    .click();
        }
    }

    /** Attaches a file through the button with these words. */
    void attach(String button, Path file) {
        fileChooser(button).setFiles(file);
    }

    void attach(String button, FilePayload file) {
        fileChooser(button).setFiles(file);
    }

    /** Pastes a picture, as a screenshot lies in the clipboard: with the name that every browser gives it. */
    void pasteScreenshot() {
        page.evaluate("""
                async () => {
                  const canvas = document.createElement('canvas');
                  canvas.width = 64;
                  canvas.height = 36;
                  canvas.getContext('2d').fillRect(8, 8, 20, 20);
                  const picture = await new Promise(done => canvas.toBlob(done, 'image/png'));
                  const held = new DataTransfer();
                  held.items.add(new File([picture], 'image.png', {type: 'image/png'}));
                  (document.activeElement ?? document.body).dispatchEvent(
                    new ClipboardEvent('paste', {clipboardData: held, bubbles: true, cancelable: true, composed: true}));
                }""");
    }

    private static Pattern beginning(String label) {
        // the browser reads the pattern, and it does not know Java's way of quoting
        return Pattern.compile("^\\s*" + label.replaceAll("[.*+?^${}()|\\[\\]\\\\/]", "\\\\$0"));
    }

    /** Presses what hands a file out, and takes the file. */
    Download take(String words) {
        var download = page.waitForDownload(() -> press(words));
        assertThat(download.failure()).isNull();
        return download;
    }

    private FileChooser fileChooser(String button) {
        return page.waitForFileChooser(() -> press(button));
    }

    // ------------------------------------------------------------ looking

    Locator pressable(String words) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(words).setExact(true))
                .or(page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(words).setExact(true)));
    }

    Locator field(String label) {
        return page.getByRole(
                        AriaRole.TEXTBOX,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .or(page.getByRole(
                        AriaRole.COMBOBOX,
                        new Page.GetByRoleOptions().setName(label).setExact(true)))
                .or(page.getByRole(
                        AriaRole.SPINBUTTON,
                        new Page.GetByRoleOptions().setName(label).setExact(true)));
    }

    /** The page asks something else now. */
    void leavesHeading(String was) {
        page.waitForFunction("was => document.querySelector('h1').textContent !== was", was);
    }

    Locator heading() {
        return page.locator("main h1");
    }

    void sees(String text) {
        // a phone hides what a desk shows twice
        assertThat(page.locator("body")
                        .getByText(text)
                        .filter(new Locator.FilterOptions().setVisible(true))
                        .first())
                .isVisible();
    }

    void seesHeading(String text) {
        assertThat(heading()).hasText(text);
    }

    void seesHeading(Pattern text) {
        assertThat(heading()).hasText(text);
    }

    /** Everything the page says, as one would read it aloud. */
    String said() {
        return page.locator("main").innerText();
    }

    // ------------------------------------------------------------ the keyboard

    // as somebody does it who sees the focus: forwards or backwards, whichever way the thing lies
    private void reach(Locator target) {
        target.waitFor();
        var key = FORWARDS.equals(target.evaluate(WAY_TO)) ? "Tab" : "Shift+Tab";
        for (int i = 0; i < MOST_TABS; i++) {
            if (focused(target)) {
                return;
            }
            page.keyboard().press(key);
        }
        throw new AssertionError("the tab key does not reach " + target + " on " + page.url());
    }

    // of a group of answers the tab key reaches one, and the arrow keys the others
    private void reachGroupOf(Locator radio) {
        radio.waitFor();
        var key = FORWARDS.equals(radio.evaluate(WAY_TO)) ? "Tab" : "Shift+Tab";
        for (int i = 0; i < MOST_TABS; i++) {
            if ((Boolean) radio.evaluate(
                    "e => document.activeElement?.type === 'radio' && document.activeElement.name === e.name")) {
                return;
            }
            page.keyboard().press(key);
        }
        throw new AssertionError("the tab key does not reach the answers with " + radio + " on " + page.url());
    }

    // whoever has only the keyboard must not be thrown back to the top of the page by what they just did
    private void assertFocusKept() {
        if (!keyboard) {
            return;
        }
        try {
            page.waitForFunction("""
                    () => !(window.Vaadin && window.Vaadin.Flow)
                      || (document.activeElement !== null && document.activeElement !== document.body)""");
        } catch (PlaywrightException lost) {
            throw new AssertionError("the focus was lost on " + page.url(), lost);
        }
    }

    private static boolean focused(Locator target) {
        return (Boolean) target.first()
                .evaluate(
                        "e => { let a = document.activeElement; while (a?.shadowRoot?.activeElement) a = a.shadowRoot.activeElement;"
                                + " for (; a; a = a.parentNode ?? a.host) if (a === e) return true; return false }");
    }

    @Override
    public void close() {
        // where they were at the end: the first thing to look at when a journey fails
        try {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screenshots", "last", email + ".png"))
                    .setFullPage(true));
        } catch (PlaywrightException gone) {
            complaints.add(gone.getMessage());
        }
        // what a page says when it is closed waits for nobody
        page.unrouteAll();
        context.close();
    }
}
