package app.merestone.datasync.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.datasync.BrowsingSyncs;
import app.merestone.datasync.Complaint;
import app.merestone.datasync.Delivery;
import app.merestone.datasync.DisputeReason;
import app.merestone.datasync.DisputingSyncs;
import app.merestone.datasync.KeepingConnections;
import app.merestone.datasync.NamedComparison;
import app.merestone.datasync.Pipeline;
import app.merestone.datasync.ProvingDisputes;
import app.merestone.datasync.SampleVerdict;
import app.merestone.datasync.Sending;
import app.merestone.datasync.SyncState;
import app.merestone.datasync.VerifyingSyncs;
import app.merestone.ledger.Ledger;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Drawn;
import app.merestone.testing.SampleFiles;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.VaadinSession;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

@DatabaseTest
class DataViewsTests extends SpringBrowserlessTest {

    private static final long CANARY = 90_817_263_545L;

    @Autowired
    Accounts accounts;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    BrowsingSyncs browsing;

    @Autowired
    ProvingDisputes proving;

    @Autowired
    VerifyingSyncs verifying;

    @Autowired
    DisputingSyncs disputing;

    @Autowired
    KeepingConnections keeping;

    @Autowired
    Ledger ledger;

    @Autowired
    AutowireCapableBeanFactory beans;

    private Scene scene;
    private Pipeline pipeline;
    private Pipeline.Feed feed;

    @BeforeEach
    void scene() {
        clock.reset();
        scene = accounts.scene();
        pipeline = beans.createBean(Pipeline.class);
    }

    @Test
    void anEmptyListSaysWhyAndWhatComesNext() {
        scene.asChampion(() -> {
            navigate(DataView.class, account());
            assertThat(heading()).isEqualTo("No data is connected yet");
            assertThat(rendered()).contains("Once a feed is connected");
        });
    }

    @Test
    void whatWasOffBeforeStaysOnThePageForBothSides() {
        connected();
        scene.asMember(() -> {
            var said = disputing.dispute(
                    scene.account(),
                    feed.sync(),
                    null,
                    null,
                    new Complaint(DisputeReason.TOO_OLD, "Deals of this week", "Ours has Friday"));
            open();
            assertThat(rendered()).doesNotContain("What was off before");
            disputing.takeBack(scene.account(), said.dispute(), "We looked at the wrong table.");
        });
        scene.asCsm(() -> {
            open();
            assertThat(rendered()).contains("What was off before", "It’s too old", "Deals of this week", "Over since");
        });
    }

    // rule 6
    @Test
    void ourNumberIsNowhereOnThePageBeforeTheCustomersOwn() {
        connected();
        pipeline.complete(feed, CANARY);
        scene.asMember(() -> {
            navigate(DataView.class, account());
            assertThat(rendered()).doesNotContain("90817263545").doesNotContain("90,817,263,545");
            open();
            assertThat(heading()).isEqualTo("Accounts arrived. Is it right?");
            assertThat(rendered())
                    .contains("Hidden until you count")
                    .doesNotContain("90817263545")
                    .doesNotContain("90,817,263,545");
        });
        scene.asCsm(() -> {
            open();
            assertThat(rendered()).doesNotContain("90817263545").doesNotContain("90,817,263,545");
        });
        scene.asMember(() -> {
            open();
            count("Accounts in our CRM", "4,812");
            assertThat(rendered()).contains("90,817,263,545");
        });
    }

    @Test
    void whereTheComparisonIsNamedVerifyingTakesOneNumberAndTwoClicks() {
        connected();
        pipeline.complete(feed, 4_812);
        scene.asMember(() -> {
            open();
            count("Accounts in our CRM", "4 812");
            press("Yes, it’s right");
        });
        pipeline.failedForGood(feed);
        pipeline.complete(feed, 4_830);
        scene.asMember(() -> {
            open();
            assertThat(rendered()).contains("Comparing: Accounts in our CRM, as of now");
            test(field("Our own count")).setValue("4,831");
            press("Enter our count");
            assertThat(heading()).isEqualTo("You counted 4,831, Fenwick Systems has 4,830");
            press("Yes, it’s right");
            assertThat(heading()).isEqualTo("The data in Accounts is right, says Aisha Bello");
            assertThat(rendered()).contains("Recorded as entry");
        });
    }

