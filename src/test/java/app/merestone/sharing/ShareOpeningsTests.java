package app.merestone.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.RecordedStatements;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DatabaseTest
@Import(RecordedStatements.class)
@DisplayName("The openings of an account’s links")
class ShareOpeningsTests {

    @Autowired
    Accounts accounts;

    @Autowired
    SharingPlans sharing;

    @Autowired
    BrowsingShares browsing;

    @Autowired
    Opens opens;

    @Autowired
    RecordedStatements.Recorder recorder;

    @Autowired
    TestClock.Moving clock;

    private Scene scene;

    @BeforeEach
    void anAccount() {
        clock.reset();
        scene = accounts.scene();
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void ofManyLinksAreReadInAsManyStatementsAsThoseOfOne() {
        var first = made();
        opened(first, Visitor.PHONE, Visitor.SCANNER);
        recorder.start();
        links();
        long ofOne = recorder.stopAndCountMine();
        var second = made();
        opened(
                second,
                Visitor.TABLET,
                Visitor.PHONE,
                Visitor.PREVIEW,
                Visitor.PHONE,
                Visitor.PHONE,
                Visitor.PHONE,
                Visitor.COMPUTER);
        made();
        recorder.start();

        var links = links();

        assertThat(recorder.stopAndCountMine()).isEqualTo(ofOne);
        assertThat(links).extracting(SharesOfAccount.Link::readings).containsExactly(0, 6, 1);
        assertThat(links).extracting(SharesOfAccount.Link::machines).containsExactly(0, 1, 1);
        assertThat(links.getFirst().latest()).isEmpty();
        assertThat(links.get(1).latest())
                .as("the newest five, of people alone")
                .extracting(SharesOfAccount.Opened::visitor)
                .containsExactly(Visitor.COMPUTER, Visitor.PHONE, Visitor.PHONE, Visitor.PHONE, Visitor.PHONE);
        assertThat(links.get(1).latest())
                .extracting(SharesOfAccount.Opened::at)
                .isSortedAccordingTo(Comparator.<Instant>reverseOrder());
        assertThat(links.getLast().latest()).hasSize(1);
    }

    private ShareId made() {
        clock.pass(Duration.ofMinutes(1));
        return scene.asChampion(() -> sharing.make(scene.account(), NewShare.ofEverything(LocalDate.of(2026, 12, 14))))
                .share();
    }

    private void opened(ShareId share, Visitor... visitors) {
        for (var visitor : visitors) {
            clock.pass(Duration.ofMinutes(1));
            opens.note(share, visitor, Optional.empty());
        }
    }

    private List<SharesOfAccount.Link> links() {
        return scene.asChampion(() -> browsing.links(scene.account(), null)).links();
    }
}
