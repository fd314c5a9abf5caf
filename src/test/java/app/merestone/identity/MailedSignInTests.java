package app.merestone.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merestone.accounts.InvitingPeople;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.Role;
import app.merestone.testing.Accounts;
import app.merestone.testing.HttpTest;
import app.merestone.testing.TestClock;
import app.merestone.testing.TestPostbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.Manager;
import org.apache.catalina.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
@ExtendWith(OutputCaptureExtension.class)
class MailedSignInTests {

    private static final Pattern LINK = Pattern.compile("/sign-in/link/[A-Za-z0-9_-]{43}");
    private static final Pattern CODE = Pattern.compile("(\\d{4}) (\\d{4})\\n");

    @LocalServerPort
    int port;

    @Autowired
    ServletWebServerApplicationContext server;

    @Autowired
    Accounts accounts;

    @Autowired
    TestPostbox.Kept postbox;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    InvitingPeople inviting;

    Browser browser;

    @BeforeEach
    void everyTestComesAfterTheRateLimitsOfTheOneBefore() {
        clock.pass(RateLimits.WINDOW.plusMinutes(1));
        browser = new Browser(port);
    }

    @Test
    void aMailedLinkSignsInAndLeadsToThePageThatWasAskedFor() {
        var someone = customer();
        var asked = ask(browser, someone, "/plan/abc");
        assertThat(asked.statusCode()).isEqualTo(302);
        var link = link(someone, 1);

        // on another device: the link is not bound to the browser that asked
        var phone = new Browser(port);
        var page = phone.get(link);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Maya Chen");
        var entered = phone.submit(link, link);

        assertThat(location(entered)).endsWith("/plan/abc");
        assertThat(phone.cookie("JSESSIONID")).isPresent();
        assertThat(phone.get("/plan/abc").statusCode()).isNotEqualTo(302);
    }

    @Test
    void openingALinkAHundredTimesUsesNothingUpAndAPressWithoutItsFormSignsNobodyIn() {
        var someone = customer();
        ask(browser, someone, "/");
        var link = link(someone, 1);
        var scanner = new Browser(port);
        for (int i = 0; i < 30; i++) {
            assertThat(scanner.get(link).statusCode()).isEqualTo(200);
        }
        assertThat(scanner.cookie("JSESSIONID")).isEmpty();
        assertThat(location(new Browser(port).post(link))).endsWith("/sign-in?because=stale");

        assertThat(location(browser.submit(link, link))).endsWith("/");
    }

    @Test
    void aSessionThatNobodyUsesEnds() {
        var someone = customer();
        ask(browser, someone, "/");
        var link = link(someone, 1);
        browser.submit(link, link);
        assertThat(location(browser.get("/plan/abc"))).doesNotContain("/sign-in");
        var session = session(browser.cookie("JSESSIONID").orElseThrow());
        assertThat(session.getMaxInactiveInterval())
                .isEqualTo((int) Duration.ofMinutes(30).toSeconds());

        // half an hour, told in a second
        session.setMaxInactiveInterval(1);
        await().atMost(Duration.ofMinutes(3)).until(() -> !session.isValid());

        assertThat(location(browser.get("/plan/abc"))).contains("/sign-in?to=");
    }