    @Test
    void aCountThatMayBeMeantOtherwiseIsAskedAbout() {
        connected();
        pipeline.complete(feed, 4_812);
        scene.asMember(() -> {
            open();
            count("Accounts in our CRM", "4.812");
            assertThat(rendered()).contains("Do you mean 4,812 records?");
            assertThat(heading()).isEqualTo("Accounts arrived. Is it right?");
            press("Yes, 4,812");
            assertThat(heading()).isEqualTo("You counted 4,812, Fenwick Systems has 4,812");
        });
    }

    @Test
    void whatWasTypedStaysWhenACountIsRefused() {
        connected();
        pipeline.complete(feed, 4_812);
        scene.asMember(() -> {
            open();
            count("Accounts in our CRM", "about 4812");
            assertThat(rendered()).contains("This is not a number");
            assertThat(field("Our own count").getValue()).isEqualTo("about 4812");
            assertThat(field("What do you count?").getValue()).isEqualTo("Accounts in our CRM");
        });
    }

    @Test
    void outsideTheToleranceADisputeIsFilledInAndSentInFiveClicks() {
        connected();
        pipeline.complete(feed, 4_000);
        scene.asMember(() -> {
            open();
            count("Accounts in our CRM", "4812");
            assertThat(find(Button.class).withText("Yes, it’s right").all()).isEmpty();
            press("Tell Fenwick Systems what’s off");
            press("Continue");
            press("Continue");
            press("Continue");
            assertThat(rendered()).contains("Records are missing", "4,812 (Accounts in our CRM)");
            press("Send to Fenwick Systems");
            assertThat(heading()).isEqualTo("Hanna Weiss owes you an answer by 25 Nov 2026");
            var entry = ledger.page(scene.account(), Long.MAX_VALUE, 1).getFirst();
            assertThat(entry.kind()).isEqualTo("sync.disputed");
            assertThat(rendered()).contains("It is entry " + entry.reference() + " in our history");
            open();
            assertThat(heading()).isEqualTo("Something’s off with Accounts: Hanna Weiss answers by 25 Nov 2026");
        });
        scene.asCsm(() -> {
            open();
            test(find(TextArea.class).single()).setValue("A filter left some out. Mended.");
            press("Send answer");
            assertThat(heading()).isEqualTo("Something’s off with Accounts: Hanna Weiss answered");
            assertThat(find(TextArea.class).all())
                    .as("what was answered is not asked for again")
                    .isEmpty();
            press("Add to the answer");
            assertThat(find(TextArea.class).single().getValue()).isEqualTo("A filter left some out. Mended.");
        });
        clock.pass(java.time.Duration.ofMinutes(10));
        pipeline.complete(feed, 4_812);
        scene.asMember(() -> {
            open();
            assertThat(heading()).isEqualTo("Accounts arrived again after you said something’s off. Is it right now?");
            assertThat(rendered())
                    .contains("Last time", "4,000", "A filter left some out. Mended.")
                    .doesNotContain("has 4,812");
            test(field("Our own count")).setValue("4812");
            press("Enter our count");
            press("Yes, it’s right");
            assertThat(heading()).isEqualTo("The data in Accounts is right, says Aisha Bello");
        });
    }

