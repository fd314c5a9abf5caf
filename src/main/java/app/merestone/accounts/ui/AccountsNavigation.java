package app.merestone.accounts.ui;

import app.merestone.accounts.SegmentId;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.shell.NavigationItem;
import app.merestone.shell.NavigationSource;
import app.merestone.shell.Translations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The addresses of this room's pages and its lines of the menu. */
@Component
public class AccountsNavigation implements NavigationSource {

    private static final int PEOPLE = 60;
    private static final int TIME_ZONE = 80;
    private static final int SEGMENTS = 200;
    private static final int VENDOR_PEOPLE = 210;

    private final Translations words;

    AccountsNavigation(Translations words) {
        this.words = words;
    }

    /** Where the vendor starts an account. */
    public static String newAccount() {
        return "/accounts/new";
    }

    /** Who can act on this account. */
    public static String people(AccountId account) {
        return "/plan/" + account + "/people";
    }

    /** Where somebody is invited: the first champion by the CSM, everybody else by champion or deputy. */
    public static String invite(AccountId account) {
        return people(account) + "/invite";
    }

    /** In which time zone this account's days are counted. */
    public static String timeZone(AccountId account) {
        return "/plan/" + account + "/time-zone";
    }

    /** Where both sides confirm the next milestone after a change of owner. */
    public static String handoff(AccountId account) {
        return "/plan/" + account + "/handoff";
    }

    /** Where a leader assigns the account's owner. */
    public static String owner(AccountId account) {
        return "/accounts/" + account + "/owner";
    }

    /** Where a leader names a stand-in. */
    public static String standIn(AccountId account) {
        return "/accounts/" + account + "/stand-in";
    }

    /** Where the CSM starts the plan of an account that came in by import. */
    public static String startPlan(AccountId account) {
        return "/accounts/" + account + "/start";
    }

    /** Where the CSM moves the first day of onboarding. */
    public static String onboardingStart(AccountId account) {
        return "/accounts/" + account + "/onboarding-start";
    }

    /** The segments and their playbooks. */
    public static String segments() {
        return "/segments";
    }

    /** The vendor's people. */
    public static String vendorPeople() {
        return "/people";
    }

    static String person(AccountId account, PersonId person) {
        return people(account) + "/" + person;
    }

    static String vendorPerson(PersonId person) {
        return vendorPeople() + "/" + person;
    }

    static String segment(SegmentId segment) {
        return segments() + "/" + segment;
    }

    static String plan(AccountId account, boolean vendor) {
        return (vendor ? "/accounts/" : "/plan/") + account;
    }

    @Override
    public List<NavigationItem> items(Set<String> roles, Optional<AccountId> account) {
        var items = new ArrayList<NavigationItem>();
        boolean customer = roles.contains("CUSTOMER");
        account.ifPresent(id -> {
            if (customer || roles.contains("CSM") || roles.contains("LEADER")) {
                items.add(item(people(id), "people.menu", PEOPLE));
            }
            if (customer) {
                items.add(item(timeZone(id), "zone.menu", TIME_ZONE));
            }
        });
        if (roles.contains("ADMIN")) {
            items.add(item(segments(), "segments.menu", SEGMENTS));
            items.add(item(vendorPeople(), "vendor-people.menu", VENDOR_PEOPLE));
        }
        return items;
    }

    private NavigationItem item(String path, String key, int order) {
        return new NavigationItem(path, words.onPage(key), order);
    }
}
