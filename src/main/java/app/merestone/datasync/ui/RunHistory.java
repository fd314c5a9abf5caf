package app.merestone.datasync.ui;

import app.merestone.datasync.Basis;
import app.merestone.datasync.BlindRun;
import app.merestone.datasync.BrowsingSyncs;
import app.merestone.datasync.OpenRun;
import app.merestone.datasync.RunState;
import app.merestone.datasync.ShownRun;
import app.merestone.datasync.SyncDetail;
import app.merestone.kernel.Side;
import app.merestone.pictures.SyncHistory;
import app.merestone.pictures.SyncHistory.Kind;
import app.merestone.shell.Cells;
import app.merestone.shell.Dates;
import app.merestone.shell.Layouts;
import app.merestone.shell.MarkupComponent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableRow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** The latest arrivals of a sync: a small picture where there are some, and the table with the same beside it. */
final class RunHistory {

    private final SyncDetail sync;
    private final SyncPhrases phrases;
    private final Side reader;

    RunHistory(SyncDetail sync, SyncPhrases phrases, Side reader) {
        this.sync = sync;
        this.phrases = phrases;
        this.reader = reader;
    }

    Component drawn() {
        if (sync.runs().isEmpty()) {
            return new Div();
        }
        var section =
                Layouts.section(SyncPhrases.say("data.history", sync.runs().size(), arrived()));
        var ended = sync.runs().stream()
                .flatMap(run -> Optional.ofNullable(run.endedAt()).map(at -> mark(run, at)).stream())
                .toList();
        if (ended.size() >= SyncHistory.FEWEST) {
            section.add(new MarkupComponent(new SyncHistory(ended).drawn(new Words(sync.zone()))));
        }
        section.add(table());
        if (sync.runs().size() >= BrowsingSyncs.RUNS_SHOWN) {
            section.add(Layouts.meta(SyncPhrases.say(
                    reader == Side.CUSTOMER ? "data.history.cut" : "data.history.cut.vendor",
                    BrowsingSyncs.RUNS_SHOWN)));
        }
        return section;
    }

    /** A run that failed is no arrival. */
    private long arrived() {
        return sync.runs().stream().filter(run -> run.arrivedAt() != null).count();
    }

    private static SyncHistory.Run mark(ShownRun run, Instant at) {
        if (run instanceof OpenRun open) {
            var kind = open.said().map(right -> right ? Kind.RIGHT : Kind.OFF).orElse(Kind.COUNTED);
            // the sum of a period is nobody's height: what this run brought of it nobody said
            return new SyncHistory.Run(at, kind, open.ownFigure() ? Optional.of(open.ours()) : Optional.empty());
        }
        var kind = run.state() != RunState.COMPLETE ? Kind.FAILED : run.arrivedAt() == null ? Kind.EMPTY : Kind.ARRIVED;
        return new SyncHistory.Run(at, kind, Optional.empty());
    }

    private Component table() {
        var head = new NativeTableRow(
                Cells.head(SyncPhrases.say("data.history.ended")),
                Cells.head(SyncPhrases.say("data.history.state")),
                number(Cells.head(phrases.theirCount())),
                number(Cells.head(phrases.ourCount())),
                number(Cells.head(SyncPhrases.say("data.receipt.difference"))),
                Cells.head(said()));
        var body = new NativeTableBody();
        sync.runs().forEach(run -> body.add(row(run)));
        var table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassName("cards");
        return table;
    }

    private NativeTableRow row(ShownRun run) {
        // the same moment as on the receipt: when it was here, and for what never was, when it ended
        var moment = run.arrivedAt() == null ? run.endedAt() : run.arrivedAt();
        var nothing = SyncPhrases.say("data.nothing");
        var row = new NativeTableRow(
                Cells.of(SyncPhrases.say("data.history.ended"), SyncPhrases.moment(moment, sync.zone())),
                Cells.of(SyncPhrases.say("data.history.state"), state(run)));
        if (run instanceof OpenRun open) {
            row.add(
                    number(Cells.of(phrases.theirCount(), SyncPhrases.number(open.theirs()))),
                    number(Cells.of(phrases.ourCount(), SyncPhrases.number(open.ours()))),
                    number(Cells.of(SyncPhrases.say("data.receipt.difference"), phrases.differences(open))),
                    Cells.of(
                            said(),
                            open.said()
                                    .map(right -> SyncPhrases.say(right ? "data.said.right" : "data.said.off"))
                                    .orElse(nothing)));
        } else {
            boolean withheld = run.arrivedAt() != null && !run.earlierAddress() && !uncounted(run);
            row.add(
                    number(Cells.of(phrases.theirCount(), nothing)),
                    number(Cells.of(phrases.ourCount(), withheld ? phrases.hidden() : nothing)),
                    number(Cells.of(SyncPhrases.say("data.receipt.difference"), nothing)),
                    Cells.of(said(), nothing));
        }
        return row;
    }

    private String said() {
        return SyncPhrases.say(reader == Side.CUSTOMER ? "data.history.said" : "data.history.said.vendor");
    }

    private static String state(ShownRun run) {
        if (run.earlierAddress()) {
            return SyncPhrases.say("data.run.earlier-address");
        }
        if (uncounted(run)) {
            return SyncPhrases.say("data.run.UNKNOWN");
        }
        return run.state() == RunState.COMPLETE && run.arrivedAt() == null
                ? SyncPhrases.say("data.run.EMPTY")
                : SyncPhrases.say("data.run." + run.state());
    }

    /** Whether it arrived and nobody can say how much of it: there is no number that is withheld. */
    private static boolean uncounted(ShownRun run) {
        return run.arrivedAt() != null && run instanceof BlindRun blind && blind.basis() == Basis.UNKNOWN;
    }

    private static <C extends Component> C number(C cell) {
        cell.addClassName("number");
        return cell;
    }

    private final class Words implements SyncHistory.Words {

        private final ZoneId zone;

        Words(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public String kind(Kind kind) {
            return SyncPhrases.say(
                    reader == Side.CUSTOMER ? "data.history.kind." + kind : "data.history.kind.vendor." + kind);
        }

        @Override
        public String day(Instant at) {
            return oneDay() ? Dates.minute(at, zone) : Dates.day(at.atZone(zone).toLocalDate());
        }

        private boolean oneDay() {
            return sync.runs().stream()
                            .flatMap(run -> Optional.ofNullable(run.endedAt()).stream())
                            .map(at -> at.atZone(zone).toLocalDate())
                            .distinct()
                            .count()
                    == 1;
        }

        @Override
        public String highest(long records) {
            return SyncPhrases.say("data.history.highest", SyncPhrases.number(records), phrases.ourCount());
        }

        @Override
        public String summary(Instant from, Instant to, int runs) {
            return SyncPhrases.say("data.history.summary", runs, day(from), day(to), arrived());
        }
    }
}