    @Test
    void filesAreLaidBesideADisputeCheckedSentAndReadByTheVendor() {
        connected();
        pipeline.complete(feed, 4_000);
        scene.asMember(() -> proving.addFile(scene.account(), feed.sync(), "screen.png", SampleFiles.png()));
        scene.asMember(() -> {
            open();
            count("Accounts in our CRM", "4812");
            press("Tell Fenwick Systems what’s off");
            press("Continue");
            press("Continue");
            assertThat(rendered())
                    .as("what was added before this page was opened is still there")
                    .contains("Download screen.png", "Choose a file", "You can also paste a screenshot");
            test(find(TextArea.class).single()).setValue("The list of all accounts");
            proving.addFile(scene.account(), feed.sync(), "deals.csv", SampleFiles.csv());
            press("Take it off");
            assertThat(find(TextArea.class).single().getValue()).isEqualTo("The list of all accounts");
            assertThat(rendered()).contains("Download deals.csv").doesNotContain("screen.png");
            press("Continue");
            assertThat(rendered()).contains("The list of all accounts", "deals.csv");
            press("Send to Fenwick Systems");
            open();
            assertThat(rendered()).contains("Download deals.csv");
        });
        scene.asCsm(() -> {
            open();
            assertThat(rendered()).contains("Download deals.csv").doesNotContain("screen.png");
        });
    }

    @Test
    void sampleRecordsAreLookedAtBeforeTheWordIsGiven() {
        connected();
        pipeline.completeWithSamples(feed, 4_812);
        scene.asMember(() -> {
            open();
            count("Accounts in our CRM", "4812");
            assertThat(rendered()).contains("Sample Ltd");
            press("Yes, it’s right");
            assertThat(rendered()).contains("The sample records have not been looked at");
            @SuppressWarnings("unchecked")
            RadioButtonGroup<SampleVerdict> samples =
                    find(RadioButtonGroup.class).single();
            samples.setValue(SampleVerdict.ALL_RIGHT);
            press("Yes, it’s right");
            assertThat(heading()).isEqualTo("The data in Accounts is right, says Aisha Bello");
        });
        scene.asCsm(() -> {
            open();
            assertThat(rendered()).doesNotContain("Sample Ltd");
        });
    }

    // rule 6
    @Test
    void aSumIsOneFieldMoreAndOursIsShownBesideTheirsAlone() {
        connected();
        pipeline.report(
                feed,
                "nightly",
                "\"rows\": 4812, \"sum\": {\"of\": \"amount of open deals\", \"unit\": \"EUR\", \"amount\": 90817263545.25}");
        scene.asMember(() -> {
            open();
            assertThat(rendered())
                    .contains("Compare a sum as well", "Both sums have to be the same")
                    .doesNotContain("90,817,263,545");
            test(field("Our own sum: amount of open deals, in EUR")).setValue("1.234");
            count("Accounts in our CRM", "4812");
            assertThat(rendered()).contains("can be read in two ways").doesNotContain("90,817,263,545");
            test(field("Our own sum: amount of open deals, in EUR")).setValue("90817263545,20");
            press("Enter our count");
            assertThat(rendered())
                    .contains("90,817,263,545.25 EUR", "90,817,263,545.20 EUR", "0.05 EUR more with Fenwick Systems");
            assertThat(find(Button.class).withText("Yes, it’s right").all()).isEmpty();
            press("Tell Fenwick Systems what’s off");
            press("Continue");
            press("Continue");
            press("Continue");
            assertThat(rendered()).contains("The totals differ", "sum 90,817,263,545.20 EUR (amount of open deals)");
        });
    }

    // rule 7
    @Test
    void aFailedRunShowsAtOnce() {
        connected();
        pipeline.complete(feed, 4_812);
        scene.asMember(() -> {
            open();
            count("Accounts in our CRM", "4812");
            press("Yes, it’s right");
        });
        pipeline.failed(feed);
        scene.asMember(() -> {
            open();
            assertThat(rendered())
                    .as("with the end of the six hours of grace, in the account's zone")
                    .contains("The last run failed on 22 Nov 2026, 12:00 GMT. Unless a good one ends by"
                            + " 22 Nov 2026, 18:00 GMT, it needs another look.");
        });
        pipeline.hoursPass(7);
        scene.asMember(() -> {
            open();
            assertThat(heading()).startsWith("Accounts needs another look: a run failed on 22 Nov 2026");
        });
        pipeline.complete(feed, 4_812);
        scene.asMember(() -> {
            open();
            assertThat(heading()).startsWith("Accounts needs another look:").endsWith("Is it right?");
        });
        scene.asCsm(() -> {
            open();
            assertThat(rendered()).contains("is asked to count the arrival of 22 Nov 2026");
        });
    }

