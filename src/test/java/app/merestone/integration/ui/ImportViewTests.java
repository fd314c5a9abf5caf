package app.merestone.integration.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.integration.Holds;
import app.merestone.shell.DayField;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class ImportViewTests extends SpringBrowserlessTest {

    private static final AtomicLong IDS = new AtomicLong(77_000_000_000L);

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    private Scene scene;

    @BeforeEach
    void people() {
        scene = accounts.scene();
    }

    @Test
    void anAdminTakesCompaniesInStepByStep() {
        scene.asAdmin(() -> {
            open();
            var id = IDS.incrementAndGet();
            upload("""
                    Record ID;Company name;Company owner;Customer segment
                    %d;Ash & Elm %d;Someone Unknown;Enterprise
                    %d;;Someone Unknown;Enterprise
                    """.formatted(id, id, IDS.incrementAndGet()));
            assertThat(heading()).isEqualTo("Which column is which?");
            assertThat(sentences()).anyMatch(text -> text.contains("HubSpot") && text.contains("semicolons"));
            assertThat(holds().getValue()).isEqualTo(Holds.COMPANIES);
            press("Continue");

            await("Who owns these accounts?");
            // nothing is preselected, and nothing goes on without an answer
            press("Continue");
            assertThat(heading()).isEqualTo("Who owns these accounts?");
            var owner = owner();
            assertThat(owner.getLabel()).contains("Someone Unknown").contains("2 rows");
            test(owner).selectItem("Nobody yet");
            press("Continue");

            assertThat(heading()).isEqualTo("When did onboarding start?");
            test(find(DayField.class).single()).setValue(LocalDate.of(2026, 11, 2));
            press("Continue");

            await("1 account is new, none changes, 1 row stays out");
            assertThat(find(NativeTable.class).all().getFirst().getElement().getTextRecursively())
                    .contains("Company name")
                    .contains("Line 3")
                    .contains("This is empty.");
            assertThat(stored("Ash & Elm " + id)).isZero();
            press("Import 1 account");

            await("1 account came in, none changed, 1 row stayed out");
            assertThat(stored("Ash & Elm " + id)).isEqualTo(1);
            press("Import another file");
            assertThat(heading()).isEqualTo("Bring in accounts and people from your CRM");
        });
    }

    @Test
    void aFileThatIsNoneIsRefusedWithTheWayOn() {
        scene.asAdmin(() -> {
            open();
            upload("PK\u0003\u0004 workbook");
            assertThat(heading()).isEqualTo("Bring in accounts and people from your CRM");
            assertThat(sentences()).anyMatch(text -> text.startsWith("This is an Excel workbook"));
        });
    }

    @Test
    void leavingThePageStopsNothing() {
        scene.asAdmin(() -> {
            open();
            var id = IDS.incrementAndGet();
            upload("Record ID,First Name,Last Name,Email,Associated Company\n%d,Una,Reed,una.%d@reed.example,%s\n"
                    .formatted(id, id, scene.name()));
            press("Continue");
            await("1 person is new, none changes, no row stays out");
            press("Import 1 person");
            navigate("mail", com.vaadin.flow.component.Component.class);
            Awaitility.await().atMost(Duration.ofSeconds(20)).pollInSameThread().untilAsserted(() -> {
                roundTrip();
                assertThat(jdbc.sql("SELECT COUNT(*) FROM person WHERE email = :email")
                                .param("email", "una." + id + "@reed.example")
                                .query(Long.class)
                                .single())
                        .isEqualTo(1);
            });
            assertThat(heading()).doesNotContain("came in");
        });
    }

    @Test
    void headersInAnotherLanguageAreAskedFor() {
        scene.asAdmin(() -> {
            open();
            upload("Datensatz-ID,Unternehmensname\n" + IDS.incrementAndGet() + ",Ulme GmbH\n");
            assertThat(holds().getValue()).isNull();
            press("Continue");
            assertThat(heading()).isEqualTo("Which column is which?");
            test(holds()).selectItem("A company");
            press("Continue");
            await("Which column is which?");
            assertThat(sentences()).anyMatch(text -> text.startsWith("No column is chosen"));
        });
    }

    private void open() {
        navigate("import", ImportView.class);
    }

    private void upload(String csv) {
        test(find(Upload.class).single()).upload("export.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        roundTrip();
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<Holds> holds() {
        return find(RadioButtonGroup.class).single();
    }

    @SuppressWarnings("unchecked")
    private Select<Object> owner() {
        return find(Select.class).single();
    }

    private void press(String words) {
        test(find(Button.class).withText(words).single()).click();
    }

    // work beside the page reports through the page's queue
    private void await(String heading) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInSameThread().untilAsserted(() -> {
            roundTrip();
            assertThat(heading()).isEqualTo(heading);
        });
    }

    private String heading() {
        return find(H1.class).single().getText();
    }

    private java.util.List<String> sentences() {
        return find(Paragraph.class).all().stream().map(Paragraph::getText).toList();
    }

    private long stored(String name) {
        return jdbc.sql("SELECT COUNT(*) FROM account WHERE name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }
}
