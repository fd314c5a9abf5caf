package app.merestone.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.accounts.Access;
import app.merestone.accounts.EndingAccess;
import app.merestone.accounts.InvitingPeople;
import app.merestone.accounts.Vendor;
import app.merestone.closing.EndingWithoutResult;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Refused;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.LedgerEntry;
import app.merestone.ledger.Role;
import app.merestone.shell.Translations;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.ShownAccounts;
import app.merestone.testing.TestClock;
import app.merestone.testing.TestPostbox;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@DisplayName("Sharing (rules 24 and 25)")
class SharingModuleTests {

    @Autowired
    Accounts accounts;

    @Autowired
    ShownAccounts shown;

    @Autowired
    SharingPlans sharing;

    @Autowired
    ReadingShares reading;

    @Autowired
    MailingLinks mailing;

    @Autowired
    Access access;

    @Autowired
    Shares shares;

    @Autowired
    ShareLimits limits;

    @Autowired
    Translations words;

    @Autowired
    Vendor vendor;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    HearingReaders hearing;

    @Autowired
    BrowsingShares browsing;

    @Autowired
    TestPostbox.Kept postbox;

    @Autowired
    InvitingPeople inviting;

    @Autowired
    EndingAccess endingAccess;

    @Autowired
    EndingWithoutResult ending;

    @Autowired
    Ledger ledger;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    private Scene scene;
    private AccountId account;
    private LocalDate later;

