package app.merestone.portfolio;

import app.merestone.accounts.AccountFacts;
import app.merestone.accounts.PersonFacts;
import app.merestone.checkins.QuietDays;
import app.merestone.checkins.Turn;
import app.merestone.enablement.TaskCount;
import app.merestone.kernel.CanonicalJson;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.ledger.Actor;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Are we there, and is it my turn? Everything that the plan's page shows to one reader.
 *
 * @param reader who reads
 * @param account the account's facts
 * @param today the day it is in the account's zone
 * @param why why the customer bought, in its words; empty until somebody has said it
 * @param status where the account stands
 * @param criteria what was proposed and agreed, the first-value criterion first
 * @param tasks how many internal tasks are done, never which
 * @param turns everything that waits, the oldest first
 * @param quiet how long no customer person has acted
 * @param aligned whether no handoff waits for confirmation (rule 16)
 * @param csm the vendor person who owns the account
 * @param champion the customer's champion
 * @param names the people whom something waits for by name
 * @param championInvitedAgain the day on which the vendor invited the champion because nobody was left who could; empty
 *     where the customer decided
 */
public record PlanOverview(
        Actor reader,
        AccountFacts account,
        LocalDate today,
        String why,
        AccountStatus status,
        List<CriterionLine> criteria,
        TaskCount tasks,
        List<Turn> turns,
        QuietDays quiet,
        boolean aligned,
        @Nullable PersonFacts csm,
        @Nullable PersonFacts champion,
        Map<PersonId, String> names,
        @Nullable LocalDate championInvitedAgain)
        implements Serializable {

    /** What waits for the reader themselves, the oldest first. */
    public List<Turn> mine() {
        return turns.stream().filter(this::isMine).toList();
    }

    /** What waits for anybody else, on either side, the oldest first. */
    public List<Turn> theirs() {
        return turns.stream().filter(t -> !isMine(t)).toList();
    }

    /** The one next act of the reader. */
    public Optional<Turn> next() {
        return mine().stream().findFirst();
    }

    /** Criteria whose result counts towards the customer's finish line: agreed, and meant for before the closing. */
    public List<CriterionLine> counted() {
        return criteria.stream()
                .filter(c -> c.agreed() && !c.summary().afterOnboarding())
                .toList();
    }

    /** How many of {@link #counted} are shown and co-signed. */
    public int shown() {
        return (int) counted().stream().filter(CriterionLine::shown).count();
    }

    /** The hash of what the page says of the plan itself. */
    public ContentHash content() {
        return ContentHash.of(written());
    }

    /**
     * What the page says of the plan itself: the why, every criterion with its standing, and how far both are. Days that pass
     * and whose turn it is are no part of it, and neither is who reads.
     */
    CanonicalJson written() {
        return CanonicalJson.of(Map.of(
                "account",
                account.id(),
                "why",
                why,
                "status",
                status,
                "tasks",
                Map.of("done", tasks.done(), "total", tasks.total(), "notNeeded", tasks.notNeeded()),
                "criteria",
                criteria.stream().map(PlanOverview::content).toList()));
    }

    private static Map<String, Object> content(CriterionLine line) {
        var said = line.summary();
        var told = new LinkedHashMap<String, Object>();
        told.put("id", said.id());
        told.put("statement", said.statement());
        told.put("standing", said.standing());
        told.put("onTable", said.onTable());
        told.put("firstValue", said.firstValue());
        told.put("afterOnboarding", said.afterOnboarding());
        told.put("shown", line.shown());
        told.put("disputed", line.disputed());
        if (said.agreed() != null) {
            told.put("agreed", said.agreed());
        }
        if (said.due() != null) {
            told.put("due", said.due());
        }
        var milestone = line.milestone();
        if (milestone != null) {
            told.put("result", milestone.content());
            told.put("observedOn", milestone.observedOn());
            told.put("standingOfResult", milestone.standing());
        }
        return told;
    }

    /** The reader's side. */
    public Side side() {
        return reader.side();
    }

    private boolean isMine(Turn turn) {
        if (turn.side() != reader.side()) {
            return false;
        }
        var person = turn.person();
        return person == null ? reader.signs() : person.equals(reader.person());
    }
}
