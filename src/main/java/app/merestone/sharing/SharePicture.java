package app.merestone.sharing;

import static app.merestone.pictures.Markup.element;
import static app.merestone.pictures.Markup.text;

import app.merestone.paper.Sheet;
import app.merestone.pictures.FinishLines;
import app.merestone.pictures.Markup;
import app.merestone.pictures.StatusWord;
import app.merestone.pictures.Stone;
import app.merestone.shell.Amounts;
import app.merestone.shell.Dates;
import app.merestone.shell.FinishLineWords;
import app.merestone.shell.Translations;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page behind a link, as its reader sees it and as its champion sees it before: one drawing for both.
 *
 * @param plan what is told
 * @param note the champion's personal line; may be empty
 * @param keeper the champion's name
 * @param until the last day of the link
 * @param frozen whether this is true for ever, or was when it was opened
 * @param vendorSees whether the vendor sees when it is opened, too
 * @param codes whether its readers prove their address first, which its champion then sees
 * @param verifyAddress where anybody can check the certificate
 * @param ways where whoever reads it can go on from it
 */
public record SharePicture(
        SharedPlan plan,
        String note,
        String keeper,
        LocalDate until,
        boolean frozen,
        boolean vendorSees,
        boolean codes,
        String verifyAddress,
        Ways ways) {

    /**
     * Addresses that hold for one reader, and never stand on paper or in a frame.
     *
     * @param certificate of the certificate; empty where it leads nowhere
     * @param files what the hash of a file is put behind; empty where none is handed out
     */
    public record Ways(
            @Nullable String certificate, @Nullable String files) {

        /** Nothing leads anywhere. */
        public static final Ways NONE = new Ways(null, null);
    }

    /** The same, for somebody who can go on from here. */
    public SharePicture leading(Ways onwards) {
        return new SharePicture(plan, note, keeper, until, frozen, vendorSees, codes, verifyAddress, onwards);
    }

    private static final int KILOBYTE = 1_024;
    private static final int MEGABYTE = KILOBYTE * KILOBYTE;

    /** The one sentence that answers: are we there? */
    public String verdict(Translations words) {
        int agreed = plan.results().size();
        int shown = plan.shown();
        var key =
                switch (plan.stage()) {
                    case SETTING_UP -> agreed == 0 ? "nothing-agreed" : shown == 0 ? "none-shown" : "some-shown";
                    case RESULT_SHOWN -> shown == agreed ? "all-shown" : "first-shown";
                    case SET_UP_DONE, CLOSED, ENDED -> plan.stage().key();
                };
        return words.onPage("share.verdict." + key, plan.company(), plan.vendor(), shown, agreed);
    }

    /**
     * The whole page.
     *
     * @param top the level of its first heading: 1 where it is a page, 2 within one
     */
    public Markup.Element drawn(Translations words, int top) {
        return new Drawing(words, top, false).page();
    }

    /** The same on paper. */
    public Sheet onPaper(Translations words) {
        return new Sheet(
                words.onPage("share.paper.title", plan.company(), plan.vendor()),
                verdict(words),
                leading(Ways.NONE).new Drawing(words, 1, true).page());
    }

    private final class Drawing {

        private final Translations words;
        private final int top;
        private final boolean paper;

        Drawing(Translations words, int top, boolean paper) {
            this.words = words;
            this.top = top;
            this.paper = paper;
        }

        Markup.Element page() {
            var parts = new ArrayList<Markup>();
            parts.add(head());
            parts.add(lines());
            results().ifPresent(parts::add);
            agreed().ifPresent(parts::add);
            next().ifPresent(parts::add);
            certificate().ifPresent(parts::add);
            parts.add(foot());
            return element("article").with("class", "share").containing(parts);
        }

        private Markup.Element head() {
            var head = element(
                            "header",
                            element("p", text(say("share.between", plan.company(), plan.vendor())))
                                    .with("class", "meta"),
                            element("h" + top, text(verdict(words))).with("class", "share-verdict"))
                    .with("class", "share-head");
            var lapsed = plan.results().stream()
                    .filter(result -> result.shown() != null && result.shown().lapsedOn() != null)
                    .count();
            if (lapsed > 0) {
                head = head.containing(
                        element("p", text(say("share.lapsed", lapsed))).with("class", "share-lapsed"));
            }
            var disputed = plan.results().stream()
                    .filter(result -> result.shown() != null && result.disputed())
                    .count();
            if (disputed > 0) {
                head = head.containing(
                        element("p", text(say("share.disputed", disputed))).with("class", "share-lapsed"));
            }
            head = head.containing(element(
                            "p",
                            element(
                                            "time",
                                            text(say(
                                                    frozen
                                                            ? "share.as-at.frozen"
                                                            : paper ? "share.as-at.paper" : "share.as-at",
                                                    Dates.minute(plan.asAt(), plan.zone()))))
                                    .with("datetime", plan.asAt().toString()))
                    .with("class", "share-as-at"));
            if (!note.isEmpty()) {
                head = head.containing(element(
                                "blockquote",
                                element("p", text(note)).with("dir", "auto"),
                                element("footer", text(say("share.note.by", keeper)))
                                        .with("class", "meta"))
                        .with("class", "share-note"));
            }
            return head;
        }

        private Markup.Element lines() {
            var setUp = Stream.concat(
                            plan.setUpDone().stream().map(FinishLines.SetUpTask::done),
                            IntStream.range(0, plan.setUpOpen()).mapToObj(i -> FinishLines.SetUpTask.undated()))
                    .toList();
            var results = new ArrayList<FinishLines.Result>();
            for (var result : plan.results()) {
                results.add(line(result, results.size() + 1));
            }
            var drawing = new FinishLines(plan.started(), plan.today(), setUp, results, FinishLines.GapEnd.FIRST_VALUE)
                    .drawn(new FinishLineWords(words, plan.vendor(), plan.company(), null));
            var section = section("share.lines", drawing);
            return plan.setUpNotNeeded() == 0
                    ? section
                    : section.containing(element("p", text(say("lines.not-needed", plan.setUpNotNeeded())))
                            .with("class", "meta"));
        }

        private FinishLines.Result line(SharedPlan.Result result, int number) {
            var said = result.statement() == null ? say("share.result-number", number) : result.statement();
            var shown = result.shown();
            var line = shown == null
                    ? FinishLines.Result.due(said, result.due())
                    : FinishLines.Result.shown(said, shown.on());
            return result.firstValue() ? line.asFirstValue() : line;
        }

        private java.util.Optional<Markup.Element> results() {
            var rows = plan.results().stream()
                    .filter(result -> result.shown() != null && result.shown().told() != null)
                    .map(this::shown)
                    .toList();
            return list("share.results", rows);
        }

        private Markup.Element shown(SharedPlan.Result result) {
            var shown = java.util.Objects.requireNonNull(result.shown());
            var told = java.util.Objects.requireNonNull(shown.told());
            var body = element("div", statement(result));
            if (shown.lapsedOn() != null) {
                body = body.containing(element("p", text(say("share.lapsed.on", shown.lapsedOn())))
                        .with("class", "share-lapsed"));
            }
            body = body.containing(
                    element("p", text(told.what())).with("dir", "auto").with("class", "share-what"));
            var figure = shown.figure();
            if (figure != null) {
                body = body.containing(element(
                                "p",
                                element("bdi", text(figure.name())),
                                text(": "),
                                element(
                                        "strong",
                                        text(Amounts.of(figure.amount()) + " "),
                                        element("bdi", text(figure.unit()))),
                                text(" " + say("share.figure.target", Amounts.of(figure.target()))))
                        .with("class", "share-figure"));
            }
            body = body.containing(
                    element(
                                    "p",
                                    text(say(
                                            "share.confirmed",
                                            shown.on(),
                                            told.customer(),
                                            told.customerOn(),
                                            told.cosigner(),
                                            plan.vendor(),
                                            told.cosignedOn())))
                            .with("class", "meta"),
                    element(
                                    "p",
                                    text(say("share.grade." + told.grade(), plan.company())),
                                    text(" · "),
                                    text(say("share.record", told.record())),
                                    text(" "),
                                    element("code", text(told.hash())))
                            .with("class", "meta share-hash"));
            if (!told.files().isEmpty()) {
                body = body.containing(element("ul")
                        .with("class", "share-files")
                        .with("role", "list")
                        .containing(told.files().stream().map(this::file).toList()));
            }
            return row(new Stone(true, true, result.disputed()), body, result.disputed());
        }

        private Markup.Element file(SharedPlan.File file) {
            var name = element("bdi", text(file.name()));
            return element(
                            "li",
                            ways.files() == null ? name : element("a", name).with("href", ways.files() + file.hash()),
                            text(" · " + say("share.file.kind." + file.type().name()) + " · " + size(file.bytes())
                                    + " · "),
                            text(say("share.file.hash") + " "),
                            element("code", text(file.hash())))
                    .with("class", "meta share-hash");
        }

        private String size(int bytes) {
            return bytes >= MEGABYTE
                    ? say("share.file.megabytes", Math.round(10.0 * bytes / MEGABYTE) / 10.0)
                    : say("share.file.kilobytes", Math.max(1, Math.round((double) bytes / KILOBYTE)));
        }

        private java.util.Optional<Markup.Element> agreed() {
            var rows = plan.results().stream()
                    .filter(result -> result.shown() == null && result.statement() != null)
                    .map(result -> row(
                            new Stone(false, false, result.disputed()),
                            first(result, element("div", statement(result)))
                                    .containing(agreed(result.agreed(), result.due())),
                            result.disputed()))
                    .toList();
            return list("share.agreed", rows);
        }

        private java.util.Optional<Markup.Element> next() {
            var rows = plan.next().stream()
                    .map(next -> row(
                            Stone.unsigned(),
                            element(
                                    "div",
                                    element("p", element("bdi", text(next.statement())))
                                            .with("class", "share-statement"),
                                    agreed(next.agreed(), next.due())),
                            false))
                    .toList();
            return list("share.next", rows);
        }

        private java.util.Optional<Markup.Element> certificate() {
            var closing = plan.closing();
            if (closing == null || plan.certificate() == null || plan.endedOn() == null) {
                return java.util.Optional.empty();
            }
            var body = element(
                    "div",
                    element("p", text(say("share.certificate.number", plan.certificate(), plan.endedOn())))
                            .with("class", "share-statement"),
                    signed(closing.customer()),
                    signed(closing.vendor()),
                    element("p", text(say("share.certificate.hash")), text(" "), element("code", text(closing.hash())))
                            .with("class", "meta share-hash"),
                    element(
                                    "p",
                                    text(say("share.certificate.verify") + " "),
                                    element("a", text(verifyAddress)).with("href", verifyAddress))
                            .with("class", "meta"));
            if (ways.certificate() != null) {
                body = body.containing(element(
                                "p",
                                element("a", text(say("share.certificate.read")))
                                        .with("href", ways.certificate()))
                        .with("class", "share-way"));
            }
            return list("share.certificate.heading", List.of(row(new Stone(true, true, false), body, false)));
        }

        private Markup.Element signed(SharedPlan.Name name) {
            return element(
                            "p",
                            text(say(
                                    "share.certificate.signed",
                                    name.name(),
                                    say("closing.certificate.capacity." + name.role(), name.company()),
                                    Dates.utc(name.at()))))
                    .with("class", "meta");
        }

        private Markup.Element statement(SharedPlan.Result result) {
            return element("p", element("bdi", text(result.statement() == null ? "" : result.statement())))
                    .with("class", "share-statement");
        }

        private Markup.Element first(SharedPlan.Result result, Markup.Element body) {
            return result.firstValue()
                    ? body.containing(element("p", text(say("share.first"))).with("class", "meta"))
                    : body;
        }

        /** Both names with their days, and the day that they agreed; what was frozen without names says the day alone. */
        private Markup.Element agreed(SharedPlan.@Nullable Agreed by, LocalDate due) {
            long past = java.time.temporal.ChronoUnit.DAYS.between(due, plan.today());
            var day = element(
                            "time",
                            text(
                                    past > 0
                                            ? say("share.due.past", due, past)
                                            : say(by == null ? "share.due" : "share.agreed.due", due)))
                    .with("datetime", due.toString());
            var line = by == null
                    ? element("p", day)
                    : element(
                            "p",
                            text(say("share.agreed.by", by.customer(), by.customerOn(), by.vendor(), by.vendorOn())
                                    + " · "),
                            day);
            return line.with("class", "meta");
        }

        private Markup.Element row(Stone stone, Markup.Element body, boolean disputed) {
            return element("li", stone.drawn(), disputed ? body.containing(dispute()) : body);
        }

        private Markup.Element dispute() {
            return new StatusWord(StatusWord.Tone.DISPUTE, say("status.in-dispute")).drawn();
        }

        private Markup.Element foot() {
            var lines = new ArrayList<Markup>();
            if (plan.stage() == SharedPlan.Stage.CLOSED && plan.endedOn() != null && plan.certificate() == null) {
                lines.add(element("p", text(say("share.closed", plan.endedOn()))));
            }
            if (plan.certificate() != null && plan.closing() == null && plan.endedOn() != null) {
                // kept word for word from when a share told the number alone
                lines.add(element(
                        "p",
                        text(say("share.certificate", plan.endedOn(), plan.certificate()) + " "),
                        element("a", text(verifyAddress)).with("href", verifyAddress)));
            }
            lines.add(element("p", text(say("share.kept-by", keeper, until))));
            if (!paper) {
                lines.add(element("p", text(say(seen(), keeper, plan.vendor()))));
            } else if (!frozen) {
                lines.add(element("p", text(say("share.paper.stays", keeper))));
            }
            lines.add(element(
                            "p",
                            element("span", Stone.brand(), element("span", text(say("shell.brand"))))
                                    .with("class", "brand"))
                    .with("class", "share-brand"));
            return element("footer").with("class", "share-foot").containing(lines);
        }

        private String seen() {
            return (vendorSees ? "share.seen.vendor" : "share.seen") + (codes ? ".codes" : "");
        }

        private java.util.Optional<Markup.Element> list(String heading, List<Markup.Element> rows) {
            return rows.isEmpty()
                    ? java.util.Optional.empty()
                    : java.util.Optional.of(section(
                            heading,
                            element("ul")
                                    .with("class", "share-list")
                                    .with("role", "list")
                                    .containing(rows)));
        }

        private Markup.Element section(String heading, Markup.Element content) {
            return element("section", element("h" + (top + 1), text(say(heading))), content);
        }

        private String say(String key, Object... arguments) {
            return words.onPage(key, arguments);
        }
    }
}
