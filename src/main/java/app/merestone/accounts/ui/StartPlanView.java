package app.merestone.accounts.ui;

import app.merestone.accounts.Playbook.SuggestedCriterion;
import app.merestone.accounts.StartingAccounts;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.Facts;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** An imported account: does its plan start now, and from what? */
@Route("accounts/:account/start")
@RolesAllowed({"CSM", "LEADER"})
class StartPlanView extends FormPage {

    private static final long serialVersionUID = 1L;

    private final transient StartingAccounts starting;

    StartPlanView(StartingAccounts starting) {
        this.starting = starting;
    }

    @Override
    protected void load() {
        var waiting = starting.waiting(account());
        var name = waiting.account().name();
        var plan = AccountsNavigation.plan(account(), true);
        above(Layouts.back("/accounts", getTranslation("new-account.back")));
        if (waiting.account().planStarted() || !waiting.mayStart()) {
            boolean started = waiting.account().planStarted();
            heading(getTranslation(started ? "start-plan.heading.started" : "start-plan.heading", name));
            lead(started ? "" : getTranslation("start-plan.owner-only"));
            show(Layouts.actions(primaryLink(plan, getTranslation("new-account.done.open"))));
            return;
        }
        heading(getTranslation("start-plan.heading", name));
        lead(getTranslation("new-account.lead"));
        var outcomes = new UnorderedList();
        waiting.playbook().criteria().stream()
                .map(SuggestedCriterion::statement)
                .forEach(statement -> outcomes.add(new ListItem(statement)));
        show(
                Layouts.actions(Buttons.primary(
                        getTranslation("start-plan.act"),
                        () -> attempt(
                                () -> starting.startPlan(account()),
                                () -> done(
                                        getTranslation("start-plan.done", name),
                                        getTranslation("start-plan.done.next"),
                                        AccountsNavigation.people(account()),
                                        getTranslation("invite.done.way"))))),
                new Facts()
                        .with(
                                getTranslation("new-account.start"),
                                Dates.day(waiting.account().onboardingStart()))
                        .with(
                                getTranslation("segment.tasks.short"),
                                getTranslation(
                                        "start-plan.tasks",
                                        waiting.playbook().tasks().size())),
                Layouts.section(getTranslation("segment.criteria"), outcomes));
    }
}
