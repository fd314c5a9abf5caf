package app.merestone.datasync;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.RecordedStatements;
import app.merestone.testing.TestClock;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.annotation.Import;

/** A delivery holds the account first: else two would wait for each other, and a key revoked meanwhile would deliver. */
@DatabaseTest
@Import(RecordedStatements.class)
class ReceivingRunsTests {

    @Autowired
    Accounts accounts;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    RecordedStatements.Recorder recorder;

    @Autowired
    TestClock.Moving clock;

    Pipeline pipeline;
    Pipeline.Feed feed;

    @BeforeEach
    void feed() {
        clock.reset();
        pipeline = beans.createBean(Pipeline.class);
        feed = pipeline.feed(accounts.scene());
    }

    @Test
    void anEventHoldsTheAccountBeforeItsKeyIsAskedAboutAndItsUseIsNoted() {
        assertAccountFirst(() -> pipeline.complete(feed, 4_812));
    }

    @Test
    void aPlainReportDoesTheSame() {
        assertAccountFirst(() -> pipeline.report(feed, "nightly", "\"rows\": 4812"));
    }

    private void assertAccountFirst(Runnable delivery) {
        recorder.start();
        delivery.run();
        var sent = recorder.stop().stream()
                .map(statement -> statement.sql().toLowerCase(Locale.ROOT))
                .toList();
        int held = first(sent, sql -> sql.contains("from account") && sql.contains("for update"));
        int asked = first(sent, sql -> sql.contains("sync_connection") && sql.contains("key_hash"));
        int noted = first(sent, sql -> sql.contains("sync_connection_use"));
        assertThat(held).isNotNegative().isLessThan(asked).isLessThan(noted);
    }

    private static int first(java.util.List<String> sent, Predicate<String> which) {
        return IntStream.range(0, sent.size())
                .filter(n -> which.test(sent.get(n)))
                .findFirst()
                .orElse(-1);
    }
}
