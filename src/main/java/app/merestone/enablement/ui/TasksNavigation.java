package app.merestone.enablement.ui;

import app.merestone.kernel.AccountId;
import app.merestone.shell.NavigationItem;
import app.merestone.shell.NavigationSource;
import app.merestone.shell.Translations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The way to the vendor's set-up tasks of an account. */
@Component
public class TasksNavigation implements NavigationSource {

    private static final int ORDER = 50;

    private final Translations words;

    TasksNavigation(Translations words) {
        this.words = words;
    }

    /** The tasks of this account; vendor people only. */
    public static String tasks(AccountId account) {
        return "/accounts/" + account + "/tasks";
    }

    @Override
    public List<NavigationItem> items(Set<String> roles, Optional<AccountId> account) {
        boolean vendor = roles.contains("CSM") || roles.contains("LEADER");
        return account.filter(a -> vendor)
                .map(a -> List.of(new NavigationItem(tasks(a), words.onPage("tasks.menu"), ORDER)))
                .orElseGet(List::of);
    }
}
