package app.merestone.datasync.ui;

import app.merestone.datasync.AfterRun;
import app.merestone.datasync.DataSyncId;
import app.merestone.datasync.RunPage;
import app.merestone.datasync.ShownRun;
import app.merestone.datasync.SyncDetail;
import app.merestone.datasync.SyncRunId;
import app.merestone.kernel.Side;
import app.merestone.shell.Buttons;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
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
        add(title, drawn, cut, new Div(more));
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
        var lines = HistoryLine.of(runs, sync);
        new RunPicture(phrases, reader, sync.zone()).of(lines).ifPresent(drawn::add);
        drawn.add(new RunTable(phrases, reader, sync.zone()).of(lines));
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
}
