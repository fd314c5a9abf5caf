package app.merestone.datasync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@DisplayName("Sample records came to be looked at, and are deleted")
class OldSamplesTests {

    @Autowired
    Accounts accounts;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    BrowsingSyncs browsing;

    @Autowired
    VerifyingSyncs verifying;

    @Autowired
    OldSamples samples;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    Scene scene;
    Pipeline pipeline;

    @BeforeEach
    void account() {
        clock.reset();
        scene = accounts.scene();
        pipeline = beans.createBean(Pipeline.class);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void sixtyDaysAfterTheyArrived() {
        var feed = pipeline.feed(scene);
        pipeline.completeWithSamples(feed, 4_812);
        daysPass(59);
        assertThat(kept(feed)).isEqualTo(1);
        daysPass(2);
        assertThat(kept(feed)).isZero();
    }

    @Test
    void thirtyDaysAfterTheCustomerSaidThatTheRunIsRight() {
        var feed = pipeline.feed(scene);
        pipeline.completeWithSamples(feed, 4_812);
        verify(feed);
        daysPass(29);
        assertThat(kept(feed)).isEqualTo(1);
        daysPass(2);
        assertThat(kept(feed)).isZero();
        var run = scene.asMember(() -> browsing.sync(scene.account(), feed.sync()))
                .verified()
                .id();
        assertThat(scene.asMember(() -> browsing.samples(scene.account(), feed.sync(), run)))
                .isEmpty();
    }

    @Test
    void thirtyDaysAfterThatOfEveryArrivalThatTheirCountWasOf() {
        var feed = pipeline.feed(scene, Delivery.INCREMENTAL);
        pipeline.completeWithSamples(feed, 5);
        daysPass(3);
        pipeline.completeWithSamples(feed, 12);
        daysPass(1);
        pipeline.completeWithSamples(feed, 30);
        var run = scene.asMember(() -> browsing.sync(scene.account(), feed.sync()))
                .current()
                .id();
        var today = LocalDate.ofInstant(pipeline.now(), ZoneOffset.UTC);
        var compared = new NamedComparison(
                "Deals closed", today.minusDays(1), today, pipeline.now().minusSeconds(5));
        scene.asMember(() -> verifying.enterCount(scene.account(), feed.sync(), run, compared, 42));
        scene.asMember(() -> verifying.confirm(scene.account(), feed.sync(), run, SampleVerdict.ALL_RIGHT));
        daysPass(29);
        assertThat(kept(feed)).isEqualTo(3);
        daysPass(2);
        assertThat(kept(feed))
                .as("what they did not count stays to be looked at")
                .isEqualTo(1);
    }

    @Test
    void aVerificationKeepsThemNoLongerThanTheirArrivalDoes() {
        var feed = pipeline.feed(scene);
        pipeline.completeWithSamples(feed, 4_812);
        daysPass(50);
        verify(feed);
        daysPass(11);
        assertThat(kept(feed)).isZero();
    }

    @Test
    void whatWasDeletedIsNotStoredAnew() {
        var feed = pipeline.feed(scene);
        pipeline.report(feed, "counted", "\"rows\": 3, \"samples\": [{\"name\": \"Lund\"}]");
        pipeline.report(feed, "uncounted", "\"countUnknown\": true, \"samples\": [{\"name\": \"Lund\"}]");
        assertThat(kept(feed)).isEqualTo(2);
        daysPass(61);
        pipeline.report(feed, "counted", "\"rows\": 3, \"samples\": [{\"name\": \"Lund\"}]");
        pipeline.report(feed, "uncounted", "\"countUnknown\": true, \"samples\": [{\"name\": \"Lund\"}]");
        assertThat(kept(feed)).isZero();
        assertThatThrownBy(() -> pipeline.report(feed, "uncounted", "\"rows\": 1"))
                .as("they could be seen while they were here (rule 6)")
                .isInstanceOf(IntakeRefused.class);
    }

    @Test
    void moreThanOneBatchAtOnce() {
        var feed = pipeline.feed(scene);
        pipeline.completeWithSamples(feed, 4_812);
        for (int n = 0; n < OldSamples.BATCH; n++) {
            pipeline.completeWithSamples(feed, 4_812);
        }
        assertThat(kept(feed)).isEqualTo(OldSamples.BATCH + 1);
        daysPass(61);
        assertThat(kept(feed)).isZero();
    }

    private void verify(Pipeline.Feed feed) {
        var run = scene.asMember(() -> browsing.sync(scene.account(), feed.sync()))
                .current()
                .id();
        var compared = new NamedComparison(
                "Rows in our CRM", null, null, pipeline.now().minusSeconds(5));
        scene.asMember(() -> verifying.enterCount(scene.account(), feed.sync(), run, compared, 4_812));
        scene.asMember(() -> verifying.confirm(scene.account(), feed.sync(), run, SampleVerdict.ALL_RIGHT));
    }

    private void daysPass(int days) {
        clock.pass(Duration.ofDays(days));
        samples.delete();
    }

    private int kept(Pipeline.Feed feed) {
        return jdbc.sql("SELECT COUNT(*) FROM sync_run WHERE sync_id = :sync AND samples IS NOT NULL")
                .param("sync", feed.sync().toString())
                .query(Integer.class)
                .single();
    }
}
