package app.merestone.closing;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.testing.Accounts;
import app.merestone.testing.HttpTest;
import app.merestone.testing.Scene;
import app.merestone.testing.ShownAccounts;
import app.merestone.testing.TestClock;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class VerifyPageTests {

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    ShownAccounts shown;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    AnsweringTheEvidenceQuestion answering;

    @Autowired
    ClosingOnboarding closing;

    @Autowired
    BrowsingClosing browsing;

    @Autowired
    JdbcClient jdbc;

    private Scene scene;
    private ClosingCertificate certificate;

    @BeforeEach
    void aClosedAccount() {
        clock.reset();
        scene = accounts.scene();
        shown.firstResultShown(scene);
        scene.asMember(() -> answering.answer(scene.account(), 0, "Reports run by themselves."));
        var seen = scene.asChampion(() -> browsing.status(scene.account())).hash();
        scene.asChampion(() -> closing.sign(scene.account(), seen));
        scene.asCsm(() -> closing.sign(scene.account(), seen));
        certificate = scene.asChampion(() -> browsing.certificate(scene.account()));
    }

    @Test
    void asksWithoutASession() throws Exception {
        var page = get("");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Does this record match ours?");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .doesNotContain("script");
    }

    @Test
    void saysWhoSignedARecordThatMatches() throws Exception {
        var grouped = certificate.hash().hex().replaceAll("(.{8})", "$1 ");

        assertThat(ask(certificate.number().toLowerCase(Locale.ROOT), grouped).body())
                .contains("This record matches ours")
                .contains("Maya Chen")
                .contains("Hanna Weiss")
                .contains("UTC");
    }

    @Test
    @DisplayName("A number is found as people type it, and one from before goes on holding")
    void readsANumberAsItIsTyped() throws Exception {
        var hash = certificate.hash().hex();
        var number = certificate.number();
        for (var typed : List.of(
                number.replace('0', 'O').replace('1', 'l'),
                number.replace('1', 'I').replace('-', '\u2011'),
                " " + number.replace("-", " - ").toLowerCase(Locale.ROOT))) {
            assertThat(ask(typed, hash).body()).as(typed).contains("This record matches ours");
        }
        renumber("M-1998-0110");
        assertThat(ask("m-1998-0110", hash).body()).contains("This record matches ours", "M-1998-0110");
        assertThat(ask("M-I998-OLLO", hash).body()).contains("This record matches ours");
        assertThat(ask(number, hash).body()).contains("We have no record");
    }

    private void renumber(String number) {
        jdbc.sql("UPDATE closing SET number = :number WHERE account_id = :account")
                .param("number", number)
                .param("account", scene.account().toString())
                .update();
    }

    @Test
    void answersAWrongPairAndAnUnknownOneAlike() throws Exception {
        var unknown = "0".repeat(64);
        var wrong = ask(certificate.number(), unknown).body().replace(certificate.number(), "");
        var never = ask("M-1999-0001", unknown).body().replace("M-1999-0001", "");

        assertThat(wrong).isEqualTo(never).contains("We have no record with this number");
        assertThat(ask("M-1999-0001", certificate.hash().hex()).body()).contains("We have no record");
        assertThat(ask(certificate.number(), "no hash <script>").body())
                .contains("We have no record")
                .doesNotContain("<script>");
    }

    private HttpResponse<String> ask(String number, String hash) throws IOException, InterruptedException {
        return get("?number=" + URLEncoder.encode(number, StandardCharsets.UTF_8) + "&hash="
                + URLEncoder.encode(hash, StandardCharsets.UTF_8));
    }

    private HttpResponse<String> get(String query) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/verify" + query))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
