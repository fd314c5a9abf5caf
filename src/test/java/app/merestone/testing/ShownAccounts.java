package app.merestone.testing;

import app.merestone.agreement.AgreedCriterion;
import app.merestone.agreement.CriterionId;
import app.merestone.agreement.Measure;
import app.merestone.agreement.Wording;
import app.merestone.closing.AnsweringTheEvidenceQuestion;
import app.merestone.closing.BrowsingClosing;
import app.merestone.closing.ClosingOnboarding;
import app.merestone.enablement.InternalTasks;
import app.merestone.kernel.AccountId;
import app.merestone.results.CoSigning;
import app.merestone.results.RecordingResults;
import app.merestone.results.ResultDraft;
import app.merestone.results.Signed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.boot.test.context.TestComponent;

/** Brings an account, through the use cases, to where only the closing itself is missing. */
@TestComponent
public class ShownAccounts {

    /** The day on which the first result was observed. */
    public static final LocalDate OBSERVED = LocalDate.of(2026, 11, 20);

    private final Agreements agreements;
    private final RecordingResults recording;
    private final CoSigning coSigning;
    private final InternalTasks tasks;
    private final BrowsingClosing browsing;
    private final AnsweringTheEvidenceQuestion answering;
    private final ClosingOnboarding closing;

    ShownAccounts(
            Agreements agreements,
            RecordingResults recording,
            CoSigning coSigning,
            InternalTasks tasks,
            BrowsingClosing browsing,
            AnsweringTheEvidenceQuestion answering,
            ClosingOnboarding closing) {
        this.agreements = agreements;
        this.recording = recording;
        this.coSigning = coSigning;
        this.tasks = tasks;
        this.browsing = browsing;
        this.answering = answering;
        this.closing = closing;
    }

    /** Set-up done, first result co-signed, next milestone agreed. What is left is the evidence question. */
    public AgreedCriterion firstResultShown(Scene scene) {
        var first = agreements.firstValueAgreed(scene);
        coSigned(scene, first.id());
        nextMilestone(scene, LocalDate.of(2027, 1, 31));
        finishTasks(scene);
        return first;
    }

    /** Everything shown, the question answered, and closed by both. */
    public AgreedCriterion closedByBoth(Scene scene) {
        var first = firstResultShown(scene);
        closed(scene);
        return first;
    }

    /** Answers the question and closes what has been shown. */
    public void closed(Scene scene) {
        scene.asMember(() -> answering.answer(scene.account(), 0, "The first report ran without help."));
        var seen = scene.asChampion(() -> browsing.status(scene.account())).hash();
        scene.asChampion(() -> closing.sign(scene.account(), seen));
        scene.asCsm(() -> closing.sign(scene.account(), seen));
    }

    /** Records what the champion observed for this criterion and lets the CSM co-sign it. */
    public Signed coSigned(Scene scene, CriterionId criterion) {
        var signed = recorded(scene, criterion);
        return scene.asCsm(() -> coSigning.coSign(scene.account(), signed.result(), signed.content()));
    }

    /** Records and signs for the customer only. */
    public Signed recorded(Scene scene, CriterionId criterion) {
        var account = scene.account();
        var draft = new ResultDraft(
                "The first report ran without anybody’s help",
                OBSERVED,
                BigDecimal.TEN,
                Set.of(scene.member()),
                "Ann from finance",
                "Leeds");
        return scene.asChampion(() -> {
            var kept = recording.keep(account, criterion, draft, null);
            return recording.record(account, criterion, kept.version());
        });
    }

    /** Agrees on what comes after onboarding. */
    public AgreedCriterion nextMilestone(Scene scene, LocalDate due) {
        return agreements.agreed(
                scene,
                new Wording(
                        "All our branches report on their own",
                        "",
                        "",
                        Measure.happenedOnce(),
                        scene.member(),
                        due,
                        false,
                        true,
                        ""));
    }

    /** Ticks every set-up task. */
    public void finishTasks(Scene scene) {
        AccountId account = scene.account();
        scene.asCsm(() -> tasks.list(account).forEach(task -> tasks.tick(account, task.id())));
    }
}
