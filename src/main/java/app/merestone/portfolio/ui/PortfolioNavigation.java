package app.merestone.portfolio.ui;

import app.merestone.kernel.AccountId;
import app.merestone.shell.NavigationItem;
import app.merestone.shell.NavigationSource;
import app.merestone.shell.Translations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The ways to the plan and through the portfolio. */
@Component
public class PortfolioNavigation implements NavigationSource {

    private final Translations words;

    PortfolioNavigation(Translations words) {
        this.words = words;
    }

    /** The plan's address. */
    public static String plan(AccountId account) {
        return "/plan/" + account;
    }

    @Override
    public List<NavigationItem> items(Set<String> roles, Optional<AccountId> account) {
        var items = new ArrayList<NavigationItem>();
        boolean vendor = roles.contains("CSM") || roles.contains("LEADER");
        account.ifPresent(id -> {
            if (roles.contains("CUSTOMER")) {
                items.add(item(plan(id), "plan.menu", 10));
            } else if (vendor) {
                items.add(item("/accounts/" + id, "plan.menu.vendor", 10));
            }
            if (!roles.contains("ADMIN") || vendor) {
                items.add(item(plan(id) + "/history", "history.menu", 70));
            }
        });
        if (roles.contains("CSM")) {
            items.add(item("/today", "today.menu", 100));
        }
        if (vendor) {
            items.add(item("/accounts", "accounts.menu", 110));
            items.add(item("/at-risk", "risk.menu", 120));
        }
        return items;
    }

    private NavigationItem item(String path, String key, int order) {
        return new NavigationItem(path, words.onPage(key), order);
    }
}
