package app.merestone.agreement.ui;

import app.merestone.kernel.AccountId;
import app.merestone.shell.NavigationItem;
import app.merestone.shell.NavigationSource;
import app.merestone.shell.Translations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** This room's line in the menu of an account. */
@Component
class AgreementMenu implements NavigationSource {

    private static final int AFTER_THE_PLAN = 20;

    private final Translations translations;

    AgreementMenu(Translations translations) {
        this.translations = translations;
    }

    @Override
    public List<NavigationItem> items(Set<String> roles, Optional<AccountId> account) {
        if (roles.stream().noneMatch(Set.of("CUSTOMER", "CSM", "LEADER")::contains)) {
            return List.of();
        }
        return account
                .map(id -> new NavigationItem(
                        AgreementNavigation.list(id), translations.onPage("agreement.menu"), AFTER_THE_PLAN))
                .stream()
                .toList();
    }
}
