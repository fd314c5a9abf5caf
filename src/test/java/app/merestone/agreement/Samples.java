package app.merestone.agreement;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.Actor;
import app.merestone.ledger.AuthenticatedBy;
import app.merestone.ledger.Role;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** Harrow & Vale and Fenwick Systems, as this room's pure tests meet them. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final AccountId ACCOUNT = AccountId.next();

    static final Actor CHAMPION = actor("Dana Whitlock", Role.CHAMPION);
    static final Actor DEPUTY = actor("Lee Okonkwo", Role.DEPUTY);
    static final Actor MEMBER = actor("Mina Sato", Role.MEMBER);
    static final Actor CSM = actor("Priya Raman", Role.CSM);
    static final Actor STAND_IN = actor("Otto Brandt", Role.STAND_IN);

    static final String WHY = "We lose two days every month to copying figures between spreadsheets.";

    static final Circumstances WORLD =
            new Circumstances(TODAY, Set.of(CHAMPION.person(), MEMBER.person()), false, false, WHY);
    static final Circumstances FIRST_VALUE =
            new Circumstances(TODAY, Set.of(CHAMPION.person(), MEMBER.person()), true, false, WHY);

    private Samples() {}

    static Actor actor(String name, Role role) {
        return new Actor(PersonId.next(), name, role, "Harrow & Vale", AuthenticatedBy.MAILED_LINK, null);
    }

    /** Complete: a sentence, an owner, a day, a measure. */
    static Wording wording() {
        return new Wording(
                "Two regional managers open the ROI summary without our help",
                "",
                "",
                Measure.happenedOnce(),
                MEMBER.person(),
                LocalDate.of(2026, 11, 30),
                true,
                false,
                "");
    }

    static Measure measure(String name, String unit, String baseline, String target) {
        return new Measure(name, unit, new BigDecimal(baseline), new BigDecimal(target));
    }

    static Criterion proposedBy(Actor actor) {
        return Criterion.propose(CriterionId.next(), ACCOUNT, wording(), actor, WORLD, NOW);
    }

    /** Proposed by the CSM, accepted by the champion: version 1 is in force. */
    static Criterion agreed() {
        var criterion = proposedBy(CSM);
        criterion.accept(1, CHAMPION, WORLD, NOW);
        return criterion;
    }

    /** The playbook's words, as nobody has put them forward yet. */
    static Criterion draft() {
        return Criterion.suggest(
                CriterionId.next(),
                ACCOUNT,
                wording().ownedBy(null),
                new Signed(CSM.person(), CSM.name(), CSM.role(), NOW));
    }
}
