package app.merestone.datasync.ui;

import app.merestone.datasync.DisputeCard;
import app.merestone.datasync.OpenRun;
import app.merestone.datasync.SumPair;
import app.merestone.datasync.SyncDetail;
import app.merestone.kernel.Side;
import app.merestone.shell.Facts;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;

/** Both numbers of a run that was counted, for one reader: one line each, and how far they are apart. */
final class BothNumbers {

    private final SyncDetail sync;
    private final SyncPhrases phrases;
    private final Side reader;

    BothNumbers(SyncDetail sync, SyncPhrases phrases, Side reader) {
        this.sync = sync;
        this.phrases = phrases;
        this.reader = reader;
    }

    /** Both in one sentence. */
    String heading(OpenRun run, String other) {
        return SyncPhrases.say(
                reader == Side.CUSTOMER ? "data.heading.both" : "data.heading.both.vendor",
                SyncPhrases.number(run.theirs()),
                SyncPhrases.number(run.ours()),
                other);
    }

    /** Whether that is close enough, and by what was agreed. */
    String lead(OpenRun run) {
        var sums = run.sums();
        if (sums != null && !sums.inside()) {
            return SyncPhrases.say("data.lead.outside.sum", phrases.difference(sums));
        }
        boolean same =
                run.difference() == 0 && (sums == null || sums.difference().signum() == 0);
        return SyncPhrases.say(
                same ? "data.lead.inside.same" : run.inside() ? "data.lead.inside" : "data.lead.outside",
                run.inside() ? phrases.differences(run) : phrases.difference(run.difference()),
                run.inside()
                        ? SyncFacts.tolerance(sync, reader)
                        : sync.tolerance().toString());
    }

    /** What there is to read: after a dispute the counts before it as well. */
    List<Component> read(OpenRun run, DisputeFacts disputes) {
        var dispute = sync.dispute();
        if (dispute != null) {
            return List.of(before(dispute, disputes), SyncCard.ruled(pair(SyncPhrases.say("data.pair.now"), run)));
        }
        // both numbers stand in the heading and on the receipt: here only what they are of, so that the act is near
        var of = Layouts.meta(
                SyncPhrases.say("data.pair.of", phrases.compared(run.comparison(), sync.zone()), run.countedBy()));
        var sums = run.sums();
        return sums == null ? List.of(of) : List.of(with(new Facts(), sums), of);
    }

    Component pair(String title, OpenRun run) {
        var facts = new Facts()
                .with(SyncPhrases.say("data.pair.what"), phrases.compared(run.comparison(), sync.zone()))
                .with(
                        phrases.theirCount(),
                        SyncPhrases.say("data.pair.by", SyncPhrases.number(run.theirs()), run.countedBy()))
                .with(phrases.ourCount(), SyncPhrases.number(run.ours()))
                .with(SyncPhrases.say("data.receipt.difference"), phrases.difference(run.difference()));
        var sums = run.sums();
        return Layouts.section(title, sums == null ? facts : with(facts, sums));
    }

    private Facts with(Facts facts, SumPair sums) {
        return facts.with(SyncPhrases.say("data.sum.of"), SyncPhrases.sum(sums.name()))
                .with(phrases.theirSum(), SyncPhrases.amount(sums.theirs(), sums.name()))
                .with(phrases.ourSum(), SyncPhrases.amount(sums.ours(), sums.name()))
                .with(SyncPhrases.say("data.sum.difference"), phrases.difference(sums));
    }

    /** The counts that a dispute is about, where it is about any. */
    Optional<OpenRun> of(DisputeCard dispute) {
        return sync.runs().stream()
                .filter(run -> run.id().equals(dispute.run()))
                .filter(OpenRun.class::isInstance)
                .map(OpenRun.class::cast)
                .findFirst();
    }

    /** What was counted before a dispute, below what they were answered; the dispute itself where nothing was. */
    Component before(DisputeCard dispute, DisputeFacts disputes) {
        return of(dispute)
                .<Component>map(open ->
                        Layouts.stack(disputes.answered(dispute), pair(SyncPhrases.say("data.pair.before"), open)))
                .orElseGet(() -> disputes.section(dispute));
    }
}