    @BeforeEach
    void anAccountWithAResult() {
        clock.reset();
        scene = accounts.scene();
        account = scene.account();
        later = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/London")).plusDays(30);
        shown.firstResultShown(scene);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void aLinkShowsWhatIsAgreedAndSignedWithWhoDid() {
        var open = open(made(NewShare.ofEverything(later)));

        assertThat(open.keeper()).isEqualTo("Maya Chen");
        assertThat(open.plan().stage()).isEqualTo(SharedPlan.Stage.RESULT_SHOWN);
        assertThat(open.plan().setUpOpen()).isZero();
        assertThat(open.plan().setUpDone()).isNotEmpty();
        assertThat(open.plan().results()).singleElement().satisfies(result -> {
            assertThat(result.firstValue()).isTrue();
            var result1 = result.shown();
            assertThat(result1).isNotNull();
            var told = result1.told();
            assertThat(told).isNotNull();
            assertThat(told.customer()).isEqualTo("Maya Chen");
            assertThat(told.cosigner()).isEqualTo("Hanna Weiss");
            assertThat(told.what()).isEqualTo("The first report ran without anybody’s help");
            assertThat(ledger.page(account, Long.MAX_VALUE, 100))
                    .filteredOn(entry -> entry.reference().equals(told.record()))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.content()).isEqualTo(new ContentHash(told.hash())));
        });
        assertThat(open.plan().next()).singleElement().satisfies(next -> assertThat(next.statement())
                .isEqualTo("All our branches report on their own"));
    }

    @Test
    void makingAndTakingBackAreEntriesWithoutTheLink() {
        var made = made(NewShare.ofEverything(later));
        scene.asDeputy(() -> sharing.revoke(account, made.share()));
        scene.asDeputy(() -> sharing.revoke(account, made.share()));

        var entries = ledger.page(account, Long.MAX_VALUE, 2);
        assertThat(entries).extracting(LedgerEntry::kind).containsExactly("share.revoked", "share.made");
        assertThat(entries).extracting(LedgerEntry::role).containsExactly(Role.DEPUTY, Role.CHAMPION);
        assertThat(ledger.check(account)).isEmpty();
        assertThat(entries.toString()).doesNotContain(token(made));
    }

    @Test
    void aNoteOfNothingButLettersOfTwoUnitsIsKeptWhole() {
        var note = "🎯".repeat(Share.LONGEST_NOTE);
        var made = made(new NewShare(EnumSet.allOf(SharePart.class), false, later, note, true));

        assertThat(jdbc.sql("SELECT note FROM plan_share WHERE id = :id")
                        .param("id", made.share().toString())
                        .query(String.class)
                        .single())
                .isEqualTo(note);
    }

    @Test
    void theLinkIsKeptNowhere() {
        var made = made(NewShare.ofEverything(later));

        assertThat(jdbc.sql("SELECT token_hash FROM plan_share WHERE id = :id")
                        .param("id", made.share().toString())
                        .query(String.class)
                        .single())
                .isEqualTo(ContentHash.of(token(made)).hex());
        assertThat(jdbc.sql("SELECT COUNT(*) FROM plan_share WHERE note LIKE :t OR parts LIKE :t OR frozen LIKE :t")
                        .param("t", "%" + token(made) + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM EVENT_PUBLICATION WHERE serialized_event LIKE :t")
                        .param("t", "%" + token(made) + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void takingItBackHoldsFromTheNextRequestOn() {
        var made = made(NewShare.ofEverything(later));
        var other = made(NewShare.ofEverything(later));
        assertThat(behind(made)).isInstanceOf(ReadingShares.Open.class);

        scene.asChampion(() -> sharing.revoke(account, made.share()));

        assertThat(behind(made)).isInstanceOf(ReadingShares.Nothing.class);
        assertThat(behind(other)).isInstanceOf(ReadingShares.Open.class);
    }

    @Test
    void afterItsDayItSaysWhomToAsk() {
        var made = made(NewShare.ofEverything(later));

        clock.pass(Duration.ofDays(32));

        assertThat(behind(made)).isEqualTo(new ReadingShares.Expired(later, "Maya Chen", new Frames(List.of())));
    }

    @Test
    void aFrozenOneStaysAsItWasAndALiveOneFollows() {
        var frozen = made(new NewShare(EnumSet.allOf(SharePart.class), true, later, "As of today", false));
        var live = made(NewShare.ofEverything(later));
        var asItWas = open(frozen).plan();

        clock.pass(Duration.ofDays(1));
        shown.nextMilestone(scene, LocalDate.of(2027, 3, 31));

        assertThat(open(frozen).plan()).isEqualTo(asItWas);
        assertThat(open(frozen).frozen()).isTrue();
        assertThat(open(live).plan().next()).hasSize(2);
        assertThat(open(live).plan().asAt()).isAfter(asItWas.asAt().plus(Duration.ofHours(23)));
    }

    @Test
    void aFrozenOneKeepsNothingThatItDoesNotShow() {
        var made = made(new NewShare(Set.of(), true, later, "", false));

        assertThat(jdbc.sql("SELECT frozen FROM plan_share WHERE id = :id")
                        .param("id", made.share().toString())
                        .query(String.class)
                        .single())
                .doesNotContain("The first report ran")
                .doesNotContain("Maya")
                .doesNotContain("All our branches");
    }

    @Test
    void staysWithTheSuccessorWhenTheChampionHandsTheirRoleOn() {
        var made = made(NewShare.ofEverything(later));

        scene.asChampion(() -> inviting.handOn(account, scene.member()));

        assertThat(open(made).keeper()).isEqualTo("Aisha Bello");
        assertThatThrownBy(() -> scene.asChampion(() -> sharing.make(account, NewShare.ofEverything(later))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asChampion(() -> sharing.revoke(account, made.share())))
                .isInstanceOf(NotFound.class);
        scene.asMember(() -> sharing.revoke(account, made.share()));
        assertThat(behind(made)).isInstanceOf(ReadingShares.Nothing.class);
    }

    @Test
    void isTheDeputysWhenTheChampionsAccessHasEnded() {
        var made = made(NewShare.ofEverything(later));

        scene.asAdmin(() -> endingAccess.everywhere(scene.champion()));

        assertThat(open(made).keeper()).isEqualTo("Jonas Petit");
    }

    @Test
    void isOverAtOnceWhereNobodyIsLeftAndTheVendorsNewChampionDoesNotInheritIt() {
        var made = made(NewShare.ofEverything(later));
        scene.asAdmin(() -> endingAccess.everywhere(scene.deputy()));
        scene.asAdmin(() -> endingAccess.everywhere(scene.champion()));

        assertThat(behind(made)).isInstanceOf(ReadingShares.Nothing.class);

        clock.pass(Duration.ofMinutes(1));
        scene.asCsm(() -> inviting.inviteChampion(account, "Nora New", "nora.new." + account + "@customer.example"));

        assertThat(behind(made)).isInstanceOf(ReadingShares.Nothing.class);
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(
                        jdbc.sql("SELECT over_because FROM plan_share WHERE id = :id")
                                .param("id", made.share().toString())
                                .query(String.class)
                                .optional())
                .contains("NOBODY_LEFT"));
    }

    @Test
    void anAccountThatEndsIsStillToldTheTruthOfAndCanBeTakenBack() {
        var made = made(NewShare.ofEverything(later));
        scene.asLeader(() -> ending.end(account, "They went out of business."));

        assertThat(open(made).plan().stage()).isEqualTo(SharedPlan.Stage.ENDED);
        assertThatThrownBy(() -> made(NewShare.ofEverything(later)))
                .isInstanceOfSatisfying(
                        Refused.class, said -> assertThat(said.refusal().code()).isEqualTo("account.ended"));
        scene.asChampion(() -> sharing.revoke(account, made.share()));
        assertThat(behind(made)).isInstanceOf(ReadingShares.Nothing.class);
    }

    @Test
    void nobodyTakesBackWhatAnotherAccountShares() {
        var made = made(NewShare.ofEverything(later));

        assertThatThrownBy(() -> scene.asOtherChampion(() -> sharing.revoke(scene.otherAccount(), made.share())))
                .isInstanceOf(NotFound.class);
        assertThat(behind(made)).isInstanceOf(ReadingShares.Open.class);
    }

    @Test
    void itsMakerMailsTheLinkWhichStandsInTheMailAlone() {
        var made = made(NewShare.ofEverything(later));
        var ines = "ines." + account + "@board.example";
        var gone = "gone." + account + "@board.example";
        postbox.refuse(new EmailAddress(gone));

        var mailed = scene.asChampion(() -> mailing.mail(
                        account,
                        made.share(),
                        made.link(),
                        ines + ",\n" + gone + " " + ines,
                        "Here is where we stand. {0}"))
                .join();

        assertThat(mailed).isEqualTo(new MailingLinks.Mailed(List.of(ines), List.of(gone)));
        assertThat(postbox.to(new EmailAddress(ines))).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Maya Chen shares a page with you");
            assertThat(mail.text())
                    .startsWith("Here is where we stand. {0}\n\n")
                    .contains("\n" + made.link() + "\n")
                    .contains("without signing in");
        });
        assertThat(counted(made)).as("what the mail server did not take").isEqualTo(1);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM EVENT_PUBLICATION WHERE serialized_event LIKE :t")
                        .param("t", "%" + token(made) + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aMailIsRefusedWhereItWouldLeadNowhereOrFloodSomebody() {
        var made = made(NewShare.ofEverything(later));
        var other = made(NewShare.ofEverything(later));
        var coded = made(NewShare.ofEverything(later).readableBy("board.example"));
        var many = IntStream.range(0, MailingLinks.MOST_PER_SHARE)
                .mapToObj(i -> "r" + i + "." + account + "@board.example")
                .collect(Collectors.joining(" "));

        refusedMail(made, other.link(), "ines@board.example", "share.mail-other-link");
        refusedMail(made, "https://evil.example/s/" + token(made), "ines@board.example", "share.mail-other-link");
        refusedMail(made, made.link(), " \n ", "share.mail-nobody");
        refusedMail(made, made.link(), "ines", "share.mail-malformed");
        refusedMail(coded, coded.link(), "ines@elsewhere.example", "share.mail-not-a-reader");
        refusedMail(made, made.link(), many + " one.more@board.example", "share.mail-too-many");
        scene.asChampion(() -> mailing.mail(account, made.share(), made.link(), many, ""))
                .join();
        refusedMail(made, made.link(), "ines@board.example", "share.mail-too-many");
        scene.asDeputy(() -> mailing.mail(account, other.share(), other.link(), many, ""))
                .join();
        refusedMail(coded, coded.link(), "ines@board.example", "share.mail-too-often");
        clock.pass(ShareLimits.WINDOW);
        scene.asChampion(() -> mailing.mail(account, coded.share(), coded.link(), "ines@board.example", ""))
                .join();
        scene.asChampion(() -> sharing.revoke(account, coded.share()));
        refusedMail(coded, coded.link(), "ines@board.example", "share.mail-over");
    }

    @Test
    void whoeverPressesDoesNotWaitForTheMailServerAndWhatItDoesNotTakeCountsForNothing() {
        var made = made(NewShare.ofEverything(later));
        var many = IntStream.range(0, MailingLinks.MOST_PER_SHARE)
                .mapToObj(i -> "r" + i + "." + account + "@board.example")
                .collect(Collectors.joining(" "));
        var answers = new CountDownLatch(1);
        var slow = new MailingLinks(
                access,
                shares,
                limits,
                mail -> {
                    try {
                        answers.await(1, TimeUnit.MINUTES);
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    throw new IllegalStateException("away");
                },
                words,
                vendor,
                transactions,
                jdbc,
                clock);
        try {
            var told = scene.asChampion(() -> slow.mail(account, made.share(), made.link(), many, ""));
            assertThat(told).isNotDone();
            assertThat(counted(made)).isEqualTo(MailingLinks.MOST_PER_SHARE);
            answers.countDown();
            assertThat(told.join().failed()).hasSize(MailingLinks.MOST_PER_SHARE);
            assertThat(counted(made)).isZero();
        } finally {
            answers.countDown();
            slow.stop();
        }
        // all that an account has in an hour: those above did not count
        for (int i = 0; i < ShareLimits.MAILS_PER_ACCOUNT / MailingLinks.MOST_PER_SHARE; i++) {
            var other = made(NewShare.ofEverything(later));
            scene.asChampion(() -> mailing.mail(account, other.share(), other.link(), many, ""))
                    .join();
        }
    }

    @Test
    void whatIsRefusedAsTooMuchUsesNothingUp() {
        var limits = new ShareLimits(clock);
        assertThat(limits.mailed(account, ShareLimits.MAILS_PER_ACCOUNT - 1)).isTrue();
        assertThat(limits.mailed(account, 2)).isFalse();
        assertThat(limits.mailed(account, 1)).isTrue();
        assertThat(limits.mailed(account, 1)).isFalse();
        limits.notMailed(account, 5);
        assertThat(limits.mailed(account, 5)).isTrue();
        assertThat(limits.mailed(account, 1)).isFalse();
    }

    private int counted(MadeShare made) {
        return jdbc.sql("SELECT mailed FROM plan_share WHERE id = :id")
                .param("id", made.share().toString())
                .query(Integer.class)
                .single();
    }

    private void refusedMail(MadeShare made, String link, String to, String code) {
        assertThatThrownBy(() -> scene.asChampion(() -> mailing.mail(account, made.share(), link, to, "")))
                .as(code)
                .isInstanceOfSatisfying(
                        Refused.class, said -> assertThat(said.refusal().code()).isEqualTo(code));
    }

    @Test
    void whatWasSaidIsMarkedAsDoneOneByOne() {
        var made = made(NewShare.ofEverything(later));
        for (var words : List.of("When will it be all of us?", "We still do it by hand.")) {
            var form = UUID.fromString(
                    open(made).form().substring(0, open(made).form().indexOf('.')));
            jdbc.sql("""
                            INSERT INTO share_answer (id, version, account_id, share_id, form, kind, name, words, said_at)
                            VALUES (:id, 0, :account, :share, :form, 'QUESTION', 'Ines', :words, '2026-11-22 12:00:00')""")
                    .param("id", AnswerId.next().toString())
                    .param("account", account.toString())
                    .param("share", made.share().toString())
                    .param("form", form.toString())
                    .param("words", words)
                    .update();
        }
        var first = scene.asChampion(() -> hearing.said(account, null).answers())
                .getFirst()
                .id();

        scene.asDeputy(() -> hearing.done(account, first));

        assertThat(scene.asChampion(() -> hearing.said(account, null).answers()))
                .as("two answers of one reader are two")
                .hasSize(2)
                .extracting(said -> said.doneBy() == null ? "" : said.doneBy())
                .containsExactlyInAnyOrder("Jonas Petit", "");
        assertThatThrownBy(() -> scene.asChampion(() -> hearing.done(account, first)))
                .isInstanceOfSatisfying(
                        Refused.class, said -> assertThat(said.refusal().code()).isEqualTo("share.done-already"));
        assertThatThrownBy(() -> scene.asOtherChampion(() -> hearing.done(scene.otherAccount(), first)))
                .isInstanceOf(NotFound.class);
        scene.asChampion(() -> hearing.passOn(account, first));
        assertThat(scene.asCsm(() -> hearing.passedOn(account, null).answers()))
                .singleElement()
                .satisfies(said ->
                        assertThat(said.doneBy()).as("the customer's own").isNull());
    }

    @Test
    void whatNobodyHasSeenToStandsFirstHoweverMuchWasSaidSince() {
        var made = made(NewShare.ofEverything(later));
        for (int i = 0; i <= HearingReaders.MOST; i++) {
            jdbc.sql("""
                            INSERT INTO share_answer (id, version, account_id, share_id, form, kind, name, words, said_at)
                            VALUES (:id, 0, :account, :share, :form, 'QUESTION', 'Ines', :words, :at)""")
                    .param("id", AnswerId.next().toString())
                    .param("account", account.toString())
                    .param("share", made.share().toString())
                    .param("form", UUID.randomUUID().toString())
                    .param("words", "Question " + i)
                    .param("at", "2026-11-22 12:%02d:00".formatted(i))
                    .update();
        }
        var first = scene.asChampion(() -> hearing.said(account, null));
        assertThat(first.answers()).hasSize(HearingReaders.MOST);
        var rest = scene.asChampion(() -> hearing.said(account, first.next()));
        assertThat(rest.answers()).singleElement().satisfies(said -> assertThat(said.words())
                .isEqualTo("Question 0"));
        assertThat(rest.next()).isNull();
        assertThat(first.followedBy(rest).answers()).hasSize(HearingReaders.MOST + 1);

        scene.asChampion(() -> first.answers().forEach(said -> hearing.done(account, said.id())));
        var seen = scene.asChampion(() -> hearing.said(account, null));
        assertThat(seen.answers().getFirst().words()).isEqualTo("Question 0");
        assertThat(scene.asChampion(() -> hearing.said(account, seen.next())).answers())
                .singleElement()
                .satisfies(said -> assertThat(said.words()).isEqualTo("Question 1"));
        scene.asChampion(() -> seen.answers().forEach(said -> hearing.passOn(account, said.id())));
        assertThat(scene.asCsm(() -> hearing.passedOn(account, null))
                        .answers()
                        .getFirst()
                        .words())
                .as("the vendor is not told what was seen to")
                .isEqualTo("Question " + HearingReaders.MOST);
    }

    @Test
    void anOpenLinkStandsFirstAndIsTakenBackHoweverManyWereMadeSince() {
        var oldest = made(NewShare.ofEverything(later));
        for (int i = 0; i < BrowsingShares.MOST_LINKS; i++) {
            var since = made(NewShare.ofEverything(later));
            scene.asChampion(() -> sharing.revoke(account, since.share()));
        }
        var first = scene.asChampion(() -> browsing.links(account, null));

        assertThat(first.open()).isEqualTo(1);
        assertThat(first.all()).isEqualTo(BrowsingShares.MOST_LINKS + 1);
        assertThat(first.links()).hasSize(BrowsingShares.MOST_LINKS);
        assertThat(first.links().getFirst().id()).isEqualTo(oldest.share());
        var rest = scene.asChampion(() -> browsing.links(account, first.next()));
        assertThat(rest.links()).hasSize(1);
        assertThat(rest.next()).isNull();
        assertThat(first.followedBy(rest).links())
                .extracting(SharesOfAccount.Link::id)
                .doesNotHaveDuplicates()
                .hasSize(BrowsingShares.MOST_LINKS + 1);
    }

    private MadeShare made(NewShare chosen) {
        return scene.asChampion(() -> sharing.make(account, chosen));
    }

    private ReadingShares.Behind behind(MadeShare made) {
        return reading.behind(ShareToken.read(token(made)).hash(), "");
    }

    private ReadingShares.Open open(MadeShare made) {
        assertThat(behind(made)).isInstanceOf(ReadingShares.Open.class);
        return (ReadingShares.Open) behind(made);
    }

    static String token(MadeShare made) {
        return made.link().substring(made.link().indexOf("/s/") + 3);
    }
}
