package app.merestone.datasync.ui;

import app.merestone.accounts.Directory;
import app.merestone.accounts.Vendor;
import app.merestone.datasync.AfterDispute;
import app.merestone.datasync.AnsweringDisputes;
import app.merestone.datasync.Basis;
import app.merestone.datasync.BlindRun;
import app.merestone.datasync.BrowsingSyncs;
import app.merestone.datasync.DataSyncId;
import app.merestone.datasync.DisconnectWish;
import app.merestone.datasync.DisconnectedSync;
import app.merestone.datasync.DisconnectingSyncs;
import app.merestone.datasync.DisputeCard;
import app.merestone.datasync.DisputingSyncs;
import app.merestone.datasync.LookReason;
import app.merestone.datasync.NamedComparison;
import app.merestone.datasync.NamingUsage;
import app.merestone.datasync.OpenRun;
import app.merestone.datasync.SampleVerdict;
import app.merestone.datasync.StatingUse;
import app.merestone.datasync.SumName;
import app.merestone.datasync.SumPair;
import app.merestone.datasync.SyncDetail;
import app.merestone.datasync.SyncRunId;
import app.merestone.datasync.SyncState;
import app.merestone.datasync.SyncStep;
import app.merestone.datasync.TypedCount;
import app.merestone.datasync.TypedSum;
import app.merestone.datasync.VerifyingSyncs;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.shell.Buttons;
import app.merestone.shell.Cells;
import app.merestone.shell.Dates;
import app.merestone.shell.DayField;
import app.merestone.shell.Facts;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import app.merestone.shell.ReadersZone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Did it arrive and is it right? The customer counts first; ours is not on this page before that, because it is not here. */
@Route("plan/:account/data/:sync")
@RouteAlias("accounts/:account/data/:sync")
@RolesAllowed({"CUSTOMER", "CSM", "LEADER"})
class SyncView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient BrowsingSyncs browsing;
    private final transient VerifyingSyncs verifying;
    private final transient DisputingSyncs disputing;
    private final transient AnsweringDisputes answering;
    private final transient StatingUse using;
    private final transient NamingUsage naming;
    private final transient DisconnectingSyncs disconnecting;
    private final transient Directory directory;
    private final transient Vendor vendor;
    private final transient Clock clock;

    private final TextField quantity = new TextField();
    private final DatePicker from = new DayField();
    private final DatePicker to = new DayField();
    private final DateTimePicker asOf = new DateTimePicker();
    private final TextField count = new TextField();
    private final TextField sum = new TextField();
    private final RadioButtonGroup<SampleVerdict> samples = new RadioButtonGroup<>();
    private final TextArea use = new TextArea();
    private final TextField usage = new TextField();
    private final TextArea answer = new TextArea();
    private final TextArea why = new TextArea();
    private final Div main = new Div();
    private final Div beside = new Div();
    private final Div below = new Div();

    private boolean renaming;
    private boolean namingUsage;
    private boolean takingBack;
    private boolean assigning;
    private boolean answeringMore;
    private boolean recounting;
    private String shape = "";
    private @Nullable SyncRunId asked;
    private @Nullable TypedCount doubtful;

    SyncView(
            BrowsingSyncs browsing,
            VerifyingSyncs verifying,
            DisputingSyncs disputing,
            AnsweringDisputes answering,
            StatingUse using,
            NamingUsage naming,
            DisconnectingSyncs disconnecting,
            Directory directory,
            Vendor vendor,
            Clock clock) {
        super("page page-wide");
        this.browsing = browsing;
        this.verifying = verifying;
        this.disputing = disputing;
        this.answering = answering;
        this.using = using;
        this.naming = naming;
        this.disconnecting = disconnecting;
        this.directory = directory;
        this.vendor = vendor;
        this.clock = clock;
        main.addClassName("stack");
        beside.addClassName("stack");
        below.addClassName("stack-loose");
    }

    @Override
    protected void load() {
        var sync = browsing.sync(account(), id());
        label(sync);
        follow(account());
        above(Layouts.back(DataNavigation.all(account(), side()), getTranslation("data.back")));
        var reading = new Div(beside, below);
        reading.addClassName("stack-loose");
        show(Layouts.columns(reading, getTranslation("data.acting"), main));
        shape = "";
        draw(sync);
    }

    @Override
    protected void accountChanged() {
        draw(browsing.sync(account(), id()));
    }

    private void label(SyncDetail sync) {
        quantity.setLabel(getTranslation("data.field.quantity"));
        quantity.setHelperText(getTranslation("data.field.quantity.hint"));
        quantity.setMaxLength(140);
        from.setLabel(getTranslation("data.field.from"));
        to.setLabel(getTranslation("data.field.to"));
        asOf.setLabel(getTranslation("data.field.as-of"));
        asOf.setHelperText(
                getTranslation("data.field.as-of.hint", sync.zone().getId().replace('_', ' ')));
        asOf.setLocale(Locale.UK);
        asOf.setDatePickerI18n(DayField.written());
        asOf.setStep(java.time.Duration.ofMinutes(15));
        asOf.setDateAriaLabel(getTranslation("data.field.as-of.date"));
        asOf.setTimeAriaLabel(getTranslation("data.field.as-of.time"));
        count.setLabel(getTranslation("data.field.count"));
        count.setHelperText(getTranslation("data.field.count.hint", vendor.name()));
        count.setMaxLength(60);
        count.addClassName("count");
        count.getElement().setAttribute("inputmode", "numeric");
        count.getElement().setAttribute("autocomplete", "off");
        sum.setHelperText(getTranslation("data.field.sum.hint", vendor.name()));
        sum.setMaxLength(60);
        sum.addClassName("count");
        sum.getElement().setAttribute("inputmode", "decimal");
        sum.getElement().setAttribute("autocomplete", "off");
        samples.setLabel(getTranslation("data.samples.question"));
        samples.setItems(SampleVerdict.ALL_RIGHT, SampleVerdict.SOME_WRONG);
        samples.setItemLabelGenerator(verdict -> getTranslation("data.samples." + verdict));
        use.setLabel(getTranslation("field.sync.use"));
        use.setHelperText(getTranslation("data.use.hint"));
        use.setMaxLength(500);
        usage.setLabel(getTranslation("field.usage.action"));
        usage.setMaxLength(100);
        answer.setLabel(getTranslation("field.dispute.answer"));
        answer.setHelperText(getTranslation("data.answer.hint"));
        answer.setMaxLength(2000);
        why.setLabel(getTranslation("field.dispute.why"));
        why.setMaxLength(500);
        // so that the server knows what is typed when a colleague's act redraws the page
        for (var field : List.of(quantity, count, sum, usage)) {
            field.setValueChangeMode(ValueChangeMode.LAZY);
        }
        for (var field : List.of(use, answer, why)) {
            field.setValueChangeMode(ValueChangeMode.LAZY);
        }
    }

    private void draw(SyncDetail sync) {
        var now = shapeOf(sync);
        if (!now.equals(shape)) {
            shape = now;
            doubtful = null;
            drawMain(sync);
        }
        beside.removeAll();
        beside.add(phrases().receipt(sync));
        below.removeAll();
        below.add(
                new RunHistory(sync, phrases(), side()).drawn(),
                settled(sync),
                Layouts.section(getTranslation("data.facts"), facts(sync), settings(sync)));
    }

    /** What the question on the page depends on; while it stays, nothing that is being typed is touched. */
    private String shapeOf(SyncDetail sync) {
        var dispute = sync.dispute();
        var current = sync.current();
        var wish = sync.wish();
        return String.join(
                "|",
                wish == null ? "" : wish.at().toString(),
                String.valueOf(sync.kept()),
                String.valueOf(sync.disconnected() != null),
                sync.summary().state().name(),
                String.valueOf(sync.inUseFor()),
                current == null ? "" : current.id() + current.getClass().getSimpleName(),
                current instanceof BlindRun blind ? blind.basis().name() + blind.sum() : "",
                current instanceof OpenRun open ? open.said().toString() : "",
                dispute == null
                        ? ""
                        : dispute.id() + String.valueOf(dispute.answeredAt()) + dispute.owner() + dispute.answerBy(),
                String.valueOf(sync.customerMayAct()),
                String.valueOf(sync.csmMayAct()),
                String.valueOf(sync.summary().failedAt()),
                String.valueOf(sync.summary().lookReason()),
                String.valueOf(sync.summary().lookSince()),
                String.valueOf(sync.summary().overdueSince()));
    }

    private void drawMain(SyncDetail sync) {
        main.removeAll();
        lead("");
        main.setClassName("next stack");
        main.setClassName("next-none", !somebodyActs(sync));
        var current = sync.current();
        var state = sync.summary().state();
        var gone = sync.disconnected();
        var wish = sync.wish();
        if (gone != null) {
            disconnected(sync, gone);
            return;
        }
        if (wish != null && sync.customerMaySign()) {
            askWhetherItGoes(sync, wish);
            return;
        }
        if (sync.customerMayAct()
                && current instanceof BlindRun blind
                && (sync.waits() || (recounting && !sync.isPast(blind)))) {
            if (blind.basis() == Basis.UNKNOWN) {
                askAboutSamples(sync, blind);
            } else {
                askForCount(sync, blind);
            }
        } else if (current instanceof OpenRun open && open.said().isEmpty() && !sync.isPast(open)) {
            showBoth(sync, open);
        } else {
            switch (state) {
                case CONNECTED -> connected(sync);
                case ARRIVED -> arrived(sync);
                case VERIFIED -> verified(sync);
                case IN_USE -> inUse(sync);
                case DISPUTED -> disputed(sync);
                case NEEDS_ANOTHER_LOOK -> needsAnotherLook(sync);
            }
        }
        if (wish != null) {
            main.add(ruled(new Paragraph(getTranslation(
                    "data.wish.open",
                    wish.askedBy(),
                    wish.why(),
                    directory.account(account()).name()))));
            if (sync.csmMayAct()) {
                main.add(Layouts.actions(Buttons.secondary(
                        getTranslation("data.wish.take-back"),
                        () -> attempt(() -> disconnecting.takeBack(account(), id(), wish.at()), () -> {
                            draw(browsing.sync(account(), id()));
                            notice().done(getTranslation(
                                    "data.wish.taken-back",
                                    sync.summary().name(),
                                    directory.account(account()).name()));
                        }))));
            }
        }
        var kept = sync.kept();
        if (kept != null && side() == Side.VENDOR) {
            main.add(ruled(new Paragraph(getTranslation(
                    "data.wish.kept",
                    kept.by().isEmpty() ? directory.account(account()).name() : kept.by(),
                    sync.summary().name(),
                    Dates.minute(kept.at(), ReadersZone.or(sync.zone())),
                    kept.why()))));
        }
    }

    /** Whether the reader has the next act; otherwise the card recedes. */
    private static boolean somebodyActs(SyncDetail sync) {
        var state = sync.summary().state();
        return (sync.customerMaySign() && sync.wish() != null)
                || (sync.customerMayAct() && (sync.waits() || state == SyncState.VERIFIED))
                || (sync.csmMayAct() && state == SyncState.DISPUTED);
    }

    // ---- whether the feed goes

    private void askWhetherItGoes(SyncDetail sync, DisconnectWish wish) {
        heading(getTranslation(
                "data.wish.heading", wish.askedBy(), sync.summary().name()));
        lead(getTranslation(sync.summary().required() ? "data.wish.lead.required" : "data.wish.lead"));
        main.add(
                new Facts()
                        .with(getTranslation("field.dispute.why"), wish.why())
                        .with(
                                getTranslation("data.wish.asked"),
                                getTranslation(
                                        "data.by-at",
                                        wish.askedBy(),
                                        Dates.minute(wish.at(), ReadersZone.or(sync.zone())))),
                Layouts.actions(
                        Buttons.primary(
                                getTranslation("data.wish.agree"),
                                () -> attempt(
                                        () -> disconnecting.agree(account(), id(), wish.at()),
                                        () -> draw(browsing.sync(account(), id())))),
                        Buttons.secondary(
                                getTranslation("data.wish.keep"),
                                () -> attempt(() -> disconnecting.keep(account(), id(), wish.at()), () -> {
                                    draw(browsing.sync(account(), id()));
                                    notice().done(getTranslation("data.kept", wish.askedBy()));
                                }))));
    }

    private void disconnected(SyncDetail sync, DisconnectedSync gone) {
        heading(getTranslation(
                "data.heading.disconnected",
                gone.name(),
                Dates.day(gone.at().atZone(sync.zone()).toLocalDate())));
        lead(getTranslation("data.lead.disconnected"));
        main.add(gone(gone), Layouts.actions(toPlan()));
    }

    private Facts gone(DisconnectedSync gone) {
        var facts = new Facts()
                .with(getTranslation("field.dispute.why"), gone.why())
                .with(getTranslation("data.wish.asked"), gone.askedBy());
        return gone.agreed() ? facts.with(getTranslation("data.wish.agreed"), gone.by()) : facts;
    }

    /** The vendor's ways to put a wrong description right. */
    private Component settings(SyncDetail sync) {
        if (!sync.csmMayAct() || sync.wish() != null) {
            return new Div();
        }
        if (namingUsage) {
            return nameUsage();
        }
        var ways = Layouts.actions();
        if (sync.mayBeCorrected()) {
            ways.add(Buttons.secondary(
                    getTranslation("data.correct"), () -> go(DataNavigation.correct(account(), id()))));
        }
        ways.add(Buttons.secondary(getTranslation("data.upload"), () -> go(DataNavigation.upload(account(), id()))));
        ways.add(Buttons.secondary(getTranslation("data.usage.name"), () -> {
            var named = sync.usage();
            var reported = naming.actions(account());
            usage.setValue(named == null ? "" : named.action());
            usage.setHelperText(
                    reported.isEmpty()
                            ? getTranslation("data.usage.name.hint")
                            : getTranslation("data.usage.name.hint.reported", String.join(", ", reported)));
            namingUsage = true;
            draw(browsing.sync(account(), id()));
            usage.focus();
        }));
        ways.add(Buttons.secondary(
                getTranslation("data.disconnect", sync.summary().name()),
                () -> go(DataNavigation.disconnect(account(), id()))));
        return ways;
    }

    /** Which action shows that the data is used: the vendor knows what its product reports, and both sides read it here. */
    private Component nameUsage() {
        var form = new Div(
                usage,
                Layouts.actions(
                        Buttons.secondary(
                                getTranslation("data.usage.name.save"),
                                () -> attempt(() -> naming.ofSync(account(), id(), usage.getValue()), () -> {
                                    namingUsage = false;
                                    draw(browsing.sync(account(), id()));
                                    notice().done(getTranslation(
                                            "data.usage.named",
                                            directory.account(account()).name()));
                                })),
                        Buttons.quiet(getTranslation("data.usage.name.not"), () -> {
                            namingUsage = false;
                            draw(browsing.sync(account(), id()));
                        })));
        form.addClassName("question");
        return form;
    }

    // ---- the customer's own count, blind

    private void askForCount(SyncDetail sync, BlindRun run) {
        if (asked != null && !asked.equals(run.id()) && !count.isEmpty()) {
            notice().conflict(getTranslation("data.newer-arrival", Dates.minute(known(run.arrivedAt()), sync.zone())));
        }
        asked = run.id();
        var dispute = sync.dispute();
        var name = sync.summary().name();
        heading(
                dispute != null
                        ? getTranslation("data.heading.recount", name)
                        : phrases()
                                .look(sync.summary(), sync.zone())
                                .map(why -> getTranslation("data.heading.count.look", name, why))
                                .orElseGet(() -> getTranslation("data.heading.count", name)));
        lead(getTranslation("data.lead.count", vendor.name()));
        if (dispute != null) {
            main.add(oldPair(sync, dispute));
        }
        var form = new Div();
        form.addClassName("question");
        if (sync.compared() == null || renaming) {
            if (quantity.isEmpty() && sync.compared() != null) {
                quantity.setValue(sync.compared());
            }
            form.add(quantity);
            if (run.basis() != Basis.PERIOD) {
                form.add(asOf);
            }
        } else {
            var rename = Buttons.quiet(getTranslation("shell.change"), () -> {
                renaming = true;
                drawMain(sync);
                quantity.focus();
            });
            rename.setAriaLabel(getTranslation("data.change-comparison"));
            form.add(Layouts.row(new Span(getTranslation("data.comparing", sync.compared())), rename));
        }
        if (run.basis() == Basis.PERIOD) {
            form.add(new Paragraph(getTranslation("data.period.why")), Layouts.row(from, to));
        }
        form.add(
                count,
                Layouts.meta(getTranslation(
                        "data.distance." + sync.tolerance().kind(),
                        sync.tolerance().amount())));
        var summed = run.sum();
        if (summed != null) {
            form.add(askForSum(sync, summed));
        }
        if (doubtful == null) {
            form.add(Layouts.actions(
                    Buttons.primary(getTranslation("data.enter"), () -> enter(sync, run)), somethingOff(sync)));
        } else {
            var meant = doubtful.number();
            var question = new Paragraph(getTranslation("data.doubtful", count.getValue(), SyncPhrases.number(meant)));
            question.getElement().setAttribute("role", "alert");
            form.add(
                    question,
                    Layouts.actions(
                            Buttons.primary(
                                    getTranslation("data.doubtful.yes", SyncPhrases.number(meant)),
                                    () -> enter(sync, run, meant)),
                            Buttons.secondary(getTranslation("data.doubtful.no"), () -> {
                                doubtful = null;
                                drawMain(sync);
                                count.focus();
                            })));
        }
        main.add(form);
    }

    /** One more number for whoever wants it; closed until then. */
    private Component askForSum(SyncDetail sync, SumName name) {
        sum.setLabel(getTranslation("data.field.sum", SyncPhrases.sum(name)));
        var asking = new NativeDetails(
                getTranslation("data.sum.ask"),
                Layouts.stack(
                        sum,
                        Layouts.meta(getTranslation(
                                "data.sum.distance." + sync.tolerance().kind(),
                                sync.tolerance().amount()))));
        asking.setOpen(!sum.isEmpty());
        return asking;
    }

    /** Where nobody knows how many records came, there is nothing to count against: only the records can be looked at. */
    private void askAboutSamples(SyncDetail sync, BlindRun run) {
        heading(getTranslation("data.heading.unknown", sync.summary().name()));
        var records = browsing.samples(account(), id(), run.id());
        lead(getTranslation(records.isEmpty() ? "data.lead.unknown" : "data.lead.unknown.samples", vendor.name()));
        var dispute = sync.dispute();
        if (dispute != null) {
            main.add(oldPair(sync, dispute));
        }
        if (records.isEmpty()) {
            main.add(Layouts.actions(toPlan(), somethingOff(sync)));
            return;
        }
        if (quantity.isEmpty() && sync.compared() != null) {
            quantity.setValue(sync.compared());
        }
        var form = new Div(
                quantity,
                Layouts.section(getTranslation("data.samples.heading", records.size()), records(records), samples),
                Layouts.actions(
                        Buttons.primary(getTranslation("data.yes.samples"), () -> confirmSamples(run)),
                        somethingOff(sync)));
        form.addClassName("question");
        main.add(form);
    }

    private void confirmSamples(BlindRun run) {
        if (samples.getValue() == SampleVerdict.SOME_WRONG) {
            go(DataNavigation.problem(account(), id()) + "?samples=wrong");
            return;
        }
        var said = Optional.ofNullable(samples.getValue()).orElse(SampleVerdict.NOT_LOOKED_AT);
        attempt(() -> verifying.confirmSamples(account(), id(), run.id(), quantity.getValue(), said))
                .ifPresent(this::confirmed);
    }

    private void confirmed(String reference) {
        forgetWhatWasTyped();
        var sync = browsing.sync(account(), id());
        draw(sync);
        notice().done(getTranslation(
                sync.summary().state().stands() ? "data.confirmed" : "data.confirmed.look", reference, vendor.name()));
    }

    private void enter(SyncDetail sync, BlindRun run) {
        attempt(() -> TypedCount.read(count.getValue(), Locale.UK)).ifPresent(typed -> {
            if (typed.ambiguous()) {
                doubtful = typed;
                drawMain(sync);
            } else {
                enter(sync, run, typed.number());
            }
        });
    }

    private void enter(SyncDetail sync, BlindRun run, long theirs) {
        attempt(
                () -> verifying.enterCountAndSum(
                        account(), id(), run.id(), comparison(sync, run), theirs, typedSum(run)),
                () -> {
                    forgetWhatWasTyped();
                    draw(browsing.sync(account(), id()));
                });
        // somebody else may have counted: then both are on the page now, beside the notice that says so
        draw(browsing.sync(account(), id()));
    }

    private @Nullable BigDecimal typedSum(BlindRun run) {
        return run.sum() == null ? null : TypedSum.read(sum.getValue()).orElse(null);
    }

    private NamedComparison comparison(SyncDetail sync, BlindRun run) {
        var what = sync.compared() == null || renaming ? quantity.getValue() : sync.compared();
        var chosen = asOf.getValue();
        var at = chosen == null || run.basis() == Basis.PERIOD
                ? clock.instant()
                : chosen.atZone(sync.zone()).toInstant();
        return run.basis() == Basis.PERIOD
                ? period(what, at)
                : new NamedComparison(what, null, null, at.truncatedTo(ChronoUnit.MICROS));
    }

    private NamedComparison period(String what, Instant at) {
        if (from.isEmpty() || to.isEmpty()) {
            throw Refused.because("sync.period-needed");
        }
        return new NamedComparison(what, from.getValue(), to.getValue(), at);
    }

    private void forgetWhatWasTyped() {
        count.clear();
        sum.clear();
        quantity.clear();
        asOf.clear();
        from.clear();
        to.clear();
        samples.clear();
        renaming = false;
        recounting = false;
        doubtful = null;
        asked = null;
    }

    // ---- both numbers

    private void showBoth(SyncDetail sync, OpenRun run) {
        var name = directory.account(account()).name();
        heading(getTranslation(
                side() == Side.CUSTOMER ? "data.heading.both" : "data.heading.both.vendor",
                SyncPhrases.number(run.theirs()),
                SyncPhrases.number(run.ours()),
                side() == Side.CUSTOMER ? vendor.name() : name));
        var sums = run.sums();
        boolean same =
                run.difference() == 0 && (sums == null || sums.difference().signum() == 0);
        lead(getTranslation(
                same ? "data.lead.inside.same" : run.inside() ? "data.lead.inside" : "data.lead.outside",
                run.inside() ? phrases().differences(run) : phrases().difference(run.difference()),
                run.inside() ? tolerance(sync) : sync.tolerance().toString()));
        if (sums != null && !sums.inside()) {
            lead(getTranslation("data.lead.outside.sum", phrases().difference(sums)));
        }
        var dispute = sync.dispute();
        if (sums != null && dispute == null) {
            main.add(withSums(new Facts(), sums));
        }
        if (dispute == null) {
            // both numbers stand in the heading and on the receipt: here only what they are of, so that the act is near
            main.add(Layouts.meta(getTranslation(
                    "data.pair.of", phrases().compared(run.comparison(), sync.zone()), run.countedBy())));
        } else {
            main.add(oldPair(sync, dispute), ruled(pair(getTranslation("data.pair.now"), sync, run)));
        }
        if (!sync.customerMayAct()) {
            main.add(new Paragraph(getTranslation("data.waiting-for-word", name)), Layouts.actions(toPlan()));
            return;
        }
        if (!run.inside()) {
            // nothing in the records changes what comes next, and a phone shows many of them one below the other
            main.add(Layouts.actions(Buttons.primary(
                    getTranslation("data.say-what", vendor.name()),
                    () -> go(DataNavigation.problem(account(), id())))));
        }
        if (run.withSamples()) {
            main.add(ruled(sampleTable(run)));
        }
        if (run.inside()) {
            main.add(Layouts.actions(
                    Buttons.primary(getTranslation("data.yes"), () -> confirm(run)), somethingOff(sync)));
        }
    }

    private Component sampleTable(OpenRun run) {
        var records = browsing.samples(account(), id(), run.id());
        if (records.isEmpty()) {
            return new Div();
        }
        var section = Layouts.section(getTranslation("data.samples.heading", records.size()), records(records));
        if (run.inside()) {
            section.add(samples);
        }
        return section;
    }

    private Component records(List<Map<String, String>> records) {
        var fields =
                records.stream().flatMap(r -> r.keySet().stream()).distinct().toList();
        var head = new NativeTableRow();
        fields.forEach(field -> head.add(Cells.head(field)));
        var body = new NativeTableBody();
        for (var record : records) {
            var row = new NativeTableRow();
            fields.forEach(field -> row.add(Cells.of(field, record.getOrDefault(field, ""))));
            body.add(row);
        }
        var table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassName("cards");
        var scroll = new Div(table);
        scroll.addClassName("table-scroll");
        return scroll;
    }

    private void confirm(OpenRun run) {
        if (samples.getValue() == SampleVerdict.SOME_WRONG) {
            go(DataNavigation.problem(account(), id()) + "?samples=wrong");
            return;
        }
        var said = Optional.ofNullable(samples.getValue()).orElse(SampleVerdict.NOT_LOOKED_AT);
        attempt(() -> verifying.confirm(account(), id(), run.id(), said)).ifPresent(this::confirmed);
    }

    private Component pair(String title, SyncDetail sync, OpenRun run) {
        var facts = new Facts()
                .with(getTranslation("data.pair.what"), phrases().compared(run.comparison(), sync.zone()))
                .with(
                        phrases().theirCount(),
                        getTranslation("data.pair.by", SyncPhrases.number(run.theirs()), run.countedBy()))
                .with(phrases().ourCount(), SyncPhrases.number(run.ours()))
                .with(getTranslation("data.receipt.difference"), phrases().difference(run.difference()));
        var sums = run.sums();
        return Layouts.section(title, sums == null ? facts : withSums(facts, sums));
    }

    private Facts withSums(Facts facts, SumPair sums) {
        return facts.with(getTranslation("data.sum.of"), SyncPhrases.sum(sums.name()))
                .with(phrases().theirSum(), SyncPhrases.amount(sums.theirs(), sums.name()))
                .with(phrases().ourSum(), SyncPhrases.amount(sums.ours(), sums.name()))
                .with(getTranslation("data.sum.difference"), phrases().difference(sums));
    }

    private Component oldPair(SyncDetail sync, DisputeCard dispute) {
        return sync.runs().stream()
                .filter(run -> run.id().equals(dispute.run()))
                .filter(OpenRun.class::isInstance)
                .map(OpenRun.class::cast)
                .findFirst()
                .<Component>map(open ->
                        Layouts.stack(answered(sync, dispute), pair(getTranslation("data.pair.before"), sync, open)))
                .orElseGet(() -> disputeFacts(sync, dispute));
    }

    /** What they were answered, above the counts that it is about. */
    private Component answered(SyncDetail sync, DisputeCard dispute) {
        var at = dispute.answeredAt();
        var words = dispute.answer();
        return at == null || words == null
                ? new Div()
                : Layouts.tight(
                        new Paragraph(words),
                        Layouts.meta(getTranslation(
                                "data.by-at",
                                String.valueOf(dispute.answeredBy()),
                                Dates.minute(at, ReadersZone.or(sync.zone())))));
    }

    // ---- everything else a sync can be

    private void connected(SyncDetail sync) {
        heading(getTranslation("data.heading.state.CONNECTED", sync.summary().name()));
        lead(getTranslation(side() == Side.CUSTOMER ? "data.lead.connected" : "data.lead.connected.vendor"));
        failedNote(sync);
        offerDispute(sync);
    }

    private void arrived(SyncDetail sync) {
        var failed = sync.summary().failedAt();
        var name = directory.account(account()).name();
        if (sync.current() == null && failed != null) {
            heading(getTranslation("data.heading.failed", sync.summary().name()));
            lead(getTranslation("data.lead.failed", Dates.minute(failed, sync.zone())));
        } else {
            heading(getTranslation("data.heading.state.ARRIVED", sync.summary().name(), name));
            lead(getTranslation("data.lead.arrived.vendor", name));
        }
        offerDispute(sync);
    }

    private void verified(SyncDetail sync) {
        heading(getTranslation("data.heading.state.VERIFIED", sync.summary().name(), who(sync, SyncState.VERIFIED)));
        failedNote(sync);
        if (!sync.customerMayAct()) {
            lead(getTranslation("data.lead.verified.read"));
            main.add(Layouts.actions(toPlan()));
            return;
        }
        lead(getTranslation("data.lead.verified"));
        phrases().usage(sync).ifPresent(used -> main.add(Layouts.meta(used)));
        var form = new Div(
                use,
                Layouts.actions(
                        Buttons.primary(getTranslation("data.use"), () -> state(sync)),
                        countAgain(sync),
                        somethingOff(sync)));
        form.addClassName("question");
        main.add(form);
    }

    private void state(SyncDetail sync) {
        attempt(() -> using.state(account(), id(), use.getValue()), () -> {
            use.clear();
            draw(browsing.sync(account(), id()));
            notice().done(getTranslation("data.used", sync.summary().name(), vendor.name()));
        });
    }

    private void inUse(SyncDetail sync) {
        if (sync.inUseFor() == null) {
            usedAsReported(sync);
            return;
        }
        heading(getTranslation("data.heading.state.IN_USE", sync.summary().name(), who(sync, SyncState.IN_USE)));
        lead(String.valueOf(sync.inUseFor()));
        phrases().usage(sync).ifPresent(used -> main.add(Layouts.meta(used)));
        failedNote(sync);
        if (sync.customerMayAct()) {
            main.add(Layouts.actions(toPlan(), countAgain(sync), somethingOff(sync)));
        } else {
            main.add(Layouts.actions(toPlan()));
        }
    }

    /** Nobody has said what it is used for, and somebody was seen to use it: both are said, and the first may still be. */
    private void usedAsReported(SyncDetail sync) {
        heading(getTranslation(
                "data.heading.used", sync.summary().name(), phrases().product()));
        lead(phrases().usageAlone(sync).orElse(""));
        failedNote(sync);
        if (!sync.customerMayAct()) {
            main.add(Layouts.actions(toPlan()));
            return;
        }
        var form = new Div(use, Layouts.actions(Buttons.secondary(getTranslation("data.use"), () -> state(sync))));
        form.addClassName("question");
        main.add(form, Layouts.actions(toPlan(), countAgain(sync), somethingOff(sync)));
    }

    /** Where nothing is asked here, the plan says what comes next. */
    private Component toPlan() {
        return Buttons.primary(
                getTranslation(side() == Side.CUSTOMER ? "data.to-plan" : "data.to-plan.vendor"),
                () -> go(DataNavigation.plan(account(), side())));
    }

    /** A failed run shows at once, and so does lateness, whatever else the sync is in (rule 7). */
    private void trouble(SyncDetail sync) {
        var summary = sync.summary();
        if (summary.lookReason() != LookReason.FAILED) {
            failedNote(sync);
        }
        var by = summary.expectedBy();
        if (summary.lookReason() != LookReason.OVERDUE && by != null && !by.isAfter(clock.instant())) {
            main.add(new Paragraph(getTranslation("data.late", Dates.minute(by, sync.zone()))));
        }
    }

    private void failedNote(SyncDetail sync) {
        var failed = sync.summary().failedAt();
        if (failed != null) {
            main.add(new Paragraph(getTranslation("data.last-failed", Dates.minute(failed, sync.zone()))));
        }
    }

    private void disputed(SyncDetail sync) {
        var dispute = sync.dispute();
        if (dispute == null) {
            return;
        }
        boolean answered = dispute.answer() != null;
        heading(getTranslation(
                answered ? "data.heading.answered" : "data.heading.state.DISPUTED",
                sync.summary().name(),
                answered
                        ? String.valueOf(dispute.answeredBy())
                        : Optional.ofNullable(dispute.owner()).orElse(vendor.name()),
                dispute.answerBy()));
        lead(getTranslation(
                side() == Side.CUSTOMER ? "data.lead.disputed" : "data.lead.disputed.vendor",
                directory.account(account()).name()));
        trouble(sync);
        main.add(disputeFacts(sync, dispute), oldPairOnly(sync, dispute));
        if (sync.csmMayAct()) {
            if (!answered || answeringMore) {
                var form = new Div(
                        answer, Layouts.actions(Buttons.primary(getTranslation("data.answer"), () -> answer(dispute))));
                form.addClassName("question");
                main.add(form);
            } else {
                main.add(Layouts.actions(toPlan(), addToAnswer(sync, dispute)));
            }
            main.add(assigning ? assign(sync, dispute) : Layouts.actions(askWhoAnswers(sync)));
        } else if (sync.customerMayAct()) {
            takeBack(sync, dispute);
        } else {
            main.add(Layouts.actions(toPlan()));
        }
    }

    /** An answer that is there is not asked for again; what they add stands in the words that are there already. */
    private Button addToAnswer(SyncDetail sync, DisputeCard dispute) {
        return Buttons.secondary(getTranslation("data.answer.add"), () -> {
            answeringMore = true;
            answer.setValue(String.valueOf(dispute.answer()));
            drawMain(sync);
            answer.focus();
        });
    }

    private Button askWhoAnswers(SyncDetail sync) {
        return Buttons.secondary(getTranslation("data.assign"), () -> {
            assigning = true;
            drawMain(sync);
        });
    }

    private Component assign(SyncDetail sync, DisputeCard dispute) {
        return new AssignDispute(
                dispute,
                answering.answerers(account()),
                who -> attempt(() -> answering.assign(account(), dispute.id(), who.owner(), who.by()), () -> {
                    assigning = false;
                    var now = browsing.sync(account(), id());
                    draw(now);
                    drawMain(now);
                    notice().done(getTranslation(
                            "data.assigned", directory.account(account()).name()));
                }),
                () -> {
                    assigning = false;
                    drawMain(sync);
                });
    }

    private Component oldPairOnly(SyncDetail sync, DisputeCard dispute) {
        return sync.runs().stream()
                .filter(run -> run.id().equals(dispute.run()))
                .filter(OpenRun.class::isInstance)
                .map(OpenRun.class::cast)
                .findFirst()
                .map(open -> ruled(pair(getTranslation("data.pair.both"), sync, open)))
                .orElseGet(Div::new);
    }

    private Component disputeFacts(SyncDetail sync, DisputeCard dispute) {
        return Layouts.section(getTranslation("data.dispute.heading"), said(sync, dispute));
    }

    private Component settled(SyncDetail sync) {
        return new SettledDisputes(sync.zone(), dispute -> said(sync, dispute))
                .show(sync.settled(), last -> attempt(() -> browsing.settled(account(), id(), AfterDispute.of(last))));
    }

    private Component said(SyncDetail sync, DisputeCard dispute) {
        var facts = new Facts()
                .with(getTranslation("data.dispute.reason"), getTranslation("data.reason." + dispute.reason()))
                .with(getTranslation(reads("field.dispute.expected", "data.expected.vendor")), dispute.expected());
        if (!dispute.proof().isEmpty()) {
            facts.with(getTranslation(reads("field.dispute.proof", "data.proof.vendor")), dispute.proof());
        }
        facts.with(
                getTranslation("data.dispute.raised"),
                getTranslation(
                        "data.by-at",
                        dispute.raisedBy(),
                        Dates.minute(dispute.raisedAt(), ReadersZone.or(sync.zone()))));
        facts.with(
                getTranslation("data.dispute.owner"),
                getTranslation(
                        "data.dispute.owner.by",
                        Optional.ofNullable(dispute.owner()).orElse(vendor.name()),
                        dispute.answerBy()));
        if (dispute.answer() != null && dispute.answeredAt() != null) {
            facts.with(getTranslation("field.dispute.answer"), dispute.answer());
            facts.with(
                    getTranslation("data.dispute.answered"),
                    getTranslation(
                            "data.by-at",
                            String.valueOf(dispute.answeredBy()),
                            Dates.minute(dispute.answeredAt(), ReadersZone.or(sync.zone()))));
        }
        if (dispute.endedAt() != null) {
            facts.with(
                    getTranslation("data.settled.over"), Dates.minute(dispute.endedAt(), ReadersZone.or(sync.zone())));
        }
        var said = Layouts.stack(facts);
        if (!dispute.files().isEmpty()) {
            said.add(new ProofList(account()).show(dispute.files()));
        }
        return said;
    }

    private void answer(DisputeCard dispute) {
        attempt(() -> answering.answer(account(), dispute.id(), answer.getValue()), () -> {
            answer.clear();
            answeringMore = false;
            draw(browsing.sync(account(), id()));
            notice().done(getTranslation("data.answered", dispute.raisedBy()));
        });
    }

    private void takeBack(SyncDetail sync, DisputeCard dispute) {
        if (!takingBack) {
            main.add(Layouts.actions(toPlan(), Buttons.secondary(getTranslation("data.take-back"), () -> {
                takingBack = true;
                drawMain(sync);
                why.focus();
            })));
            return;
        }
        var form = new Div(
                why,
                Layouts.actions(
                        Buttons.primary(
                                getTranslation("data.take-back.now"),
                                () -> attempt(() -> disputing.takeBack(account(), dispute.id(), why.getValue()), () -> {
                                    why.clear();
                                    takingBack = false;
                                    draw(browsing.sync(account(), id()));
                                    notice().done(getTranslation("data.taken-back", vendor.name()));
                                })),
                        Buttons.secondary(getTranslation("data.take-back.not"), () -> {
                            takingBack = false;
                            drawMain(sync);
                        })));
        form.addClassName("question");
        main.add(form);
    }

    private void needsAnotherLook(SyncDetail sync) {
        heading(getTranslation(
                "data.heading.state.NEEDS_ANOTHER_LOOK",
                sync.summary().name(),
                phrases().look(sync.summary(), sync.zone()).orElse("")));
        var asked = sync.waits() ? sync.current() : null;
        var name = directory.account(account()).name();
        if (asked == null) {
            lead(getTranslation(side() == Side.CUSTOMER ? "data.lead.look" : "data.lead.look.vendor", name));
        } else {
            lead(getTranslation("data.lead.look.asked", name, Dates.minute(known(asked.arrivedAt()), sync.zone())));
        }
        trouble(sync);
        offerDispute(sync);
    }

    private void offerDispute(SyncDetail sync) {
        phrases().late(sync.summary(), sync.zone()).ifPresent(late -> main.add(new Paragraph(late)));
        if (sync.customerMayAct()) {
            main.add(Layouts.actions(toPlan(), somethingOff(sync)));
        } else {
            main.add(Layouts.actions(toPlan()));
        }
    }

    private Component somethingOff(SyncDetail sync) {
        return Buttons.secondary(
                getTranslation("data.off"),
                () -> go(DataNavigation.problem(account(), sync.summary().id())));
    }

    /** A newer arrival may be counted at any time, also while the customer's word on an earlier one stands. */
    private Component countAgain(SyncDetail sync) {
        if (!(sync.current() instanceof BlindRun)) {
            return new Div();
        }
        Button again = Buttons.secondary(getTranslation("data.count-again"), () -> {
            recounting = true;
            drawMain(sync);
            count.focus();
        });
        return again;
    }

    // ---- beside and below

    private Component facts(SyncDetail sync) {
        var summary = sync.summary();
        var facts = new Facts()
                .with(getTranslation("data.fact.proves"), summary.criterionStatement())
                .with(
                        getTranslation("data.fact.required"),
                        getTranslation(summary.required() ? "data.required" : "data.optional"))
                .with(getTranslation("data.fact.delivery"), getTranslation("data.delivery." + sync.delivery()))
                .with(getTranslation("data.fact.tolerance"), tolerance(sync))
                .with(
                        getTranslation("data.fact.cadence"),
                        getTranslation("data.fact.cadence.hours", sync.cadenceHours(), sync.graceHours()))
                .with(getTranslation("data.fact.fall"), fall(sync.fallPercent()));
        var used = sync.usage();
        if (used != null) {
            facts.with(getTranslation("data.fact.usage"), used.action());
        }
        if (side() == Side.VENDOR) {
            facts.with(
                    getTranslation("data.fact.job"),
                    sync.job().namespace() + " / " + sync.job().name() + " / "
                            + sync.job().output());
        }
        return facts;
    }

    private String fall(int percent) {
        return percent == 100
                ? getTranslation("data.fact.fall.any")
                : getTranslation("data.fact.fall.percent", percent);
    }

    private String tolerance(SyncDetail sync) {
        return getTranslation(
                reads(
                        "data.tolerance." + sync.tolerance().kind(),
                        "data.tolerance.vendor." + sync.tolerance().kind()),
                sync.tolerance().amount());
    }

    /** The customer is spoken to, the vendor is told of them. */
    private static String reads(String customer, String vendor) {
        return side() == Side.CUSTOMER ? customer : vendor;
    }

    /** A part of the card with a line above it. */
    private static Component ruled(Component part) {
        var div = new Div(part);
        div.addClassName("rule");
        return div;
    }

    private String who(SyncDetail sync, SyncState step) {
        return sync.ladder().stream()
                .filter(s -> s.step() == step)
                .map(SyncStep::who)
                .findFirst()
                .orElse("");
    }

    private SyncPhrases phrases() {
        return new SyncPhrases(side(), directory.account(account()).name(), vendor.name());
    }

    private DataSyncId id() {
        return DataSyncId.parse(parameter("sync"));
    }

    private static Side side() {
        return DataNavigation.side();
    }

    private static Instant known(@Nullable Instant instant) {
        return instant == null ? Instant.EPOCH : instant;
    }

    private static void go(String path) {
        var question = path.indexOf('?');
        if (question < 0) {
            UI.getCurrent().navigate(path.substring(1));
        } else {
            UI.getCurrent()
                    .navigate(
                            path.substring(1, question),
                            com.vaadin.flow.router.QueryParameters.fromString(path.substring(question + 1)));
        }
    }
}
