package app.merestone.closing.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.closing.AnsweringTheEvidenceQuestion;
import app.merestone.closing.BrowsingClosing;
import app.merestone.closing.ClosingContent.ShownResult;
import app.merestone.closing.ClosingOnboarding;
import app.merestone.closing.Closings;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Drawn;
import app.merestone.testing.Scene;
import app.merestone.testing.ShownAccounts;
import app.merestone.testing.TestClock;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class ClosingViewsTests extends SpringBrowserlessTest {

    @Autowired
    Accounts accounts;

    @Autowired
    ShownAccounts shown;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    AnsweringTheEvidenceQuestion answering;

    @Autowired
    ClosingOnboarding closing;

    @Autowired
    BrowsingClosing browsing;

    @Autowired
    Closings closings;

    private Scene scene;

    @BeforeEach
    void anAccountWithItsFirstResult() {
        clock.reset();
        scene = accounts.scene();
        shown.firstResultShown(scene);
    }

    @Test
    void whatIsLeftIsListedWithWhoseTurnItIsAndTheWayThere() {
        scene.asMember(() -> {
            navigate(CloseView.class, account());

            assertThat(heading()).isEqualTo("Not yet: one thing is missing");
            assertThat(words()).contains("Your turn");
            assertThat(anchors()).contains("plan/" + scene.account() + "/close/answer");
            assertThat(primary()).containsExactly("Answer the evidence question");
        });
    }

    @Test
    void theCsmSeesWhoseTurnItIsAndCanArrangeACheckIn() {
        scene.asCsm(() -> {
            navigate(CloseView.class, account());

            assertThat(words()).contains(scene.name() + "’s turn");
            assertThat(primary()).containsExactly("Arrange a check-in");
        });
    }

    @Test
    void aColleagueWhoIsNotTheOwnerIsOfferedWhatTheyMayDo() {
        scene.asOtherCsm(() -> {
            navigate(CloseView.class, account());

            assertThat(words()).contains(scene.name() + "’s turn").doesNotContain("Your turn");
            assertThat(primary()).containsExactly("Go back to the account");
            assertThat(find(Button.class).withText("Arrange a check-in").all()).isEmpty();
        });
    }

    @Test
    void anAnswerIsCheckedBeforeItIsRecorded() {
        scene.asMember(() -> {
            navigate(EvidenceQuestionView.class, account());
            test(find(TextArea.class).single()).setValue("Reports run by themselves.");
            press("Continue");
            assertThat(heading()).isEqualTo("Is this your answer?");
            press("Record this answer");

            assertThat(heading()).isEqualTo("Your answer is recorded");
        });
    }

    @Test
    void anAnswerThatCameTooLateStaysTyped() {
        scene.asMember(() -> {
            navigate(EvidenceQuestionView.class, account());
            test(find(TextArea.class).single()).setValue("Mine.");
            press("Continue");
            scene.asChampion(() -> answering.answer(scene.account(), 0, "Maya’s."));
            press("Record this answer");

            assertThat(paragraphs()).anyMatch(p -> p.startsWith("Nothing was saved: Maya Chen answered"));
            find(Button.class).withText("Change").single().click();
            assertThat(find(TextArea.class).single().getValue()).isEqualTo("Mine.");
        });
    }

    @Test
    void sponsorsReadAndDoNotAnswer() {
        scene.asSponsor(() -> {
            navigate(CloseView.class, account());
            assertThat(find(Button.class).withText("Answer it anew").all()).isEmpty();
            assertThatThrownBy(() -> navigate(EvidenceQuestionView.class, account()))
                    .isInstanceOf(RuntimeException.class);
        });
    }

    @Test
    void whoeverOnlyReadsIsOfferedNoWayOnThatWouldBeRefused() {
        scene.asSponsor(() -> {
            navigate(CloseView.class, account());
            assertThat(primary()).containsExactly("Go back to our plan");
            assertThat(find(Button.class).withText("Arrange a check-in").all()).isEmpty();
        });
        scene.asOtherCsm(() -> {
            navigate(CloseView.class, account());
            assertThat(primary()).containsExactly("Go back to the account");
            assertThat(find(Button.class).withText("Arrange a check-in").all()).isEmpty();
        });
    }

    @Test
    void bothAgreeAfterReadingWhatTheySign() {
        answer();
        scene.asChampion(() -> {
            navigate(CloseView.class, account());
            assertThat(heading()).isEqualTo("Everything is shown. Do we agree to close?");
            press("Agree to close");
            assertThat(heading()).isEqualTo("Is this what we close on?");
            press("Agree to close, with your name");
            assertThat(heading()).isEqualTo("Your side has agreed to close. Now Fenwick Systems has to.");
        });
        scene.asCsm(() -> {
            navigate(CloseView.class, account());
            assertThat(heading()).isEqualTo("Everything is shown, and Maya Chen has agreed to close");
            press("Agree to close");
            press("Agree to close, with your name");
            assertThat(heading()).isEqualTo("Closed by both on 22 Nov 2026");
        });
        assertThat(closings.of(scene.account()).closed()).isTrue();
    }

    @Test
    void aSignatureIsTakenBackWithAReason() {
        answer();
        scene.asChampion(() -> {
            closing.sign(scene.account(), browsing.status(scene.account()).hash());
            navigate(CloseView.class, account());
            press("Take it back");
            test(find(TextArea.class).single()).setValue("We wait for the audit.");
            press("Take the agreement back");

            assertThat(heading()).isEqualTo("Everything is shown. Do we agree to close?");
        });
    }

    @Test
    void theCertificateShowsBothNamesTheHashAndWhatWasReportedSince() {
        close();
        scene.asMember(() -> {
            navigate(LapseView.class, account());
            @SuppressWarnings("unchecked")
            RadioButtonGroup<ShownResult> which = find(RadioButtonGroup.class).single();
            which.setValue(
                    browsing.certificate(scene.account()).content().shown().getFirst());
            test(find(TextArea.class).single()).setValue("Switched off.");
            press("Continue");
            press("Report that it no longer holds");
            assertThat(heading()).isEqualTo("Your report stands beside the certificate");
        });
        scene.asChampion(() -> {
            navigate(CertificateView.class, account());

            assertThat(words())
                    .contains("Maya Chen")
                    .contains("Champion, " + scene.name())
                    .contains("Hanna Weiss")
                    .contains("CSM, Fenwick Systems")
                    .contains("SHA-256")
                    .contains("UTC")
                    .contains("no longer holds, says Aisha Bello");
        });
    }

    @Test
    void thereIsNoCertificateBeforeTheClosing() {
        scene.asChampion(() -> assertThatThrownBy(() -> navigate(CertificateView.class, account()))
                .isInstanceOf(RuntimeException.class));
    }

    @Test
    void aLeaderEndsWithoutAResult() {
        scene.asLeader(() -> {
            navigate(EndWithoutResultView.class, account());
            test(find(TextArea.class).single()).setValue("They merged.");
            press("Continue");
            press("End without a result");
            assertThat(heading()).endsWith("onboarding has ended without a result");
        });
        scene.asChampion(() -> {
            navigate(CloseView.class, account());
            assertThat(heading()).isEqualTo("Ended without a result on 22 Nov 2026");
        });
    }

    @Test
    void nobodyButALeaderReachesTheEnd() {
        scene.asCsm(() -> assertThatThrownBy(() -> navigate(EndWithoutResultView.class, account()))
                .isInstanceOf(RuntimeException.class));
    }

    private void answer() {
        scene.asMember(() -> answering.answer(scene.account(), 0, "The first report ran without help."));
    }

    private void close() {
        answer();
        var seen = scene.asChampion(() -> browsing.status(scene.account())).hash();
        scene.asChampion(() -> closing.sign(scene.account(), seen));
        scene.asCsm(() -> closing.sign(scene.account(), seen));
    }

    private void press(String words) {
        test(find(Button.class).withText(words).single()).click();
    }

    private List<String> primary() {
        return find(Button.class).all().stream()
                .filter(b -> b.getThemeNames().contains("primary"))
                .map(Button::getText)
                .toList();
    }

    private List<String> paragraphs() {
        return find(Paragraph.class).all().stream().map(Paragraph::getText).toList();
    }

    private List<String> anchors() {
        return find(Anchor.class).all().stream().map(Anchor::getHref).toList();
    }

    private String words() {
        return UI.getCurrent()
                .getChildren()
                .map(Component::getElement)
                .map(Drawn::text)
                .reduce("", (a, b) -> a + " " + b);
    }

    private String heading() {
        return find(H1.class).all().getFirst().getText();
    }

    private Map<String, String> account() {
        return Map.of("account", scene.account().toString());
    }
}
