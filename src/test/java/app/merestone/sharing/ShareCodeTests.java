package app.merestone.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.Refused;
import app.merestone.testing.Accounts;
import app.merestone.testing.HttpTest;
import app.merestone.testing.RecordedStatements;
import app.merestone.testing.Scene;
import app.merestone.testing.ShownAccounts;
import app.merestone.testing.TestClock;
import app.merestone.testing.TestPostbox;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
@Import(RecordedStatements.class)
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("A link that asks for a code, and links that are guessed (rule 24)")
class ShareCodeTests {

    private static final LocalDate LATER = LocalDate.of(2026, 12, 14);
    private static final String PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 "
            + "(KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";
    private static final Pattern ASKED = Pattern.compile("name=\"asked\" value=\"([0-9a-f-]{36})\"");

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    ShownAccounts shown;

    @Autowired
    SharingPlans sharing;

    @Autowired
    BrowsingShares browsing;

    @Autowired
    HearingReaders hearing;

    @Autowired
    ReaderCodes codes;

    @Autowired
    ReaderProofs proofs;

    @Autowired
    ReadingShares reading;

    @Autowired
    ProvingReaders proving;

    @Autowired
    ErasingReaders erasing;

    @Autowired
    Opens opens;

    @Autowired
    ShareLimits limits;

    @Autowired
    TestPostbox.Kept postbox;

    @Autowired
    RecordedStatements.Recorder recorder;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    // what the tests before counted, some of it an hour after they began, is forgotten two hours later
    private static int tests;

    private Scene scene;
    private String reader;

