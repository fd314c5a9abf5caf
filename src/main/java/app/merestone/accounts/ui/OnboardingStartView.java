package app.merestone.accounts.ui;

import app.merestone.accounts.BrowsingPeople;
import app.merestone.accounts.KeepingAccountSettings;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Side;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** From which day are the days to the first result counted? */
@Route("accounts/:account/onboarding-start")
@RolesAllowed("CSM")
class OnboardingStartView extends FormPage {

    private static final long serialVersionUID = 1L;

    private final transient BrowsingPeople browsing;
    private final transient KeepingAccountSettings settings;

    OnboardingStartView(BrowsingPeople browsing, KeepingAccountSettings settings) {
        this.browsing = browsing;
        this.settings = settings;
    }

    @Override
    protected void load() {
        var page = browsing.people(account());
        if (page.asking().side() != Side.VENDOR || !page.asking().signs()) {
            throw new NotFound();
        }
        var seen = page.account().onboardingStart();
        above(Layouts.back(AccountsNavigation.people(account()), getTranslation("people.back")));
        heading(getTranslation("start.heading", page.account().name(), Dates.day(seen)));
        lead(getTranslation("start.lead"));
        var day = day("start.label", null);
        var reason = new TextArea(getTranslation("start.reason"));
        reason.setHelperText(getTranslation("start.reason.hint"));
        reason.setRequiredIndicatorVisible(true);
        question(
                day,
                reason,
                Layouts.actions(
                        Buttons.primary(getTranslation("start.act"), () -> {
                            if (answered(day, reason)) {
                                attempt(
                                        () -> settings.moveOnboardingStart(
                                                account(), seen, day.getValue(), reason.getValue()),
                                        () -> done(
                                                getTranslation("start.done", Dates.day(day.getValue())),
                                                getTranslation("start.done.next"),
                                                AccountsNavigation.plan(account(), true),
                                                getTranslation("new-account.done.open")));
                            }
                        }),
                        cancel(AccountsNavigation.people(account()))));
    }
}
