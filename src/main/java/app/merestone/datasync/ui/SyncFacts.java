package app.merestone.datasync.ui;

import app.merestone.datasync.SyncDetail;
import app.merestone.kernel.Side;
import app.merestone.shell.Facts;

/** What was set for a sync and what shows its use: facts to read, for one reader. */
final class SyncFacts {

    private final SyncDetail sync;
    private final Side reader;

    SyncFacts(SyncDetail sync, Side reader) {
        this.sync = sync;
        this.reader = reader;
    }

    /** What was set. */
    Facts drawn() {
        var summary = sync.summary();
        var facts = new Facts()
                .with(SyncPhrases.say("data.fact.proves"), summary.criterionStatement())
                .with(
                        SyncPhrases.say("data.fact.required"),
                        SyncPhrases.say(summary.required() ? "data.required" : "data.optional"))
                .with(SyncPhrases.say("data.fact.delivery"), SyncPhrases.say("data.delivery." + sync.delivery()))
                .with(SyncPhrases.say("data.fact.tolerance"), tolerance(sync, reader))
                .with(
                        SyncPhrases.say("data.fact.cadence"),
                        SyncPhrases.say("data.fact.cadence.hours", sync.cadenceHours(), sync.graceHours()))
                .with(SyncPhrases.say("data.fact.fall"), fall(sync.fallPercent()));
        var used = sync.usage();
        if (used != null) {
            facts.with(SyncPhrases.say("data.fact.usage"), used.action());
        }
        if (reader == Side.VENDOR) {
            facts.with(
                    SyncPhrases.say("data.fact.job"),
                    sync.job().namespace() + " / " + sync.job().name() + " / "
                            + sync.job().output());
        }
        return facts;
    }

    private static String fall(int percent) {
        return percent == 100
                ? SyncPhrases.say("data.fact.fall.any")
                : SyncPhrases.say("data.fact.fall.percent", percent);
    }

    /** How far apart both counts may be: the customer is spoken to, the vendor is told of them. */
    static String tolerance(SyncDetail sync, Side reader) {
        return SyncPhrases.say(
                (reader == Side.CUSTOMER ? "data.tolerance." : "data.tolerance.vendor.")
                        + sync.tolerance().kind(),
                sync.tolerance().amount());
    }
}