    @BeforeEach
    void anAccountWithAResultLongAfterTheTestBefore() {
        clock.reset();
        scene = accounts.scene();
        shown.firstResultShown(scene);
        tests++;
        clock.pass(ShareLimits.WINDOW.plusMinutes(1).multipliedBy(2L * tests));
        reader = "ines." + UUID.randomUUID() + "@board.example";
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void withoutACodeItShowsNothingSetsNoCookieAndCountsForNoOpening() throws Exception {
        var path = path(coded("board.example"));
        var page = get(path, "");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("This page is for certain readers")
                .contains("Maya Chen")
                .doesNotContain("Harbour")
                .doesNotContain("report")
                .doesNotContain("board.example")
                .doesNotContain("<script");
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        var sent = ask(path, reader);
        assertThat(sent.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(sent.body()).contains("Type the code from your mail").contains(reader);
        assertThat(links()).singleElement().satisfies(link -> {
            assertThat(link.readings()).isZero();
            assertThat(link.readers()).containsExactly("board.example");
        });
    }

    @Test
    @DisplayName(
            "Rule 24: a code that is typed rightly opens this link for twelve hours, and the champion sees by whom")
    void theCodeOpensThisLinkAloneForTwelveHours() throws Exception {
        var path = path(coded("board.example"));
        var other = path(coded("board.example"));
        var proven = prove(path, reader);

        assertThat(proven.statusCode()).isEqualTo(302);
        assertThat(proven.headers().firstValue("Location").orElseThrow()).endsWith(path);
        var cookies = proven.headers().allValues("Set-Cookie");
        assertThat(cookies).singleElement().satisfies(cookie -> assertThat(cookie)
                .startsWith("merestone-reader=")
                .contains("; Path=" + path + ";")
                .contains("Max-Age=43200")
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .doesNotContain("Secure"));
        var cookie = cookies.getFirst().replaceAll(";.*", "");
        var page = get(path, cookie);
        assertThat(page.body())
                .contains("has shown")
                .contains("Maya Chen sees when this page is opened, and by which address");
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(get(other, cookie).body()).contains("This page is for certain readers");
        for (var forged : List.of(
                cookie.replaceAll("[0-9a-f]{64}$", "0".repeat(64)),
                cookie.replaceFirst("=\\d+\\.", "=99999999999."),
                "merestone-reader=",
                "merestone-reader=" + "x".repeat(2_000))) {
            assertThat(get(path, forged).body()).as(forged).contains("This page is for certain readers");
        }
        assertThat(links())
                .filteredOn(link -> link.readings() == 1)
                .singleElement()
                .satisfies(link -> assertThat(link.latest()).singleElement().satisfies(opened -> {
                    assertThat(opened.reader()).isEqualTo(reader);
                    assertThat(opened.visitor()).isEqualTo(Visitor.PHONE);
                }));
        clock.pass(ReaderProofs.HOLDS);
        assertThat(get(path, cookie).body()).contains("This page is for certain readers");
    }

    @Test
    void takingItBackEndsWhatWasProven() throws Exception {
        var share = coded("board.example");
        var cookie = cookie(prove(path(share), reader));
        assertThat(get(path(share), cookie).body()).contains("has shown");

        scene.asChampion(() -> sharing.revoke(scene.account(), share.share()));

        assertThat(get(path(share), cookie).statusCode()).isEqualTo(404);
    }

    @Test
    void aProofOfAnAddressThatMayNotReadOpensNothing() {
        var share = coded(reader);
        for (var address : List.of(reader, "stranger@elsewhere.example")) {
            var proof = SharePage.PROOF + "=" + proofs.issue(share.share(), new EmailAddress(address), clock.instant());
            assertThat(get(path(share), proof).body())
                    .contains(address.equals(reader) ? "has shown" : "This page is for certain readers");
        }
    }

    @Test
    void aProofIsWorthNothingInAFrame() {
        var share = scene.asChampion(() -> sharing.make(
                scene.account(),
                NewShare.ofEverything(LATER).readableBy(reader).framedBy("https://intranet.customer.example")));
        var proof = SharePage.PROOF + "=" + proofs.issue(share.share(), new EmailAddress(reader), clock.instant());
        assertThat(get(path(share), proof).body()).contains("has shown");

        assertThat(get(path(share) + "/embed", proof).body())
                .contains("The progress is for certain readers")
                .doesNotContain("has shown");
    }

    @Test
    void theVendorSeesThatSomebodyOpenedItAndNotWho() throws Exception {
        var share = scene.asChampion(() -> sharing.make(
                scene.account(),
                new NewShare(EnumSet.allOf(SharePart.class), false, LATER, "", true).readableBy(reader)));
        var cookie = cookie(prove(path(share), reader));
        var page = get(path(share), cookie).body();
        assertThat(page).contains("Fenwick Systems sees only when");
        say(path(share), cookie, page, "question", "When will it be all of us?");
        var said = scene.asChampion(() -> hearing.said(scene.account(), null).answers());
        assertThat(said).singleElement().satisfies(answer -> assertThat(answer.reader())
                .isEqualTo(reader));
        scene.asChampion(() -> hearing.passOn(scene.account(), said.getFirst().id()));

        var seen = scene.asCsm(() -> browsing.linksThatTheVendorMaySee(scene.account(), null));
        assertThat(seen.links()).singleElement().satisfies(link -> {
            assertThat(link.readers()).isEmpty();
            assertThat(link.codes()).isTrue();
            assertThat(link.latest()).singleElement().satisfies(opened -> assertThat(opened.reader())
                    .isNull());
        });
        assertThat(scene.asCsm(() -> hearing.passedOn(scene.account(), null).answers()))
                .singleElement()
                .satisfies(answer -> assertThat(answer.reader()).isNull());
    }

    @Test
    @DisplayName(
            "Rule 27: a reader who asks to be forgotten is: their address beside openings, their name and their words")
    void whatIsKeptOfAReaderIsErasedOnRequest() throws Exception {
        var share = coded(reader, "Ines, " + reader.toUpperCase(java.util.Locale.ROOT));
        var other = "other." + UUID.randomUUID() + "@board.example";
        var stays = coded(other, other);
        for (var each : List.of(share, stays)) {
            var address = each == share ? reader : other;
            var cookie = SharePage.PROOF + "=" + proofs.issue(each.share(), new EmailAddress(address), clock.instant());
            var page = get(path(each), cookie).body();
            say(path(each), cookie, page, "disagree", "Words of " + address);
        }
        ask(path(coded("board.example")), reader);
        var account = scene.account();
        var shouted = " " + reader.toUpperCase(java.util.Locale.ROOT) + " ";
        assertThatThrownBy(() -> scene.asChampion(() -> erasing.reader(account, shouted)))
                .isInstanceOfSatisfying(
                        Refused.class, said -> assertThat(said.refusal().code()).isEqualTo("share.erase-still-named"));
        assertThat(kept(reader)).isEqualTo(4);
        scene.asChampion(() -> sharing.revoke(account, share.share()));
        var entries =
                jdbc.sql("SELECT COUNT(*) FROM ledger_entry").query(Long.class).single();

        assertThat(scene.asDeputy(() -> erasing.reader(account, shouted))).isEqualTo(2);

        assertThat(kept(reader)).as("in whichever column").isZero();
        assertThat(kept(other)).as("of somebody else").isEqualTo(3);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM ledger_entry")
                        .query(Long.class)
                        .single())
                .isEqualTo(entries);
        var said = scene.asChampion(() -> hearing.said(account, null).answers());
        assertThat(said).hasSize(2);
        assertThat(said)
                .filteredOn(answer -> answer.erasedBy() != null)
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.words()).isEmpty();
                    assertThat(answer.name()).isEmpty();
                    assertThat(answer.reader()).isNull();
                    assertThatThrownBy(() -> scene.asChampion(() -> hearing.passOn(account, answer.id())))
                            .isInstanceOf(Refused.class);
                });
        assertThat(links())
                .filteredOn(link -> link.id().equals(share.share()))
                .singleElement()
                .satisfies(link -> {
                    assertThat(link.readings()).as("that it was opened stays").isEqualTo(1);
                    assertThat(link.readers()).isEmpty();
                    assertThat(link.codes()).isTrue();
                });
        assertThat(get(path(share), "").statusCode())
                .as("a link without readers is nobody's, and not everybody's")
                .isEqualTo(404);
        assertThat(scene.asChampion(() -> erasing.reader(account, reader))).isZero();
    }

    @Test
    @DisplayName(
            "Rule 27: a reader is erased once the link that names them has expired, and from this account’s links alone")
    void whatOtherAccountsKeepOfAReaderIsTheirs() {
        var here = scene;
        for (var whose : List.of(here, accounts.scene())) {
            scene = whose;
            var share = coded(reader);
            var proof = SharePage.PROOF + "=" + proofs.issue(share.share(), new EmailAddress(reader), clock.instant());
            assertThat(get(path(share), proof).statusCode()).isEqualTo(200);
            codes.ask(share.share(), new EmailAddress(reader));
        }
        scene = here;
        assertThat(kept(reader)).isEqualTo(6);
        clock.pass(Duration.ofDays(40));

        assertThat(scene.asChampion(() -> erasing.reader(scene.account(), reader)))
                .isEqualTo(1);

        assertThat(kept(reader))
                .as("opening, code and list of the other account")
                .isEqualTo(3);
    }

    /** In how many rows of this room an address stands. */
    private int kept(String address) {
        return jdbc.sql("""
                        SELECT (SELECT COUNT(*) FROM share_open WHERE reader = :address)
                             + (SELECT COUNT(*) FROM share_answer WHERE reader = :address OR words LIKE :part)
                             + (SELECT COUNT(*) FROM share_code WHERE address = :address)
                             + (SELECT COUNT(*) FROM plan_share WHERE readers LIKE :part OR LOWER(made_for) LIKE :part) FROM account
                         WHERE id = :account""")
                .param("address", address)
                .param("part", "%" + address + "%")
                .param("account", scene.account().toString())
                .query(Integer.class)
                .single();
    }

    @Test
    void whatIsSaidCarriesTheProvenAddressAndIsNotTakenWithoutOne() throws Exception {
        var path = path(coded(reader));
        var cookie = cookie(prove(path, reader));
        var page = get(path, cookie).body();
        assertThat(say(path, cookie, page, "disagree", "We still do it by hand.")
                        .statusCode())
                .isEqualTo(200);
        // the twelve hours were over while they wrote
        var unsent = say(path, "", page, "disagree", "And another thing.");

        assertThat(unsent.body())
                .contains("This page is for certain readers")
                .contains("This was not sent")
                .contains(">And another thing.</textarea>");
        assertThat(scene.asChampion(() -> hearing.said(scene.account(), null).answers()))
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.reader()).isEqualTo(reader);
                    assertThat(answer.words()).isEqualTo("We still do it by hand.");
                });
        var champion = new EmailAddress(jdbc.sql("SELECT email FROM person WHERE id = :person")
                .param("person", scene.champion().toString())
                .query(String.class)
                .single());
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(postbox.to(champion))
                .filteredOn(mail -> mail.subject().startsWith("Somebody disagrees"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("A code has proven the address " + reader)));
    }

    @Test
    @DisplayName(
            "Rule 24: whether an address may read is not to be learned: the same answer, the same work, and no mail")
    void anAddressThatMayNotReadIsAnsweredLikeOneThatMay() throws Exception {
        var path = path(coded(reader));
        var stranger = "stranger." + UUID.randomUUID() + "@elsewhere.example";
        recorder.start();
        var may = ask(path, reader);
        var workOfMay = recorder.stopAndCount();
        recorder.start();
        var mayNot = ask(path, stranger);
        var workOfMayNot = recorder.stopAndCount();

        assertThat(mayNot.statusCode()).isEqualTo(may.statusCode()).isEqualTo(200);
        assertThat(plain(mayNot.body(), stranger)).isEqualTo(plain(may.body(), reader));
        assertThat(names(mayNot)).isEqualTo(names(may));
        assertThat(workOfMayNot).isEqualTo(workOfMay).anyMatch(sql -> sql.contains("INSERT INTO share_code"));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> postbox.to(new EmailAddress(reader)).size() == 1);
        assertThat(postbox.to(new EmailAddress(stranger))).isEmpty();
    }

    @Test
    void noCodeOpensTheLinkForAnAddressThatMayNotReadIt() throws Exception {
        var share = coded(reader);
        var asked = codes.ask(share.share(), new EmailAddress("stranger@elsewhere.example"));

        var answer = type(path(share), asked.request().toString(), asked.code().orElseThrow());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void aCodeThatIsTriedAgainAndAgainHoldsNoMore() throws Exception {
        var path = path(coded(reader));
        var asked = asked(ask(path, reader));
        var code = mailed(1);
        var wrong = code.equals("00000000") ? "00000001" : "00000000";
        for (int left = ReaderCodes.TRIES - 1; left > 0; left--) {
            var answer = type(path, asked, wrong);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("That is not the code.")
                    .contains(left == 1 ? "One try is left" : left + " tries are left");
        }
        assertThat(type(path, asked, wrong).body()).contains("This code was tried too often");
        assertThat(type(path, asked, code).body()).contains("This code was tried too often");

        var again = asked(ask(path, reader));
        assertThat(type(
                                path,
                                again,
                                " " + mailed(2).substring(0, 4) + " "
                                        + mailed(2).substring(4))
                        .statusCode())
                .as("a new code, typed as people type")
                .isEqualTo(302);
    }

    @Test
    void aCodeHoldsOnceForTenMinutesForItsOwnFormAndItsOwnLink() throws Exception {
        var path = path(coded(reader));
        var other = path(coded(reader));
        var asked = asked(ask(path, reader));
        var code = mailed(1);
        for (var strange :
                List.of(UUID.randomUUID().toString(), "", "1 OR 1=1", asked.toUpperCase(java.util.Locale.ROOT))) {
            assertThat(type(path, strange, code).statusCode()).as(strange).isEqualTo(422);
        }
        assertThat(type(other, asked, code).body())
                .as("there it is no form, and no try is counted")
                .contains("was used before");
        assertThat(type(path, asked, code).statusCode()).isEqualTo(302);
        assertThat(type(path, asked, code).statusCode()).as("a second time").isEqualTo(422);

        var late = asked(ask(path, reader));
        var lateCode = mailed(2);
        clock.pass(ReaderCodes.LIVES);
        assertThat(type(path, late, lateCode).body()).contains("its ten minutes are over");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM share_code WHERE code_seal = :code OR code_seal LIKE :part")
                        .param("code", code)
                        .param("part", "%" + code + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        clock.pass(Duration.ofDays(2));
        opens.forget();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM share_code WHERE address = :reader")
                        .param("reader", reader)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void nobodysPostBoxIsFloodedAndNobodyTriesForEver() throws Exception {
        var path = path(coded("board.example"));
        for (int i = 0; i < ShareLimits.CODES_PER_CLIENT; i++) {
            assertThat(ask(path, reader).statusCode()).isEqualTo(200);
        }
        var tooMany = ask(path, reader);
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.headers().firstValue("Retry-After")).contains("3600");
        assertThat(tooMany.body()).contains("No code was sent: too many were asked for within an hour");
        mailed(ReaderCodes.AT_ONCE);
        var malformed = ask(path, "not an address");
        assertThat(malformed.statusCode()).isEqualTo(422);
        assertThat(malformed.body()).contains("That is not an e-mail address that we can write to");
        var tried = UUID.randomUUID().toString();
        for (int i = 0; i < ShareLimits.TRIES_PER_CLIENT; i++) {
            assertThat(type(path, tried, "12345678").statusCode()).isEqualTo(422);
        }
        var tooOften = type(path, tried, "12345678");
        assertThat(tooOften.statusCode()).isEqualTo(429);
        assertThat(tooOften.body()).contains("The code was not looked at");
        clock.pass(ShareLimits.WINDOW);
        assertThat(ask(path, reader).statusCode()).isEqualTo(200);
        assertThat(type(path, tried, "12345678").statusCode()).isEqualTo(422);
        mailed(ReaderCodes.AT_ONCE + 1);
        assertThat(postbox.to(new EmailAddress(reader)))
                .as("what one client can make leave for one address")
                .hasSize(ReaderCodes.AT_ONCE + 1);
    }

    @Test
    @DisplayName("Rule 24: whoever asks for a reader’s codes again and again shuts out nobody who reads that post box")
    void askingInAReadersPlaceShutsThemOutOfNothing() throws Exception {
        var path = path(coded("board.example"));
        var theirs = new ArrayList<String>();
        for (int i = 0; i < ReaderCodes.AT_ONCE; i++) {
            theirs.add(asked(ask(path, reader)));
            mailed(i + 1);
        }
        var page = ask(path, reader);
        assertThat(page.body()).contains("no new mail leaves now").contains("the code in the newest mail holds");
        var own = asked(page);
        var second = asked(ask(path, reader));
        // whoever cannot read the mails uses up the tries of their own forms alone
        for (int i = 0; i < ReaderCodes.TRIES; i++) {
            assertThat(type(path, theirs.getLast(), "not it").statusCode()).isEqualTo(422);
        }
        var newest = mailed(ReaderCodes.AT_ONCE);
        assertThat(type(path, own, mailed(1)).statusCode())
                .as("the code of an older mail")
                .isEqualTo(mailed(1).equals(newest) ? 302 : 422);

        assertThat(type(path, own, newest).statusCode()).isEqualTo(302);

        assertThat(type(path, second, newest).body())
                .as("once, in whichever form")
                .contains("was used before");
        assertThat(type(path, theirs.get(1), mailed(2)).statusCode())
                .as("the form that an older code was asked for with")
                .isEqualTo(302);
    }

    @Test
    void whetherNoNewMailLeavesSaysNothingOfWhoMayRead() throws Exception {
        var path = path(coded(reader));
        var stranger = "stranger." + UUID.randomUUID() + "@elsewhere.example";
        for (int i = 0; i < ReaderCodes.AT_ONCE; i++) {
            ask(path, reader);
            ask(path, stranger);
        }
        recorder.start();
        var may = ask(path, reader);
        var workOfMay = recorder.stopAndCount();
        recorder.start();
        var mayNot = ask(path, stranger);

        assertThat(recorder.stopAndCount()).isEqualTo(workOfMay);
        assertThat(may.body()).contains("no new mail leaves now");
        assertThat(plain(mayNot.body(), stranger)).isEqualTo(plain(may.body(), reader));
        clock.pass(ReaderCodes.LIVES);
        assertThat(ask(path, reader).body())
                .as("ten minutes later one leaves again")
                .contains("a mail with a code is on its way");
    }

    @Test
    void limitsHoldPerClientAndPerLinkWhoeverAsks() {
        var limits = new ShareLimits(clock);
        var share = ShareId.next();
        for (int i = 0; i < ShareLimits.CODES_PER_CLIENT; i++) {
            assertThat(limits.asked("10.0.0.1")).isTrue();
        }
        assertThat(limits.asked("10.0.0.1")).isFalse();
        assertThat(limits.asked("10.0.1.1")).isTrue();
        for (int i = 0; i < ShareLimits.CODES_PER_SHARE; i++) {
            assertThat(limits.made(share)).isTrue();
        }
        assertThat(limits.made(share)).isFalse();
        assertThat(limits.made(ShareId.next()))
                .as("another link, whatever was asked for on this one")
                .isTrue();
        var tried = ShareId.next();
        for (int i = 0; i < ShareLimits.TRIES_PER_SHARE; i++) {
            assertThat(limits.tried(tried)).isTrue();
        }
        assertThat(limits.tried(tried)).isFalse();
        assertThat(limits.tried(ShareId.next())).isTrue();
        for (int i = 0; i < ShareLimits.TRIES_PER_CLIENT; i++) {
            assertThat(limits.tries("10.2.0.1")).isTrue();
        }
        assertThat(limits.tries("10.2.0.1")).isFalse();
        assertThat(limits.tries("10.3.0.1")).isTrue();
        for (int i = 0; i < ShareLimits.FILES_PER_CLIENT; i++) {
            assertThat(limits.taken("10.4.0.1")).isTrue();
        }
        assertThat(limits.taken("10.4.0.1")).isFalse();
        assertThat(limits.taken("10.5.0.1")).isTrue();
    }

    @Test
    @DisplayName("Rule 24: on one link so many codes are made and looked at within an hour, for however many networks")
    void aLinkMakesAndLooksAtSoManyCodesWhoeverAsks() {
        var share = coded(reader);
        var asks = asks(share);
        for (int i = 0; i < ShareLimits.CODES_PER_SHARE; i++) {
            assertThat(proving.ask(asks, new EmailAddress("nobody" + i + "@elsewhere.example"), client(i)))
                    .isPresent();
        }
        assertThat(proving.ask(asks, new EmailAddress(reader), "10.88.0.1")).isEmpty();

        var right = codes.ask(share.share(), new EmailAddress(reader));
        for (int i = 0; i < ShareLimits.TRIES_PER_SHARE / ReaderCodes.TRIES; i++) {
            var form = codes.ask(share.share(), new EmailAddress("somebody" + i + "@elsewhere.example"))
                    .request();
            for (int tries = 0; tries < ReaderCodes.TRIES; tries++) {
                assertThat(proving.attempt(asks, form, "not it", client(i))).isPresent();
            }
        }
        assertThat(proving.attempt(asks, right.request(), right.code().orElseThrow(), "10.88.0.2"))
                .as("not looked at")
                .isEmpty();
    }

    private ReadingShares.Asks asks(MadeShare share) {
        var path = path(share);
        return (ReadingShares.Asks) reading.behind(
                ShareToken.read(path.substring(path.lastIndexOf('/') + 1)).hash(), "");
    }

    private static String client(int which) {
        return "10.66." + which / 250 + "." + which % 250;
    }

    @Test
    void theSealOfACodeHoldsForItsOwnLinkAndItsOwnAddressAlone() {
        var address = new EmailAddress(reader);
        var share = coded("board.example").share();
        for (var strange : List.of(
                codes.ask(coded("board.example").share(), address),
                codes.ask(share, new EmailAddress("other." + reader)))) {
            var form = codes.ask(share, address).request();
            var seal = jdbc.sql("SELECT code_seal FROM share_code WHERE id = :strange")
                    .param("strange", strange.request().toString())
                    .query(String.class)
                    .single();
            jdbc.sql("UPDATE share_code SET code_seal = :seal WHERE id = :form")
                    .param("seal", seal)
                    .param("form", form.toString())
                    .update();
            assertThat(codes.attempt(share, form, strange.code().orElseThrow())).isInstanceOf(ReaderCodes.Wrong.class);
        }
    }

    @Test
    @DisplayName("Rule 24: whoever types codes into forms that were never given out uses up no reader’s tries")
    void typingIntoNoFormCountsForNoLink() throws Exception {
        var share = coded(reader);
        var path = path(share);
        var form = asked(ask(path, reader));
        var asks = asks(share);
        for (int i = 0; i < ShareLimits.TRIES_PER_SHARE; i++) {
            assertThat(proving.attempt(asks, UUID.randomUUID(), "12345678", "10.77." + i / 250 + "." + i % 250))
                    .as("the answer of a form that is none")
                    .containsInstanceOf(ReaderCodes.Over.class);
        }

        assertThat(type(path, form, mailed(1)).statusCode()).isEqualTo(302);
    }

    @Test
    @DisplayName("Rule 24: a reader who proved their address is a person, whatever their program calls itself")
    void aProvenReaderIsAPerson() throws Exception {
        var path = path(coded(reader));
        var cookie = cookie(prove(path, reader));

        send(HttpRequest.newBuilder(at(path)).header("User-Agent", "InHouseReader/3.1"), cookie);

        assertThat(links())
                .singleElement()
                .satisfies(link -> assertThat(link.latest()).singleElement().satisfies(opened -> {
                    assertThat(opened.visitor()).isEqualTo(Visitor.COMPUTER);
                    assertThat(opened.reader()).isEqualTo(reader);
                }));
    }

    @Test
    @DisplayName("Rule 24: whoever asks for codes on a link that an address may not read shuts it out of no other link")
    void askingOnOneLinkShutsNobodyOutOfAnother() throws Exception {
        var notTheirs = path(coded("somebody@else.example"));
        for (int i = 0; i <= ReaderCodes.AT_ONCE; i++) {
            assertThat(ask(notTheirs, reader).statusCode()).isEqualTo(200);
        }
        assertThat(ask(notTheirs, reader).body()).contains("no new mail leaves now");

        assertThat(prove(path(coded(reader)), reader).statusCode()).isEqualTo(302);
    }

    @Test
    void noPostBoxIsFloodedOverManyLinksAndThePageSaysNothingOfIt(CapturedOutput output) throws Exception {
        for (int i = 0; i < ShareLimits.CODES_MAILED_PER_ADDRESS; i++) {
            assertThat(limits.leaves(new EmailAddress(reader))).isTrue();
        }
        var other = "other." + UUID.randomUUID() + "@board.example";
        var path = path(coded("board.example"));
        var dropped = ask(path, reader);
        var sent = ask(path, other);

        assertThat(dropped.statusCode()).isEqualTo(200);
        assertThat(plain(dropped.body(), reader)).isEqualTo(plain(sent.body(), other));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> postbox.to(new EmailAddress(other)).size() == 1
                        && output.getAll().contains("very many left for the same address"));
        clock.pass(ShareLimits.WINDOW);
        ask(path, reader);
        mailed(1);
        assertThat(postbox.to(new EmailAddress(reader)))
                .as("the one of an hour later alone")
                .hasSize(1);
    }

    @Test
    @DisplayName(
            "Rule 24: a form of a foreign page proves nothing in a reader's browser and says nothing in their name")
    void whatAnotherSiteSendsIsNotTaken() throws Exception {
        var path = path(coded(reader));
        var asked = asked(ask(path, reader));
        var form = Map.of("say", "code", "asked", asked, "code", mailed(1));

        var foreign = post(path, "", form, "cross-site");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(foreign.body()).contains("another site sent this in your name");
        assertThat(post("/s/" + "A".repeat(43), "", form, "cross-site").statusCode())
                .isEqualTo(404);
        var own = post(path, "", form, "same-origin");
        assertThat(own.statusCode()).isEqualTo(302);

        var cookie = cookie(own);
        var page = get(path, cookie).body();
        var seal = Pattern.compile("name=\"form\" value=\"([^\"]+)\"").matcher(page);
        assertThat(seal.find()).isTrue();
        var words = Map.of("say", "disagree", "form", seal.group(1), "words", "Not my words.");
        var said = post(path, cookie, words, "cross-site");
        assertThat(said.statusCode()).isEqualTo(403);
        assertThat(said.body()).doesNotContain("Not my words.");
        assertThat(scene.asChampion(() -> hearing.said(scene.account(), null).answers()))
                .isEmpty();
    }

    @Test
    void aReaderIsNamedOnlyAsAnAddressOrADomain() {
        assertThatThrownBy(() -> coded("everybody"))
                .isInstanceOfSatisfying(
                        Refused.class, said -> assertThat(said.refusal().code()).isEqualTo("share.reader-malformed"));
    }

    @Test
    @DisplayName("Rule 24: unknown, malformed, very long, revoked and revoked frozen links cost the same work")
    void whatLeadsNowhereCostsTheSame() throws Exception {
        var work = new LinkedHashMap<String, List<String>>();
        for (var path : nowhere().entrySet()) {
            recorder.start();
            assertThat(get(path.getValue(), "").statusCode()).as(path.getKey()).isEqualTo(404);
            work.put(path.getKey(), recorder.stopAndCount());
        }

        assertThat(work.get("unknown")).as("it is looked up, and nothing else").hasSize(1);
        assertThat(work)
                .allSatisfy((which, statements) -> assertThat(statements).isEqualTo(work.get("unknown")));
    }

    @Test
    @DisplayName("Rule 24: whoever guesses at links is slowed, and nobody behind the same address who holds one")
    void guessesAreSlowedAndReadersAreNot() throws Exception {
        var right = path(scene.asChampion(() -> sharing.make(scene.account(), NewShare.ofEverything(LATER))));
        var nowhere = nowhere();
        for (int i = 0; i < ShareLimits.GUESSES_PER_CLIENT; i++) {
            assertThat(get("/s/guess" + i, "").statusCode()).isEqualTo(404);
            for (var part : List.of("/embed", "/certificate", "/certificate/pdf")) {
                assertThat(get(right + part, "").statusCode())
                        .as("what a link that is right does not show is no guess")
                        .isEqualTo(404);
            }
        }
        var slowed = get("/s/guess", "");
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.headers().firstValue("Retry-After")).contains("3600");
        assertThat(slowed.body())
                .contains("Too many links that lead nowhere came from here")
                .contains("A link that is right opens all the same");
        nowhere.forEach((which, path) -> {
            var answer = get(path, "");
            assertThat(answer.statusCode()).as(which).isEqualTo(429);
            assertThat(answer.body()).as(which).isEqualTo(slowed.body());
            assertThat(names(answer)).as(which).isEqualTo(names(slowed));
        });

        for (int i = 0; i < 3; i++) {
            assertThat(get(right, "").statusCode()).as("a link that is right").isEqualTo(200);
        }
        clock.pass(ShareLimits.WINDOW);
        assertThat(get("/s/guess", "").statusCode()).isEqualTo(404);
    }

    private Map<String, String> nowhere() {
        var live = scene.asChampion(() -> sharing.make(scene.account(), NewShare.ofEverything(LATER)));
        var frozen = scene.asChampion(() -> sharing.make(
                scene.account(), new NewShare(EnumSet.allOf(SharePart.class), true, LATER, "A note", true)));
        var coded = coded("board.example");
        for (var share : List.of(live, frozen, coded)) {
            scene.asChampion(() -> sharing.revoke(scene.account(), share.share()));
        }
        var paths = new LinkedHashMap<String, String>();
        paths.put("unknown", "/s/" + "A".repeat(43));
        paths.put("malformed", "/s/x");
        paths.put("very long", "/s/" + "A".repeat(4_000));
        paths.put("revoked", path(live));
        paths.put("revoked and frozen", path(frozen));
        paths.put("revoked with codes", path(coded));
        return paths;
    }

    private MadeShare coded(String readers, String madeFor) {
        return scene.asChampion(() -> sharing.make(
                scene.account(),
                NewShare.ofEverything(LATER).readableBy(readers).madeFor(madeFor)));
    }

    private MadeShare coded(String readers) {
        return scene.asChampion(
                () -> sharing.make(scene.account(), NewShare.ofEverything(LATER).readableBy(readers)));
    }

    private List<SharesOfAccount.Link> links() {
        return scene.asChampion(() -> browsing.links(scene.account(), null)).links();
    }

    private HttpResponse<String> prove(String path, String address) {
        int before = postbox.to(new EmailAddress(address)).size();
        var asked = asked(ask(path, address));
        return type(path, asked, mailed(before + 1));
    }

    private static String cookie(HttpResponse<String> proven) {
        return proven.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    }

    /** The code in this mail to the reader, once it has come. */
    private String mailed(int which) {
        var address = new EmailAddress(reader);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> postbox.to(address).size() >= which);
        var text = postbox.to(address).get(which - 1).text();
        assertThat(text).contains("Maya Chen").doesNotContain("/s/");
        return text.substring(0, 8);
    }

    private static String asked(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        var asked = ASKED.matcher(page.body());
        assertThat(asked.find()).isTrue();
        return asked.group(1);
    }

    private HttpResponse<String> ask(String path, String address) {
        return post(path, "", Map.of("say", "address", "address", address));
    }

    private HttpResponse<String> type(String path, String asked, String code) {
        return post(path, "", Map.of("say", "code", "asked", asked, "code", code));
    }

    private HttpResponse<String> say(String path, String cookie, String page, String kind, String words) {
        var form = Pattern.compile("name=\"form\" value=\"([^\"]+)\"").matcher(page);
        assertThat(form.find()).isTrue();
        return post(path, cookie, Map.of("say", kind, "form", form.group(1), "name", "Ines", "words", words));
    }

    private static String plain(String page, String address) {
        return page.replace(address, "ADDRESS").replaceAll(ASKED.pattern(), "ASKED");
    }

    private static TreeSet<String> names(HttpResponse<String> answer) {
        var names = new TreeSet<>(answer.headers().map().keySet());
        // how the body travels, not what it is
        names.removeAll(List.of("content-length", "transfer-encoding", "content-language"));
        return names;
    }

    private HttpResponse<String> get(String path, String cookie) {
        return send(HttpRequest.newBuilder(at(path)).header("User-Agent", PHONE), cookie);
    }

    private HttpResponse<String> post(String path, String cookie, Map<String, String> form) {
        return post(path, cookie, form, "");
    }

    private HttpResponse<String> post(String path, String cookie, Map<String, String> form, String from) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!from.isEmpty()) {
            // as browsers say it; a page has no way to
            request.header("Sec-Fetch-Site", from);
        }
        return send(request, cookie);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String cookie) {
        try (var client = HttpClient.newHttpClient()) {
            if (!cookie.isEmpty()) {
                request.header("Cookie", cookie);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static String path(MadeShare made) {
        return URI.create(made.link()).getPath();
    }
}
