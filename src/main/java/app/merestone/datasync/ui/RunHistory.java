package app.merestone.datasync.ui;

import app.merestone.datasync.AfterRun;
import app.merestone.datasync.Basis;
import app.merestone.datasync.BlindRun;
import app.merestone.datasync.DataSyncId;
import app.merestone.datasync.OpenRun;
import app.merestone.datasync.RunPage;
import app.merestone.datasync.RunState;
import app.merestone.datasync.ShownRun;
import app.merestone.datasync.SyncDetail;
import app.merestone.datasync.SyncRunId;
import app.merestone.kernel.Side;
import app.merestone.pictures.SyncHistory;
import app.merestone.pictures.SyncHistory.Kind;
import app.merestone.shell.Buttons;
import app.merestone.shell.Cells;
import app.merestone.shell.Dates;
import app.merestone.shell.Layouts;
import app.merestone.shell.MarkupComponent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Section;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was delivered to a sync: a small picture where there is some, and the table with the same beside it. It lasts as long
 * as its page, so that the older runs that its reader asked for outlive a redraw.
 */
final class RunHistory extends Section {

    private static final long serialVersionUID = 1L;

    private final transient Function<AfterRun, Optional<RunPage>> before;
    private final H2 title = new H2();
    private final Div drawn = new Div();
    private final Div cut = new Div();
    private final Button more;

    private @Nullable DataSyncId of;
    private List<ShownRun> read = List.of();
    private @Nullable AfterRun older;

    @SuppressWarnings("NullAway.Init") // given before anything is shown
    private SyncDetail sync;

    @SuppressWarnings("NullAway.Init") // given before anything is shown
    private transient SyncPhrases phrases;

    private Side reader = Side.CUSTOMER;

    /** With what reads the page of runs before a place; empty when it could not be read. */
    RunHistory(Function<AfterRun, Optional<RunPage>> before) {
        this.before = before;
        more = Buttons.secondary("", this::readOlder);
        drawn.addClassName("stack");
        addClassName("stack");
        add(title, drawn, cut, more);
    }

    /** Shows the sync's runs as they are now, and those older ones that were read before. */
    Component show(SyncDetail now, SyncPhrases words, Side side) {
        sync = now;
        phrases = words;
        reader = side;
        var latest = now.older();
        var id = now.summary().id();
        if (!id.equals(of) || latest == null || read.stream().noneMatch(run -> isAmong(run, latest))) {
            // another sync, or so much came meanwhile that what was read does not follow any more
            of = id;
            read = List.of();
            older = latest;
        }
        read = merged(
                read,
                now.runs().stream()
                        .filter(run -> latest == null || isAmong(run, latest))
                        .toList());
        draw();
        return this;
    }

    private void readOlder() {
        var after = older;
        if (after != null) {
            before.apply(after).ifPresent(page -> {
                read = merged(read, page.runs());
                older = page.older();
                draw();
            });
        }
    }

    /** Whether a run is one of the latest, and not one that is shown for what was said of it. */
    private static boolean isAmong(ShownRun run, AfterRun last) {
        return AfterRun.NEWEST_FIRST.compare(AfterRun.of(run), last) <= 0;
    }

    /** Each once, as it was read last. */
    private static List<ShownRun> merged(List<ShownRun> before, List<ShownRun> now) {
        var merged = new LinkedHashMap<SyncRunId, ShownRun>();
        before.forEach(run -> merged.put(run.id(), run));
        now.forEach(run -> merged.put(run.id(), run));
        return merged.values().stream()
                .sorted(Comparator.comparing(AfterRun::of, AfterRun.NEWEST_FIRST))
                .toList();
    }

    private void draw() {
        var runs = merged(read, sync.runs());
        setVisible(!runs.isEmpty());
        title.setText(SyncPhrases.say("data.history", runs.size(), arrived(runs)));
        drawn.removeAll();
        var ended = runs.stream()
                .flatMap(run -> Optional.ofNullable(run.endedAt()).map(at -> mark(run, at)).stream())
                .toList();
        if (ended.size() >= SyncHistory.FEWEST) {
            drawn.add(new MarkupComponent(new SyncHistory(ended).drawn(new Words(runs, sync.zone()))));
        }
        drawn.add(table(runs));
        cut.removeAll();
        if (older != null) {
            cut.add(Layouts.meta(SyncPhrases.say(
                    reader == Side.CUSTOMER ? "data.history.cut" : "data.history.cut.vendor", read.size())));
        }
        more.setText(SyncPhrases.say("data.history.more"));
        more.setVisible(older != null);
    }

    /** A run that failed is no arrival. */
    private static long arrived(List<ShownRun> runs) {
        return runs.stream().filter(run -> run.arrivedAt() != null).count();
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

    private Component table(List<ShownRun> runs) {
        var head = new NativeTableRow(
                Cells.head(SyncPhrases.say("data.history.ended")),
                Cells.head(SyncPhrases.say("data.history.state")),
                number(Cells.head(phrases.theirCount())),
                number(Cells.head(phrases.ourCount())),
                number(Cells.head(SyncPhrases.say("data.receipt.difference"))),
                Cells.head(said()));
        var body = new NativeTableBody();
        runs.forEach(run -> body.add(row(run)));
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

        private final List<ShownRun> runs;
        private final ZoneId zone;

        Words(List<ShownRun> runs, ZoneId zone) {
            this.runs = runs;
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
            return runs.stream()
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
        public String summary(Instant from, Instant to, int ended) {
            return SyncPhrases.say("data.history.summary", ended, day(from), day(to), arrived(runs));
        }
    }
}
