package app.merestone.portfolio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.shell.Buttons;
import app.merestone.shell.EmptyState;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class HistoryViewTests extends SpringBrowserlessTest {

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    TestClock.Moving clock;

    private Scene scene;

    @BeforeEach
    void anAgreedFirstResult() {
        clock.reset();
        scene = accounts.scene();
        agreements.firstValueAgreed(scene);
    }

    @Test
    void whatIsChosenIsShownAndStaysWhenSomebodyActsMeanwhile() {
        scene.asMember(() -> {
            var page = open();
            int all = entries();
            assertThat(said()).contains("Shown, newest first: All acts · Both sides");
            assertThat(find(Button.class).withText("Show all again").all()).isEmpty();

            test(select("Which acts")).selectItem("Agreed wording");
            test(select("Whose")).selectItem(scene.name());

            int chosen = entries();
            assertThat(chosen).isPositive().isLessThan(all);
            assertThat(said()).contains("Shown, newest first: Agreed wording · " + scene.name());

            page.accountChanged();
            assertThat(entries()).isEqualTo(chosen);
            assertThat(said()).contains("Shown, newest first: Agreed wording · " + scene.name());

            test(find(Button.class).withText("Show all again").single()).click();
            assertThat(entries()).isEqualTo(all);
            assertThat(said()).contains("Shown, newest first: All acts · Both sides");
        });
    }

    @Test
    void whereNothingIsOfThatKindThePageSaysSoAndHowToSeeAllAgain() {
        scene.asCsm(() -> {
            open();
            test(select("Which acts")).selectItem("Data");

            assertThat(entries()).isZero();
            assertThat(find(EmptyState.class).all()).hasSize(1);
            assertThat(said()).contains("Nothing in the history is of this kind and by this side.");

            test(find(Button.class).withText("Show all again").single()).click();
            assertThat(entries()).isPositive();
            assertThat(find(EmptyState.class).all()).isEmpty();
        });
    }

    @Test
    void onlyWhoSignsForTheCustomerIsOfferedTheFileAndThePrimaryActStaysTheOne() {
        scene.asChampion(() -> {
            open();
            assertThat(files()).containsExactly("/plan/" + scene.account() + "/history/file");
            assertThat(primary()).containsExactly("Check this record");
        });
        scene.asDeputy(() -> {
            open();
            assertThat(files()).hasSize(1);
        });
        for (var asReader : List.<java.util.function.Consumer<Runnable>>of(
                scene::asMember, scene::asSponsor, scene::asCsm, scene::asLeader)) {
            asReader.accept(() -> {
                open();
                assertThat(files()).isEmpty();
                assertThat(primary()).containsExactly("Check this record");
            });
        }
    }

    private HistoryView open() {
        return navigate(HistoryView.class, Map.of("account", scene.account().toString()));
    }

    private int entries() {
        return (int) find(ListItem.class).all().stream()
                .filter(item -> item.getParent()
                        .filter(list -> list.getElement().getClassList().contains("log"))
                        .isPresent())
                .count();
    }

    private Select<?> select(String label) {
        return find(Select.class).all().stream()
                .filter(select -> label.equals(select.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> said() {
        return find(Paragraph.class).all().stream().map(Paragraph::getText).toList();
    }

    private List<String> files() {
        return find(Anchor.class).withText("Download the history").all().stream()
                .map(Anchor::getHref)
                .toList();
    }

    private List<String> primary() {
        return find(Button.class).all().stream()
                .filter(Buttons::isPrimary)
                .map(Button::getText)
                .toList();
    }
}
