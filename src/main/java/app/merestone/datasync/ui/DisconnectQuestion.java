package app.merestone.datasync.ui;

import app.merestone.datasync.DisconnectWish;
import app.merestone.datasync.DisconnectedSync;
import app.merestone.datasync.SyncDetail;
import app.merestone.kernel.Side;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.Facts;
import app.merestone.shell.Layouts;
import app.merestone.shell.ReadersZone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;

/** Whether the feed goes: asked of the customer, told to whoever waits for their answer, and read once it is gone. */
final class DisconnectQuestion {

    private final SyncDetail sync;
    private final Side reader;
    private final String account;

    DisconnectQuestion(SyncDetail sync, Side reader, String account) {
        this.sync = sync;
        this.reader = reader;
        this.account = account;
    }

    SyncCard asked(DisconnectWish wish, Runnable agree, Runnable keep) {
        var facts = new Facts()
                .with(SyncPhrases.say("field.dispute.why"), wish.why())
                .with(
                        SyncPhrases.say("data.wish.asked"),
                        SyncPhrases.say(
                                "data.by-at", wish.askedBy(), Dates.minute(wish.at(), ReadersZone.or(sync.zone()))));
        return new SyncCard(
                SyncPhrases.say(
                        "data.wish.heading", wish.askedBy(), sync.summary().name()),
                SyncPhrases.say(sync.summary().required() ? "data.wish.lead.required" : "data.wish.lead"),
                List.of(
                        facts,
                        Layouts.actions(
                                Buttons.primary(SyncPhrases.say("data.wish.agree"), agree),
                                Buttons.secondary(SyncPhrases.say("data.wish.keep"), keep))));
    }

    SyncCard gone(DisconnectedSync gone, Component toPlan) {
        var facts = new Facts()
                .with(SyncPhrases.say("field.dispute.why"), gone.why())
                .with(SyncPhrases.say("data.wish.asked"), gone.askedBy());
        if (gone.agreed()) {
            facts.with(SyncPhrases.say("data.wish.agreed"), gone.by());
        }
        return new SyncCard(
                SyncPhrases.say(
                        "data.heading.disconnected",
                        gone.name(),
                        Dates.day(gone.at().atZone(sync.zone()).toLocalDate())),
                SyncPhrases.say("data.lead.disconnected"),
                List.of(facts, Layouts.actions(toPlan)));
    }

    /** Below whatever else the page says: that the wish is open, and that the last one was answered with no. */
    List<Component> notes(Runnable takeBack) {
        var notes = new ArrayList<Component>();
        var wish = sync.wish();
        if (wish != null) {
            notes.add(SyncCard.ruled(
                    new Paragraph(SyncPhrases.say("data.wish.open", wish.askedBy(), wish.why(), account))));
            if (sync.csmMayAct()) {
                notes.add(Layouts.actions(Buttons.secondary(SyncPhrases.say("data.wish.take-back"), takeBack)));
            }
        }
        var kept = sync.kept();
        if (kept != null && reader == Side.VENDOR) {
            notes.add(SyncCard.ruled(new Paragraph(SyncPhrases.say(
                    "data.wish.kept",
                    kept.by().isEmpty() ? account : kept.by(),
                    sync.summary().name(),
                    Dates.minute(kept.at(), ReadersZone.or(sync.zone())),
                    kept.why()))));
        }
        return notes;
    }
}
