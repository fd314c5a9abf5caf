package app.merestone.datasync.ui;

import app.merestone.datasync.LookReason;
import app.merestone.datasync.NamedComparison;
import app.merestone.datasync.OpenRun;
import app.merestone.datasync.ShownRun;
import app.merestone.datasync.SumName;
import app.merestone.datasync.SumPair;
import app.merestone.datasync.SyncDetail;
import app.merestone.datasync.SyncState;
import app.merestone.datasync.SyncSummary;
import app.merestone.kernel.Side;
import app.merestone.pictures.StatusWord;
import app.merestone.pictures.StatusWord.Tone;
import app.merestone.pictures.SyncReceipt;
import app.merestone.pictures.SyncReceipt.Counts;
import app.merestone.pictures.SyncReceipt.Progress;
import app.merestone.pictures.SyncReceipt.Rung;
import app.merestone.shell.Dates;
import app.merestone.shell.Layouts;
import app.merestone.shell.MarkupComponent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the pages of data syncs put things, for one reader: a customer person or a vendor person. */
final class SyncPhrases {

    private static final List<SyncState> LADDER =
            List.of(SyncState.CONNECTED, SyncState.ARRIVED, SyncState.VERIFIED, SyncState.IN_USE);

    private final Side reader;
    private final String account;
    private final String vendor;

    SyncPhrases(Side reader, String account, String vendor) {
        this.reader = reader;
        this.account = account;
        this.vendor = vendor;
    }

    /** The status word of a sync: the word first, the colour second. */
    Component status(SyncState state, boolean waits) {
        var tone =
                switch (state) {
                    case CONNECTED, IN_USE -> Tone.PLAIN;
                    case ARRIVED -> waits ? Tone.CUSTOMERS_TURN : Tone.PLAIN;
                    case VERIFIED -> waits ? Tone.CUSTOMERS_TURN : Tone.AGREED;
                    case DISPUTED -> Tone.DISPUTE;
                    case NEEDS_ANOTHER_LOOK -> Tone.WATCH;
                };
        return new MarkupComponent(new StatusWord(tone, word(state)).drawn());
    }

    String word(SyncState state) {
        return state == SyncState.VERIFIED && reader == Side.VENDOR
                ? say("data.state.VERIFIED.vendor", account)
                : say("data.state." + state);
    }

    /** The receipt of the run that the page is about, ladder beside it; records only once the customer counted. */
    Component receipt(SyncDetail sync) {
        var receipt = new MarkupComponent(receiptOf(sync).drawn(new Words(sync)));
        var newer = sync.current();
        return newer == null || newer.id().equals(about(sync).map(ShownRun::id).orElse(newer.id()))
                ? receipt
                : new Div(receipt, Layouts.meta(say("data.receipt.since", moment(newer.arrivedAt(), sync.zone()))));
    }

    /** The arrival that the ladder is about: while their word stands the one they checked, whatever has come since. */
    private static Optional<ShownRun> about(SyncDetail sync) {
        var current = sync.current();
        var verified = sync.verified();
        boolean undecided = current instanceof OpenRun open && open.said().isEmpty();
        boolean checked = verified != null && sync.summary().state().stands() && !undecided;
        return Optional.ofNullable(checked || current == null ? verified : current);
    }

    private SyncReceipt receiptOf(SyncDetail sync) {
        var run = about(sync);
        return new SyncReceipt(
                sync.summary().source(),
                run.map(ShownRun::arrivedAt)
                        .or(() -> Optional.ofNullable(sync.summary().lastRunAt())),
                run.map(ShownRun::newestRecordAt),
                run.filter(OpenRun.class::isInstance)
                        .map(OpenRun.class::cast)
                        .map(open -> new Counts(open.theirs(), open.ours(), !open.countInside())),
                LADDER.stream().map(step -> rung(sync, step)).toList());
    }

