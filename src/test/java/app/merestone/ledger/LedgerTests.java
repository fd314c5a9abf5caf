package app.merestone.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import app.merestone.testing.DatabaseTest;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

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

        jdbc.sql("UPDATE ledger_detail SET detail = 'by 30 December' WHERE account_id = :a")
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
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
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
