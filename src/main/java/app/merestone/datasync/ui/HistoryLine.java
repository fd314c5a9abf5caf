package app.merestone.datasync.ui;

import app.merestone.datasync.BlindRun;
import app.merestone.datasync.RunState;
import app.merestone.datasync.ShownRun;
import app.merestone.datasync.SyncDetail;
import app.merestone.datasync.SyncRunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of a sync's history: a run, or several in a row that nobody counted and nobody is asked about, so that what was
 * said of a feed that runs every five minutes is not lost among them. The picture and the table are made of the same lines.
 *
 * @param runs newest first, at least one
 */
record HistoryLine(List<ShownRun> runs) {

    /** Fewer runs than that are listed one by one. */
    static final int LISTED = 10;

    /** Two are as quickly read as what would be said of them. */
    private static final int FEWEST_FOLDED = 3;

    /** The lines of these runs, which are newest first. */
    static List<HistoryLine> of(List<ShownRun> runs, SyncDetail sync) {
        if (runs.size() < LISTED) {
            return runs.stream().map(HistoryLine::one).toList();
        }
        var lines = new ArrayList<HistoryLine>();
        var row = new ArrayList<ShownRun>();
        var named = named(sync);
        for (var run : runs) {
            if (isQuiet(run) && !named.contains(run.id())) {
                row.add(run);
            } else {
                fold(row, lines);
                lines.add(one(run));
            }
        }
        fold(row, lines);
        return List.copyOf(lines);
    }

    private static HistoryLine one(ShownRun run) {
        return new HistoryLine(List.of(run));
    }

    private static void fold(List<ShownRun> row, List<HistoryLine> lines) {
        if (row.size() >= FEWEST_FOLDED) {
            lines.add(new HistoryLine(List.copyOf(row)));
        } else {
            row.forEach(run -> lines.add(one(run)));
        }
        row.clear();
    }

    /** Nobody counted it, it did not fail, and it came to where the feed is now. */
    private static boolean isQuiet(ShownRun run) {
        return run instanceof BlindRun && run.state() == RunState.COMPLETE && !run.earlierAddress();
    }

    /** What they are asked to count, what their word is about, and what is in dispute stands by itself. */
    private static Set<SyncRunId> named(SyncDetail sync) {
        var dispute = sync.dispute();
        return Stream.concat(
                        Stream.of(sync.current(), sync.verified())
                                .filter(Objects::nonNull)
                                .map(ShownRun::id),
                        Stream.ofNullable(dispute == null ? null : dispute.run()))
                .collect(Collectors.toSet());
    }

    boolean folded() {
        return runs.size() > 1;
    }

    ShownRun newest() {
        return runs.getFirst();
    }

    ShownRun oldest() {
        return runs.getLast();
    }

    /** How many of them brought something. */
    long arrived() {
        return runs.stream().filter(run -> run.arrivedAt() != null).count();
    }
}
