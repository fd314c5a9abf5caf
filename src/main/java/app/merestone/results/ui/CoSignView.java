package app.merestone.results.ui;

import app.merestone.accounts.Vendor;
import app.merestone.agreement.CriterionId;
import app.merestone.results.BrowsingResults;
import app.merestone.results.BrowsingResults.Detail;
import app.merestone.results.BrowsingResults.EvidencePiece;
import app.merestone.results.BrowsingResults.Told;
import app.merestone.results.CoSigning;
import app.merestone.results.KeepingEvidence;
import app.merestone.results.ResultStanding;
import app.merestone.results.Signed;
import app.merestone.shell.Buttons;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Does this show what was agreed? Criterion and evidence side by side: co-sign, or ask for more. */
@Route("accounts/:account/cosign/:criterion")
@RolesAllowed({"CSM", "LEADER"})
class CoSignView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient BrowsingResults browsing;
    private final transient CoSigning coSigning;
    private final transient KeepingEvidence keeping;
    private final transient Vendor vendor;
    private final Div reading = new Div();
    private final Div answering = new Div();
    private final TextArea question = new TextArea();

    // looked up in load(), before anything is shown
    @SuppressWarnings("NullAway.Init")
    private transient Detail detail;

    @SuppressWarnings("NullAway.Init")
    private transient Phrases phrases;

    @SuppressWarnings("NullAway.Init")
    private EvidenceList evidence;

    private boolean asking;
    private transient @Nullable Signed done;

    CoSignView(BrowsingResults browsing, CoSigning coSigning, KeepingEvidence keeping, Vendor vendor) {
        super("page page-wide");
        this.browsing = browsing;
        this.coSigning = coSigning;
        this.keeping = keeping;
        this.vendor = vendor;
        reading.addClassName("stack-loose");
        answering.addClassName("stack");
    }

    @Override
    protected void load() {
        look();
        asking = false;
        done = null;
        question.clear();
        question.setLabel(phrases.say("ask.label", detail.accountName()));
        question.setHelperText(phrases.say("ask.hint"));
        question.setMaxLength(1000);
        evidence = new EvidenceList(account(), piece -> attempt(() -> keeping.opened(account(), piece), () -> {}));
        if (detail.reader().signs()) {
            evidence.withCannotOpen(piece -> attempt(() -> keeping.cannotOpen(account(), piece), () -> {}));
        }
        above(Layouts.back(
                ResultsNavigation.result(account(), detail.criterion().id()), phrases.say("back.one")));
        redraw();
        show(answering, reading);
        follow(account());
    }

    @Override
    protected void accountChanged() {
        var before = detail.recorded();
        look();
        var now = detail.recorded();
        if (done == null && before != null && now != null && !before.hash().equals(now.hash())) {
            notice().conflict(phrases.say("changed", now.recorded().name()));
        }
        redraw();
    }

    private void look() {
        detail = browsing.result(account(), CriterionId.parse(parameter("criterion")));
        phrases = new Phrases(
                this, vendor.name(), detail.accountName(), detail.reader().side());
    }

    private void redraw() {
        var told = detail.recorded();
        heading(sentence());
        lead(detail.criterion().statement());
        reading.removeAll();
        var left = new Div(ResultParts.agreed(detail.criterion(), detail, phrases));
        left.addClassName("stack-loose");
        var right = new Div();
        right.addClassName("stack-loose");
        if (told == null) {
            right.add(new Paragraph(phrases.say("nothing-recorded")));
        } else {
            right.add(ResultParts.told(told, detail, phrases), evidence(told));
        }
        var signatures = ResultParts.signatures(detail, phrases, done != null && done.coSigned());
        if (detail.standing() == ResultStanding.CO_SIGNED) {
            // both names are what the page says now, and the two halves close where everybody sees them
            left.addComponentAsFirst(signatures);
        } else {
            left.add(signatures);
        }
        reading.add(Layouts.sideBySide(left, right));
        answer();
    }

    private String sentence() {
        if (done != null && done.coSigned()) {
            return phrases.say("one.co-signed", detail.accountName(), vendor.name());
        }
        return switch (detail.standing()) {
            case VENDOR_TO_SIGN -> phrases.say("cosign.heading", detail.accountName());
            case CO_SIGNED -> phrases.say("one.co-signed", detail.accountName(), vendor.name());
            case SENT_BACK -> phrases.say("cosign.waits-for-answer", detail.accountName());
            default -> phrases.say("cosign.customer-first", Phrases.signers(detail.customers(), detail.accountName()));
        };
    }

    private Component evidence(Told told) {
        return Layouts.section(
                phrases.say("evidence"),
                told.evidence().isEmpty()
                        ? new Paragraph(phrases.say("evidence.none"))
                        : evidence.show(told.evidence()));
    }

    // the question's field stays where it is, so that what is being typed survives whatever the customer does
    private void answer() {
        answering.removeAll();
        var told = detail.recorded();
        if (told == null
                || detail.standing() != ResultStanding.VENDOR_TO_SIGN
                || !detail.reader().signs()) {
            answering.add(seeIt());
            return;
        }
        if (asking) {
            var form = new Div(
                    question,
                    Layouts.actions(
                            Buttons.primary(phrases.say("ask.send"), () -> ask(told)),
                            Buttons.quiet(phrases.say("ask.not"), () -> {
                                asking = false;
                                answer();
                            })));
            form.addClassName("question");
            answering.add(form);
            return;
        }
        long open = told.evidence().stream().filter(p -> !p.opened()).count();
        if (detail.inDispute()) {
            answering.add(new Paragraph(phrases.say("in-dispute")));
        } else if (told.evidence().stream().anyMatch(EvidencePiece::cannotOpen)) {
            answering.add(new Paragraph(phrases.say("cosign.cannot-open")));
        } else if (open > 0) {
            answering.add(new Paragraph(
                    phrases.say("cosign.open-first", open, told.evidence().size())));
        } else if (!told.grade().atLeast(detail.needed())) {
            answering.add(new Paragraph(phrases.say("cosign.too-weak", phrases.grade(detail.needed()))));
        }
        answering.add(Layouts.actions(
                Buttons.primary(phrases.say("cosign.do"), () -> coSign(told)),
                Buttons.secondary(phrases.say("ask"), () -> {
                    asking = true;
                    answer();
                    question.focus();
                })));
    }

    private void coSign(Told told) {
        attempt(() -> coSigning.coSign(account(), told.id(), told.hash())).ifPresent(signed -> {
            done = signed;
            look();
            redraw();
            notice().done(phrases.say("done.co-signed", signed.reference(), detail.accountName()));
        });
    }

    private void ask(Told told) {
        attempt(() -> coSigning.askForMore(account(), told.id(), told.hash(), question.getValue()))
                .ifPresent(sent -> {
                    asking = false;
                    question.clear();
                    look();
                    redraw();
                    notice().done(phrases.say(
                            "done.sent-back", sent.reference(), told.recorded().name()));
                });
    }

    private Component seeIt() {
        return Layouts.actions(Buttons.primary(phrases.say("see-all"), () -> UI.getCurrent()
                .navigate(ResultsNavigation.results(account()).substring(1))));
    }
}
