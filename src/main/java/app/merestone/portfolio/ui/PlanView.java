package app.merestone.portfolio.ui;

import app.merestone.accounts.Vendor;
import app.merestone.kernel.Side;
import app.merestone.portfolio.ReadingPlans;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import app.merestone.shell.Translations;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
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
    private final transient Translations words;
    private final transient Vendor vendor;

    PlanView(ReadingPlans plans, Translations words, Vendor vendor) {
        this.plans = plans;
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
        show(Layouts.columns(reading, getTranslation("plan.next"), parts.nextAct()));
    }

    /** The way to what people outside may read; only for whoever may let them. */
    private Anchor share() {
        var share = Layouts.link("/plan/" + account() + "/share", getTranslation("plan.share"));
        share.addClassName("button");
        return share;
    }
}