    private Rung rung(SyncDetail sync, SyncState step) {
        var taken = sync.ladder().stream().filter(s -> s.step() == step).findFirst();
        var state = sync.summary().state();
        boolean stopped = state == SyncState.DISPUTED
                || state == SyncState.NEEDS_ANOTHER_LOOK
                || sync.summary().undecidedSince() != null;
        // in use is their word, unless nobody said so and the product reports it
        boolean reported = step == SyncState.IN_USE
                && taken.filter(s -> s.side() == Side.VENDOR).isPresent();
        boolean customers = step == SyncState.VERIFIED || (step == SyncState.IN_USE && !reported);
        boolean next = taken.isEmpty()
                && !stopped
                && LADDER.indexOf(step) == sync.ladder().size();
        boolean inDoubt =
                customers || (step == SyncState.ARRIVED && sync.ladder().size() == 2);
        var progress = taken.isEmpty()
                ? next ? Progress.NOW : Progress.TO_COME
                : stopped && inDoubt ? Progress.IN_DOUBT : Progress.DONE;
        return new Rung(
                word(step),
                customers ? Side.CUSTOMER : Side.VENDOR,
                progress,
                reported
                        ? Optional.of(
                                say(reader == Side.CUSTOMER ? "data.product.rung" : "data.product.rung.ours", vendor))
                        : taken.map(s -> s.who()).filter(who -> !who.isEmpty()),
                taken.map(s -> s.at()));
    }

    /** "accounts in our CRM, 1 Nov 2026 to 21 Nov 2026, as of 22 Nov 2026, 12:04 GMT". */
    String compared(NamedComparison comparison, ZoneId zone) {
        var asOf = Dates.minute(comparison.asOf(), zone);
        return comparison.from() == null || comparison.to() == null
                ? say("data.compared", comparison.quantity(), asOf)
                : say("data.compared.period", comparison.quantity(), comparison.from(), comparison.to(), asOf);
    }

    /** "none", "48 fewer with Fenwick Systems". */
    String difference(long difference) {
        if (difference == 0) {
            return say("data.difference.none");
        }
        return say(difference < 0 ? "data.difference.fewer" : "data.difference.more", Math.abs(difference), ours());
    }

    /** The difference of both counts, and of both sums where there are some. */
    String differences(OpenRun run) {
        var sums = run.sums();
        return sums == null
                ? difference(run.difference())
                : say("data.difference.with-sum", difference(run.difference()), difference(sums));
    }

    /** "none", "120.50 EUR less with Fenwick Systems". */
    String difference(SumPair sums) {
        var apart = sums.difference();
        if (apart.signum() == 0) {
            return say("data.difference.none");
        }
        return say(
                apart.signum() < 0 ? "data.difference.less" : "data.difference.larger",
                amount(apart.abs(), sums.name()),
                ours());
    }

    /** "amount of open deals, in EUR". */
    static String sum(SumName name) {
        return name.unit().isEmpty() ? name.of() : say("data.sum.in", name.of(), name.unit());
    }

