package app.merestone.results;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.accounts.AssigningOwners;
import app.merestone.accounts.ConfirmingHandoffs;
import app.merestone.accounts.Directory;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.ShownAccounts;
import app.merestone.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class NextMilestoneTests {

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    AssigningOwners assigning;

    @Autowired
    ConfirmingHandoffs confirming;

    @Autowired
    Directory directory;

    @Autowired
    NextMilestones milestones;

    @Autowired
    ShownAccounts shown;

    @Autowired
    TestClock.Moving clock;

    @BeforeEach
    void begin() {
        clock.reset();
    }

    @Test
    @DisplayName("rule 16: what both confirm is the agreed criterion whose day comes next, and then they are aligned")
    void bothConfirmWhatIsAgreedNext() {
        var scene = accounts.scene();
        agreements.drawUp(scene);
        assertThat(milestones.of(scene.account())).isEmpty();
        var agreed = agreements.firstValueAgreed(scene);
        var next = milestones.of(scene.account()).orElseThrow();
        assertThat(next.hash()).isEqualTo(agreed.hash());
        assertThat(next.due()).isEqualTo(agreed.due());

        scene.asLeader(() -> assigning.assign(scene.account(), scene.otherCsm(), scene.csm()));
        var handoff = directory.openHandoff(scene.account()).orElseThrow().id();
        scene.asChampion(() -> confirming.confirm(scene.account(), handoff, next.hash()));
        assertThat(directory.openHandoff(scene.account())).isPresent();
        scene.asOtherCsm(() -> confirming.confirm(scene.account(), handoff, next.hash()));
        assertThat(directory.openHandoff(scene.account())).isEmpty();
    }

    @Test
    void whatIsShownIsNotHeadedForAnyMore() {
        var scene = accounts.scene();
        var first = shown.firstResultShown(scene);
        var next = milestones.of(scene.account()).orElseThrow();
        assertThat(next.hash()).isNotEqualTo(first.hash());
        assertThat(next.due()).isAfter(first.due());
    }

    @Test
    void aDayThatHasPassedIsNothingToHeadFor() {
        var scene = accounts.scene();
        agreements.drawUp(scene);
        agreements.firstValueAgreed(scene);
        clock.pass(Duration.ofDays(60));
        assertThat(milestones.of(scene.account())).isEmpty();
        clock.reset();
    }
}