    private Session session(String id) {
        var tomcat = (TomcatWebServer) Objects.requireNonNull(server.getWebServer());
        return Stream.of(tomcat.getTomcat().getHost().findChildren())
                .map(context -> find(((Context) context).getManager(), id))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private static Session find(Manager manager, String id) {
        try {
            return manager.findSession(id);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void aLinkWorksOnce() {
        var someone = customer();
        ask(browser, someone, "/");
        var link = link(someone, 1);
        var other = new Browser(port);
        other.get(link);

        assertThat(browser.submit(link, link).statusCode()).isEqualTo(302);

        assertThat(other.get(link).statusCode()).isEqualTo(410);
        assertThat(other.submit("/sign-in", link).statusCode()).isEqualTo(410);
        assertThat(other.cookie("JSESSIONID")).isEmpty();
    }

    @Test
    void aLinkIsGoodForFifteenMinutesAndACodeForTen() {
        var someone = customer();
        ask(browser, someone, "/");
        var link = link(someone, 1);
        var code = code(someone, 1);

        clock.pass(Duration.ofMinutes(11));
        assertThat(browser.submit("/sign-in/code", "/sign-in/code", "code", code)
                        .statusCode())
                .isEqualTo(410);
        assertThat(browser.get(link).statusCode()).isEqualTo(200);

        clock.pass(Duration.ofMinutes(5));
        assertThat(browser.get(link).statusCode()).isEqualTo(410);
        assertThat(browser.submit("/sign-in", link).statusCode()).isEqualTo(410);
    }

    @Test
    void theTypedCodeSignsInOnlyInTheBrowserThatAsked() {
        var someone = customer();
        ask(browser, someone, "/plan/abc");
        var code = code(someone, 1);

        var other = new Browser(port);
        assertThat(other.submit("/sign-in/code", "/sign-in/code", "code", code).statusCode())
                .isEqualTo(410);
        assertThat(other.submit("/sign-in/code", "/sign-in/code", "code", code, "email", someone.value())
                        .statusCode())
                .as("as for any address and code that do not belong together")
                .isEqualTo(422);
        assertThat(other.cookie("JSESSIONID")).isEmpty();

        var entered = browser.submit("/sign-in/code", "/sign-in/code", "code", code);
        assertThat(location(entered)).endsWith("/plan/abc");
        assertThat(new Browser(port).get(link(someone, 1)).statusCode())
                .as("the link beside a used code")
                .isEqualTo(410);
    }

    @Test
    void fiveWrongCodesAndTheRightOneIsTooLate() {
        var someone = customer();
        ask(browser, someone, "/");
        var code = code(someone, 1);
        var wrong = code.equals("00000000") ? "11111111" : "00000000";
        for (int left = 4; left > 0; left--) {
            var answer = browser.submit("/sign-in/code", "/sign-in/code", "code", wrong);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains(left == 1 ? "One try is left" : left + " tries are left");
        }
        assertThat(browser.submit("/sign-in/code", "/sign-in/code", "code", wrong)
                        .statusCode())
                .isEqualTo(410);
        assertThat(browser.submit("/sign-in/code", "/sign-in/code", "code", code)
                        .statusCode())
                .isEqualTo(410);
        assertThat(browser.cookie("JSESSIONID")).isEmpty();
    }

    @Test
    void somethingThatIsNoCodeCostsNoTry() {
        var someone = customer();
        ask(browser, someone, "/");
        var code = code(someone, 1);
        for (int i = 0; i < 7; i++) {
            assertThat(browser.submit("/sign-in/code", "/sign-in/code", "code", "1234")
                            .statusCode())
                    .isEqualTo(422);
        }
        assertThat(browser.submit("/sign-in/code", "/sign-in/code", "code", code)
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void anUnknownAddressGetsTheSameAnswersAndNoMail() {
        var known = customer();
        var unknown = new EmailAddress("nobody-" + System.nanoTime() + "@elsewhere.example");
        var stranger = new Browser(port);

        var toKnown = ask(browser, known, "/");
        var toUnknown = ask(stranger, unknown, "/");

        assertThat(toUnknown.statusCode()).isEqualTo(toKnown.statusCode());
        assertThat(location(toUnknown)).isEqualTo(location(toKnown));
        assertThat(shape(stranger.get("/sign-in/code"), unknown)).isEqualTo(shape(browser.get("/sign-in/code"), known));
        code(known, 1);
        assertThat(postbox.to(unknown)).isEmpty();
        var wrong = stranger.submit("/sign-in/code", "/sign-in/code", "code", "00000000");
        assertThat(wrong.statusCode()).isEqualTo(422);
    }

    // rule 26
    @Test
    void whoseMembershipHasEndedGetsTheSameAnswerAndNoMail() {
        var account = accounts.scene();
        var gone = address(account.member());
        accounts.end(account.account(), account.member());
        var known = customer();

        var toGone = ask(new Browser(port), gone, "/");
        var toKnown = ask(browser, known, "/");
        ask(browser, known, "/");

        assertThat(toGone.statusCode()).isEqualTo(toKnown.statusCode());
        assertThat(location(toGone)).isEqualTo(location(toKnown));
        code(known, 2);
        assertThat(postbox.to(gone)).isEmpty();
    }

    @Test
    void whoeverLostTheirMembershipBetweenMailAndPressStaysOutside() {
        var account = accounts.scene();
        var someone = address(account.member());
        ask(browser, someone, "/");
        var link = link(someone, 1);
        accounts.end(account.account(), account.member());

        assertThat(browser.submit("/sign-in", link).statusCode()).isEqualTo(410);
        assertThat(browser.cookie("JSESSIONID")).isEmpty();
    }

    @Test
    void theSixthMailToOneAddressHasToWaitAndThePageSaysHowLong() {
        var someone = customer();
        for (int i = 0; i < RateLimits.ASKS_PER_ADDRESS; i++) {
            assertThat(ask(new Browser(port), someone, "/").statusCode()).isEqualTo(302);
        }
        var refused = ask(new Browser(port), someone, "/");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("Please try again in 3 minutes");

        clock.pass(Duration.ofMinutes(3));
        assertThat(ask(new Browser(port), someone, "/").statusCode()).isEqualTo(302);
    }

    @Test
    void aClockThatIsSetBackShutsNobodyOut() {
        var limits = new RateLimits(clock);
        clock.pass(Duration.ofHours(5));
        for (int i = 0; i < RateLimits.TRIES_PER_CLIENT; i++) {
            limits.attempt("192.0.2.1");
        }
        assertThat(limits.attempt("192.0.2.1")).isPresent();
        clock.pass(Duration.ofHours(-5));
        assertThat(limits.attempt("192.0.2.1")).isEmpty();
    }

    @Test
    void nobodyShutsSomebodyElseOutByAskingInTheirName() {
        var limits = new RateLimits(clock);
        var victim = new EmailAddress("victim@elsewhere.example");
        for (int i = 0; i < RateLimits.ASKS_PER_ADDRESS; i++) {
            assertThat(limits.ask(victim, "192.0.2.1")).isEmpty();
        }
        assertThat(limits.ask(victim, "192.0.2.1")).isPresent();
        assertThat(limits.ask(victim, "198.51.100.7"))
                .as("from their own place")
                .isEmpty();

        for (int i = 0; i < RateLimits.ASKS_PER_ADDRESS_FROM_ALL; i++) {
            limits.ask(victim, "203.0.113." + i);
        }
        assertThat(limits.ask(victim, "203.0.113.99")).as("a flooded post box").isPresent();
    }

    @Test
    void oneClientMayNotAskForManyAddresses() {
        for (int i = 0; i < RateLimits.ASKS_PER_CLIENT; i++) {
            ask(browser, new EmailAddress("a" + i + "-" + System.nanoTime() + "@elsewhere.example"), "/");
        }
        assertThat(ask(browser, customer(), "/").statusCode()).isEqualTo(429);
    }

    @Test
    void oneClientMayNotGuessForEver() {
        int last = 0;
        for (int i = 0; i <= RateLimits.TRIES_PER_CLIENT; i++) {
            last = new Browser(port)
                    .submit("/sign-in/code", "/sign-in/code", "code", "12345678")
                    .statusCode();
        }
        assertThat(last).isEqualTo(429);
    }

    @Test
    void signingInOpensANewSessionEvenWhereOneWasOpen() {
        var first = customer();
        enter(browser, first);
        var before = browser.cookie("JSESSIONID").orElseThrow();

        enter(browser, customer());

        assertThat(browser.cookie("JSESSIONID")).isPresent().isNotEqualTo(java.util.Optional.of(before));
        var thief = new Browser(port);
        assertThat(thief.getAs("/plan/abc", before).statusCode()).isEqualTo(302);
    }

    @Test
    void signingOutEndsTheSession() {
        enter(browser, customer());
        var session = browser.cookie("JSESSIONID").orElseThrow();

        assertThat(location(browser.signOut())).endsWith("/sign-in?because=signed-out");

        assertThat(new Browser(port).getAs("/plan/abc", session).statusCode()).isEqualTo(302);
    }

    @Test
    void aSessionEndsAtTheNextRequestAfterItsMembershipHasEnded() {
        var account = accounts.scene();
        enter(browser, address(account.member()));
        assertThat(browser.get("/plan/abc").statusCode()).isNotEqualTo(302);

        accounts.end(account.account(), account.member());

        assertThat(browser.get("/plan/abc").statusCode()).isEqualTo(302);
    }

    // rule 26
    @Test
    void noAccountEndsTheSessionThatAnotherOneGives() {
        var own = accounts.scene();
        var theirs = accounts.scene();
        var someone = address(own.member());
        enter(browser, someone);

        theirs.asChampion(() -> inviting.invite(theirs.account(), "Whoever", someone.value(), Role.MEMBER));
        assertThat(browser.get("/mail").statusCode()).as("invited elsewhere").isEqualTo(200);
        var page = browser.openPage("plan/" + own.account());
        var foreign = browser.openPage("plan/" + theirs.account());
        theirs.asChampion(() -> inviting.endAccess(theirs.account(), own.member()));

        // what waits for a page comes with its next answer
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(browser.askAgain(foreign)).contains("window.open"));
        assertThat(browser.askAgain(page)).doesNotContain("window.open");
        assertThat(browser.get("/mail").statusCode()).as("ended elsewhere").isEqualTo(200);

        own.asChampion(() -> inviting.endAccess(own.account(), own.member()));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(browser.get("/mail").statusCode()).isEqualTo(302));
    }

    @Test
    void aSessionEndsAtTheNextRequestAfterItsPersonHasEndedOrLostARole() {
        var account = accounts.scene();
        enter(browser, address(account.csm()));
        jdbc.sql("INSERT INTO vendor_role (person_id, role) VALUES (:person, 'LEADER')")
                .param("person", account.csm().toString())
                .update();
        assertThat(browser.get("/today").statusCode()).as("roles changed").isEqualTo(302);

        enter(browser, address(account.csm()), 2);
        jdbc.sql("UPDATE person SET ended_at = :now WHERE id = :person")
                .param("now", java.time.LocalDateTime.now(java.time.ZoneOffset.UTC))
                .param("person", account.csm().toString())
                .update();
        assertThat(browser.get("/today").statusCode()).as("person ended").isEqualTo(302);
    }

    @Test
    void neitherLinkNorCodeIsStoredOrLogged(CapturedOutput output) {
        var someone = customer();
        ask(browser, someone, "/");
        var token = link(someone, 1).substring("/sign-in/link/".length());
        var code = code(someone, 1);
        browser.submit("/sign-in/link/" + token, "/sign-in/link/" + token);

        assertThat(output.getAll()).doesNotContain(token).doesNotContain(code);
        var rows = jdbc.sql("SELECT * FROM sign_in_request WHERE email = :email")
                .param("email", someone.value())
                .query()
                .listOfRows();
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().values()).doesNotContain(token, code);
    }

    @Test
    void aMistypedAddressIsSentBackWithTheReason() {
        var answer = browser.submit("/sign-in", "/sign-in/mail", "email", "no address", "to", "/plan/abc");
        assertThat(location(answer)).endsWith("/sign-in?to=%2Fplan%2Fabc&because=malformed");
        assertThat(browser.get(location(answer)).body()).contains("nothing was sent");
    }

    private void enter(Browser with, EmailAddress someone) {
        enter(with, someone, 1);
    }

    private void enter(Browser with, EmailAddress someone, int nth) {
        ask(with, someone, "/");
        var link = link(someone, nth);
        assertThat(with.submit(link, link).statusCode()).isEqualTo(302);
    }

    private EmailAddress customer() {
        return address(accounts.scene().champion());
    }

    private EmailAddress address(PersonId person) {
        return new EmailAddress(jdbc.sql("SELECT email FROM person WHERE id = :id")
                .param("id", person.toString())
                .query(String.class)
                .single());
    }

    private static HttpResponse<String> ask(Browser with, EmailAddress address, String to) {
        return with.submit("/sign-in", "/sign-in/mail", "email", address.value(), "to", to);
    }

    private String link(EmailAddress address, int nth) {
        return found(LINK, text(address, nth)).group();
    }

    private String code(EmailAddress address, int nth) {
        var code = found(CODE, text(address, nth));
        return code.group(1) + code.group(2);
    }

    private String text(EmailAddress address, int nth) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(postbox.to(address)).hasSizeGreaterThanOrEqualTo(nth));
        return postbox.to(address).get(nth - 1).text();
    }

    private static java.util.regex.Matcher found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String shape(HttpResponse<String> page, EmailAddress address) {
        return page.statusCode()
                + page.body().replace(address.value(), "ADDRESS").replaceAll("name=\"_csrf\"[^>]*>", "");
    }
}
