package app.merestone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.testing.HttpTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class DoorsTests {

    @LocalServerPort
    int port;

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
}
