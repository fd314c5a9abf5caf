package app.merestone.datasync.ui;

import app.merestone.datasync.DisputeCard;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.Side;
import app.merestone.shell.Dates;
import app.merestone.shell.Facts;
import app.merestone.shell.Layouts;
import app.merestone.shell.ReadersZone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** What was said to be off, by whom, who answers it and what they said: for one reader, open or over. */
final class DisputeFacts {

    private final AccountId account;
    private final ZoneId zone;
    private final Side reader;
    private final String vendor;

    DisputeFacts(AccountId account, ZoneId zone, Side reader, String vendor) {
        this.account = account;
        this.zone = zone;
        this.reader = reader;
        this.vendor = vendor;
    }

    /** All of it below its heading. */
    Component section(DisputeCard dispute) {
        return Layouts.section(SyncPhrases.say("data.dispute.heading"), said(dispute));
    }

    Component said(DisputeCard dispute) {
        var facts = new Facts()
                .with(SyncPhrases.say("data.dispute.reason"), SyncPhrases.say("data.reason." + dispute.reason()))
                .with(SyncPhrases.say(reads("field.dispute.expected", "data.expected.vendor")), dispute.expected());
        if (!dispute.proof().isEmpty()) {
            facts.with(SyncPhrases.say(reads("field.dispute.proof", "data.proof.vendor")), dispute.proof());
        }
        facts.with(SyncPhrases.say("data.dispute.raised"), by(dispute.raisedBy(), dispute.raisedAt()));
        facts.with(
                SyncPhrases.say("data.dispute.owner"),
                SyncPhrases.say(
                        "data.dispute.owner.by",
                        Optional.ofNullable(dispute.owner()).orElse(vendor),
                        dispute.answerBy()));
        if (dispute.answer() != null && dispute.answeredAt() != null) {
            facts.with(SyncPhrases.say("field.dispute.answer"), dispute.answer());
            facts.with(
                    SyncPhrases.say("data.dispute.answered"),
                    by(String.valueOf(dispute.answeredBy()), dispute.answeredAt()));
        }
        if (dispute.endedAt() != null) {
            facts.with(SyncPhrases.say("data.settled.over"), Dates.minute(dispute.endedAt(), ReadersZone.or(zone)));
        }
        var said = Layouts.stack(facts);
        if (!dispute.files().isEmpty()) {
            said.add(new ProofList(account).show(dispute.files()));
        }
        return said;
    }

    /** What they were answered, above the counts that it is about. */
    Component answered(DisputeCard dispute) {
        var at = dispute.answeredAt();
        var words = dispute.answer();
        return at == null || words == null
                ? new Div()
                : Layouts.tight(new Paragraph(words), Layouts.meta(by(String.valueOf(dispute.answeredBy()), at)));
    }

    private String by(String who, Instant at) {
        return SyncPhrases.say("data.by-at", who, Dates.minute(at, ReadersZone.or(zone)));
    }

    /** The customer is spoken to, the vendor is told of them. */
    private String reads(String customers, String vendors) {
        return reader == Side.CUSTOMER ? customers : vendors;
    }
}
