package app.merestone.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.identity.Browser;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.PersonId;
import app.merestone.testing.Accounts;
import app.merestone.testing.HttpTest;
import app.merestone.testing.TestPostbox;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import java.util.Collections;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.session.ManagerBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class LastAnswersTests {

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    TestPostbox.Kept postbox;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ServletWebServerApplicationContext portal;

    private Browser browser;
    private Browser.OpenPage page;

    @BeforeEach
    void aPlanPageStandsOpen() {
        var scene = accounts.scene();
        browser = new Browser(port);
        browser.signIn(postbox, address(scene.champion()));
        page = browser.openPage("plan/" + scene.account());
    }

    private EmailAddress address(PersonId person) {
        return new EmailAddress(jdbc.sql("SELECT email FROM person WHERE id = :id")
                .param("id", person.toString())
                .query(String.class)
                .single());
    }

    @Test
    void anAnswerThatWasLostOnItsWayIsGivenAgain() {
        assertThat(page.drawn()).hasSizeGreaterThan(LastAnswers.LONG);
        assertThat(browser.drawnAgain(page)).isEqualTo(page.drawn());
        assertThat(browser.drawnAgain(page)).as("as often as it is asked for").isEqualTo(page.drawn());
    }

    @Test
    void theAnswerThatDrewThePageIsNotKeptAsText() {
        assertThat(keptAsText()).isEmpty();
        var next = browser.askAgain(page);
        assertThat(next).hasSizeLessThan(LastAnswers.LONG);
        assertThat(keptAsText()).isEqualTo(next);
    }

    /** What Flow itself keeps of the last answer to the open page. */
    private String keptAsText() {
        var tomcat = ((TomcatWebServer) Objects.requireNonNull(portal.getWebServer())).getTomcat();
        var id = browser.cookie("JSESSIONID").orElseThrow();
        return Stream.of(tomcat.getHost().findChildren())
                .map(context -> (ManagerBase) ((Context) context).getManager())
                .flatMap(manager -> Stream.of(manager.findSessions()))
                .filter(session -> session.getId().equals(id))
                .map(session -> session.getSession())
                .flatMap(session ->
                        Collections.list(session.getAttributeNames()).stream().map(session::getAttribute))
                .filter(VaadinSession.class::isInstance)
                .map(VaadinSession.class::cast)
                .map(this::openPage)
                .findFirst()
                .orElseThrow()
                .getInternals()
                .getLastRequestResponse();
    }

    private UI openPage(VaadinSession session) {
        session.lock();
        try {
            return session.getUIById(Integer.parseInt(page.ui()));
        } finally {
            session.unlock();
        }
    }
}