    // rule 6
    @Test
    void aRunThatWasCountedWithinAPeriodHasNoHeightOfItsOwn() {
        feed = pipeline.feed(scene, Delivery.INCREMENTAL);
        pipeline.complete(feed, 30);
        pipeline.complete(feed, 12);
        pipeline.complete(feed, 7);
        var today = LocalDate.ofInstant(pipeline.now(), ZoneOffset.UTC);
        var compared =
                new NamedComparison("Deals closed", today, today, pipeline.now().minusSeconds(5));
        scene.asMember(() -> verifying.enterCount(
                scene.account(),
                feed.sync(),
                browsing.sync(scene.account(), feed.sync()).runs().getFirst().id(),
                compared,
                49));
        scene.asMember(() -> {
            open();
            assertThat(rendered())
                    .as("the period's sum, in the table, is not what any one of the three brought")
                    .contains("You counted 49, Fenwick Systems has 49")
                    .doesNotContain("Highest count");
        });
    }

    @Test
    void theHistoryIsDrawnWithHeightsForWhatWasCountedAlone() {
        connected();
        pipeline.complete(feed, 4_812);
        scene.asMember(() -> {
            open();
            count("Accounts in our CRM", "4812");
            press("Yes, it’s right");
        });
        clock.pass(java.time.Duration.ofMinutes(10));
        pipeline.complete(feed, 90_817_263);
        pipeline.failed(feed);
        scene.asMember(() -> {
            open();
            assertThat(rendered())
                    .contains("Highest count: 4,812 records", "Your count", "Count by Fenwick Systems")
                    .contains("counted by you, and right")
                    .contains("arrived, not counted by you")
                    .doesNotContain("90,817,263");
        });
    }

    @Test
    void inALongHistoryWhatNobodyCountedIsOneLineAndInAShortOneEachIsListed() {
        connected();
        pipeline.complete(feed, 4_812);
        pipeline.verify(scene, feed, 4_812);
        for (int n = 0; n < 7; n++) {
            clock.pass(java.time.Duration.ofMinutes(5));
            pipeline.complete(feed, 4_812);
        }
        var folded = "6 arrivals that nobody counted";
        scene.asMember(() -> {
            open();
            assertThat(rendered()).doesNotContain(folded, "several in a row");
        });
        clock.pass(java.time.Duration.ofMinutes(5));
        pipeline.failed(feed);
        clock.pass(java.time.Duration.ofMinutes(5));
        pipeline.complete(feed, 4_812);
        scene.asCsm(() -> {
            open();
            assertThat(rendered())
                    .as("the failed run parts them, and the newest is what there is to count")
                    .contains("10 runs, the newest first: 9 arrived")
                    .contains("7 arrivals that nobody counted", "several in a row that nobody counted", "Failed")
                    .doesNotContain(folded);
        });
    }

    // rule 6
    @Test
    void olderRunsAreShownOnRequestAndStayWhenThePageIsDrawnAnew() {
        connected();
        pipeline.complete(feed, CANARY);
        for (int n = 0; n < BrowsingSyncs.RUNS_SHOWN + 5; n++) {
            clock.pass(java.time.Duration.ofMinutes(5));
            pipeline.complete(feed, CANARY);
        }
        scene.asMember(() -> {
            open();
            assertThat(rendered()).contains("20 runs, the newest first");
            press("Show older runs");
            assertThat(rendered())
                    .contains("26 runs, the newest first: 26 arrived")
                    .doesNotContain("90817263545", "90,817,263,545", "These are the latest");
            assertThat(find(Button.class).withText("Show older runs").all()).noneMatch(Component::isVisible);
            count("Accounts in our CRM", "7");
            assertThat(rendered()).contains("26 runs, the newest first", "90,817,263,545");
        });
    }

