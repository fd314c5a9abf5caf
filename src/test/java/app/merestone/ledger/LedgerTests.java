package app.merestone.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import app.merestone.testing.DatabaseTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@DatabaseTest
@DisplayName("Rule 13: every binding act is an entry of a chain")
class LedgerTests {

    private static final ActKind SIGNED = ActKind.signature("test.signed");

    private final AccountId account = AccountId.next();
    private final PersonId dana = PersonId.next();

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName(
            "rule 13: the name and the company of the act are kept and hashed, and can be erased like any other word")
    void anEntryKeepsNameAndCompanyAsTheyWere() {
        var entry = append("why", "one");
        assertThat(entry.details())
                .containsEntry("by", "Dana Whitlock")
                .containsEntry("company", "Harrow & Vale")
                .containsEntry("why", "one");
        assertThat(read(() -> ledger.check(account))).isEmpty();

        jdbc.sql("UPDATE ledger_detail SET detail = 'Somebody Else' WHERE account_id = :account AND name = 'by'")
                .param("account", account.toString())
                .update();
        assertThat(read(() -> ledger.check(account))).hasSize(1);

        jdbc.sql("DELETE FROM ledger_detail WHERE account_id = :account AND name IN ('by', 'company')")
                .param("account", account.toString())
                .update();
        assertThat(read(() -> ledger.check(account))).isEmpty();
        assertThat(read(() -> ledger.entry(account, 1)).orElseThrow().name()).isEmpty();
    }

    @Test
    void anEntryNamesTheOneBeforeAndTheWholeChainHolds() {
        var first = append("why", "to see our pipeline");
        var second = append("why", "to see it every Monday");

        assertThat(first.sequence()).isEqualTo(1);
        assertThat(first.previous()).isEqualTo(Ledger.GENESIS);
        assertThat(second.previous()).isEqualTo(first.hash());
        assertThat(second.hash()).isEqualTo(ContentHash.of(second.canonical()));
        assertThat(read(() -> ledger.check(account))).isEmpty();
    }

    @Test
    void whatWasRecordedReadsBackAsItWasRecorded() {
        var entry = append("why", "naïve ‮ text 😀 with \"quotes\" and \\ back\u200Bslashes");

        assertThat(read(() -> ledger.entry(account, 1))).contains(entry);
    }

    @Test
    void theChainHoldsNoWordsOfAPerson() {
        var entry = append("why", "Dana Whitlock said so");

        assertThat(entry.canonical()).doesNotContain("Dana").doesNotContain("said");
    }

    @Test
    void erasingADetailLeavesTheChainWhole() {
        append("why", "Dana Whitlock said so");

        jdbc.sql("DELETE FROM ledger_detail WHERE account_id = :a")
                .param("a", account.toString())
                .update();

        assertThat(read(() -> ledger.check(account))).isEmpty();
    }

    @Test
    void aChangedDetailShows() {
        append("why", "by 30 November");

        jdbc.sql("UPDATE ledger_detail SET detail = 'by 30 December' WHERE account_id = :a AND name = 'why'")
                .param("a", account.toString())
                .update();

        assertThat(read(() -> ledger.check(account)))
                .extracting(ChainBreak::sequence)
                .containsExactly(1L);
    }

    @Test
    void aChangedColumnShows() {
        append("why", "x");

        jdbc.sql("UPDATE ledger_entry SET person_id = :other WHERE account_id = :a")
                .param("other", PersonId.next().toString())
                .param("a", account.toString())
                .update();

        assertThat(read(() -> ledger.check(account))).isNotEmpty();
    }

    @Test
    void everythingAboutAnActIsInTheBytesThatAreHashed() {
        var inviter = PersonId.next();
        var subject = PersonId.next();
        var actor =
                new Actor(dana, "Dana Whitlock", Role.DEPUTY, "Harrow & Vale", AuthenticatedBy.MAILED_CODE, inviter);
        append("why", "x");
        var entry = read(() ->
                ledger.append(new Act(account, SIGNED, actor, subject, ContentHash.of("content"), Map.of("why", "x"))));

        var bytes = JsonMapper.builder().build().readTree(entry.canonical());

        assertThat(entry.hash()).isEqualTo(ContentHash.of(entry.canonical()));
        assertThat(bytes.path("account").asString()).isEqualTo(account.toString());
        assertThat(bytes.path("sequence").asString()).isEqualTo("2");
        assertThat(bytes.path("kind").asString()).isEqualTo("test.signed");
        assertThat(bytes.path("at").asString()).isEqualTo(entry.at().toString());
        assertThat(bytes.path("person").asString()).isEqualTo(dana.toString());
        assertThat(bytes.path("role").asString()).isEqualTo("DEPUTY");
        assertThat(bytes.path("authenticatedBy").asString()).isEqualTo("MAILED_CODE");
        assertThat(bytes.path("invitedBy").asString()).isEqualTo(inviter.toString());
        assertThat(bytes.path("subject").asString()).isEqualTo(subject.toString());
        assertThat(bytes.path("content").asString())
                .isEqualTo(ContentHash.of("content").hex());
        assertThat(bytes.path("details").path("why").asString())
                .hasSize(64)
                .as("under a salt: nobody guesses the words from the bytes")
                .isNotEqualTo(ContentHash.of("x").hex());
        assertThat(bytes.path("previous").asString()).isEqualTo(entry.previous().hex());
        assertThat(entry.previous()).isNotEqualTo(Ledger.GENESIS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind = 'test.other'",
                "at = '2020-02-29 12:00:00'",
                "person_id = '00000000-0000-7000-8000-000000000001'",
                "role = 'SPONSOR'",
                "authenticated_by = 'DEMO'",
                "invited_by = '00000000-0000-7000-8000-000000000001'",
                "invited_by = NULL",
                "subject_id = '00000000-0000-7000-8000-000000000001'",
                "content_hash = '0000000000000000000000000000000000000000000000000000000000000001'",
                "content_hash = NULL",
                "previous_hash = '0000000000000000000000000000000000000000000000000000000000000001'",
                "hash = '0000000000000000000000000000000000000000000000000000000000000001'",
                "canonical = REPLACE(canonical, 'CHAMPION', 'SPONSOR')",
                "canonical = REPLACE(canonical, '\"version\":1', '\"version\":2')",
                "canonical = ''"
            })
    void anyChangedColumnShows(String change) {
        var actor =
                new Actor(dana, "Dana", Role.CHAMPION, "Harrow & Vale", AuthenticatedBy.MAILED_LINK, PersonId.next());
        for (int n = 0; n < 2; n++) {
            read(() -> ledger.append(
                    new Act(account, SIGNED, actor, account, ContentHash.of("content"), Map.of("content", "x"))));
        }
        assertThat(read(() -> ledger.check(account))).isEmpty();

        jdbc.sql("UPDATE ledger_entry SET " + change + " WHERE account_id = :a AND sequence_number = 2")
                .param("a", account.toString())
                .update();

        assertThat(read(() -> ledger.check(account)))
                .extracting(ChainBreak::sequence)
                .contains(2L);
    }

