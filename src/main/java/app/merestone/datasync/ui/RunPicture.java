package app.merestone.datasync.ui;

import app.merestone.datasync.OpenRun;
import app.merestone.datasync.RunState;
import app.merestone.datasync.ShownRun;
import app.merestone.kernel.Side;
import app.merestone.pictures.SyncHistory;
import app.merestone.pictures.SyncHistory.Counts;
import app.merestone.pictures.SyncHistory.Kind;
import app.merestone.shell.Dates;
import app.merestone.shell.MarkupComponent;
import com.vaadin.flow.component.Component;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines of a sync's history as a small picture, for one reader. */
final class RunPicture {

    private final SyncPhrases phrases;
    private final Side reader;
    private final ZoneId zone;

    RunPicture(SyncPhrases phrases, Side reader, ZoneId zone) {
        this.phrases = phrases;
        this.reader = reader;
        this.zone = zone;
    }

    /** Empty where the table is read as fast. */
    Optional<Component> of(List<HistoryLine> lines) {
        var marks = lines.stream().flatMap(RunPicture::mark).toList();
        return marks.stream().mapToInt(SyncHistory.Run::many).sum() < SyncHistory.FEWEST
                ? Optional.empty()
                : Optional.of(new MarkupComponent(new SyncHistory(marks).drawn(new Words(lines))));
    }

    private static Stream<SyncHistory.Run> mark(HistoryLine line) {
        var ended = ended(line).toList();
        if (ended.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(
                ended.size() > 1
                        ? SyncHistory.Run.stretch(ended.getFirst(), ended.getLast(), ended.size())
                        : mark(line.newest(), ended.getFirst()));
    }

    private static Stream<Instant> ended(HistoryLine line) {
        return line.runs().stream()
                .map(ShownRun::endedAt)
                .filter(Objects::nonNull)
                .sorted(Comparator.naturalOrder());
    }

    private static SyncHistory.Run mark(ShownRun run, Instant at) {
        if (run instanceof OpenRun open) {
            var kind = open.said().map(right -> right ? Kind.RIGHT : Kind.OFF).orElse(Kind.COUNTED);
            // the sum of a period is nobody's height: what this run brought of it nobody said
            return open.ownFigure()
                    ? SyncHistory.Run.counted(at, kind, new Counts(open.theirs(), open.ours()))
                    : SyncHistory.Run.of(at, kind);
        }
        return SyncHistory.Run.of(
                at,
                run.state() != RunState.COMPLETE ? Kind.FAILED : run.arrivedAt() == null ? Kind.EMPTY : Kind.ARRIVED);
    }

    private final class Words implements SyncHistory.Words {

        private final long arrived;
        private final boolean oneDay;

        Words(List<HistoryLine> lines) {
            arrived = lines.stream().mapToLong(HistoryLine::arrived).sum();
            oneDay = lines.stream()
                            .flatMap(RunPicture::ended)
                            .map(at -> at.atZone(zone).toLocalDate())
                            .distinct()
                            .count()
                    == 1;
        }

        @Override
        public String kind(Kind kind) {
            return SyncPhrases.say(
                    reader == Side.CUSTOMER ? "data.history.kind." + kind : "data.history.kind.vendor." + kind);
        }

        @Override
        public String theirs() {
            return phrases.theirCount();
        }

        @Override
        public String ours() {
            return phrases.ourCount();
        }

        @Override
        public String day(Instant at) {
            return oneDay ? Dates.minute(at, zone) : Dates.day(at.atZone(zone).toLocalDate());
        }

        @Override
        public String highest(long records) {
            return SyncPhrases.say("data.history.highest", SyncPhrases.number(records));
        }

        @Override
        public String summary(Instant from, Instant to, int runs) {
            return SyncPhrases.say("data.history.summary", runs, day(from), day(to), arrived);
        }
    }
}
