package app.merestone.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.agreement.Measure;
import app.merestone.agreement.Wording;
import app.merestone.agreement.WritingNotes;
import app.merestone.checkins.ArrangingCheckIns;
import app.merestone.datasync.Pipeline;
import app.merestone.enablement.InternalTasks;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.Refused;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.HttpTest;
import app.merestone.testing.Scene;
import app.merestone.testing.ShownAccounts;
import app.merestone.testing.TestClock;
import app.merestone.testing.TestPostbox;
import java.io.ByteArrayOutputStream;
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
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("The page behind a link (rules 6, 24 and 25)")
class SharePageTests {

    private static final LocalDate LATER = LocalDate.of(2026, 12, 14);
    private static final String PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 "
            + "(KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    ShownAccounts shown;

    @Autowired
    SharingPlans sharing;

    @Autowired
    BrowsingShares browsing;

    @Autowired
    Opens opens;

    @Autowired
    HearingReaders hearing;

    @Autowired
    TestPostbox.Kept postbox;

    @Autowired
    InternalTasks tasks;

    @Autowired
    ArrangingCheckIns arranging;

    @Autowired
    WritingNotes writing;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    private Scene scene;

    @BeforeEach
    void anAccountWithAResult() {
        clock.reset();
        scene = accounts.scene();
        shown.firstResultShown(scene);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void isReadWithoutASessionACookieOrAScript(CapturedOutput output) throws Exception {
        var path = made(NewShare.ofEverything(LATER));
        var page = get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .startsWith("<!DOCTYPE html>")
                .contains("<h1 class=\"share-verdict\">" + scene.name().replace("&", "&amp;") + " has shown")
                .contains("The first report ran without anybody’s help")
                .contains("Signed by Maya Chen")
                .contains("co-signed by Hanna Weiss for Fenwick Systems")
                .contains("All our branches report on their own")
                .contains("Maya Chen sees when this page is opened")
                .contains("GMT")
                .doesNotContain("<script");
        var headers = page.headers();
        assertThat(headers.allValues("Set-Cookie")).isEmpty();
        assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
        assertThat(headers.firstValue("X-Robots-Tag").orElseThrow()).contains("noindex");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'sha256-")
                .contains("form-action 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe")
                .doesNotContain("script");
        assertThat(output.getAll()).doesNotContain(path.substring(3));
    }

    @Test
    void weighsAtMostThirtyKilobytesAndAsksForNothingElse() throws Exception {
        var page = get(made(NewShare.ofEverything(LATER))).body();
        var wire = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(wire)) {
            zip.write(page.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(wire.size()).isLessThan(30_000);
        assertThat(page)
                .doesNotContain(" src=")
                .doesNotContain("rel=\"stylesheet\"")
                .doesNotContain("url(");
    }

    @Test
    void itsTitleGivesNothingAwayWhereALinkIsPreviewed() throws Exception {
        var head = get(made(NewShare.ofEverything(LATER))).body().replaceAll("(?s)<body.*", "");

        assertThat(head)
                .contains("property=\"og:title\" content=\"Progress, shared by its champion\"")
                .contains("<title>Progress, shared by its champion</title>")
                .doesNotContain("Harbour")
                .doesNotContain("Fenwick")
                .doesNotContain("Maya");
    }

    @Test
    void takenBackUnknownGuessedMalformedAndVeryLongLookAlike() throws Exception {
        var revoked = scene.asChampion(() -> sharing.make(scene.account(), NewShare.ofEverything(LATER)));
        scene.asChampion(() -> sharing.revoke(scene.account(), revoked.share()));
        var path = URI.create(revoked.link()).getPath();
        var unknown = get("/s/" + "A".repeat(43));

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("There is nothing behind this link");
        var guessed = path.substring(0, path.length() - 1) + (path.endsWith("A") ? "B" : "A");
        for (var other : List.of(
                path,
                guessed,
                path.substring(0, 20),
                path + "/",
                path + "/more",
                "/s/none",
                "/s",
                "/s/",
                "/s/..%20",
                "/s/%F0%9F%97%BF",
                "/s/" + "A".repeat(5_000),
                "/s/" + scene.account())) {
            var answer = get(other);
            assertThat(answer.statusCode()).as(other).isEqualTo(404);
            assertThat(answer.body()).as(other).isEqualTo(unknown.body());
            assertThat(names(answer)).as(other).isEqualTo(names(unknown));
        }
    }

    @Test
    void anExpiredOneSaysWhomToAskAndNothingElse() throws Exception {
        var path = made(NewShare.ofEverything(LATER));
        clock.pass(Duration.ofDays(40));
        var page = get(path);

        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.body())
                .contains("This link ended on 14 Dec 2026")
                .contains("Ask Maya Chen for a new one")
                .doesNotContain("Harbour")
                .doesNotContain("report");
    }

    @Test
    @DisplayName("Rule 25: what is internal is on the vendor's page, and never on a share or its errors")
    void nothingInternalGetsOut() throws Exception {
        var account = scene.account();
        scene.asCsm(() -> tasks.add(account, "Canary task of ours"));
        var idle = scene.asCsm(() -> tasks.add(account, "Canary task not needed"));
        scene.asCsm(() -> tasks.notNeeded(account, idle, "Canary reason of ours"));
        scene.asCsm(() -> arranging.arrange(account, "Canary check-in", LATER, scene.csm(), "Canary blocker"));
        var first = agreements.agreed(scene, Agreements.wording(scene, "Branches send their figures on their own"));
        scene.asMember(() -> writing.write(account, first.id(), "Canary note"));
        // rule 6: nobody counted yet, so our count is nobody's to read
        var pipeline = beans.createBean(Pipeline.class);
        pipeline.complete(pipeline.feed(scene), 4_812_377);
        assertThat(scene.asCsm(() -> tasks.list(account)).toString())
                .contains("Canary task of ours")
                .contains("Canary reason of ours");

        var live = made(NewShare.ofEverything(LATER));
        var frozen = made(new NewShare(EnumSet.allOf(SharePart.class), true, LATER, "", true));
        var pages = new ArrayList<String>();
        pages.add(get(live).body());
        pages.add(get(frozen).body());
        pages.add(post(live).body());
        clock.pass(Duration.ofDays(60));
        pages.add(get(live).body());

        assertThat(pages.getFirst())
                .contains("Branches send their figures on their own")
                .contains("Set-up task 1");
        assertThat(pages).allSatisfy(page -> assertThat(page)
                .doesNotContain("Canary")
                .doesNotContain("4812377")
                .doesNotContain("4,812,377")
                .doesNotContain("Northgate")
                .doesNotContain("@customer.example")
                .doesNotContain("@fenwick.example")
                .doesNotContain(account.toString()));
    }

    @Test
    void hostileRightToLeftAndEndlessTextIsTextAndNothingElse() throws Exception {
        var wide = "ו".repeat(20) + "🗿".repeat(10) + "W".repeat(110);
        agreements.agreed(scene, wording("<script>alert(1)</script> \"><img src=x onerror=alert(1)>"));
        agreements.agreed(scene, wording(wide));
        agreements.agreed(scene, wording("הצוות שלנו מריץ את הדוח לבד 🎯"));
        jdbc.sql("UPDATE account SET name = :name WHERE id = :account")
                .param("name", "</style><script>alert(2)</script> {0} ${7*7} 'quoted'")
                .param("account", scene.account().toString())
                .update();
        var path = made(new NewShare(
                EnumSet.allOf(SharePart.class), false, LATER, "</blockquote><svg onload=alert(3)>\nשלום", false));
        var page = get(path).body();

        assertThat(page)
                .doesNotContain("<script")
                .doesNotContain("<img")
                .doesNotContain("<svg onload")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("${7*7}")
                .contains(wide)
                .contains("<bdi>הצוות")
                .contains("<p dir=\"auto\">&lt;/blockquote&gt;");
        assertThat(page.split("</style>", -1)).hasSize(2);
    }

    @Test
    void whatTheChampionLeavesOutIsNotThere() throws Exception {
        var page = get(made(new NewShare(EnumSet.noneOf(SharePart.class), false, LATER, "", false)))
                .body();

        assertThat(page)
                .contains("has shown")
                .contains("Result 1")
                .doesNotContain("The first report ran")
                .doesNotContain("All our branches")
                .doesNotContain("Hanna Weiss");
    }

    @Test
    void lookingForTheHeadersOnlyShowsNoMore() throws Exception {
        var path = made(NewShare.ofEverything(LATER));
        var answer = send(HttpRequest.newBuilder(at(path)).method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    @DisplayName(
            "Rule 24: the champion sees that it was opened, machines apart, and the vendor sees it only where it may")
    void opensAreCountedForTheChampionAndMachinesApart() throws Exception {
        var ours = made(NewShare.ofEverything(LATER));
        var theirs = made(new NewShare(EnumSet.allOf(SharePart.class), false, LATER, "", true));
        as(ours, "GET", PHONE);
        as(ours, "GET", "Slackbot-LinkExpanding 1.0");
        as(ours, "HEAD", PHONE);
        send(HttpRequest.newBuilder(at(ours)).header("User-Agent", PHONE).header("Sec-Purpose", "prefetch"));
        as(theirs, "GET", "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0");
        long before = ledgerEntries();

        var links =
                scene.asChampion(() -> browsing.links(scene.account(), null)).links();
        assertThat(links).extracting(SharesOfAccount.Link::readings).containsExactly(1, 1);
        assertThat(links).extracting(SharesOfAccount.Link::machines).containsExactly(0, 1);
        assertThat(links.getLast().latest())
                .extracting(SharesOfAccount.Opened::visitor)
                .containsExactly(Visitor.PHONE);
        assertThat(scene.asCsm(() -> browsing.linksThatTheVendorMaySee(scene.account(), null))
                        .links())
                .singleElement()
                .satisfies(link -> assertThat(link.latest())
                        .extracting(SharesOfAccount.Opened::visitor)
                        .containsExactly(Visitor.COMPUTER));
        // reading binds nobody and is nobody's act
        as(ours, "GET", PHONE);
        assertThat(ledgerEntries()).isEqualTo(before);
    }

    @Test
    void afterTwelveMonthsNobodyKnowsThatItWasOpened() throws Exception {
        var path = made(NewShare.ofEverything(LATER));
        as(path, "GET", PHONE);
        clock.pass(Duration.ofDays(360));
        opens.forget();
        assertThat(scene.asChampion(() -> browsing.links(scene.account(), null)).links())
                .extracting(SharesOfAccount.Link::readings)
                .containsExactly(1);
        clock.pass(Duration.ofDays(8));
        opens.forget();
        assertThat(scene.asChampion(() -> browsing.links(scene.account(), null)).links())
                .extracting(SharesOfAccount.Link::readings)
                .containsExactly(0);
    }

    @Test
    void aFloodIsNotedInPartAndShutsNobodyOut() {
        var limits = new ShareLimits(clock);
        var flooded = ShareId.next();
        for (int i = 0; i < ShareLimits.NOTED_PER_SHARE; i++) {
            assertThat(limits.noted(flooded, Visitor.PHONE)).isTrue();
        }
        assertThat(limits.noted(flooded, Visitor.PHONE)).isFalse();
        assertThat(limits.noted(ShareId.next(), Visitor.PHONE)).isTrue();
        clock.pass(ShareLimits.WINDOW);
        assertThat(limits.noted(flooded, Visitor.PHONE)).isTrue();
    }

    @Test
    @DisplayName("Rule 24: a robot that looks behind a link all the time leaves the people’s openings to the people")
    void aRobotUsesUpNobodysOpenings() throws Exception {
        var path = made(NewShare.ofEverything(LATER));
        for (int i = 0; i <= ShareLimits.NOTED_PER_SHARE; i++) {
            as(path, "GET", "curl/8.5.0");
        }

        as(path, "GET", PHONE);

        assertThat(scene.asChampion(() -> browsing.links(scene.account(), null)).links())
                .singleElement()
                .satisfies(link -> {
                    assertThat(link.machines()).isGreaterThanOrEqualTo(ShareLimits.NOTED_PER_SHARE);
                    assertThat(link.latest())
                            .extracting(SharesOfAccount.Opened::visitor)
                            .containsExactly(Visitor.PHONE);
                });
    }

    @Test
    @DisplayName(
            "Rule 24: what a reader says goes to the champion, and to the vendor only when the champion passes it on")
    void whatAReaderSaysGoesToTheChampionWhoMayPassItOn() throws Exception {
        var path = made(NewShare.ofEverything(LATER));
        var account = scene.account();
        long before = ledgerEntries();
        var seen = say(path, form(path), "seen", "Ines Moreau", "");
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.body()).contains("Maya Chen can see that this was read").doesNotContain("<script");
        assertThat(seen.headers().allValues("Set-Cookie")).isEmpty();
        var wordless = say(path, form(path), "question", "Ines Moreau", " ");
        assertThat(wordless.statusCode()).isEqualTo(422);
        assertThat(wordless.body())
                .contains("Nothing was sent: there are no words yet.", "aria-describedby=\"refused\"")
                .contains("value=\"Ines Moreau\"");
        var asked = say(path, form(path), "question", "", "When will it be all of us? <script>alert(1)</script>");
        assertThat(asked.body()).contains("Your question is on its way to Maya Chen");
        assertThat(asked.body()).contains("for one, write to Maya Chen directly");

        var said = scene.asChampion(() -> hearing.said(account, null).answers());
        assertThat(said).extracting(HearingReaders.Said::kind).containsExactly(ReaderSays.QUESTION, ReaderSays.SEEN);
        assertThat(said).extracting(HearingReaders.Said::name).containsExactly("", "Ines Moreau");
        assertThat(scene.asCsm(() -> hearing.passedOn(account, null).answers())).isEmpty();
        scene.asChampion(() -> hearing.passOn(account, said.getFirst().id()));
        assertThat(scene.asCsm(() -> hearing.passedOn(account, null).answers()))
                .singleElement()
                .satisfies(passed -> {
                    assertThat(passed.words()).startsWith("When will it be all of us?");
                    assertThat(passed.passedOnBy()).isEqualTo("Maya Chen");
                });
        assertThatThrownBy(() -> scene.asDeputy(
                        () -> hearing.passOn(account, said.getFirst().id())))
                .isInstanceOf(Refused.class);
        assertThat(ledgerEntries()).as("a reader binds nobody").isEqualTo(before);
        assertThat(get(path).body()).doesNotContain("When will it be all of us");
    }

    @Test
    void theChampionGetsAMailOfAQuestionAndNoneOfASeen() throws Exception {
        var champion = new EmailAddress(jdbc.sql("SELECT email FROM person WHERE id = :person")
                .param("person", scene.champion().toString())
                .query(String.class)
                .single());
        var path = made(NewShare.ofEverything(LATER));
        say(path, form(path), "seen", "", "");
        say(path, form(path), "disagree", "Ines", "We still do it by hand.");

        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(postbox.to(champion))
                .filteredOn(mail -> mail.subject().contains("progress that you share"))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.subject()).startsWith("Somebody disagrees");
                    assertThat(mail.text()).contains("We still do it by hand.").doesNotContain("/s/");
                }));
    }

    @Test
    void aFormCountsOnceIsOursAndHoldsForTwelveHours() throws Exception {
        var path = made(NewShare.ofEverything(LATER));
        var other = made(NewShare.ofEverything(LATER));
        var form = form(path);
        assertThat(say(path, form, "seen", "", "").statusCode()).isEqualTo(200);
        assertThat(say(path, form, "seen", "", "").statusCode()).isEqualTo(200);
        for (var forged : List.of(
                "",
                "x",
                form(other),
                form.replaceAll("[0-9a-f]{64}$", "0".repeat(64)),
                form.replaceFirst("\\.\\d+\\.", ".9999999999."))) {
            var answer = say(path, forged, "disagree", "", "kept words");
            assertThat(answer.statusCode()).as(forged).isEqualTo(422);
            assertThat(answer.body()).contains("Nothing was sent").contains(">kept words</textarea>");
        }
        var late = form(path);
        clock.pass(Duration.ofHours(12));
        assertThat(say(path, late, "seen", "", "").statusCode()).isEqualTo(422);
        assertThat(say(path, form(path), "question", "", "   ").statusCode()).isEqualTo(422);
        assertThat(say(path, form(path), "else", "", "").statusCode()).isEqualTo(422);
        assertThat(say(path, form(path), "question", "", "x".repeat(1_001)).statusCode())
                .isEqualTo(422);
        get(path + "?form=" + form(path) + "&say=seen");
        assertThat(scene.asChampion(() -> hearing.said(scene.account(), null).answers()))
                .hasSize(1);
    }

    @Test
    void nobodyAnswersOnALinkThatLeadsNowhere() throws Exception {
        var share = scene.asChampion(() -> sharing.make(scene.account(), NewShare.ofEverything(LATER)));
        var path = URI.create(share.link()).getPath();
        var form = form(path);
        var expired = made(NewShare.ofEverything(LocalDate.of(2026, 11, 23)));
        var expiredForm = form(expired);
        scene.asChampion(() -> sharing.revoke(scene.account(), share.share()));

        assertThat(say(path, form, "seen", "", "").statusCode()).isEqualTo(404);
        assertThat(say("/s/" + "A".repeat(43), form, "seen", "", "").body())
                .isEqualTo(say(path, form, "seen", "", "").body());
        clock.pass(Duration.ofDays(3));
        assertThat(say(expired, expiredForm, "seen", "", "").statusCode()).isEqualTo(410);
        assertThat(scene.asChampion(() -> hearing.said(scene.account(), null).answers()))
                .isEmpty();
    }

    @Test
    void whoSendsTooMuchIsAskedToComeBackLater() throws Exception {
        var path = made(NewShare.ofEverything(LATER));
        // whatever was sent from here before
        clock.pass(ShareLimits.WINDOW);
        for (int i = 0; i < ShareLimits.ANSWERS_PER_CLIENT; i++) {
            assertThat(say(path, form(path), "seen", "", "").statusCode()).isEqualTo(200);
        }
        var tooMuch = say(path, form(path), "question", "", "And one more?");
        assertThat(tooMuch.statusCode()).isEqualTo(429);
        assertThat(tooMuch.headers().firstValue("Retry-After")).isPresent();
        assertThat(tooMuch.body()).contains("And one more?");
        assertThat(get(path).statusCode()).as("reading goes on").isEqualTo(200);
        clock.pass(ShareLimits.WINDOW);
        assertThat(say(path, form(path), "question", "", "And one more?").statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("Rule 24: a frame shows it on the pages that its champion named, and nowhere else")
    void isShownInFramesOfTheNamedPagesAndNowhereElse() throws Exception {
        var path = made(NewShare.ofEverything(LATER)
                .framedBy("https://intranet.customer.example https://wiki.customer.example:8443"));
        var frame = get(path + "/embed");

        assertThat(frame.statusCode()).isEqualTo(200);
        assertThat(frame.body())
                .contains("has shown")
                .contains("The first report ran without anybody’s help")
                .contains("href=\"" + path + "\"")
                .doesNotContain("<form")
                .doesNotContain("<script");
        assertThat(frame.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(
                        policy -> assertThat(policy)
                                .startsWith("default-src 'none'; style-src 'sha256-")
                                .endsWith(
                                        "; frame-ancestors https://intranet.customer.example https://wiki.customer.example:8443"));
        assertThat(frame.headers().allValues("X-Frame-Options")).isEmpty();
        assertThat(frame.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(frame.headers().allValues("Cache-Control")).containsExactly("no-store");
        var page = get(path);
        assertThat(page.headers().allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .endsWith("frame-ancestors 'none'");
    }

    @Test
    void whereNoPageIsNamedThereIsNoFrame() throws Exception {
        var unknown = get("/s/" + "A".repeat(43));
        var revoked = scene.asChampion(() -> sharing.make(
                scene.account(), NewShare.ofEverything(LATER).framedBy("https://intranet.customer.example")));
        scene.asChampion(() -> sharing.revoke(scene.account(), revoked.share()));
        for (var path : List.of(
                made(NewShare.ofEverything(LATER)),
                made(NewShare.ofEverything(LATER).readableBy("board.example")),
                URI.create(revoked.link()).getPath(),
                "/s/" + "A".repeat(43))) {
            var frame = get(path + "/embed");
            assertThat(frame.statusCode()).isEqualTo(404);
            assertThat(frame.body()).isEqualTo(unknown.body());
            assertThat(names(frame)).isEqualTo(names(unknown));
            assertThat(frame.headers().allValues("X-Frame-Options")).containsExactly("DENY");
            assertThat(frame.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .endsWith("frame-ancestors 'none'");
        }
    }

    @Test
    @DisplayName(
            "Rule 24: in a frame a link that asks for a code gives nothing away, and leads to where it can be asked")
    void inAFrameALinkForCertainReadersOnlyLeadsToItsOwnPage() throws Exception {
        var path = made(
                NewShare.ofEverything(LATER).readableBy("board.example").framedBy("https://intranet.customer.example"));
        var frame = as(path + "/embed", PHONE, "Cookie", SharePage.PROOF + "=x");

        assertThat(frame.statusCode()).isEqualTo(200);
        assertThat(frame.body())
                .contains("The progress is for certain readers")
                .contains("href=\"" + path + "\"")
                .contains("target=\"_blank\"")
                .doesNotContain("has shown")
                .doesNotContain(scene.name())
                .doesNotContain("Maya")
                .doesNotContain("board.example")
                .doesNotContain("<form")
                .doesNotContain("<script");
        assertThat(frame.headers().firstValue("Content-Security-Policy").orElseThrow())
                .endsWith("; frame-ancestors https://intranet.customer.example");
        assertThat(frame.headers().allValues("X-Frame-Options")).isEmpty();
        assertThat(frame.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(get(path).body()).contains("This page is for certain readers");
        assertThat(scene.asChampion(() -> browsing.links(scene.account(), null)).links())
                .as("nobody read anything")
                .allMatch(link -> link.readings() == 0);
    }

    @Test
    void anExpiredOneSaysWhomToAskInItsFrameTooAndATakenBackOneIsGoneFromIt() throws Exception {
        var chosen = NewShare.ofEverything(LATER).framedBy("https://intranet.customer.example");
        var path = made(chosen);
        var revoked = scene.asChampion(() -> sharing.make(scene.account(), chosen));
        var there = URI.create(revoked.link()).getPath() + "/embed";
        assertThat(get(there).statusCode()).isEqualTo(200);
        scene.asChampion(() -> sharing.revoke(scene.account(), revoked.share()));
        assertThat(get(there).statusCode()).as("on the next request").isEqualTo(404);
        assertThat(get(there).body())
                .isEqualTo(get("/s/" + "A".repeat(43) + "/embed").body());

        clock.pass(Duration.ofDays(40));
        var frame = get(path + "/embed");

        assertThat(frame.statusCode()).isEqualTo(410);
        assertThat(frame.body())
                .contains("This link ended on 14 Dec 2026")
                .contains("Ask Maya Chen for a new one")
                .doesNotContain(scene.name())
                .doesNotContain("has shown");
        assertThat(frame.headers().firstValue("Content-Security-Policy").orElseThrow())
                .endsWith("; frame-ancestors https://intranet.customer.example");
        assertThat(frame.headers().allValues("X-Frame-Options")).isEmpty();
    }

    private HttpResponse<String> as(String path, String agent, String header, String value)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)).header("User-Agent", agent).header(header, value));
    }

    private String form(String path) throws IOException, InterruptedException {
        var form = Pattern.compile("name=\"form\" value=\"([^\"]+)\"")
                .matcher(get(path).body());
        assertThat(form.find()).isTrue();
        return form.group(1);
    }

    private HttpResponse<String> say(String path, String form, String say, String name, String words)
            throws IOException, InterruptedException {
        var body = "form=" + encoded(form) + "&say=" + say + "&name=" + encoded(name) + "&words=" + encoded(words);
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void as(String path, String method, String agent) throws IOException, InterruptedException {
        var answer = send(HttpRequest.newBuilder(at(path))
                .header("User-Agent", agent)
                .method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private long ledgerEntries() {
        return jdbc.sql("SELECT COUNT(*) FROM ledger_entry WHERE account_id = :account")
                .param("account", scene.account().toString())
                .query(Long.class)
                .single();
    }

    private Wording wording(String statement) {
        return new Wording(statement, "", "", Measure.happenedOnce(), scene.member(), Agreements.DUE, true, false, "");
    }

    private String made(NewShare chosen) {
        return URI.create(scene.asChampion(() -> sharing.make(scene.account(), chosen))
                        .link())
                .getPath();
    }

    private static TreeSet<String> names(HttpResponse<String> answer) {
        var names = new TreeSet<>(answer.headers().map().keySet());
        // how the body travels, not what it is
        names.removeAll(List.of("content-length", "transfer-encoding", "content-language"));
        return names;
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)));
    }

    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)).POST(HttpRequest.BodyPublishers.ofString("")));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
