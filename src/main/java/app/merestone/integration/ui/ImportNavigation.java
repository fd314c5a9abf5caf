package app.merestone.integration.ui;

import app.merestone.kernel.AccountId;
import app.merestone.shell.NavigationItem;
import app.merestone.shell.NavigationSource;
import app.merestone.shell.Translations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The way to the import, for admins. */
@Component
public class ImportNavigation implements NavigationSource {

    private static final int PLACE = 220;

    private final Translations words;

    ImportNavigation(Translations words) {
        this.words = words;
    }

    /** Where files are imported. */
    public static String importing() {
        return "/import";
    }

    @Override
    public List<NavigationItem> items(Set<String> roles, Optional<AccountId> account) {
        return roles.contains("ADMIN")
                ? List.of(new NavigationItem(
                        importing(), words.getTranslation("import.menu", Translations.ENGLISH), PLACE))
                : List.of();
    }
}
