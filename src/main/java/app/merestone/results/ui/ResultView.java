package app.merestone.results.ui;

import app.merestone.accounts.Vendor;
import app.merestone.agreement.CriterionId;
import app.merestone.datasync.NamingUsage;
import app.merestone.kernel.Side;
import app.merestone.results.BrowsingResults;
import app.merestone.results.BrowsingResults.Detail;
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
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was observed, what shows it, and who has signed it? */
@Route("plan/:account/results/:criterion")
@RolesAllowed({"CUSTOMER", "CSM", "LEADER"})
class ResultView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient BrowsingResults browsing;
    private final transient CoSigning coSigning;
    private final transient KeepingEvidence keeping;
    private final transient NamingUsage naming;
    private final transient Vendor vendor;
    private final Div reading = new Div();
    private final Div answering = new Div();
    private final Div leaving = new Div();
    private final TextArea reason = new TextArea();
    private final TextField usage = new TextField();

    // looked up in load(), before anything is shown
    @SuppressWarnings("NullAway.Init")
    private transient Detail detail;

    @SuppressWarnings("NullAway.Init")
    private transient Phrases phrases;

    @SuppressWarnings("NullAway.Init")
    private EvidenceList evidence;

    private boolean withdrawing;
    private boolean namingUsage;

    ResultView(
            BrowsingResults browsing, CoSigning coSigning, KeepingEvidence keeping, NamingUsage naming, Vendor vendor) {
        this.browsing = browsing;
        this.coSigning = coSigning;
        this.keeping = keeping;
        this.naming = naming;
        this.vendor = vendor;
        reading.addClassName("stack-loose");
        answering.addClassName("stack");
    }

    @Override
    protected void load() {
        look();
        withdrawing = false;
        namingUsage = false;
        usage.setLabel(phrases.say("usage.action"));
        usage.setMaxLength(100);
        reason.clear();
        reason.setLabel(phrases.say("withdraw.reason"));
        reason.setHelperText(phrases.say("withdraw.reason.hint"));
        reason.setMaxLength(500);
        evidence = new EvidenceList(account(), piece -> attempt(() -> keeping.opened(account(), piece), () -> {}));
        if (detail.reader().signs()) {
            evidence.withCannotOpen(piece -> attempt(() -> keeping.cannotOpen(account(), piece), () -> {}));
        }
        above(Layouts.back(ResultsNavigation.results(account()), phrases.say("back")));
        redraw(false);
        show(answering, reading, leaving);
        follow(account());
    }

    @Override
    protected void accountChanged() {
        var before = detail.standing();
        look();
        redraw(before != ResultStanding.CO_SIGNED && detail.standing() == ResultStanding.CO_SIGNED);
    }

    private void look() {
        detail = browsing.result(account(), CriterionId.parse(parameter("criterion")));
        phrases = new Phrases(
                this, vendor.name(), detail.accountName(), detail.reader().side());
    }

    private void redraw(boolean closing) {
        heading(sentence());
        lead(detail.criterion().statement());
        answer();
        reading.removeAll();
        var main = new Div();
        main.addClassName("stack-loose");
        var told = detail.recorded();
        if (told != null) {
            main.add(ResultParts.told(told, detail, phrases), evidence(told));
        }
        main.add(ResultParts.agreed(detail.criterion(), detail, phrases));
        reading.add(Layouts.columns(main, phrases.say("signatures"), ResultParts.signatures(detail, phrases, closing)));
    }

    private String sentence() {
        var told = detail.recorded();
        var signer = Phrases.signers(detail.customers(), detail.accountName());
        return switch (detail.standing()) {
            case CO_SIGNED -> phrases.say("one.co-signed", detail.accountName(), vendor.name());
            case VENDOR_TO_SIGN -> phrases.say("one.vendor-to-sign", phrases.csm(detail), detail.accountName());
            case CUSTOMER_TO_SIGN ->
                phrases.say(
                        "one.customer-to-sign",
                        told == null ? "" : told.recorded().name(),
                        signer);
            case SENT_BACK ->
                phrases.say(
                        "one.sent-back",
                        told == null || told.question() == null
                                ? ""
                                : told.question().name());
            case WORDING_CHANGED -> phrases.say("one.wording-changed");
            case VENDOR_DRAFT -> phrases.say("one.vendor-draft", vendor.name());
            case DRAFT -> phrases.say("one.draft");
            case NO_RESULT_YET ->
                phrases.say(
                        "one.no-result-yet",
                        detail.notYet() == null ? "" : detail.notYet().lookAgain());
            case NOTHING_YET ->
                phrases.say("one.nothing-yet", detail.criterion().due());
        };
    }

    private Component evidence(Told told) {
        return Layouts.section(
                phrases.say("evidence"),
                told.evidence().isEmpty()
                        ? new Paragraph(phrases.say("evidence.none"))
                        : evidence.show(told.evidence()));
    }

    // ---- what the reader may do

    private void answer() {
        answering.removeAll();
        leaving.removeAll();
        leaving.setVisible(false);
        said().ifPresent(answering::add);
        var recorded = detail.recorded();
        if (withdrawing && recorded != null) {
            var question = new Div(
                    reason,
                    Layouts.actions(
                            Buttons.primary(phrases.say("withdraw.do"), () -> withdraw(recorded)),
                            Buttons.quiet(phrases.say("withdraw.not"), () -> {
                                withdrawing = false;
                                answer();
                            })));
            question.addClassName("question");
            answering.add(question);
            return;
        }
        if (namingUsage) {
            answering.add(nameUsage());
            return;
        }
        var buttons = buttons();
        if (!buttons.isEmpty()) {
            answering.add(Layouts.actions(buttons.toArray(Component[]::new)));
        }
        answering.setVisible(answering.getComponentCount() > 0);
    }

    /** The question that was asked, or what is in the way. */
    private Optional<Component> said() {
        var told = detail.recorded();
        if (detail.standing() == ResultStanding.SENT_BACK && told != null && told.question() != null) {
            var asked = told.question();
            return Optional.of(quote(phrases.say("asked", asked.name()), asked.words()));
        }
        var notYet = detail.notYet();
        if (notYet != null) {
            return Optional.of(
                    quote(phrases.say("not-yet", notYet.by(), notYet.owner(), notYet.lookAgain()), notYet.blocker()));
        }
        return detail.inDispute() ? Optional.of(new Paragraph(phrases.say("in-dispute"))) : Optional.empty();
    }

    private static Component quote(String who, String words) {
        var quoted = new com.vaadin.flow.component.html.Paragraph(words);
        quoted.addClassName("serif");
        return Layouts.tight(Layouts.meta(who), quoted);
    }

    private List<Component> buttons() {
        var reader = detail.reader();
        var buttons = new ArrayList<Component>();
        var told = detail.recorded();
        if (reader.side() == Side.CUSTOMER && reader.records()) {
            if (detail.standing() == ResultStanding.CUSTOMER_TO_SIGN && reader.signs() && told != null) {
                buttons.add(Buttons.primary(phrases.say("sign"), () -> sign(told)));
                buttons.add(Buttons.secondary(phrases.say("tell-differently"), this::toRecord));
            } else if (detail.mayBeToldAgain()) {
                buttons.add(Buttons.primary(
                        phrases.say("next." + detail.standing().name().toLowerCase(java.util.Locale.ROOT)),
                        this::toRecord));
            }
            if (told != null && mayConfirm(told)) {
                buttons.add(Buttons.secondary(phrases.say("confirm"), () -> confirm(told)));
            }
        }
        if (reader.side() == Side.VENDOR && reader.signs()) {
            if (detail.standing() == ResultStanding.VENDOR_TO_SIGN) {
                buttons.add(Buttons.primary(
                        phrases.say("next.vendor_to_sign"),
                        () -> go(ResultsNavigation.coSign(
                                account(), detail.criterion().id()))));
            } else if (told == null) {
                buttons.add(Buttons.secondary(phrases.say("write-for-them"), this::toRecord));
            }
        }
        if (buttons.stream().noneMatch(Buttons::isPrimary)) {
            // nothing here waits for the reader: the page leads on
            buttons.addFirst(Buttons.primary(phrases.say("see-all"), () -> go(ResultsNavigation.results(account()))));
        }
        // possible, and never what the page leads with
        var quiet = new ArrayList<Component>();
        if (mayNameUsage()) {
            quiet.add(Buttons.quiet(phrases.say("usage.name"), this::askForUsage));
        }
        if (told != null && mayWithdraw(told)) {
            // until the closing
            quiet.add(Buttons.quiet(phrases.say("withdraw"), () -> {
                withdrawing = true;
                answer();
                reason.focus();
            }));
        }
        leaving.setVisible(!quiet.isEmpty());
        leaving.add(Layouts.actions(quiet.toArray(Component[]::new)));
        return buttons;
    }

    private boolean mayConfirm(Told told) {
        var me = detail.reader().person();
        return told.second() == null
                && !me.equals(told.recorded().person())
                && (told.customer() == null || !me.equals(told.customer().person()))
                && !(detail.standing() == ResultStanding.CUSTOMER_TO_SIGN
                        && detail.reader().signs())
                && detail.standing() != ResultStanding.SENT_BACK;
    }

    private boolean mayWithdraw(Told told) {
        var own = detail.reader().side() == Side.CUSTOMER ? told.customer() : told.vendor();
        return own != null && detail.reader().signs() && !detail.closed();
    }

    /** Either side may name the action: what is counted, and how many there have to be, both have agreed. */
    private boolean mayNameUsage() {
        var reader = detail.reader();
        return detail.countsPeople()
                && !detail.closed()
                && (reader.records() || (reader.side() == Side.VENDOR && reader.signs()));
    }

    private void askForUsage() {
        var named = detail.reading();
        var reported = naming.actions(account());
        usage.setValue(named == null ? "" : named.action());
        usage.setHelperText(
                reported.isEmpty()
                        ? phrases.say("usage.name.hint")
                        : phrases.say("usage.name.hint.reported", String.join(", ", reported)));
        namingUsage = true;
        answer();
        usage.focus();
    }

    private Component nameUsage() {
        var question = new Div(
                usage,
                Layouts.actions(
                        Buttons.primary(
                                phrases.say("usage.name.save"),
                                () -> attempt(
                                        () -> naming.ofCriterion(
                                                account(), detail.criterion().id(), usage.getValue()),
                                        () -> {
                                            namingUsage = false;
                                            look();
                                            redraw(false);
                                            notice().done(phrases.say("usage.name.done"));
                                        })),
                        Buttons.quiet(phrases.say("usage.name.not"), () -> {
                            namingUsage = false;
                            answer();
                        })));
        question.addClassName("question");
        return question;
    }

    private void sign(Told told) {
        attempt(() -> coSigning.signForCustomer(account(), told.id(), told.hash()))
                .ifPresent(signed -> done("signed", signed));
    }

    private void confirm(Told told) {
        attempt(() -> coSigning.corroborate(account(), told.id(), told.hash()))
                .ifPresent(signed -> done("confirmed", signed));
    }

    private void withdraw(Told told) {
        attempt(() -> coSigning.withdraw(account(), told.id(), reason.getValue()))
                .ifPresent(signed -> {
                    withdrawing = false;
                    reason.clear();
                    done("withdrew", signed);
                });
    }

    private void done(String key, Signed signed) {
        look();
        redraw(signed.coSigned());
        notice().done(phrases.say("done." + key, signed.reference(), phrases.csm(detail)));
    }

    private void toRecord() {
        go(ResultsNavigation.record(account(), detail.criterion().id()));
    }

    private static void go(String path) {
        UI.getCurrent().navigate(path.substring(1));
    }
}
