package app.merestone.datasync.ui;

import app.merestone.datasync.Basis;
import app.merestone.datasync.BlindRun;
import app.merestone.datasync.OpenRun;
import app.merestone.datasync.RunState;
import app.merestone.datasync.ShownRun;
import app.merestone.kernel.Side;
import app.merestone.shell.Cells;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a sync's history as a table, for one reader: when, how it went, both counts, and what was said of them. */
final class RunTable {

    private final SyncPhrases phrases;
    private final Side reader;
    private final ZoneId zone;

    RunTable(SyncPhrases phrases, Side reader, ZoneId zone) {
        this.phrases = phrases;
        this.reader = reader;
        this.zone = zone;
    }

    Component of(List<HistoryLine> lines) {
        var head = new NativeTableRow(
                Cells.head(SyncPhrases.say("data.history.ended")),
                Cells.head(SyncPhrases.say("data.history.state")),
                number(Cells.head(phrases.theirCount())),
                number(Cells.head(phrases.ourCount())),
                number(Cells.head(SyncPhrases.say("data.receipt.difference"))),
                Cells.head(said()));
        var body = new NativeTableBody();
        lines.forEach(line -> body.add(line.folded() ? row(line) : row(line.newest())));
        var table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassName("cards");
        return table;
    }

    private NativeTableRow row(ShownRun run) {
        var row = new NativeTableRow(
                Cells.of(SyncPhrases.say("data.history.ended"), SyncPhrases.moment(moment(run), zone)),
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
                                    .orElse(SyncPhrases.say("data.nothing"))));
        } else {
            row.add(uncounted(isWithheld(run)));
        }
        return row;
    }

    /** Several in a row: from when to when, and what they have in common; each by itself once it is opened. */
    private NativeTableRow row(HistoryLine line) {
        var runs = line.runs();
        var each = new UnorderedList();
        runs.forEach(run -> each.add(
                new ListItem(SyncPhrases.say("data.history.each", SyncPhrases.moment(moment(run), zone), state(run)))));
        var how = new NativeTableCell(new NativeDetails(common(line), each));
        how.getElement().setAttribute("data-label", SyncPhrases.say("data.history.state"));
        var row = new NativeTableRow(
                Cells.of(
                        SyncPhrases.say("data.history.ended"),
                        SyncPhrases.say(
                                "data.history.between",
                                SyncPhrases.moment(moment(line.oldest()), zone),
                                SyncPhrases.moment(moment(line.newest()), zone))),
                how);
        row.add(uncounted(runs.stream().anyMatch(RunTable::isWithheld)));
        return row;
    }

    /** "7 arrivals that nobody counted". */
    private static String common(HistoryLine line) {
        int all = line.runs().size();
        long arrived = line.arrived();
        return arrived == all
                ? SyncPhrases.say("data.history.fold.arrived", all)
                : SyncPhrases.say(arrived == 0 ? "data.history.fold.empty" : "data.history.fold.mixed", all, arrived);
    }

    private List<Component> uncounted(boolean withheld) {
        var nothing = SyncPhrases.say("data.nothing");
        return List.of(
                number(Cells.of(phrases.theirCount(), nothing)),
                number(Cells.of(phrases.ourCount(), withheld ? phrases.hidden() : nothing)),
                number(Cells.of(SyncPhrases.say("data.receipt.difference"), nothing)),
                Cells.of(said(), nothing));
    }

    /** The same moment as on the receipt: when it was here, and for what never was, when it ended. */
    private static @Nullable Instant moment(ShownRun run) {
        return run.arrivedAt() == null ? run.endedAt() : run.arrivedAt();
    }

    private String said() {
        return SyncPhrases.say(reader == Side.CUSTOMER ? "data.history.said" : "data.history.said.vendor");
    }

    private static String state(ShownRun run) {
        if (run.earlierAddress()) {
            return SyncPhrases.say("data.run.earlier-address");
        }
        if (isUnknown(run)) {
            return SyncPhrases.say("data.run.UNKNOWN");
        }
        return run.state() == RunState.COMPLETE && run.arrivedAt() == null
                ? SyncPhrases.say("data.run.EMPTY")
                : SyncPhrases.say("data.run." + run.state());
    }

    private static boolean isWithheld(ShownRun run) {
        return run.arrivedAt() != null && !run.earlierAddress() && !isUnknown(run);
    }

    /** Whether it arrived and nobody can say how much of it: there is no number that is withheld. */
    private static boolean isUnknown(ShownRun run) {
        return run.arrivedAt() != null && run instanceof BlindRun blind && blind.basis() == Basis.UNKNOWN;
    }

    private static <C extends Component> C number(C cell) {
        cell.addClassName("number");
        return cell;
    }
}
