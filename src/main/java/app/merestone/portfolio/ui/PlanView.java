package app.merestone.portfolio.ui;

import app.merestone.accounts.Vendor;
import app.merestone.kernel.Side;
import app.merestone.ledger.Role;
import app.merestone.portfolio.AcknowledgingPlans;
import app.merestone.portfolio.PlanOverview;
import app.merestone.portfolio.ReadingPlans;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import app.merestone.shell.ReadersZone;
import app.merestone.shell.Translations;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.stream.Stream;

/** Are we there, and is it my turn? */
@Route("plan/:account")
@RolesAllowed({"CUSTOMER", "CSM", "LEADER"})
class PlanView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient ReadingPlans plans;
    private final transient AcknowledgingPlans acknowledging;
    private final transient Translations words;
    private final transient Vendor vendor;

    PlanView(ReadingPlans plans, AcknowledgingPlans acknowledging, Translations words, Vendor vendor) {
        this.plans = plans;
        this.acknowledging = acknowledging;
        this.words = words;
        this.vendor = vendor;
    }

    @Override
    protected void load() {
        draw();
        follow(account());
    }

    @Override
    protected void accountChanged() {
        draw();
    }

    private void draw() {
        var plan = plans.plan(account());
        var parts = new PlanParts(words, vendor, plan);
        above(new Span(getTranslation("plan.between", plan.account().name(), vendor.name())));
        heading(parts.headline());
        lead(parts.lead());
        var reading = Layouts.stack(parts.finishLines(), parts.alignment(), parts.why());
        reading.setClassName("stack-loose");
        boolean shares = plan.side() == Side.CUSTOMER && plan.reader().signs();
        below(
                shares
                        ? Stream.concat(Arrays.stream(parts.standing()), Stream.of(share()))
                                .toArray(Component[]::new)
                        : parts.standing());
        show(Layouts.columns(
                reading,
                getTranslation("plan.next"),
                plan.reader().role() == Role.SPONSOR ? sponsor(plan, parts) : parts.nextAct()));
    }

    /** A sponsor's one act: that they have read the plan as it stands here. */
    private Component sponsor(PlanOverview plan, PlanParts parts) {
        var seen = plan.content();
        var last = acknowledging.mine(account());
        boolean done = last.filter(before -> seen.equals(before.content())).isPresent();
        boolean acknowledgeable =
                !done && !plan.account().ended() && plan.account().planStarted();
        var card = Layouts.next(
                new H2(getTranslation(done ? "plan.acknowledge.heading.done" : "plan.acknowledge.heading")));
        last.ifPresent(before -> card.add(Layouts.meta(getTranslation(
                done ? "plan.acknowledge.done" : "plan.acknowledge.since",
                Dates.minute(before.at(), ReadersZone.or(plan.account().zone()))))));
        if (acknowledgeable) {
            card.add(
                    new Paragraph(getTranslation("plan.acknowledge.lead")),
                    Layouts.actions(Buttons.primary(getTranslation("plan.acknowledge"), () -> attempt(
                                    () -> acknowledging.acknowledge(account(), seen))
                            .ifPresent(entry -> {
                                draw();
                                notice().done(getTranslation("plan.acknowledged", entry));
                            }))));
        }
        return Layouts.stack(card, parts.nextAct(!acknowledgeable));
    }

    /** The way to what people outside may read; only for whoever may let them. */
    private Anchor share() {
        var share = Layouts.link("/plan/" + account() + "/share", getTranslation("plan.share"));
        share.addClassName("button");
        return share;
    }
}
