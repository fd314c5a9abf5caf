package app.merestone.pictures;

import static app.merestone.pictures.Markup.element;
import static app.merestone.pictures.Markup.text;

import app.merestone.kernel.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What arrived in one delivery of a data sync, as a torn-off receipt, and how far the sync has come.
 *
 * <p>The customer's check is blind: the vendor's count can only be given together with the customer's own.
 *
 * @param source what was delivered, such as "Salesforce, Accounts"
 * @param arrived when the run arrived; absent while nothing has
 * @param newest the time of the newest record in it, if the pipeline reports one
 * @param counts both counts, once the customer has entered theirs
 * @param ladder the steps from "connected" to "in use", lowest first
 */
public record SyncReceipt(
        String source,
        Optional<Instant> arrived,
        Optional<Instant> newest,
        Optional<Counts> counts,
        List<Rung> ladder) {

    /**
     * Both counts of the same thing, in records.
     *
     * @param apart whether they are further apart than was set: only then the difference is drawn as a dispute
     */
    public record Counts(long customers, long vendors, boolean apart) {

        /** Counts that have to be equal. */
        public Counts(long customers, long vendors) {
            this(customers, vendors, customers != vendors);
        }

        public long difference() {
            return vendors - customers;
        }
    }

    /**
     * A step of the ladder.
     *
     * @param said whose word it takes: a square for the vendor, a circle for the customer
     * @param by who took it, by name
     * @param at when
     */
    public record Rung(String name, Side said, Progress progress, Optional<String> by, Optional<Instant> at) {}

    /** How far a step is. */
    public enum Progress {
        DONE,
        /** The next step, and somebody's turn. */
        NOW,
        TO_COME,
        /** Taken before, and no longer to be relied on. */
        IN_DOUBT
    }

    /** The sentences of this picture in the reader's language. */
    public interface Words {
        String source();

        String arrived();

        String newest();

        String notYet();

        /** What stands in place of the newest record's time where something arrived and its sender did not say. */
        default String notTold() {
            return notYet();
        }

        String records();

        /** What stands in place of the records until the customer has counted, such as "shown after you count". */
        String shownAfterYouCount();

        String customersCount();

        String vendorsCount();

        String difference();

        /** Such as "none", or "48 fewer with us". */
        String difference(Counts counts);

        String number(long number);

        /** A moment in the reader's zone with the zone's name, such as "22 Nov 2026, 06:12 CET". */
        String moment(Instant moment);

        /** How far a step is, for people who cannot see its mark. */
        String progress(Progress progress);
    }

    public SyncReceipt {
        ladder = List.copyOf(ladder);
    }

    public Markup.Element drawn(Words words) {
        return element(
                        "div",
                        element("div", facts(words), ladder(words)).with("class", "receipt-paper"),
                        element("div").with("class", "receipt-tear").with("aria-hidden", "true"))
                .with("class", "picture receipt");
    }

    private Markup.Element facts(Words words) {
        var facts = new ArrayList<Markup.Element>();
        facts.add(fact(words.source(), element("dd", element("bdi", text(source)))));
        facts.add(fact(words.arrived(), moment(arrived, words)));
        if (arrived.isEmpty()) {
            // before the first arrival there is no newest record and nothing to count
            return element("dl").with("class", "receipt-facts").containing(facts);
        }
        facts.add(
                fact(words.newest(), newest.isEmpty() ? element("dd", text(words.notTold())) : moment(newest, words)));
        if (counts.isPresent()) {
            Counts both = counts.get();
            facts.add(fact(words.customersCount(), amount(words.number(both.customers()))));
            facts.add(fact(words.vendorsCount(), amount(words.number(both.vendors()))));
            facts.add(fact(words.difference(), amount(words.difference(both)))
                    .with("class", both.apart() ? "receipt-sum differs" : "receipt-sum"));
        } else {
            facts.add(fact(
                            words.records(),
                            element("dd", text(words.shownAfterYouCount())).with("class", "withheld"))
                    .with("class", "receipt-sum"));
        }
        return element("dl").with("class", "receipt-facts").containing(facts);
    }

    private static Markup.Element fact(String term, Markup.Element value) {
        return element("div", element("dt", text(term)), value);
    }

    private static Markup.Element amount(String words) {
        return element("dd", text(words)).with("class", "amount");
    }

    private static Markup.Element moment(Optional<Instant> moment, Words words) {
        return moment.map(known ->
                        element("dd", element("time", text(words.moment(known))).with("datetime", known.toString())))
                .orElseGet(() -> element("dd", text(words.notYet())));
    }

    private Markup.Element ladder(Words words) {
        return element("ol")
                .with("class", "ladder")
                .with("role", "list")
                .containing(ladder.stream().map(rung -> step(rung, words)).toList());
    }

    private static Markup.Element step(Rung rung, Words words) {
        var name = element("span", text(rung.name())).with("class", "ladder-name");
        var progress = element("span", text(" (" + words.progress(rung.progress()) + ")"))
                .with("class", "visually-hidden");
        var said = new ArrayList<Markup>();
        rung.by().ifPresent(by -> said.add(element("bdi", text(by))));
        rung.at().ifPresent(at -> {
            if (!said.isEmpty()) {
                said.add(text(", "));
            }
            said.add(element("time", text(words.moment(at))).with("datetime", at.toString()));
        });
        if (said.isEmpty()) {
            said.add(text(words.notYet()));
        }
        return element(
                        "li",
                        mark(rung),
                        element(
                                "div",
                                name,
                                progress,
                                element("div").with("class", "meta").containing(said)))
                .with(
                        "class",
                        "rung " + stateClass(rung.progress()) + (rung.said() == Side.VENDOR ? " vendor" : " customer"));
    }

    private static String stateClass(Progress progress) {
        return switch (progress) {
            case DONE -> "done";
            case NOW -> "now";
            case TO_COME -> "to-come";
            case IN_DOUBT -> "in-doubt";
        };
    }

    private static Markup.Element mark(Rung rung) {
        var shape = rung.said() == Side.VENDOR
                ? element("rect")
                        .with("x", 3)
                        .with("y", 3)
                        .with("width", 14)
                        .with("height", 14)
                        .with("rx", 2)
                : element("circle").with("cx", 10).with("cy", 10).with("r", 7);
        var mark = element("svg", shape)
                .with("class", "rung-mark")
                .with("width", 20)
                .with("height", 20)
                .with("aria-hidden", "true")
                .with("focusable", "false");
        return switch (rung.progress()) {
            case DONE ->
                mark.containing(element("path").with("class", "rung-tick").with("d", "M6.6 10.3l2.4 2.4 4.6-5"));
            case IN_DOUBT ->
                mark.containing(element("path").with("class", "rung-doubt").with("d", "M10 6.2v4.6M10 13.4v.2"));
            case NOW ->
                mark.containing(element("circle")
                        .with("class", "rung-now")
                        .with("cx", 10)
                        .with("cy", 10)
                        .with("r", 3));
            case TO_COME -> mark;
        };
    }
}
