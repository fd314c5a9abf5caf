package app.merestone.closing.ui;

import app.merestone.checkins.BrowsingCheckIns;
import app.merestone.checkins.ui.CheckInsNavigation;
import app.merestone.closing.BrowsingClosing;
import app.merestone.closing.ClosingOnboarding;
import app.merestone.closing.ClosingSignedBy;
import app.merestone.closing.ClosingState;
import app.merestone.closing.ClosingStatus;
import app.merestone.closing.Missing;
import app.merestone.closing.Signature;
import app.merestone.kernel.Side;
import app.merestone.pictures.Stone;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.Facts;
import app.merestone.shell.Layouts;
import app.merestone.shell.MarkupComponent;
import app.merestone.shell.Page;
import app.merestone.shell.ReadersZone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Can we close? What is left and whose turn it is; and, when nothing is left, both names under what was shown. */
@Route("plan/:account/close")
@RouteAlias("accounts/:account/close")
@RolesAllowed({"CUSTOMER", "CSM", "LEADER"})
class CloseView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient BrowsingClosing browsing;
    private final transient ClosingOnboarding closing;
    private final transient BrowsingCheckIns checkIns;
    private final TextArea reason = new TextArea();
    private final boolean leader;
    private transient @Nullable ClosingStatus checking;

    CloseView(
            BrowsingClosing browsing,
            ClosingOnboarding closing,
            BrowsingCheckIns checkIns,
            AuthenticationContext authentication) {
        this.browsing = browsing;
        this.closing = closing;
        this.checkIns = checkIns;
        this.leader = authentication.hasRole("LEADER");
    }

    @Override
    protected void load() {
        checking = null;
        reason.setLabel(getTranslation("closing.withdraw.why"));
        reason.setMaxLength(1_000);
        draw();
        follow(account());
    }

    @Override
    protected void accountChanged() {
        var read = checking;
        if (read == null) {
            draw();
        } else if (!browsing.status(account()).hash().equals(read.hash())) {
            // what is being read for signing does not change under the reader's eyes
            notice().conflict(
                            getTranslation("refusal.closing.changed"),
                            Buttons.secondary(getTranslation("closing.read-again"), this::load));
        }
    }

    private void draw() {
        var status = browsing.status(account());
        above(Layouts.back(
                ClosingNavigation.base(account(), status.side()),
                getTranslation(status.side() == Side.CUSTOMER ? "closing.back.plan" : "closing.back.account")));
        switch (status.state()) {
            case CLOSED -> closed(status);
            case WITHOUT_RESULT -> ended(status);
            case OPEN -> open(status);
        }
    }

    private void closed(ClosingStatus status) {
        heading(getTranslation("closing.heading.closed", day(status)));
        lead(getTranslation("closing.lead.closed"));
        show(
                signatures(status),
                Layouts.actions(
                        go("closing.open-certificate", ClosingNavigation.certificate(account(), status.side()), true)));
    }

    private void ended(ClosingStatus status) {
        heading(getTranslation("closing.heading.ended", day(status)));
        lead(getTranslation("closing.lead.ended", status.endedBy()));
        show(new Facts().with(getTranslation("field.closing.reason"), status.reason()), Layouts.actions(back(status)));
    }

    private static Object day(ClosingStatus status) {
        var day = status.endedOn();
        return day == null ? "" : day;
    }

    private void open(ClosingStatus status) {
        var mine = status.standing(status.side());
        var parts = new ArrayList<Component>();
        if (!status.gate().open()) {
            notYet(status, parts);
        } else if (mine != null) {
            waiting(status, parts);
        } else {
            ready(status, parts);
        }
        if (!status.changed().isEmpty()) {
            parts.addFirst(changed(status));
        }
        parts.add(new GateList(status));
        parts.add(question(status));
        if (leader) {
            // the other way out is a leader's alone, and stands last
            parts.add(Layouts.actions(Buttons.quiet(
                    getTranslation("closing.end.open"), () -> navigate(ClosingNavigation.end(account())))));
        }
        show(parts.toArray(Component[]::new));
    }

    private void notYet(ClosingStatus status, List<Component> parts) {
        var missing = status.gate().missing();
        int yours = status.gate().waitingFor(status.side());
        heading(getTranslation("closing.heading.not-yet", missing.size()));
        lead(
                status.mayAct()
                        ? getTranslation("closing.lead.not-yet", yours, missing.size() - yours, other(status))
                        : getTranslation(
                                "closing.lead.not-yet.reader",
                                yours,
                                missing.size() - yours,
                                own(status),
                                other(status)));
        var checkIn = CheckInsNavigation.arrange(
                account(),
                status.side(),
                getTranslation(
                        missing.getFirst().key(), missing.getFirst().arguments().toArray()));
        var first = missing.stream()
                .filter(m -> status.mayAct() && m.turn() == status.side())
                .findFirst();
        if (!checkIns.offers(account()).arrange()) {
            // a sponsor or a colleague reads what is missing; neither the way there nor a check-in is theirs
            parts.add(Layouts.actions(back(status)));
        } else if (first.isPresent()) {
            parts.add(Layouts.actions(goThere(first.get()), go("closing.arrange-check-in", checkIn, false)));
        } else {
            parts.add(Layouts.actions(go("closing.arrange-check-in", checkIn, true)));
        }
        parts.add(Layouts.meta(getTranslation("closing.no-override")));
    }

    private void waiting(ClosingStatus status, List<Component> parts) {
        heading(getTranslation("closing.heading.waiting", other(status)));
        lead(getTranslation("closing.lead.waiting"));
        parts.add(signatures(status));
        var actions = Layouts.actions(back(status));
        if (status.maySign()) {
            actions.add(Buttons.secondary(getTranslation("closing.withdraw"), () -> askWhy(status)));
        }
        parts.add(actions);
    }

    private void ready(ClosingStatus status, List<Component> parts) {
        var theirs = status.standing(status.side().other());
        heading(getTranslation(
                theirs == null ? "closing.heading.ready" : "closing.heading.signed-by-other",
                theirs == null ? "" : theirs.name()));
        lead(getTranslation(status.maySign() ? "closing.lead.ready" : "closing.lead.not-signatory"));
        if (theirs != null) {
            parts.add(signatures(status));
        }
        parts.add(Layouts.actions(
                status.maySign()
                        ? Buttons.primary(getTranslation("closing.agree"), () -> check(status))
                        : back(status)));
    }

    private void check(ClosingStatus status) {
        checking = status;
        heading(getTranslation("closing.check.heading"));
        lead(getTranslation("closing.check.lead"));
        show(
                new ContentParts(status.content(), status.zone(), status.side()),
                ContentParts.answer(this, status),
                Layouts.meta(getTranslation("closing.check.hash", status.hash().hex())),
                Layouts.actions(
                        Buttons.primary(getTranslation("closing.sign"), () -> sign(status)),
                        Buttons.quiet(getTranslation("closing.not-now"), this::load)));
    }

    private void sign(ClosingStatus status) {
        attempt(() -> closing.sign(account(), status.hash())).ifPresent(signed -> signed(status, signed));
    }

    private void signed(ClosingStatus before, ClosingSignedBy signed) {
        checking = null;
        draw();
        var number = signed.number();
        if (number == null) {
            notice().done(getTranslation("closing.signed", signed.reference(), other(before)));
        } else {
            notice().done(getTranslation("closing.signed.both", signed.reference(), number, other(before)));
        }
    }

    private void askWhy(ClosingStatus status) {
        checking = status;
        heading(getTranslation("closing.withdraw.heading"));
        lead(getTranslation("closing.withdraw.lead", other(status)));
        var question = new Div(
                reason,
                Layouts.actions(
                        Buttons.primary(
                                getTranslation("closing.withdraw.now"),
                                () -> attempt(() -> closing.withdraw(account(), reason.getValue()), () -> {
                                    reason.clear();
                                    load();
                                    notice().done(getTranslation("closing.withdrawn", other(status)));
                                })),
                        Buttons.quiet(getTranslation("closing.not-now"), this::load)));
        question.addClassName("question");
        show(question);
    }

    private Component changed(ClosingStatus status) {
        var who = status.customer() != null ? status.customer() : status.ours();
        var parts = String.join(
                ", ",
                status.changed().stream().map(p -> getTranslation(p.key())).toList());
        var box = new Div(new Paragraph(getTranslation("closing.changed", who == null ? "" : who.name(), parts)));
        box.setClassName("notice notice-conflict");
        return box;
    }

    private Component question(ClosingStatus status) {
        var section = Layouts.section(getTranslation("closing.question.heading"), ContentParts.answer(this, status));
        if (status.mayAnswer() && status.answer() != null && status.state() == ClosingState.OPEN) {
            section.add(Layouts.link(ClosingNavigation.answer(account()), getTranslation("closing.question.anew")));
        }
        return section;
    }

    private Component signatures(ClosingStatus status) {
        return Layouts.row(
                new MarkupComponent(new Stone(status.customer() != null, status.ours() != null, false).drawn()),
                Layouts.tight(
                        line(status, status.customer(), status.company()),
                        line(status, status.ours(), status.vendor())));
    }

    private Component line(ClosingStatus status, @Nullable Signature signature, String company) {
        return new Span(
                signature == null
                        ? getTranslation("closing.signature.none", company)
                        : getTranslation(
                                "closing.signature",
                                signature.name(),
                                company,
                                Dates.minute(signature.at(), ReadersZone.or(status.zone()))));
    }

    private Button goThere(Missing missing) {
        return Buttons.primary(getTranslation(missing.key() + ".way"), () -> navigate(missing.path()));
    }

    private Button back(ClosingStatus status) {
        return go(
                status.side() == Side.CUSTOMER ? "closing.to-plan" : "closing.to-account",
                ClosingNavigation.base(account(), status.side()),
                true);
    }

    private Button go(String words, String path, boolean primary) {
        return primary
                ? Buttons.primary(getTranslation(words), () -> navigate(path))
                : Buttons.secondary(getTranslation(words), () -> navigate(path));
    }

    private static void navigate(String path) {
        UI.getCurrent().navigate(path.substring(1));
    }

    private static String own(ClosingStatus status) {
        return status.side() == Side.CUSTOMER ? status.company() : status.vendor();
    }

    private static String other(ClosingStatus status) {
        return status.side() == Side.CUSTOMER ? status.vendor() : status.company();
    }
}
