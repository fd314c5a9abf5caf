package app.merestone.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** A real browser. Playwright is for one thread: each thread has one of its own. */
final class Chromium implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        var environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        // without the sandbox, which does not start where tests run as root; and calling nobody
        var options = new BrowserType.LaunchOptions()
                .setHeadless(true)
                .setChromiumSandbox(false)
                .setArgs(List.of(
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run"));
        Optional.ofNullable(System.getenv("MERESTONE_CHROMIUM")).map(Path::of).ifPresent(options::setExecutablePath);
        browser = playwright.chromium().launch(options);
    }

    /** Somebody who uses the mouse. */
    Visitor visitor(Portal portal, String email, Looks looks) {
        return new Visitor(browser, portal, email, looks, false);
    }

    /** The same person with the same session, at another desk. */
    Visitor again(Visitor visitor, Portal portal) {
        return again(visitor.email(), portal, visitor.context().storageState(), false);
    }

    /** Somebody at a desk, in the session that was written down. */
    Visitor again(String email, Portal portal, String session, boolean keyboard) {
        return new Visitor(browser, portal, email, Looks.DESK, keyboard, session);
    }

    /** Somebody who has a keyboard and nothing else. */
    Visitor keyboardVisitor(Portal portal, String email, Looks looks) {
        return new Visitor(browser, portal, email, looks, true);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
