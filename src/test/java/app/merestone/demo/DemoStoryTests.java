package app.merestone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merestone.kernel.AccountId;
import app.merestone.ledger.Ledger;
import app.merestone.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The demo's story is told through the use cases, so what it leaves behind has to be true. */
@Tag("database")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"merestone.demo=true", "vaadin.productionMode=true"})
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext
class DemoStoryTests {

    @Autowired
    StoryProgress progress;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void theStoryIsTold() {
        await().atMost(Duration.ofMinutes(3))
                .until(() -> progress.health().getStatus().equals(Status.UP));
    }

    @Test
    void twelveAccountsStandInEveryState() {
        assertThat(jdbc.sql("SELECT status FROM account_standing")
                        .query(String.class)
                        .list())
                .hasSize(12)
                .contains(
                        "SETTING_UP", "SETUP_DONE_NO_RESULT", "RESULT_SHOWN", "CLOSED_BY_BOTH", "ENDED_WITHOUT_RESULT");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM account_standing WHERE disputes > 0")
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM account_standing WHERE past_due > 0")
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM account_standing WHERE tasks_done = 14 AND results_shown = 0")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void everyChainHolds() {
        List<AccountId> accounts = jdbc.sql("SELECT id FROM account")
                .query((row, n) -> AccountId.parse(row.getString("id")))
                .list();

        assertThat(accounts).hasSize(12).allSatisfy(account -> {
            assertThat(ledger.page(account, Long.MAX_VALUE, 5)).isNotEmpty();
            assertThat(ledger.check(account)).isEmpty();
        });
    }

    @Test
    void nothingOfItLiesInTheFuture() {
        assertThat(jdbc.sql("SELECT COUNT(*) FROM ledger_entry WHERE at > :soon")
                        .param(
                                "soon",
                                java.time.LocalDateTime.now(java.time.ZoneOffset.UTC)
                                        .plusMinutes(1))
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
