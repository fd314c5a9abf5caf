package app.merestone.datasync;

import app.merestone.agreement.BrowsingCriteria;
import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountId;
import app.merestone.testing.Agreements;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** A vendor's pipeline in tests: connects a sync and delivers runs to it, through the use cases as those people. */
public class Pipeline {

    private final ConnectingSyncs connecting;
    private final KeepingConnections keeping;
    private final ReceivingRuns receiving;
    private final ReceivingUsage receivingUsage;
    private final BrowsingSyncs browsing;
    private final VerifyingSyncs verifying;
    private final Agreements agreements;
    private final BrowsingCriteria criteria;
    private final SyncWatch watch;
    private final TestClock.Moving clock;

    Pipeline(
            ConnectingSyncs connecting,
            KeepingConnections keeping,
            ReceivingRuns receiving,
            ReceivingUsage receivingUsage,
            BrowsingSyncs browsing,
            VerifyingSyncs verifying,
            Agreements agreements,
            BrowsingCriteria criteria,
            SyncWatch watch,
            TestClock.Moving clock) {
        this.watch = watch;
        this.agreements = agreements;
        this.criteria = criteria;
        this.connecting = connecting;
        this.keeping = keeping;
        this.receiving = receiving;
        this.receivingUsage = receivingUsage;
        this.browsing = browsing;
        this.verifying = verifying;
        this.clock = clock;
    }

    /** A connected sync with a sender for it. */
    public record Feed(DataSyncId sync, KeepingConnections.NewKey key, JobKey job) {}

    public Feed feed(Scene scene) {
        return feed(scene, Delivery.FULL);
    }

    public Feed feed(Scene scene, Delivery delivery) {
        return feed(scene, delivery, criterion(scene), "Accounts");
    }

    /** A sync of this name that this criterion is proved by. */
    public Feed feed(Scene scene, CriterionId criterion, String name) {
        return feed(scene, Delivery.FULL, criterion, name);
    }

    private Feed feed(Scene scene, Delivery delivery, CriterionId criterion, String name) {
        var table = name.toLowerCase(Locale.ROOT);
        var job = new JobKey("airflow", "salesforce_" + table, "warehouse." + table);
        var sync = scene.asCsm(() -> connecting.connect(
                scene.account(),
                new NewSync(name, "Salesforce, " + name, criterion, delivery, Tolerance.records(25), job, 24, 6)));
        return new Feed(sync, key(scene), job);
    }

    public KeepingConnections.NewKey key(Scene scene) {
        return scene.asAdmin(() -> keeping.make(scene.account(), "Nightly warehouse load", Sending.KEY, ""));
    }

    /** A key of this account; the caller is an administrator. */
    KeepingConnections.NewKey keyOf(AccountId account) {
        return keeping.make(account, "The product", Sending.KEY, "");
    }

    /** The product reports that this person of the scene's account did something. */
    public Receipt used(Scene scene, KeepingConnections.NewKey key, String person, String action, Instant at) {
        return used(scene.account(), key, person, action, at);
    }

    Receipt used(AccountId account, KeepingConnections.NewKey key, String person, String action, Instant at) {
        var signal = """
                {"account": "%s", "action": "%s", "person": "%s", "at": "%s"}""".formatted(account, action, person, at);
        return as(
                key,
                () -> receivingUsage.signals(UUID.randomUUID().toString(), signal.getBytes(StandardCharsets.UTF_8)));
    }

    /** The plan's first result, both sides having agreed on it. */
    public CriterionId criterion(Scene scene) {
        var known = scene.asCsm(() -> criteria.criteria(scene.account()));
        return known.isEmpty()
                ? agreements.firstValueAgreed(scene).id()
                : known.getFirst().id();
    }

    public Receipt complete(Feed feed, long rows) {
        return deliver(feed.key(), event(feed.job(), "COMPLETE", UUID.randomUUID(), now(), rows));
    }

    public Receipt completeAt(Feed feed, long rows, Instant at) {
        return deliver(feed.key(), event(feed.job(), "COMPLETE", UUID.randomUUID(), at, rows));
    }

