package app.merestone.testing;

import app.merestone.accounts.PlanStarted;
import app.merestone.agreement.AgreedCriteria;
import app.merestone.agreement.AgreedCriterion;
import app.merestone.agreement.AgreeingCriteria;
import app.merestone.agreement.BrowsingCriteria;
import app.merestone.agreement.CriterionId;
import app.merestone.agreement.Measure;
import app.merestone.agreement.ProposingCriteria;
import app.merestone.agreement.SayingWhy;
import app.merestone.agreement.Wording;
import app.merestone.ledger.Role;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings a scene's people to agree, through the use cases, for tests of the rooms that build on agreement. */
@TestComponent
public class Agreements {

    public static final String WHY = "We lose two days every month to copying figures between spreadsheets.";
    public static final LocalDate DUE = LocalDate.of(2026, 11, 30);

    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final SayingWhy sayingWhy;
    private final ProposingCriteria proposing;
    private final AgreeingCriteria agreeing;
    private final BrowsingCriteria browsing;
    private final AgreedCriteria agreed;
    private final Clock clock;

    Agreements(
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            SayingWhy sayingWhy,
            ProposingCriteria proposing,
            AgreeingCriteria agreeing,
            BrowsingCriteria browsing,
            AgreedCriteria agreed,
            Clock clock) {
        this.events = events;
        this.transaction = transaction;
        this.sayingWhy = sayingWhy;
        this.proposing = proposing;
        this.agreeing = agreeing;
        this.browsing = browsing;
        this.agreed = agreed;
        this.clock = clock;
    }

    /** Draws up the plan from the segment's playbook, as starting the account does. */
    public void drawUp(Scene scene) {
        transaction.executeWithoutResult(status ->
                events.publishEvent(new PlanStarted(scene.account(), scene.csm(), Role.CSM, clock.instant())));
    }

    /** Draws up the plan, lets the customer say why, and both agree on the first result. */
    public AgreedCriterion firstValueAgreed(Scene scene) {
        drawUp(scene);
        scene.asChampion(() -> sayingWhy.say(scene.account(), 0, WHY));
        var first = scene.asChampion(() -> browsing.plan(scene.account()).firstValue());
        var draft = scene.asChampion(() -> browsing.criterion(scene.account(), first))
                .onTable();
        var wording = draft.wording().ownedBy(scene.member()).by(DUE).proving("two days every month");
        scene.asChampion(() -> proposing.counter(scene.account(), first, draft.number(), wording, ""));
        scene.asCsm(() -> agreeing.accept(scene.account(), first, draft.number() + 1, ""));
        return agreed.agreed(scene.account(), first).orElseThrow();
    }

    /** A further criterion that the champion proposes and the CSM accepts; the plan has been drawn up. */
    public AgreedCriterion agreed(Scene scene, Wording wording) {
        var fresh = CriterionId.next();
        scene.asChampion(() -> proposing.propose(scene.account(), fresh, wording, ""));
        scene.asCsm(() -> agreeing.accept(scene.account(), fresh, 1, ""));
        return agreed.agreed(scene.account(), fresh).orElseThrow();
    }

    /** A complete wording, owned by the scene's member, due on {@link #DUE}. */
    public static Wording wording(Scene scene, String statement) {
        return new Wording(statement, "", "", Measure.happenedOnce(), scene.member(), DUE, true, false, "");
    }
}
