package app.merestone.accounts.ui;

import app.merestone.accounts.ConfirmingHandoffs;
import app.merestone.accounts.ConfirmingHandoffs.HandoffPage;
import app.merestone.accounts.NextMilestone;
import app.merestone.accounts.Vendor;
import app.merestone.kernel.Side;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.EmptyState;
import app.merestone.shell.Facts;
import app.merestone.shell.Layouts;
import app.merestone.shell.ReadersZone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;

/** After a change of owner: is this still our next milestone, by this date? */
@Route("plan/:account/handoff")
@RouteAlias("accounts/:account/handoff")
@RolesAllowed({"CUSTOMER", "CSM", "LEADER"})
class HandoffView extends FormPage {

    private static final long serialVersionUID = 1L;

    private final transient ConfirmingHandoffs handoffs;
    private final transient Vendor vendor;

    HandoffView(ConfirmingHandoffs handoffs, Vendor vendor) {
        this.handoffs = handoffs;
        this.vendor = vendor;
    }

    @Override
    protected void load() {
        var page = handoffs.open(account());
        heading(getTranslation("handoff.heading", page.to(), page.from()));
        boolean ours = page.side() == Side.VENDOR;
        lead(
                ours
                        ? getTranslation("handoff.lead.vendor", page.account(), page.to())
                        : getTranslation("handoff.lead", vendor.name()));
        var plan = AccountsNavigation.plan(account(), ours);
        above(Layouts.back(plan, getTranslation(ours ? "handoff.back.vendor" : "handoff.back")));
        var next = page.next();
        if (next.isEmpty()) {
            show(new EmptyState(
                    getTranslation("handoff.nothing"),
                    getTranslation("handoff.nothing.next"),
                    primaryLink(plan, getTranslation("people.to-plan"))));
            return;
        }
        var facts = new Facts()
                .with(getTranslation("handoff.milestone"), next.get().statement())
                .with(getTranslation("handoff.due"), Dates.day(next.get().due()))
                .with(
                        getTranslation("handoff.vendor", vendor.name()),
                        state(page.handoff().confirmedByOwnerAt(), page))
                .with(
                        getTranslation("handoff.customer", page.account()),
                        state(page.handoff().confirmedByCustomerAt(), page));
        show(facts, Layouts.actions(ways(page, next.get(), plan)));
    }

    private Component[] ways(HandoffPage page, NextMilestone next, String plan) {
        if (!page.mayConfirm() || page.confirmed()) {
            return new Component[] {primaryLink(plan, getTranslation("people.to-plan"))};
        }
        return new Component[] {
            Buttons.primary(getTranslation("handoff.act"), () -> confirm(page, next, plan)),
            secondaryLink(plan, getTranslation("handoff.other"))
        };
    }

    private void confirm(HandoffPage page, NextMilestone next, String plan) {
        attempt(() -> handoffs.confirm(account(), page.handoff().id(), next.hash()))
                .ifPresent(aligned -> done(
                        getTranslation(aligned ? "handoff.done.aligned" : "handoff.done"),
                        getTranslation(
                                aligned ? "handoff.done.aligned.next" : "handoff.done.next",
                                page.side() == Side.VENDOR ? page.account() : page.to()),
                        plan,
                        getTranslation("people.to-plan")));
    }

    private String state(java.time.@org.jspecify.annotations.Nullable Instant at, HandoffPage page) {
        return at == null
                ? getTranslation("handoff.open")
                : getTranslation("handoff.confirmed", Dates.minute(at, ReadersZone.or(page.zone())));
    }
}
