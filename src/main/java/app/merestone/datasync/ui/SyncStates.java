package app.merestone.datasync.ui;

import app.merestone.datasync.DisputeCard;
import app.merestone.datasync.LookReason;
import app.merestone.datasync.SyncDetail;
import app.merestone.datasync.SyncState;
import app.merestone.datasync.SyncStep;
import app.merestone.kernel.Side;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the page says of each state of a sync in which no number is asked for or shown, for one reader. */
final class SyncStates {

    private final SyncDetail sync;
    private final SyncPhrases phrases;
    private final Side reader;
    private final String account;
    private final String vendor;
    private final Acts acts;
    private final List<Component> parts = new ArrayList<>();

    /** The ways on that its page offers. */
    interface Acts {

        Component toPlan();

        Component somethingOff();

        /** The way to count what came since; nothing to see where there is nothing to count. */
        Component countAgain();

        /** Says what the data is used for, as it is typed. */
        void state();
    }

    SyncStates(SyncDetail sync, SyncPhrases phrases, Side reader, String account, String vendor, Acts acts) {
        this.sync = sync;
        this.phrases = phrases;
        this.reader = reader;
        this.account = account;
        this.vendor = vendor;
        this.acts = acts;
    }

    SyncCard connected() {
        failedNote();
        offerDispute();
        return card(
                SyncPhrases.say("data.heading.state.CONNECTED", name()),
                SyncPhrases.say(reader == Side.CUSTOMER ? "data.lead.connected" : "data.lead.connected.vendor"));
    }

    SyncCard arrived() {
        var failed = sync.summary().failedAt();
        offerDispute();
        return sync.current() == null && failed != null
                ? card(
                        SyncPhrases.say("data.heading.failed", name()),
                        SyncPhrases.say("data.lead.failed", Dates.minute(failed, sync.zone())))
                : card(
                        SyncPhrases.say("data.heading.state.ARRIVED", name(), account),
                        SyncPhrases.say("data.lead.arrived.vendor", account));
    }

    /** Asks a customer person what they use it for. */
    SyncCard verified(TextArea use) {
        var heading = SyncPhrases.say("data.heading.state.VERIFIED", name(), who(SyncState.VERIFIED));
        failedNote();
        if (!sync.customerMayAct()) {
            parts.add(Layouts.actions(acts.toPlan()));
            return card(heading, SyncPhrases.say("data.lead.verified.read"));
        }
        phrases.usage(sync).ifPresent(used -> parts.add(Layouts.meta(used)));
        parts.add(question(
                use,
                Layouts.actions(
                        Buttons.primary(SyncPhrases.say("data.use"), acts::state),
                        acts.countAgain(),
                        acts.somethingOff())));
        return card(heading, SyncPhrases.say("data.lead.verified"));
    }

    SyncCard inUse(TextArea use) {
        if (sync.inUseFor() == null) {
            return usedAsReported(use);
        }
        phrases.usage(sync).ifPresent(used -> parts.add(Layouts.meta(used)));
        failedNote();
        parts.add(
                sync.customerMayAct()
                        ? Layouts.actions(acts.toPlan(), acts.countAgain(), acts.somethingOff())
                        : Layouts.actions(acts.toPlan()));
        return card(
                SyncPhrases.say("data.heading.state.IN_USE", name(), who(SyncState.IN_USE)),
                String.valueOf(sync.inUseFor()));
    }

    /** Nobody has said what it is used for, and somebody was seen to use it: both are said, and the first may still be. */
    private SyncCard usedAsReported(TextArea use) {
        failedNote();
        if (sync.customerMayAct()) {
            parts.add(question(use, Layouts.actions(Buttons.secondary(SyncPhrases.say("data.use"), acts::state))));
            parts.add(Layouts.actions(acts.toPlan(), acts.countAgain(), acts.somethingOff()));
        } else {
            parts.add(Layouts.actions(acts.toPlan()));
        }
        return card(
                SyncPhrases.say("data.heading.used", name(), phrases.product()),
                phrases.usageAlone(sync).orElse(""));
    }

    /** Only what is wrong otherwise: the dispute itself comes below. */
    SyncCard disputed(DisputeCard dispute, Instant now) {
        boolean answered = dispute.answer() != null;
        trouble(now);
        return card(
                SyncPhrases.say(
                        answered ? "data.heading.answered" : "data.heading.state.DISPUTED",
                        name(),
                        answered
                                ? String.valueOf(dispute.answeredBy())
                                : Optional.ofNullable(dispute.owner()).orElse(vendor),
                        dispute.answerBy()),
                SyncPhrases.say(reader == Side.CUSTOMER ? "data.lead.disputed" : "data.lead.disputed.vendor", account));
    }

    SyncCard needsAnotherLook(Instant now) {
        var asked = sync.waits() ? sync.current() : null;
        trouble(now);
        offerDispute();
        return card(
                SyncPhrases.say(
                        "data.heading.state.NEEDS_ANOTHER_LOOK",
                        name(),
                        phrases.look(sync.summary(), sync.zone()).orElse("")),
                asked == null
                        ? SyncPhrases.say(reader == Side.CUSTOMER ? "data.lead.look" : "data.lead.look.vendor", account)
                        : SyncPhrases.say(
                                "data.lead.look.asked",
                                account,
                                Dates.minute(
                                        Optional.ofNullable(asked.arrivedAt()).orElse(Instant.EPOCH), sync.zone())));
    }

    /** A failed run shows at once, and so does lateness, whatever else the sync is in (rule 7). */
    private void trouble(Instant now) {
        var summary = sync.summary();
        if (summary.lookReason() != LookReason.FAILED) {
            failedNote();
        }
        var by = summary.expectedBy();
        if (summary.lookReason() != LookReason.OVERDUE && by != null && !by.isAfter(now)) {
            parts.add(new Paragraph(SyncPhrases.say("data.late", Dates.minute(by, sync.zone()))));
        }
    }

    private void failedNote() {
        phrases.failed(sync.summary(), sync.zone()).ifPresent(failed -> parts.add(new Paragraph(failed)));
    }

    private void offerDispute() {
        phrases.late(sync.summary(), sync.zone()).ifPresent(late -> parts.add(new Paragraph(late)));
        parts.add(
                sync.customerMayAct()
                        ? Layouts.actions(acts.toPlan(), acts.somethingOff())
                        : Layouts.actions(acts.toPlan()));
    }

    private String name() {
        return sync.summary().name();
    }

    private String who(SyncState step) {
        return sync.ladder().stream()
                .filter(s -> s.step() == step)
                .map(SyncStep::who)
                .findFirst()
                .orElse("");
    }

    private static Component question(Component... asked) {
        var form = new Div(asked);
        form.addClassName("question");
        return form;
    }

    private SyncCard card(String heading, String lead) {
        return new SyncCard(heading, lead, parts);
    }
}