    // rule 7
    @Test
    void theVendorSeesInOnePlaceWhatNeedsSomebody() {
        connected();
        pipeline.complete(feed, 90_817_263);
        pipeline.hoursPass(31);
        scene.asCsm(() -> {
            navigate("syncs", SyncsView.class);
            assertThat(heading()).contains("data sync");
            assertThat(rendered())
                    .contains(scene.name())
                    .contains("No good run came when one was expected")
                    .doesNotContain("90,817,263");
        });
    }

    // rule 6
    @Test
    void aCountOutsideThatSomebodyWalkedAwayFromIsInDoubtOnEveryPage() {
        connected();
        pipeline.complete(feed, 4_790);
        pipeline.verify(scene, feed, 4_790);
        clock.pass(java.time.Duration.ofMinutes(10));
        pipeline.complete(feed, 4_790);
        scene.asMember(() -> {
            navigate(DataView.class, account());
            assertThat(heading()).isEqualTo("You have checked every feed; the last count was on 22 Nov 2026");
            assertThat(rendered()).contains("Arrived since, the newest on");
            open();
            assertThat(heading()).isEqualTo("The data in Accounts is right, says Aisha Bello");
            press("Count the newest arrival");
            test(field("Our own count")).setValue("4000");
            press("Enter our count");
            navigate(DataView.class, account());
            assertThat(heading()).isEqualTo("Both counts of one data sync wait for your word");
            assertThat(rendered()).contains("in doubt since 22 Nov 2026");
            open();
            assertThat(rendered()).contains("in doubt since", "further apart than agreed");
        });
    }

    @Test
    void aColleaguesCountDoesNotTouchWhatIsBeingTyped() {
        connected();
        pipeline.complete(feed, 4_812);
        scene.asMember(() -> {
            open();
            test(field("What do you count?")).setValue("Accounts in our CRM");
            test(field("Our own count")).setValue("48");
            view().accountChanged();
            assertThat(field("Our own count").getValue()).isEqualTo("48");
            clock.pass(java.time.Duration.ofMinutes(10));
        });
        pipeline.complete(feed, 4_813);
        scene.asMember(() -> {
            view().accountChanged();
            assertThat(field("Our own count").getValue()).isEqualTo("48");
            assertThat(rendered()).contains("A newer arrival came in");
        });
    }

    @Test
    void aVerifiedSyncIsInUseByTheCustomersWords() {
        connected();
        pipeline.complete(feed, 4_812);
        scene.asMember(() -> {
            open();
            count("Accounts in our CRM", "4812");
            press("Yes, it’s right");
            test(find(TextArea.class).single()).setValue("The Monday forecast runs on it.");
            press("Say what we use it for");
            assertThat(heading()).isEqualTo("The data in Accounts is in use, says Aisha Bello");
            assertThat(state()).isEqualTo(SyncState.IN_USE);
        });
    }

