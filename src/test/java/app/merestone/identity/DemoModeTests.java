package app.merestone.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.kernel.EmailAddress;
import app.merestone.mail.Mail;
import app.merestone.mail.Postbox;
import app.merestone.testing.Accounts;
import app.merestone.testing.TestDatabase;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** That neither exists outside demo mode is in {@link DoorsTests}. */
@Tag("database")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vaadin.productionMode=true", "merestone.demo=true", "server.address=0.0.0.0"})
@Import({Accounts.class, DemoModeTests.ToldAlready.class})
@ContextConfiguration(initializers = TestDatabase.class)
class DemoModeTests {

    /** There is an account already when the demo starts, so its story is not told: it takes time, and has tests of its own. */
    @TestConfiguration(proxyBeanMethods = false)
    static class ToldAlready {

        @Bean
        ApplicationListener<ApplicationStartedEvent> before(Accounts accounts) {
            return started -> accounts.scene();
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Postbox postbox;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DemoDatabase demo;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ServletWebServerApplicationContext context;

    @Test
    void onePressSignsInAsAnybodyOfTheDemo() {
        var scene = accounts.scene();
        var browser = new Browser(port);
        var page = browser.get("/sign-in");
        assertThat(page.body())
                .contains("as Maya Chen</span>")
                .contains("Champion")
                .contains(scene.name().replace("&", "&amp;"));

        var entered = browser.submit(
                "/sign-in", "/sign-in/demo", "person", scene.champion().toString(), "to", "/plan/abc");

        assertThat(entered.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/plan/abc"));
        assertThat(browser.cookie("JSESSIONID")).isPresent();
        assertThat(jdbc.sql("SELECT authenticated_by FROM last_sign_in WHERE person_id = :person")
                        .param("person", scene.champion().toString())
                        .query(String.class)
                        .single())
                .isEqualTo("DEMO");
    }

    @Test
    void nobodyIsNotFound() {
        var answer = new Browser(port).submit("/sign-in", "/sign-in/demo", "person", "' OR 1=1 --");
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void mailIsReadableNewestFirstWithItsLinksAndNothingInItRuns() {
        var dana = new EmailAddress("dana@harrowvale.example");
        postbox.send(new Mail(dana, "The older one", "text"));
        postbox.send(
                new Mail(dana, "The <b>newer</b> one", "Open https://localhost/x?a=1&b=2 <script>alert(1)</script>"));

        var page = new Browser(port).get("/demo/mail");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy")).hasValue(SecurityConfiguration.STRICT);
        assertThat(page.body())
                .contains("<a href=\"https://localhost/x?a=1&amp;b=2\">")
                .contains("&lt;script&gt;")
                .doesNotContain("<script>")
                .doesNotContain("<b>newer");
        assertThat(page.body().indexOf("newer")).isLessThan(page.body().indexOf("The older one"));
    }

    @Test
    void itListensOnThisMachineOnlyWhateverTheSettingSays() throws Exception {
        assertThat(context.getWebServer()).isNotNull();
        assertThat(boundTo()).isEqualTo(InetAddress.getLoopbackAddress());
    }

    @Test
    void itAnswersToThisMachinesNamesOnly() {
        assertThat(LoopbackNames.isOurs("localhost:8080")).isTrue();
        assertThat(LoopbackNames.isOurs("127.0.0.1")).isTrue();
        assertThat(LoopbackNames.isOurs("[::1]:8080")).isTrue();
        assertThat(new Browser(port).statusAt("localhost:" + port)).isEqualTo(200);
        for (var name :
                List.of("evil.example:" + port, "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.1")) {
            assertThat(new Browser(port).statusAt(name)).as(name).isEqualTo(403);
        }
    }

    @Test
    void itStartsOnADatabaseThatItMade() {
        assertThat(jdbc.sql("SELECT COUNT(*) FROM demo_database")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        accounts.scene();
        demo.afterPropertiesSet();
    }

    @Test
    void itDoesNotStartOnARealPortalsDatabase() {
        accounts.scene();
        transaction.executeWithoutResult(undone -> {
            undone.setRollbackOnly();
            jdbc.sql("DELETE FROM demo_database").update();
            assertThatThrownBy(demo::afterPropertiesSet)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a real portal's");
        });
    }

    private InetAddress boundTo() throws Exception {
        var server = (org.springframework.boot.tomcat.TomcatWebServer) context.getWebServer();
        return (InetAddress) server.getTomcat().getConnector().getProperty("address");
    }
}
