package app.merestone.portfolio.ui;

import app.merestone.accounts.Vendor;
import app.merestone.portfolio.ReadingPlans;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import app.merestone.shell.Translations;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

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
        below(parts.standing());
        show(Layouts.columns(reading, getTranslation("plan.next"), parts.nextAct()));
    }
}
