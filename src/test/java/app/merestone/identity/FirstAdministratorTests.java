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
        // strangers who know the address neither use the code up nor learn that it is waited for
        var digits = code.group(1) + code.group(2);
        var stranger = new Browser(port);
        for (int i = 0; i < 2 * SignInRequests.TRIES; i++) {
            assertThat(typed(stranger, "first@fenwick.example", digits.equals("12345678") ? "87654321" : "12345678"))
                    .isEqualTo(422);
        }
        assertThat(typed(stranger, "first@fenwick.example", "x")).isEqualTo(422);
        assertThat(typed(stranger, "nobody@fenwick.example", "12345678")).isEqualTo(422);
        assertThat(typed(stranger, "nobody@fenwick.example", "x")).isEqualTo(422);
        assertThat(typed(stranger, "no address", "12345678")).isEqualTo(422);

        var byCode = new Browser(port);
        var entered = byCode.submit("/sign-in/code", "/sign-in/code", "email", "first@fenwick.example", "code", digits);
        assertThat(entered.statusCode()).isEqualTo(302);
        assertThat(byCode.get("/segments").statusCode()).isNotEqualTo(302);

        assertThat(first.invitation())
                .as("somebody who has been in asks for a mail")
                .isEmpty();
    }

    private static int typed(Browser browser, String email, String code) {
        return browser.submit("/sign-in/code", "/sign-in/code", "email", email, "code", code)
                .statusCode();
    }
}
