package app.merestone.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merestone.accounts.AssigningOwners;
import app.merestone.accounts.Directory;
import app.merestone.accounts.Vendor;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.ledger.EntryRecorded;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.LedgerEntry;
import app.merestone.mail.Mail;
import app.merestone.portfolio.OpenTurns;
import app.merestone.portfolio.TurnOpened;
import app.merestone.shell.Dates;
import app.merestone.shell.Translations;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import app.merestone.testing.TestPostbox;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An event may be delivered more than once; what it makes goes out once, to the right people, with the right words. */
@DatabaseTest
@DisplayName("Delivered twice, mailed once")
class DeliveredTwiceTests {

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    AssigningOwners assigning;

    @Autowired
    ChoosingMail choosing;

    @Autowired
    OpenTurns turns;

    @Autowired
    Ledger ledger;

    @Autowired
    Directory directory;

    @Autowired
    Vendor vendor;

    @Autowired
    Translations words;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    TransactionTemplate transaction;

    private final TestPostbox.Kept postbox = new TestPostbox.Kept();
    private Scene scene;

    @BeforeEach
    void anAccountWhoseFirstResultIsAgreed() {
        clock.reset();
        scene = accounts.scene();
        agreements.firstValueAgreed(scene);
        settled();
    }

    @Test
    @DisplayName("Rule 13: the signer's receipt carries the entry's canonical bytes and their hash, and comes once")
    void aReceiptCarriesTheBytesAndTheirHash() {
        var entry = entry("criterion.accepted");
        forget("DELETE FROM sent_receipt WHERE account_id = :account");

        deliverTwice(event(entry, true));

        assertThat(postbox.all()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo(addressOf(scene.csm()));
            assertThat(mail.text())
                    .contains(entry.hash().hex(), entry.canonical(), entry.reference(), scene.name())
                    .contains("/plan/" + scene.account() + "/history");
            assertThat(entry.details()).allSatisfy((name, detail) -> assertThat(mail.text())
                    .contains(name.equals("due") ? Dates.day(LocalDate.parse(detail)) : detail));
            assertThat(mail.attachments()).hasSize(1).allSatisfy((name, bytes) -> {
                assertThat(name).contains(entry.reference());
                assertThat(ContentHash.of(bytes)).isEqualTo(entry.hash());
            });
        });
    }

    @Test
    @DisplayName("Rule 13: an act that signs nothing has an entry and no receipt")
    void whoSignsNothingGetsNoReceipt() {
        forget("DELETE FROM sent_receipt WHERE account_id = :account");

        deliverTwice(event(entry("plan.why"), false));

        assertThat(postbox.all()).isEmpty();
    }

    @Test
    void aTurnOfTheCustomersIsToldToThoseWhoSignOnceEach() {
        scene.asDeputy(() -> choosing.want(false));
        var turn = turn(Side.CUSTOMER);

        deliverTwice(turn);

        assertThat(postbox.all()).extracting(Mail::to).containsExactly(addressOf(scene.champion()));
        scene.asDeputy(() -> choosing.want(true));
        deliverTwice(turn);
        assertThat(postbox.all())
                .extracting(Mail::to)
                .containsExactly(addressOf(scene.champion()), addressOf(scene.deputy()));
    }

    @Test
    @DisplayName("Rule 26: the vendor's turn is told to the account's CSM and whoever stands in, and to no other")
    void aTurnOfTheVendorsIsToldToWhoeverMayAct() {
        var today = LocalDate.of(2026, 11, 22);
        scene.asLeader(() -> assigning.nameStandIn(scene.account(), scene.otherCsm(), today, today));

        deliverTwice(turn(Side.VENDOR));

        assertThat(postbox.all())
                .extracting(Mail::to)
                .containsExactlyInAnyOrder(addressOf(scene.csm()), addressOf(scene.otherCsm()));
    }

    @Test
    void aTurnThatIsOverIsToldToNobody() {
        var turn = turn(Side.CUSTOMER);
        forget("DELETE FROM open_turn WHERE account_id = :account");

        deliverTwice(turn);

        assertThat(postbox.all()).isEmpty();
    }

    private void deliverTwice(EntryRecorded event) {
        var mails = new ReceiptMails(ledger, directory, vendor, words, postbox, jdbc, clock);
        for (int n = 0; n < 2; n++) {
            transaction.executeWithoutResult(status -> mails.recorded(event));
        }
    }

    private void deliverTwice(TurnOpened event) {
        var told = new ToldPeople(jdbc, clock);
        var mails = new TurnMails(
                turns, directory, vendor, words, new OnceEach(told, postbox, transaction), told, transaction);
        for (int n = 0; n < 2; n++) {
            mails.opened(event);
        }
    }

    private LedgerEntry entry(String kind) {
        return ledger.page(scene.account(), Long.MAX_VALUE, 100).stream()
                .filter(entry -> entry.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static EntryRecorded event(LedgerEntry e, boolean signature) {
        return new EntryRecorded(e.account(), e.sequence(), e.kind(), e.person(), signature, e.at());
    }

    /** Something that waits for this side, of which nobody has been told yet. */
    private TurnOpened turn(Side side) {
        var key = "test:" + scene.account() + ":" + side;
        jdbc.sql("""
                        INSERT INTO open_turn (account_id, turn_key, side, person_id, kind, about, path, since, due)
                        VALUES (:account, :key, :side, NULL, 'agreement.answer', 'Something', '/plan', :now, NULL)""")
                .param("account", scene.account().toString())
                .param("key", key)
                .param("side", side.name())
                .param("now", "2026-11-22 12:00:00")
                .update();
        return new TurnOpened(scene.account(), key, clock.instant());
    }

    private EmailAddress addressOf(PersonId person) {
        return directory.people(Set.of(person)).get(person).email();
    }

    private void forget(String sql) {
        jdbc.sql(sql).param("account", scene.account().toString()).update();
    }

    /** Everything that listens after commits has listened. */
    private void settled() {
        await().atMost(Duration.ofMinutes(3))
                .until(() -> 0
                        == jdbc.sql("""
                                SELECT COUNT(*) FROM EVENT_PUBLICATION
                                 WHERE completion_date IS NULL AND serialized_event LIKE :account""")
                                .param("account", "%" + scene.account() + "%")
                                .query(Integer.class)
                                .single());
    }
}
