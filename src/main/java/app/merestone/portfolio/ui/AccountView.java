package app.merestone.portfolio.ui;

import app.merestone.accounts.Vendor;
import app.merestone.kernel.Side;
import app.merestone.portfolio.ReadingPlans;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import app.merestone.shell.Translations;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** The same view that the customer sees, with the vendor's own tasks below it. */
@Route("accounts/:account")
@RolesAllowed({"CSM", "LEADER"})
class AccountView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient ReadingPlans plans;
    private final transient Translations words;
    private final transient Vendor vendor;

    AccountView(ReadingPlans plans, Translations words, Vendor vendor) {
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
        var csm = plan.csm();
        above(new Span(
                csm == null
                        ? getTranslation("account.unowned", plan.account().name())
                        : getTranslation("account.owned", plan.account().name(), csm.name())));
        heading(parts.headline());
        lead(parts.lead());
        var reading = Layouts.stack(parts.finishLines(), parts.alignment(), parts.why());
        reading.setClassName("stack-loose");
        var ways = Layouts.stack(parts.nextAct());
        if (plan.side() == Side.VENDOR) {
            var tasks = parts.linkTo("/accounts/" + plan.account().id() + "/tasks", "account.tasks");
            var mark = new Span(getTranslation("account.internal", vendor.name()));
            mark.addClassName("internal-mark");
            var inside = Layouts.tight(
                    mark,
                    new Span(getTranslation(
                            "account.tasks.count",
                            plan.tasks().done(),
                            plan.tasks().total(),
                            plan.tasks().notNeeded())),
                    tasks,
                    parts.linkTo("/accounts/" + plan.account().id() + "/share", "account.share"));
            inside.addClassName("internal");
            ways.add(inside);
        }
        below(parts.standing());
        show(Layouts.columns(reading, getTranslation("plan.next"), ways));
    }
}
