package app.merestone;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.agreement.CriterionId;
import app.merestone.agreement.NoteWritten;
import app.merestone.agreement.WritingNotes;
import app.merestone.checkins.ArrangingCheckIns;
import app.merestone.checkins.CheckInArranged;
import app.merestone.datasync.Pipeline;
import app.merestone.datasync.SyncArrived;
import app.merestone.datasync.SyncFailed;
import app.merestone.enablement.InternalTaskId;
import app.merestone.enablement.InternalTasks;
import app.merestone.enablement.InternalTasksChanged;
import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import app.merestone.portfolio.OwningRisks;
import app.merestone.portfolio.RiskOwned;
import app.merestone.results.EvidenceLookedAt;
import app.merestone.results.KeepingEvidence;
import app.merestone.results.RecordingResults;
import app.merestone.results.ResultDraft;
import app.merestone.results.ResultDrafted;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/**
 * Open pages, lists and mails follow the events that acts publish. An act with an entry in the ledger is told by that
 * entry; these are the acts without one, which would go unnoticed without their own event.
 */
@DatabaseTest
@RecordApplicationEvents
@DisplayName("An act without an entry is told too")
class ToldActsTests {

    private static final LocalDate LATER = LocalDate.of(2026, 12, 14);

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    InternalTasks tasks;

    @Autowired
    RecordingResults recording;

    @Autowired
    KeepingEvidence keeping;

    @Autowired
    WritingNotes writing;

    @Autowired
    ArrangingCheckIns arranging;

    @Autowired
    OwningRisks risks;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    ApplicationEvents events;

    private Scene scene;
    private AccountId account;
    private CriterionId first;

    @BeforeEach
    void anAccountWhoseFirstResultIsAgreed() {
        clock.reset();
        scene = accounts.scene();
        account = scene.account();
        first = agreements.firstValueAgreed(scene).id();
    }

    @Test
    void eachChangeOfASetUpTask() {
        InternalTaskId task = scene.asCsm(() -> tasks.add(account, "Order the badges"));
        tells(InternalTasksChanged.class);
        scene.asCsm(() -> tasks.tick(account, task));
        tells(InternalTasksChanged.class);
        scene.asCsm(() -> tasks.reopen(account, task));
        tells(InternalTasksChanged.class);
        scene.asCsm(() -> tasks.notNeeded(account, task, "They have badges."));
        tells(InternalTasksChanged.class);
    }

    @Test
    void aDraftAndALookAtItsEvidence() {
        scene.asMember(() -> recording.keep(account, first, ResultDraft.empty(), null));
        tells(ResultDrafted.class);
        scene.asMember(() -> keeping.addLink(account, first, "https://reports.customer.example/1"));
        tells(ResultDrafted.class);
        var piece = jdbc.sql("SELECT id FROM evidence WHERE account_id = :account")
                .param("account", account.toString())
                .query(String.class)
                .single();
        scene.asCsm(() -> keeping.opened(account, app.merestone.results.EvidenceId.parse(piece)));
        tells(EvidenceLookedAt.class);
    }

    @Test
    void whatAPipelineReports() {
        var pipeline = beans.createBean(Pipeline.class);
        var feed = pipeline.feed(scene);
        events.clear();
        pipeline.complete(feed, 4_812);
        tells(SyncArrived.class);
        pipeline.failed(feed);
        tells(SyncFailed.class);
    }

    @Test
    void aNoteACheckInAndWhoSeesToARisk() {
        scene.asMember(() -> writing.write(account, first, "Finance only."));
        tells(NoteWritten.class);
        scene.asMember(() -> arranging.arrange(account, "The export", LATER, scene.csm(), "It did not run."));
        tells(CheckInArranged.class);
        scene.asLeader(() -> risks.assign(account, scene.csm(), "Call the champion", LATER));
        tells(RiskOwned.class);
    }

    private void tells(Class<? extends AccountEvent> event) {
        assertThat(events.stream(event).filter(e -> e.account().equals(account)))
                .as("told of it")
                .isNotEmpty();
        events.clear();
    }
}
