package app.merestone.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.Side;
import app.merestone.testing.Accounts;
import app.merestone.testing.TestClock;
import app.merestone.testing.TestDatabase;
import app.merestone.testing.TestPostbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signing in and out through a real Keycloak with the realm of {@code scripts/realm}. Needs
 * {@code MERESTONE_TEST_KEYCLOAK_ISSUER}; {@code scripts/keycloak start} prints one.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vaadin.productionMode=true",
            "merestone.admin=ada@fenwick.example",
            "merestone.keycloak.client-secret=loopback-only"
        })
@Import({TestClock.class, TestPostbox.class, Accounts.class})
@ContextConfiguration(initializers = TestDatabase.class)
class KeycloakSignInIT {

    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    TestPostbox.Kept postbox;

    @Autowired
    JdbcClient jdbc;

    Browser browser;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("merestone.keycloak.issuer", KeycloakSignInIT::issuer);
    }

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    @Test
    void aCsmSignsInWithCodeAndProofKeyAndComesBackToTheirPage() {
        var begun = browser.get("/sign-in/provider?to=%2Faccounts%2Fabc");
        var authorization = location(browser.get(location(begun)));
        assertThat(authorization)
                .startsWith(issuer())
                .contains("response_type=code")
                .contains("code_challenge_method=S256")
                .contains("code_challenge=")
                .contains("state=")
                .contains("nonce=");
        var before = browser.cookie("JSESSIONID").orElseThrow();

        assertThat(throughKeycloak(authorization, "priya")).endsWith("/accounts/abc");

        assertThat(browser.cookie("JSESSIONID").orElseThrow()).isNotEqualTo(before);
        assertThat(browser.get("/today").statusCode()).isNotEqualTo(302);
        assertThat(roles("priya@fenwick.example")).containsExactly("CSM");
    }

    @Test
    void leaderAndAdminGetTheirOwnRoles() {
        signIn("lea");
        assertThat(roles("lea@fenwick.example")).containsExactly("LEADER");
        new Run(new Browser(port)).signIn("ada");
        assertThat(roles("ada@fenwick.example")).containsExactly("ADMIN");
    }

    @Test
    void aCustomerMayComeThroughTheProviderOrByMailAndAVendorsPersonByTheProviderOnly() {
        customer("Dana Whitlock", "dana@harrowvale.example");
        assertThat(signIn("dana")).endsWith("/");
        assertThat(browser.get("/plan/abc").statusCode()).isNotEqualTo(302);

        var byMail = new Browser(port);
        byMail.submit("/sign-in", "/sign-in/mail", "email", "dana@harrowvale.example");
        assertThat(mailTo("dana@harrowvale.example")).contains("/sign-in/link/");

        new Run(new Browser(port)).signIn("tomas");
        byMail.submit("/sign-in", "/sign-in/mail", "email", "tomas@fenwick.example");
        assertThat(mailTo("tomas@fenwick.example"))
                .doesNotContain("/sign-in/link/")
                .contains("account instead");
    }

    @Test
    void neitherRoleNorMembershipSaysWhomToAskAndOffersAnotherAccount() {
        var refused = signIn("nora");
        assertThat(refused).endsWith("/sign-in/refused?because=no-access");
        var page = browser.get(refused);
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body())
                .contains("Fenwick Systems")
                .contains("mailto:ada@fenwick.example")
                .contains("/protocol/openid-connect/logout");
        assertThat(browser.get("/plan/abc").statusCode()).isEqualTo(302);
    }

    @Test
    void signingOutHereSignsOutThere() {
        signIn("priya");
        var end = location(browser.signOut());
        assertThat(end).contains("/protocol/openid-connect/logout").contains("id_token_hint=");
        var back = browser.get(end);
        assertThat(location(back)).contains("/sign-in?because=signed-out");

        // the next sign-in asks for the password again
        var authorization = location(browser.get("/oauth2/authorization/keycloak"));
        assertThat(browser.get(authorization).body()).contains("kc-form-login");
    }

    @Test
    void beingSignedOutThereEndsTheSessionHere() throws Exception {
        var admin = new Administration();
        var before = admin.tellWhereThePortalIs("http://127.0.0.1:" + port + "/logout/connect/back-channel/keycloak");
        try {
            signIn("priya");
            assertThat(browser.get("/today").statusCode()).isNotEqualTo(302);

            admin.signOut("priya");

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(
                            () -> assertThat(browser.get("/today").statusCode()).isEqualTo(302));
        } finally {
            // the browser's journeys use the same Keycloak with a portal elsewhere
            admin.tellWhereThePortalIs(before);
        }
    }

    private String signIn(String user) {
        return new Run(browser).signIn(user);
    }

    private String throughKeycloak(String authorization, String user) {
        return new Run(browser).through(authorization, user);
    }

    private void customer(String name, String email) {
        var scene = accounts.scene();
        var person = accounts.person(name, Side.CUSTOMER);
        jdbc.sql("UPDATE person SET email = :email WHERE id = :id")
                .param("email", email)
                .param("id", person.toString())
                .update();
        accounts.join(scene.account(), person, "MEMBER", scene.champion());
    }

    private java.util.List<String> roles(String email) {
        return jdbc.sql("SELECT r.role FROM vendor_role r JOIN person p ON p.id = r.person_id WHERE p.email = :email")
                .param("email", email)
                .query(String.class)
                .list();
    }

    private String mailTo(String email) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(postbox.to(new EmailAddress(email)))
                .isNotEmpty());
        return postbox.to(new EmailAddress(email)).getLast().text();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String issuer() {
        var issuer = System.getenv("MERESTONE_TEST_KEYCLOAK_ISSUER");
        if (issuer == null) {
            throw new IllegalStateException("MERESTONE_TEST_KEYCLOAK_ISSUER is not set: this needs a Keycloak");
        }
        return issuer;
    }

    /** One walk through the provider's own pages. */
    private record Run(Browser browser) {

        String signIn(String user) {
            return through(location(browser.get("/oauth2/authorization/keycloak")), user);
        }

        String through(String authorization, String user) {
            var form = FORM.matcher(browser.get(authorization).body());
            assertThat(form.find()).as("Keycloak's form").isTrue();
            var action = form.group(1).replace("&amp;", "&");
            var back = location(browser.post(action, "username", user, "password", user));
            assertThat(back).contains("/login/oauth2/code/keycloak");
            return location(browser.get(back));
        }
    }

    /** What an administrator of the provider does there. */
    private static final class Administration {

        private final HttpClient http = HttpClient.newHttpClient();
        private final String server = issuer().substring(0, issuer().indexOf("/realms/"));
        private final String token;

        Administration() throws Exception {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(server + "/realms/master/protocol/openid-connect/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("grant_type=password&client_id=admin-cli"
                                    + "&username=" + setting("MERESTONE_TEST_KEYCLOAK_ADMIN", "keycloak-admin")
                                    + "&password="
                                    + setting("MERESTONE_TEST_KEYCLOAK_ADMIN_PASSWORD", "keycloak-admin")))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            token = JSON.readTree(answer.body()).get("access_token").asString();
        }

        /** Answers where it was told to look before. */
        String tellWhereThePortalIs(String address) throws Exception {
            var before = JSON.readTree(send(request("/clients/merestone-portal").GET()))
                    .get("attributes")
                    .get("backchannel.logout.url")
                    .asString();
            send(request("/clients/merestone-portal")
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString(
                            "{\"attributes\":{\"backchannel.logout.url\":\"" + address + "\"}}")));
            return before;
        }

        void signOut(String user) throws Exception {
            var found = JSON.readTree(
                    send(request("/users?exact=true&username=" + user).GET()));
            send(request("/users/" + found.get(0).get("id").asString() + "/logout")
                    .POST(HttpRequest.BodyPublishers.noBody()));
        }

        private static String setting(String name, String otherwise) {
            return java.util.Objects.requireNonNullElse(System.getenv(name), otherwise);
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(server + "/admin/realms/merestone" + path))
                    .header("Authorization", "Bearer " + token);
        }

        private String send(HttpRequest.Builder request) throws Exception {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isBetween(200, 299);
            return answer.body();
        }
    }
}