    public Receipt completeWithSamples(Feed feed, long rows) {
        return deliver(feed.key(), eventWithSamples(feed.job(), now(), rows));
    }

    public Receipt failed(Feed feed) {
        return deliver(feed.key(), event(feed.job(), "FAIL", UUID.randomUUID(), now(), null));
    }

    /** A run fails, and no good one follows within the grace. */
    public Receipt failedForGood(Feed feed) {
        var receipt = failed(feed);
        hoursPass(7);
        return receipt;
    }

    /** The portal looks at what the clock alone has changed meanwhile. */
    public void hoursPass(int hours) {
        clock.pass(Duration.ofHours(hours));
        watch.look();
    }

    /** The scene's member counts the run that arrived last, and says that it is right. */
    public void verify(Scene scene, Feed feed, long theirs) {
        var run = count(scene, feed, theirs);
        scene.asMember(() -> verifying.confirm(scene.account(), feed.sync(), run, SampleVerdict.NOT_LOOKED_AT));
    }

    /** They enter their count of the newest arrival, and say nothing yet. */
    public SyncRunId count(Scene scene, Feed feed, long theirs) {
        var run = scene.asMember(() -> browsing.sync(scene.account(), feed.sync()))
                .current()
                .id();
        var compared = new NamedComparison("Rows in our CRM", null, null, now().minusSeconds(5));
        scene.asMember(() -> verifying.enterCount(scene.account(), feed.sync(), run, compared, theirs));
        return run;
    }

    public Receipt deliver(KeepingConnections.NewKey key, String event) {
        return as(key, () -> receiving.openLineage(event.getBytes(StandardCharsets.UTF_8)));
    }

    /** A plain report of one run that ended well, with these fields beside its names. */
    public Receipt report(Feed feed, String run, String told) {
        var report = """
                {"namespace": "%s", "job": "%s", "output": "%s", "run": "%s", "status": "completed", "at": "%s", %s}""".formatted(
                        feed.job().namespace(), feed.job().name(), feed.job().output(), run, now(), told);
        return as(
                feed.key(),
                () -> receiving.plainRun(UUID.randomUUID().toString(), report.getBytes(StandardCharsets.UTF_8)));
    }

    public Instant now() {
        return clock.instant();
    }

    public static String event(
            JobKey job, String type, UUID run, Instant at, @org.jspecify.annotations.Nullable Long rows) {
        var facet = rows == null ? "" : """
                  , "outputFacets": {"outputStatistics": {"_producer": "https://pipelines.example",
                    "_schemaURL": "https://openlineage.io/spec/facets/1-0-2/OutputStatisticsOutputDatasetFacet.json",
                    "rowCount": %d}}""".formatted(rows);
        return """
               {"eventType": "%s", "eventTime": "%s", "producer": "https://pipelines.example",
                "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json",
                "run": {"runId": "%s"}, "job": {"namespace": "%s", "name": "%s"},
                "outputs": [{"namespace": "warehouse", "name": "%s"%s}]}""".formatted(type, at, run, job.namespace(), job.name(), job.output(), facet);
    }

    public static String eventWithSamples(JobKey job, Instant at, long rows) {
        return event(job, "COMPLETE", UUID.randomUUID(), at, rows).replace("\"outputStatistics\"", """
                        "merestone_samples": {"records": [{"name": "Sample Ltd", "city": "Lund", "size": 12}]},
                        "merestone_freshness": {"newestRecordAt": "2026-11-22T05:58:00Z"},
                        "outputStatistics\"""");
    }

    private static <T> T as(KeepingConnections.NewKey key, java.util.function.Supplier<T> act) {
        var before = SecurityContextHolder.getContext();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                new Sender(key.connection(), new SenderKey(key.key()).hash()),
                null,
                AuthorityUtils.createAuthorityList(Sender.AUTHORITY)));
        SecurityContextHolder.setContext(context);
        try {
            return act.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
