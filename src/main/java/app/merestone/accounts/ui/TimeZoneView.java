package app.merestone.accounts.ui;

import app.merestone.accounts.BrowsingPeople;
import app.merestone.accounts.KeepingAccountSettings;
import app.merestone.ledger.Role;
import app.merestone.shell.Buttons;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;

/** In which time zone are our days counted? */
@Route("plan/:account/time-zone")
@RolesAllowed("CUSTOMER")
class TimeZoneView extends FormPage {

    private static final long serialVersionUID = 1L;

    private final transient BrowsingPeople browsing;
    private final transient KeepingAccountSettings settings;
    private final transient Clock clock;

    TimeZoneView(BrowsingPeople browsing, KeepingAccountSettings settings, Clock clock) {
        this.browsing = browsing;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void load() {
        var page = browsing.people(account());
        var zone = page.account().zone();
        heading(getTranslation("zone.heading", zone.getId()));
        lead(getTranslation("zone.lead", app.merestone.shell.Dates.minute(clock.instant(), zone)));
        if (page.asking().role() != Role.CHAMPION) {
            show(
                    Layouts.meta(getTranslation("zone.champion-only")),
                    Layouts.actions(
                            primaryLink(AccountsNavigation.plan(account(), false), getTranslation("people.to-plan"))));
            return;
        }
        var choice = new ComboBox<String>(getTranslation("zone.label"));
        choice.setItems(KeepingAccountSettings.zones());
        choice.setHelperText(getTranslation("zone.hint"));
        choice.setRequiredIndicatorVisible(true);
        question(
                choice,
                Layouts.actions(
                        Buttons.primary(getTranslation("zone.act"), () -> {
                            if (answered(choice)) {
                                attempt(
                                        () -> settings.chooseZone(account(), choice.getValue()),
                                        () -> done(
                                                getTranslation("zone.done", choice.getValue()),
                                                getTranslation("zone.done.next"),
                                                AccountsNavigation.plan(account(), false),
                                                getTranslation("people.to-plan")));
                            }
                        }),
                        cancel(AccountsNavigation.plan(account(), false))));
    }
}