    @Test
    void aVerifiedSyncIsInUseByASignalOfTheActionThatTheCsmNamed() {
        connected();
        scene.asCsm(() -> {
            open();
            press("Name the action that shows its use");
            test(field("Action")).setValue("forecast.opened");
            press("Name this action");
            assertThat(rendered()).contains("Use is shown by", "forecast.opened");
        });
        pipeline.complete(feed, 4_812);
        pipeline.verify(scene, feed, 4_812);
        scene.asMember(() -> {
            open();
            assertThat(heading()).isEqualTo("The data in Accounts is right, says Aisha Bello");
            assertThat(rendered())
                    .contains("As the product of Fenwick Systems reports: nobody has done “forecast.opened”");
        });
        clock.pass(java.time.Duration.ofMinutes(1));
        pipeline.used(scene, feed.key(), "mia@harbour.example", "forecast.opened", pipeline.now());
        pipeline.used(scene, feed.key(), "ole@harbour.example", "forecast.opened", pipeline.now());
        scene.asMember(() -> {
            open();
            assertThat(heading()).isEqualTo("Accounts is in use, as the product of Fenwick Systems reports");
            assertThat(rendered())
                    .contains("2 people have done “forecast.opened” in the last 90 days")
                    .doesNotContain("mia@");
            navigate(DataView.class, account());
            assertThat(rendered()).contains("In use", "2 people have done “forecast.opened” in the last 90 days");
            open();
            test(find(TextArea.class).single()).setValue("The Monday forecast runs on it.");
            press("Say what we use it for");
            assertThat(heading()).isEqualTo("The data in Accounts is in use, says Aisha Bello");
        });
        scene.asCsm(() -> {
            open();
            assertThat(rendered()).contains("As our product reports: 2 people");
            press("Name the action that shows its use");
            assertThat(rendered()).contains("As your product sends it to the intake: forecast.opened.");
            press("Leave it as it was");
        });
    }

    @Test
    void aStrangerFindsNothing() {
        connected();
        scene.asOtherChampion(() -> {
            navigateTo("plan/" + scene.account() + "/data/" + feed.sync());
            assertThat(rendered()).contains("There is no such page for you").doesNotContain("Salesforce");
        });
    }

    @Test
    void aCsmConnectsAFeedAfterCheckingTheAnswers() {
        pipeline.criterion(scene);
        scene.asCsm(() -> {
            navigate(ConnectSyncView.class, account());
            test(field("Name")).setValue("Accounts");
            press("Continue");
            assertThat(rendered()).contains("“Source” is empty");
            test(field("Source")).setValue("Salesforce, Accounts");
            find(RadioButtonGroup.class).all().forEach(DataViewsTests::chooseFirst);
            find(BigDecimalField.class).single().setValue(BigDecimal.TEN);
            test(field("Job namespace")).setValue("airflow");
            test(field("Job name")).setValue("accounts");
            test(field("Output data set")).setValue("warehouse.accounts");
            find(IntegerField.class).all().forEach(hours -> hours.setValue(24));
            press("Continue");
            assertThat(heading()).isEqualTo("Is this the feed you connect?");
            press("Connect a data sync");
            assertThat(heading()).isEqualTo("Accounts is connected, and nothing has arrived yet");
        });
    }

    @Test
    void aCsmCorrectsAFeedThatNobodyCounted() {
        connected();
        pipeline.complete(feed, CANARY);
        scene.asCsm(() -> {
            open();
            press("Correct how it is connected");
            assertThat(heading()).isEqualTo("What about Accounts is connected wrongly?");
            assertThat(field("Job name").getValue()).isEqualTo("salesforce_accounts");
            test(field("Job name")).setValue("salesforce_customers");
            press("Continue");
            assertThat(heading()).isEqualTo("Is this the feed now?");
            press("Correct this feed");
            assertThat(heading()).isEqualTo("Accounts is connected, and nothing has arrived yet");
            assertThat(rendered())
                    .contains("Came from a feed connected by mistake", "salesforce_customers")
                    .doesNotContain("90,817,263,545");
        });
    }

    @Test
    void aFeedThatNobodyCountedIsDisconnectedWithAReasonThatTheCustomerReads() {
        connected();
        scene.asCsm(() -> {
            open();
            press("Disconnect Accounts");
            assertThat(heading()).isEqualTo("Why disconnect Accounts?");
            test(find(TextArea.class).single()).setValue("The wrong table.");
            press("Disconnect Accounts");
            assertThat(heading()).isEqualTo("Accounts was disconnected on 22 Nov 2026");
        });
        scene.asMember(() -> {
            navigate(DataView.class, account());
            assertThat(heading()).isEqualTo("No data is connected any more");
            assertThat(rendered()).contains("On 22 Nov 2026 by Hanna Weiss: The wrong table.");
            open();
            assertThat(rendered()).contains("The wrong table.").doesNotContain("Enter our count");
        });
    }