    /** "1,234.50 EUR": to the digit. */
    static String amount(BigDecimal amount, SumName name) {
        // money has two decimals or none: 1,234.5 would read as if one had been lost
        var pattern = amount.scale() > 0 ? "#,##0.00####" : "#,##0";
        var number = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.UK)).format(amount);
        return name.unit().isEmpty() ? number : number + " " + name.unit();
    }

    /** What the customer's count is called for this reader. */
    String theirCount() {
        return reader == Side.CUSTOMER ? say("data.count.yours") : say("data.count.of", account);
    }

    /** What the vendor's count is called for this reader. */
    String ourCount() {
        return reader == Side.CUSTOMER ? say("data.count.of", vendor) : say("data.count.ours");
    }

    /** What the customer's sum is called for this reader. */
    String theirSum() {
        return reader == Side.CUSTOMER ? say("data.sum.yours") : say("data.sum.of-them", account);
    }

    /** What the vendor's sum is called for this reader. */
    String ourSum() {
        return reader == Side.CUSTOMER ? say("data.sum.of-them", vendor) : say("data.sum.ours");
    }

    private String ours() {
        return reader == Side.CUSTOMER ? vendor : say("data.us");
    }

    /** What stands where the vendor's number will, until the customer has counted. */
    String hidden() {
        return reader == Side.CUSTOMER ? say("data.hidden") : say("data.hidden.vendor", account);
    }

    /** Why it needs another look, and since when: "a run failed on 22 Nov 2026, 11:00 GMT". */
    Optional<String> look(SyncSummary sync, ZoneId zone) {
        var reason = sync.lookReason();
        if (reason == null) {
            return Optional.empty();
        }
        // of a failure the reader wants to know when it was, not when it had been waited for long enough
        var moment = reason == LookReason.FAILED && sync.failedAt() != null ? sync.failedAt() : sync.lookSince();
        return Optional.of(say("data.look." + reason, moment(moment, zone)));
    }

    /** That the last run failed, and by when a good one has to follow where their word falls otherwise. */
    Optional<String> failed(SyncSummary sync, ZoneId zone) {
        var by = sync.recoverBy();
        return Optional.ofNullable(sync.failedAt())
                .map(at -> by == null
                        ? say("data.last-failed", Dates.minute(at, zone))
                        : say("data.last-failed.until", Dates.minute(at, zone), Dates.minute(by, zone)));
    }

    /** That the next good run is late, where nobody's word falls with that. */
    Optional<String> late(SyncSummary sync, ZoneId zone) {
        return Optional.ofNullable(sync.overdueSince()).map(by -> say("data.late", Dates.minute(by, zone)));
    }

    /** What the vendor's product is called that reports the use of data. */
    String product() {
        return reader == Side.CUSTOMER ? say("data.product", vendor) : say("data.product.ours");
    }

    /** What is reported of the use of a sync's data, where an action is named that shows it. */
    Optional<String> usage(SyncDetail sync) {
        var usage = sync.usage();
        return usage == null
                ? Optional.empty()
                : Optional.of(
                        usage.lastAt() == null
                                ? say("data.usage.nobody", product(), usage.action(), usage.days())
                                : say(
                                        "data.usage",
                                        product(),
                                        usage.people(),
                                        usage.action(),
                                        usage.days(),
                                        Dates.minute(usage.lastAt(), sync.zone())));
    }

    /** The same below a heading that has said already who reports it. */
    Optional<String> usageAlone(SyncDetail sync) {
        var usage = sync.usage();
        return usage == null || usage.lastAt() == null
                ? usage(sync)
                : Optional.of(say(
                        "data.usage.alone",
                        usage.people(),
                        usage.action(),
                        usage.days(),
                        Dates.minute(usage.lastAt(), sync.zone())));
    }

    static String number(long number) {
        return String.format(Locale.UK, "%,d", number);
    }

    private static @Nullable Instant inDoubtSince(SyncDetail sync) {
        var dispute = sync.dispute();
        var summary = sync.summary();
        return dispute != null
                ? dispute.raisedAt()
                : summary.lookSince() != null ? summary.lookSince() : summary.undecidedSince();
    }

    static String say(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }

    static String moment(@Nullable Instant moment, ZoneId zone) {
        return moment == null ? say("data.not-yet") : Dates.minute(moment, zone);
    }

    private final class Words implements SyncReceipt.Words {

        private final SyncDetail sync;
        private final ZoneId zone;

        Words(SyncDetail sync) {
            this.sync = sync;
            this.zone = sync.zone();
        }

        @Override
        public String source() {
            return say("data.receipt.source");
        }

        @Override
        public String arrived() {
            return say("data.receipt.arrived");
        }

        @Override
        public String newest() {
            return say("data.receipt.newest");
        }

        @Override
        public String notYet() {
            return say("data.not-yet");
        }

        @Override
        public String notTold() {
            return say("data.receipt.not-told");
        }

        @Override
        public String records() {
            return say("data.receipt.records");
        }

        @Override
        public String shownAfterYouCount() {
            return hidden();
        }

        @Override
        public String customersCount() {
            return theirCount();
        }

        @Override
        public String vendorsCount() {
            return ourCount();
        }

        @Override
        public String difference() {
            return say("data.receipt.difference");
        }

        @Override
        public String difference(Counts counts) {
            return SyncPhrases.this.difference(counts.difference());
        }

        @Override
        public String number(long number) {
            return SyncPhrases.number(number);
        }

        @Override
        public String moment(Instant moment) {
            return Dates.minute(moment, zone);
        }

        @Override
        public String progress(Progress progress) {
            var since = progress == Progress.IN_DOUBT ? inDoubtSince(sync) : null;
            return since == null
                    ? say("data.progress." + progress)
                    : say("data.progress.IN_DOUBT.since", moment(since));
        }
    }
}