    @Test
    void aChainPassedOffAsAnotherAccountsShows() {
        append("why", "x");
        var other = AccountId.next();
        jdbc.sql("DELETE FROM ledger_detail WHERE account_id = :a")
                .param("a", account.toString())
                .update();

        for (var table : List.of("ledger_entry", "ledger_head")) {
            jdbc.sql("UPDATE " + table + " SET account_id = :other WHERE account_id = :a")
                    .param("other", other.toString())
                    .param("a", account.toString())
                    .update();
        }

        assertThat(read(() -> ledger.check(other))).isNotEmpty();
    }

    @Test
    void aRemovedEntryInTheMiddleShows() {
        append("why", "x");
        append("why", "y");
        append("why", "z");

        for (var table : List.of("ledger_detail", "ledger_entry")) {
            jdbc.sql("DELETE FROM " + table + " WHERE account_id = :a AND sequence_number = 2")
                    .param("a", account.toString())
                    .update();
        }

        assertThat(read(() -> ledger.check(account)))
                .extracting(ChainBreak::what)
                .contains("entry 2 is missing", "does not follow the entry before");
    }

    @Test
    void aRemovedLastEntryShows() {
        append("why", "x");
        append("why", "y");

        jdbc.sql("DELETE FROM ledger_detail WHERE account_id = :a AND sequence_number = 2")
                .param("a", account.toString())
                .update();
        jdbc.sql("DELETE FROM ledger_entry WHERE account_id = :a AND sequence_number = 2")
                .param("a", account.toString())
                .update();

        assertThat(read(() -> ledger.check(account))).isNotEmpty();
    }

    @Test
    void anEntryBehindTheHeadShows() {
        append("why", "x");
        append("why", "y");

        jdbc.sql("""
                        UPDATE ledger_head h SET sequence_number = 1, hash = (
                            SELECT e.hash FROM ledger_entry e
                             WHERE e.account_id = h.account_id AND e.sequence_number = 1)
                         WHERE h.account_id = :a""").param("a", account.toString()).update();

        assertThat(read(() -> ledger.check(account)))
                .extracting(ChainBreak::sequence)
                .containsExactly(2L);
    }

    @Test
    void anEntryIsNeverAppendedOutsideTheTransactionOfItsAct() {
        assertThatThrownBy(() -> ledger.append(act("why", "x"))).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void manyActsAtOnceMakeOneChainWithoutGaps() throws InterruptedException {
        int actors = 8;
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(actors)) {
            IntStream.range(0, actors)
                    .forEach(i -> threads.submit(() -> {
                        start.await();
                        for (int n = 0; n < 5; n++) {
                            append("why", "actor " + i + " act " + n);
                        }
                        return i;
                    }));
            start.countDown();
            threads.shutdown();
            while (!threads.awaitTermination(5, TimeUnit.MILLISECONDS)) {
                assertThat(read(() -> ledger.check(account)))
                        .as("a record that is being signed is not one that was tampered with")
                        .isEmpty();
            }
        }

        assertThat(read(() -> ledger.page(account, Long.MAX_VALUE, 100))).hasSize(actors * 5);
        assertThat(read(() -> ledger.check(account))).isEmpty();
    }

    @Test
    void pagesGoBackFromTheNewestWithoutLosingOne() {
        IntStream.range(0, 7).forEach(i -> append("why", "act " + i));

        var newest = read(() -> ledger.page(account, Long.MAX_VALUE, 3));
        var older = read(() -> ledger.page(account, newest.getLast().sequence(), 3));

        assertThat(newest).extracting(LedgerEntry::sequence).containsExactly(7L, 6L, 5L);
        assertThat(older).extracting(LedgerEntry::sequence).containsExactly(4L, 3L, 2L);
        assertThat(older.getFirst().details()).containsEntry("why", "act 3");
    }

    private LedgerEntry append(String name, String detail) {
        return read(() -> ledger.append(act(name, detail)));
    }

    private <T> T read(java.util.function.Supplier<T> work) {
        var result = transaction.execute(status -> work.get());
        assertThat(result).isNotNull();
        return java.util.Objects.requireNonNull(result);
    }

    private Act act(String name, String detail) {
        var actor = new Actor(dana, "Dana Whitlock", Role.CHAMPION, "Harrow & Vale", AuthenticatedBy.MAILED_LINK, null);
        return new Act(account, SIGNED, actor, account, ContentHash.of("content"), Map.of(name, detail));
    }
}