    // rule 14
    @Test
    void aCountedFeedIsLetGoOfByBoth() {
        connected();
        pipeline.complete(feed, 4_812);
        scene.asMember(() -> {
            open();
            assertThat(rendered()).contains("Up to 25 records apart is close enough");
            count("Accounts in our CRM", "4812");
        });
        scene.asCsm(() -> {
            open();
            assertThat(find(Button.class)
                            .withText("Correct how it is connected")
                            .all())
                    .isEmpty();
            press("Disconnect Accounts");
            test(find(TextArea.class).single()).setValue("The wrong table.");
            press("Ask " + scene.name() + " to disconnect Accounts");
            assertThat(rendered()).contains("It stays as it is until");
            press("Take this wish back");
            assertThat(rendered())
                    .contains("Taken back: Accounts stays connected")
                    .doesNotContain("It stays as it is until");
            press("Disconnect Accounts");
            test(find(TextArea.class).single()).setValue("The wrong table.");
            press("Ask " + scene.name() + " to disconnect Accounts");
        });
        scene.asChampion(() -> {
            open();
            press("Keep it connected");
        });
        scene.asCsm(() -> {
            open();
            assertThat(rendered()).contains("Maya Chen kept Accounts connected on", "“The wrong table.”");
            press("Disconnect Accounts");
            test(find(TextArea.class).single()).setValue("It is loaded from elsewhere now.");
            press("Ask " + scene.name() + " to disconnect Accounts");
            assertThat(rendered()).doesNotContain("kept Accounts connected");
        });
        scene.asMember(() -> {
            open();
            assertThat(rendered()).contains("It stays as it is until").doesNotContain("Agree to disconnect it");
        });
        scene.asChampion(() -> {
            open();
            assertThat(heading()).isEqualTo("Hanna Weiss asks to disconnect Accounts. Do you agree?");
            press("Agree to disconnect it");
            assertThat(heading()).isEqualTo("Accounts was disconnected on 22 Nov 2026");
            assertThat(rendered()).contains("4,812", "Agreed to by");
        });
    }

    @Test
    void anAdminMakesAKeyThatIsShownOnceAndRevokesIt() {
        scene.asAdmin(() -> {
            navigate(ConnectionsView.class);
            choose("Show senders of");
            assertThat(rendered()).contains("No key has been made.");
            choose("Account");
            test(field("Name of the connection")).setValue("Nightly load");
            press("Make a key");
            var key = field("Key").getValue();
            assertThat(key).matches("mst_[A-Za-z0-9_-]{43}");
            press("I have it, hide it");
            assertThat(rendered()).doesNotContain(key).contains("mst_…" + key.substring(43));
        });
    }

    @Test
    void anAdminReadsTheSendersPageByPageAndActsWhereverOneStands() {
        connected();
        scene.asAdmin(() -> {
            for (int n = 0; n < KeepingConnections.PAGE; n++) {
                keeping.make(scene.account(), "Sender " + n, Sending.KEY, "");
            }
            navigate(ConnectionsView.class);
            assertThat(heading()).isEqualTo("More than 50 senders may report runs");
            choose("Show senders of");
            var oldest = "Revoke the key of Nightly warehouse load, " + scene.name();
            assertThat(rendered()).doesNotContain(oldest);
            press("Show more senders");
            assertThat(heading()).isEqualTo("51 senders may report runs for " + scene.name());
            assertThat(rendered()).contains(oldest);
            assertThat(find(Button.class).withText("Show more senders").all()).noneMatch(Component::isVisible);
            pressFor(oldest);
            press("Revoke this key now");
            assertThat(rendered()).contains("revoked 22 Nov 2026").doesNotContain(oldest);
        });
    }

