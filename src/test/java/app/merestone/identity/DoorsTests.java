package app.merestone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.kernel.EmailAddress;
import app.merestone.testing.Accounts;
import app.merestone.testing.HttpTest;
import app.merestone.testing.TestClock;
import app.merestone.testing.TestPostbox;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class DoorsTests {

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    TestPostbox.Kept postbox;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aStrangerIsAskedToSignInAndComesBackToThePageTheyAskedFor() {
        var answer = new Browser(port).get("/plan/x/agreement?tab=notes");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValueSatisfying(location -> assertThat(location)
                .endsWith("/sign-in?to=%2Fplan%2Fx%2Fagreement%3Ftab%3Dnotes"));
    }

    @Test
    void aStrangerGetsNoSession() {
        var browser = new Browser(port);
        browser.get("/plan/x");
        browser.get("/sign-in");
        assertThat(browser.cookie("JSESSIONID")).isEmpty();
    }

    @Test
    void noAddressOpensASessionForAStranger() {
        for (var path : List.of(
                "/",
                "/?v-r=init&location=&query=",
                "/?v-r=push&v-uiId=0",
                "/?v-r=uidl&v-uiId=0",
                "/?v-r=heartbeat&v-uiId=0",
                "/?v-r=webcomponent-resync",
                "/theme/",
                "/theme/merestone",
                "/theme/merestone/",
                "/theme/nothing.css",
                "/theme/merestone/styles.css",
                "/VAADIN/",
                "/VAADIN/build/nothing.js",
                "/VAADIN/push",
                "/VAADIN/dynamic/resource/x",
                "/themes/x",
                "/favicon.ico",
                "/manifest.webmanifest",
                "/offline-stub.html",
                "/sw-runtime-resources-precache.js",
                "/icons/icon.png",
                "/lumo/x",
                "/actuator/health",
                "/error")) {
            var browser = new Browser(port);
            browser.get(path);
            assertThat(browser.cookie("JSESSIONID")).as("GET %s", path).isEmpty();
            browser.post(path);
            assertThat(browser.cookie("JSESSIONID")).as("POST %s", path).isEmpty();
        }
        var browser = new Browser(port);
        assertThat(browser.get("/?v-r=init&location=&query=").statusCode()).isEqualTo(401);
        assertThat(browser.get("/theme/merestone/styles.css").statusCode()).isEqualTo(200);
    }

    @Test
    void aWebSocketIsForOurOwnPagesAndForPeopleWithASession() {
        var push = "/VAADIN/push?v-r=push&v-uiId=0&X-Atmosphere-Transport=websocket";
        var someone = signedIn();
        assertThat(someone.handshake(push, "http://localhost:" + port)).isEqualTo(101);
        assertThat(someone.handshake(push, "https://evil.example")).isEqualTo(403);
        assertThat(someone.handshake(push, "null")).isEqualTo(403);
        assertThat(someone.handshake(push, "http://localhost:" + (port + 1))).isEqualTo(403);
        assertThat(new Browser(port).handshake(push, "http://localhost:" + port))
                .isNotEqualTo(101);
    }

    @Test
    void signingOutTakesTheTokenOfThePageThatWasOpen() {
        var browser = signedIn();
        assertThat(browser.post("/sign-out").statusCode()).isEqualTo(302);
        assertThat(browser.get("/sign-out").statusCode()).isNotEqualTo(302);
        assertThat(browser.get("/?v-r=init&location=mail&query=").statusCode())
                .as("still signed in")
                .isEqualTo(200);

        assertThat(browser.signOut().headers().firstValue("Location")).hasValue("/sign-in?because=signed-out");

        assertThat(browser.get("/mail").statusCode()).isEqualTo(302);
    }

    @Test
    void aRedirectNamesNoHostThatAProxyMayNotKnow() {
        assertThat(new Browser(port).get("/today").headers().firstValue("Location"))
                .hasValue("/sign-in?to=%2Ftoday");
    }

    @Test
    void theSignInPageRunsNoScriptAndLoadsNothingFromElsewhere() {
        var answer = new Browser(port).get("/sign-in");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy")).hasValue(SecurityConfiguration.STRICT);
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(c -> assertThat(c).contains("no-store"));
        assertThat(answer.body())
                .startsWith("<!DOCTYPE html>")
                .doesNotContain("<script")
                .doesNotContain("style=");
    }

    @Test
    void thePortalKeepsEverythingShutThatVaadinDoesNotNeed() {
        assertThat(new Browser(port).get("/today").headers().firstValue("Content-Security-Policy"))
                .hasValue(SecurityConfiguration.PORTAL);
    }

    @Test
    void aPageOfSomebodySignedInBearsTheHeadersToo() {
        var browser = signedIn();
        for (var path : List.of("/", "/mail", "/?v-r=init&location=mail&query=")) {
            var answer = browser.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .as(path)
                    .containsExactly(SecurityConfiguration.PORTAL);
            assertThat(answer.headers().allValues("X-Content-Type-Options"))
                    .as(path)
                    .containsExactly("nosniff");
            assertThat(answer.headers().allValues("Referrer-Policy")).as(path).containsExactly("same-origin");
            assertThat(answer.headers().allValues("Cross-Origin-Opener-Policy"))
                    .as(path)
                    .containsExactly("same-origin");
            assertThat(answer.headers().allValues("Cache-Control"))
                    .as(path)
                    .singleElement()
                    .satisfies(cache -> assertThat(cache).contains("no-store"));
        }
    }

    @Test
    void outsideDemoModeThereIsNeitherDemoMailNorDemoSignIn() {
        var browser = new Browser(port);
        assertThat(browser.get("/demo/mail").statusCode()).isEqualTo(404);
        assertThat(browser.submit("/sign-in", "/sign-in/demo", "person", "x").statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/sign-in").body())
                .doesNotContain("/sign-in/demo")
                .doesNotContain("/demo/mail");
    }

    @Test
    void themeAndHealthAreOpenAndMachinesGetNothingYet() {
        var browser = new Browser(port);
        assertThat(browser.get("/theme/merestone/styles.css").statusCode()).isEqualTo(200);
        assertThat(browser.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(browser.get("/actuator/env").statusCode()).isEqualTo(302);
        assertThat(browser.get("/api/v1/unknown").statusCode()).isEqualTo(404);
    }

    private Browser signedIn() {
        clock.pass(RateLimits.WINDOW.plusMinutes(1));
        var browser = new Browser(port);
        browser.signIn(
                postbox,
                new EmailAddress(jdbc.sql("SELECT email FROM person WHERE id = :id")
                        .param("id", accounts.scene().champion().toString())
                        .query(String.class)
                        .single()));
        return browser;
    }
}
