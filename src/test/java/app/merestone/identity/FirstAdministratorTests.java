package app.merestone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.accounts.Standings;
import app.merestone.kernel.EmailAddress;
import app.merestone.ledger.Role;
import app.merestone.testing.TestClock;
import app.merestone.testing.TestDatabase;
import app.merestone.testing.TestPostbox;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@Tag("database")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vaadin.productionMode=true", "merestone.admin=first@fenwick.example"})
@Import({TestClock.class, TestPostbox.class})
@ContextConfiguration(initializers = TestDatabase.class)
class FirstAdministratorTests {

    private static final Pattern LINK = Pattern.compile("http\\S+(/sign-in/link/\\S+)");
    private static final Pattern CODE = Pattern.compile("code (\\d{4}) (\\d{4}) at");

    @LocalServerPort
    int port;

    @Autowired
    FirstAdministrator first;

    @Autowired
    Standings standings;

    @Test
    void anEmptyPortalLetsInTheOneWhoIsNamedByLinkOrByCodeUntilTheyHaveBeenIn() {
        assertThat(standings
                        .of(new EmailAddress("first@fenwick.example"))
                        .orElseThrow()
                        .vendorRoles())
                .containsExactly(Role.ADMIN);

        var link = LINK.matcher(first.invitation().orElseThrow());
        assertThat(link.find()).isTrue();
        assertThat(new Browser(port).get(link.group(1)).body()).contains("first@fenwick.example");

        var code = CODE.matcher(first.invitation().orElseThrow());
        assertThat(code.find()).isTrue();
        var byCode = new Browser(port);
        var entered = byCode.submit(
                "/sign-in/code",
                "/sign-in/code",
                "email",
                "first@fenwick.example",
                "code",
                code.group(1) + code.group(2));
        assertThat(entered.statusCode()).isEqualTo(302);
        assertThat(byCode.get("/segments").statusCode()).isNotEqualTo(302);

        assertThat(first.invitation())
                .as("somebody who has been in asks for a mail")
                .isEmpty();
    }
}
