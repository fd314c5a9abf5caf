package app.merestone.datasync.ui;

import app.merestone.accounts.Directory;
import app.merestone.accounts.Vendor;
import app.merestone.datasync.AfterDispute;
import app.merestone.datasync.AfterRun;
import app.merestone.datasync.AnsweringDisputes;
import app.merestone.datasync.AnsweringDisputes.Answerer;
import app.merestone.datasync.Basis;
import app.merestone.datasync.BlindRun;
import app.merestone.datasync.BrowsingSyncs;
import app.merestone.datasync.DataSyncId;
import app.merestone.datasync.DisconnectWish;
import app.merestone.datasync.DisconnectingSyncs;
import app.merestone.datasync.DisputeCard;
import app.merestone.datasync.DisputingSyncs;
import app.merestone.datasync.NamingUsage;
import app.merestone.datasync.OpenRun;
import app.merestone.datasync.RunPage;
import app.merestone.datasync.StatingUse;
import app.merestone.datasync.SyncDetail;
import app.merestone.datasync.VerifyingSyncs;
import app.merestone.kernel.Side;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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

    private final CountQuestion counting = new CountQuestion();
    private final SampleRecords samples = new SampleRecords();
    private final DisputeQuestion disputeQuestion = new DisputeQuestion();
    private final SyncSettings settings = new SyncSettings();
    private final RunHistory history = new RunHistory(this::older);
    private final TextArea use = new TextArea();
    private final Div main = new Div();
    private final Div beside = new Div();
    private final Div below = new Div();

    private boolean recounting;
    private String shape = "";

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
        counting.label(sync.zone(), vendor.name());
        samples.label();
        use.setLabel(getTranslation("field.sync.use"));
        use.setHelperText(getTranslation("data.use.hint"));
        use.setMaxLength(500);
        // so that the server knows what is typed when a colleague's act redraws the page
        use.setValueChangeMode(ValueChangeMode.LAZY);
        settings.label();
        disputeQuestion.label();
    }

    private void draw(SyncDetail sync) {
        var now = SyncShape.of(sync);
        if (!now.equals(shape)) {
            shape = now;
            counting.doubtNothing();
            drawMain(sync);
        }
        beside.removeAll();
        beside.add(phrases().receipt(sync));
        below.removeAll();
        below.add(
                history.show(sync, phrases(), side()),
                settled(sync),
                Layouts.section(getTranslation("data.facts"), new SyncFacts(sync, side()).drawn(), settings(sync)));
    }

    private void drawMain(SyncDetail sync) {
        main.removeAll();
        lead("");
        main.setClassName("next stack");
        main.setClassName("next-none", !SyncShape.asksReader(sync));
        var current = sync.current();
        var gone = sync.disconnected();
        var wish = sync.wish();
        if (gone != null) {
            say(going(sync).gone(gone, toPlan()));
            return;
        }
        if (wish != null && sync.customerMaySign()) {
            say(going(sync).asked(wish, () -> agree(wish), () -> keep(wish)));
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
            drawState(sync);
        }
        if (wish != null || sync.kept() != null) {
            main.add(going(sync).notes(() -> takeBack(sync, wish)));
        }
    }

    private void drawState(SyncDetail sync) {
        var states = new SyncStates(
                sync, phrases(), side(), directory.account(account()).name(), vendor.name(), new Acts(sync));
        switch (sync.summary().state()) {
            case CONNECTED -> say(states.connected());
            case ARRIVED -> say(states.arrived());
            case VERIFIED -> say(states.verified(use));
            case IN_USE -> say(states.inUse(use));
            case DISPUTED -> disputed(sync, states);
            case NEEDS_ANOTHER_LOOK -> say(states.needsAnotherLook(clock.instant()));
        }
    }

    private void say(SyncCard card) {
        heading(card.heading());
        lead(card.lead());
        main.add(card.parts());
    }

    // ---- whether the feed goes

    private DisconnectQuestion going(SyncDetail sync) {
        return new DisconnectQuestion(sync, side(), directory.account(account()).name());
    }

    private void agree(DisconnectWish wish) {
        attempt(() -> disconnecting.agree(account(), id(), wish.at()), () -> draw(browsing.sync(account(), id())));
    }

    private void keep(DisconnectWish wish) {
        attempt(() -> disconnecting.keep(account(), id(), wish.at()), () -> {
            draw(browsing.sync(account(), id()));
            notice().done(getTranslation("data.kept", wish.askedBy()));
        });
    }

    private void takeBack(SyncDetail sync, @Nullable DisconnectWish wish) {
        if (wish == null) {
            return;
        }
        attempt(() -> disconnecting.takeBack(account(), id(), wish.at()), () -> {
            draw(browsing.sync(account(), id()));
            notice().done(getTranslation(
                    "data.wish.taken-back",
                    sync.summary().name(),
                    directory.account(account()).name()));
        });
    }

    private Component settings(SyncDetail sync) {
        return settings.drawn(sync, new SyncSettings.Acts() {
            @Override
            public void correct() {
                go(DataNavigation.correct(account(), id()));
            }

            @Override
            public void upload() {
                go(DataNavigation.upload(account(), id()));
            }

            @Override
            public List<String> reported() {
                return naming.actions(account());
            }

            @Override
            public void nameUsage(String action) {
                attempt(() -> naming.ofSync(account(), id(), action), () -> {
                    settings.named();
                    redraw();
                    notice().done(getTranslation(
                            "data.usage.named", directory.account(account()).name()));
                });
            }

            @Override
            public void disconnect() {
                go(DataNavigation.disconnect(account(), id()));
            }

            @Override
            public void redraw() {
                draw(browsing.sync(account(), id()));
            }
        });
    }

    // ---- the customer's own count, blind

    private void askForCount(SyncDetail sync, BlindRun run) {
        if (counting.movesOnTo(run)) {
            notice().conflict(getTranslation("data.newer-arrival", Dates.minute(known(run.arrivedAt()), sync.zone())));
        }
        var dispute = sync.dispute();
        heading(CountQuestion.heading(sync, phrases()));
        lead(getTranslation("data.lead.count", vendor.name()));
        if (dispute != null) {
            main.add(numbers(sync).before(dispute, disputeFacts(sync)));
        }
        main.add(counting.drawn(sync, run, new Acts(sync)));
    }

    /** Where nobody knows how many records came, there is nothing to count against: only the records can be looked at. */
    private void askAboutSamples(SyncDetail sync, BlindRun run) {
        heading(getTranslation("data.heading.unknown", sync.summary().name()));
        var records = browsing.samples(account(), id(), run.id());
        lead(getTranslation(records.isEmpty() ? "data.lead.unknown" : "data.lead.unknown.samples", vendor.name()));
        var dispute = sync.dispute();
        if (dispute != null) {
            main.add(numbers(sync).before(dispute, disputeFacts(sync)));
        }
        if (records.isEmpty()) {
            main.add(Layouts.actions(toPlan(), somethingOff(sync)));
            return;
        }
        var form = new Div(
                counting.quantity(sync),
                samples.drawn(records, true),
                Layouts.actions(
                        Buttons.primary(getTranslation("data.yes.samples"), () -> confirmSamples(run)),
                        somethingOff(sync)));
        form.addClassName("question");
        main.add(form);
    }

    private void confirmSamples(BlindRun run) {
        if (samples.someWrong()) {
            go(DataNavigation.problem(account(), id()) + "?samples=wrong");
            return;
        }
        attempt(() -> verifying.confirmSamples(account(), id(), run.id(), counting.quantity(), samples.said()))
                .ifPresent(this::confirmed);
    }

    private void confirmed(String reference) {
        forgetWhatWasTyped();
        var sync = browsing.sync(account(), id());
        draw(sync);
        notice().done(getTranslation(
                sync.summary().state().stands() ? "data.confirmed" : "data.confirmed.look", reference, vendor.name()));
    }

    private void forgetWhatWasTyped() {
        counting.clear();
        samples.clear();
        recounting = false;
    }

    // ---- both numbers

    private void showBoth(SyncDetail sync, OpenRun run) {
        var name = directory.account(account()).name();
        var numbers = numbers(sync);
        heading(numbers.heading(run, side() == Side.CUSTOMER ? vendor.name() : name));
        lead(numbers.lead(run));
        main.add(numbers.read(run, disputeFacts(sync)));
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
            var records = browsing.samples(account(), id(), run.id());
            main.add(SyncCard.ruled(records.isEmpty() ? new Div() : samples.drawn(records, run.inside())));
        }
        if (run.inside()) {
            main.add(Layouts.actions(
                    Buttons.primary(getTranslation("data.yes"), () -> confirm(run)), somethingOff(sync)));
        }
    }

    private void confirm(OpenRun run) {
        if (samples.someWrong()) {
            go(DataNavigation.problem(account(), id()) + "?samples=wrong");
            return;
        }
        attempt(() -> verifying.confirm(account(), id(), run.id(), samples.said()))
                .ifPresent(this::confirmed);
    }

    // ---- everything else a sync can be

    /** Where nothing is asked here, the plan says what comes next. */
    private Component toPlan() {
        return Buttons.primary(
                getTranslation(side() == Side.CUSTOMER ? "data.to-plan" : "data.to-plan.vendor"),
                () -> go(DataNavigation.plan(account(), side())));
    }

    private void disputed(SyncDetail sync, SyncStates states) {
        var dispute = sync.dispute();
        if (dispute == null) {
            return;
        }
        say(states.disputed(dispute, clock.instant()));
        var numbers = numbers(sync);
        main.add(
                disputeFacts(sync).section(dispute),
                numbers.of(dispute)
                        .map(open -> SyncCard.ruled(numbers.pair(getTranslation("data.pair.both"), open)))
                        .orElseGet(Div::new));
        if (sync.csmMayAct()) {
            main.add(disputeQuestion.toAnswer(dispute, new Acts(sync)));
        } else if (sync.customerMayAct()) {
            main.add(disputeQuestion.toTakeBack(dispute, new Acts(sync)));
        } else {
            main.add(Layouts.actions(toPlan()));
        }
    }

    private Optional<RunPage> older(AfterRun after) {
        return attempt(() -> browsing.older(account(), id(), after));
    }

    private Component settled(SyncDetail sync) {
        return new SettledDisputes(sync.zone(), disputeFacts(sync)::said)
                .show(sync.settled(), last -> attempt(() -> browsing.settled(account(), id(), AfterDispute.of(last))));
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
            counting.focus();
        });
        return again;
    }

    private BothNumbers numbers(SyncDetail sync) {
        return new BothNumbers(sync, phrases(), side());
    }

    private DisputeFacts disputeFacts(SyncDetail sync) {
        return new DisputeFacts(account(), sync.zone(), side(), vendor.name());
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

    /** What may be done with the sync as it stood in one drawing: a press means what its reader saw. */
    private final class Acts implements CountQuestion.Acts, SyncStates.Acts, DisputeQuestion.Acts {

        private final SyncDetail sync;

        Acts(SyncDetail sync) {
            this.sync = sync;
        }

        @Override
        public void enter(BlindRun run) {
            attempt(counting::typed).ifPresent(typed -> {
                if (typed.ambiguous()) {
                    counting.doubt(typed);
                    redraw();
                } else {
                    enter(run, typed.number());
                }
            });
        }

        @Override
        public void enter(BlindRun run, long theirs) {
            attempt(
                    () -> verifying.enterCountAndSum(
                            account(),
                            id(),
                            run.id(),
                            counting.comparison(sync, run, clock),
                            theirs,
                            counting.typedSum(run)),
                    () -> {
                        forgetWhatWasTyped();
                        draw(browsing.sync(account(), id()));
                    });
            // somebody else may have counted: then both are on the page now, beside the notice that says so
            draw(browsing.sync(account(), id()));
        }

        @Override
        public void state() {
            attempt(() -> using.state(account(), id(), use.getValue()), () -> {
                use.clear();
                draw(browsing.sync(account(), id()));
                notice().done(getTranslation("data.used", sync.summary().name(), vendor.name()));
            });
        }

        @Override
        public void answer(DisputeCard dispute, String words) {
            attempt(() -> answering.answer(account(), dispute.id(), words), () -> {
                disputeQuestion.answered();
                draw(browsing.sync(account(), id()));
                notice().done(getTranslation("data.answered", dispute.raisedBy()));
            });
        }

        @Override
        public List<Answerer> answerers() {
            return answering.answerers(account());
        }

        @Override
        public void assign(DisputeCard dispute, AssignDispute chosen) {
            attempt(() -> answering.assign(account(), dispute.id(), chosen.owner(), chosen.by()), () -> {
                disputeQuestion.assigned();
                var now = browsing.sync(account(), id());
                draw(now);
                drawMain(now);
                notice().done(getTranslation(
                        "data.assigned", directory.account(account()).name()));
            });
        }

        @Override
        public void takeBack(DisputeCard dispute, String why) {
            attempt(() -> disputing.takeBack(account(), dispute.id(), why), () -> {
                disputeQuestion.takenBack();
                draw(browsing.sync(account(), id()));
                notice().done(getTranslation("data.taken-back", vendor.name()));
            });
        }

        @Override
        public void redraw() {
            drawMain(sync);
        }

        @Override
        public Component toPlan() {
            return SyncView.this.toPlan();
        }

        @Override
        public Component somethingOff() {
            return SyncView.this.somethingOff(sync);
        }

        @Override
        public Component countAgain() {
            return SyncView.this.countAgain(sync);
        }
    }
}
