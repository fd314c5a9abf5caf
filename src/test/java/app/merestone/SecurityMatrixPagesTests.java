package app.merestone;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.accounts.AssigningOwners;
import app.merestone.checkins.ArrangingCheckIns;
import app.merestone.datasync.Pipeline;
import app.merestone.kernel.PersonId;
import app.merestone.testing.Accounts;
import app.merestone.testing.As;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.ShownAccounts;
import app.merestone.testing.TestClock;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rule 26, the pages: every page of an account is opened by people outside of it, and by people who may. */
@DatabaseTest
@DisplayName("Who sees which page of an account (rule 26)")
class SecurityMatrixPagesTests extends SpringBrowserlessTest {

    private static final String NOTHING = "There is no such page for you";

    /** These exist only after the closing, or before the plan is started: whoever may reads "not found" here as well. */
    private static final Set<String> NOT_YET_OR_NO_MORE = Set.of(
            "plan/:account/certificate",
            "accounts/:account/certificate",
            "plan/:account/certificate/lapse",
            "accounts/:account/certificate/lapse");

    @Autowired
    Accounts accounts;

    @Autowired
    ShownAccounts shown;

    @Autowired
    ArrangingCheckIns arranging;

    @Autowired
    AssigningOwners assigning;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    private Scene scene;
    private PersonId exMember;
    private Map<String, String> things;

    @BeforeEach
    void anAccountWithSomethingOnEveryPage() {
        clock.reset();
        scene = accounts.scene();
        var account = scene.account();
        var pipeline = beans.createBean(Pipeline.class);
        var criterion = pipeline.criterion(scene);
        shown.recorded(scene, criterion);
        var sync = pipeline.feed(scene).sync();
        var checkIn = scene.asMember(
                () -> arranging.arrange(account, "The export", LocalDate.of(2026, 12, 14), scene.csm(), "It failed."));
        exMember = accounts.customer(account, "Otto Former", "DEPUTY", scene.champion());
        accounts.end(account, exMember);
        var before = accounts.vendorPerson("Uma Before", "CSM");
        jdbc.sql("UPDATE account SET csm_id = :before WHERE id = :account")
                .param("before", before.toString())
                .param("account", account.toString())
                .update();
        scene.asLeader(() -> assigning.assign(account, scene.csm(), before));
        things = Map.of(
                ":account", account.toString(),
                ":criterion", criterion.toString(),
                ":sync", sync.toString(),
                ":checkIn", checkIn.toString(),
                ":person", scene.member().toString());
    }

    @Test
    void peopleOutsideFindNothing() {
        var seen = new ArrayList<String>();
        for (var route : routes()) {
            look(seen, route, "other champion", scene.otherChampion(), "CUSTOMER");
            look(seen, route, "stranger", scene.stranger(), "CUSTOMER");
            look(seen, route, "ex-member", exMember, "CUSTOMER");
            look(seen, route, "admin", scene.admin(), "ADMIN");
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void whoeverMayOpensThePage() {
        var missing = new ArrayList<String>();
        for (var route : routes()) {
            if (!NOT_YET_OR_NO_MORE.contains(route)) {
                var roles = SecurityMatrixDoorsTests.ROUTES.getOrDefault(route, Set.of());
                miss(missing, route, roles, scene.champion(), "CUSTOMER");
                miss(missing, route, roles, scene.csm(), "CSM");
                miss(missing, route, roles, scene.leader(), "LEADER");
            }
        }
        assertThat(missing).isEmpty();
    }

    private void look(List<String> seen, String route, String who, PersonId person, String role) {
        var heading = open(route, person, role);
        if (!heading.equals(NOTHING)) {
            seen.add("%s reads “%s” at %s".formatted(who, heading, route));
        }
    }

    private void miss(List<String> missing, String route, Set<String> roles, PersonId person, String role) {
        if (roles.contains(role)) {
            var heading = open(route, person, role);
            if (heading.equals(NOTHING) || heading.isEmpty()) {
                missing.add("%s reads “%s” at %s".formatted(role, heading, route));
            }
        }
    }

    private String open(String route, PersonId person, String role) {
        var path = route;
        for (var thing : things.entrySet()) {
            path = path.replace(thing.getKey(), thing.getValue());
        }
        var address = path;
        return As.person(
                person,
                () -> {
                    UI.getCurrent().navigate("mail");
                    UI.getCurrent().navigate(address);
                    return find(H1.class).single().getText();
                },
                role);
    }

    private static List<String> routes() {
        return SecurityMatrixDoorsTests.ROUTES.keySet().stream()
                .filter(route -> route.contains(":account"))
                .sorted()
                .toList();
    }
}