    @SuppressWarnings("unchecked")
    private void choose(String label) {
        ComboBox<Object> choice = find(ComboBox.class).all().stream()
                .filter(box -> label.equals(box.getLabel()))
                .findFirst()
                .orElseThrow();
        choice.setValue(choice.getListDataView()
                .getItems()
                .filter(c -> choice.getItemLabelGenerator().apply(c).equals(scene.name()))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void anAdminChangesAKeyAndEndsTheOldOne() {
        connected();
        var old = "The old key mst_…" + feed.key().key().substring(43) + " works until";
        scene.asAdmin(() -> {
            navigate(ConnectionsView.class);
            choose("Show senders of");
            assertThat(heading()).isEqualTo("One sender may report runs for " + scene.name());
            assertThat(rendered()).doesNotContain(old);
            pressFor("New key for Nightly warehouse load, " + scene.name());
            assertThat(field("Key").getValue())
                    .matches("mst_[A-Za-z0-9_-]{43}")
                    .isNotEqualTo(feed.key().key());
            assertThat(rendered()).contains(old);
            pressFor("End the old key of Nightly warehouse load, " + scene.name());
            assertThat(rendered()).doesNotContain(old);
        });
    }

    @Test
    void anAdminOpensNoSync() {
        connected();
        scene.asAdmin(() -> assertThatThrownBy(() ->
                        navigate(SyncView.class, Map.of("account", "" + scene.account(), "sync", "" + feed.sync())))
                .isInstanceOf(IllegalArgumentException.class));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void chooseFirst(RadioButtonGroup group) {
        group.setValue(group.getListDataView().getItem(0));
    }

    private void connected() {
        feed = pipeline.feed(scene);
    }

    private void open() {
        navigate(
                SyncView.class,
                Map.of(
                        "account",
                        scene.account().toString(),
                        "sync",
                        feed.sync().toString()));
    }

    private void navigateTo(String path) {
        UI.getCurrent().navigate(path);
    }

    private SyncView view() {
        return (SyncView) getCurrentView();
    }

    private void count(String what, String number) {
        test(field("What do you count?")).setValue(what);
        test(field("Our own count")).setValue(number);
        press("Enter our count");
    }

    private TextField field(String label) {
        return find(TextField.class).all().stream()
                .filter(f -> label.equals(f.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private void press(String words) {
        test(find(Button.class).withText(words).single()).click();
    }

    private void pressFor(String which) {
        test(find(Button.class).all().stream()
                        .filter(button -> which.equals(button.getAriaLabel().orElse("")))
                        .findFirst()
                        .orElseThrow())
                .click();
    }

    private String heading() {
        return find(H1.class).single().getText();
    }

    private SyncState state() {
        return browsing.sync(scene.account(), feed.sync()).summary().state();
    }

    private Map<String, String> account() {
        return Map.of("account", scene.account().toString());
    }

    /** Everything that this page would send to the browser. */
    private String rendered() {
        // what acts have told open pages runs here, as this person, and not after the test as nobody
        var session = VaadinSession.getCurrent();
        session.getService().runPendingAccessTasks(session);
        return everything(((Component) getCurrentView()).getElement());
    }

    private static String everything(Element element) {
        if (element.isTextNode()) {
            return element.getText() + "\n";
        }
        return element.getPropertyNames()
                        .map(name -> String.valueOf(element.getProperty(name)))
                        .collect(Collectors.joining("\n"))
                + element.getAttributeNames().map(element::getAttribute).collect(Collectors.joining("\n"))
                + "\n"
                + element.getChildren().map(DataViewsTests::everything).collect(Collectors.joining())
                + String.join("\n", Drawn.texts(element))
                + "\n";
    }
}
