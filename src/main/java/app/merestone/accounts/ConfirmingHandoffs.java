package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.ledger.Act;
import app.merestone.ledger.Ledger;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * After a change of owner, the new owner and the customer each put their name to the same next milestone and its date;
 * until both did, both sides see "not aligned yet" (rule 16).
 */
@Service
@Transactional
public class ConfirmingHandoffs {

    private final HandoffRepository handoffs;
    private final Directory directory;
    private final ObjectProvider<NextMilestone.Source> milestones;
    private final Access access;
    private final Ledger ledger;
    private final Clock clock;

    ConfirmingHandoffs(
            HandoffRepository handoffs,
            Directory directory,
            ObjectProvider<NextMilestone.Source> milestones,
            Access access,
            Ledger ledger,
            Clock clock) {
        this.handoffs = handoffs;
        this.directory = directory;
        this.milestones = milestones;
        this.access = access;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What is to be confirmed; {@link NotFound} when nobody waits for that. */
    @PreAuthorize("hasAnyRole('CUSTOMER','CSM','LEADER')")
    @Transactional(readOnly = true)
    public HandoffPage open(AccountId account) {
        var actor = access.reading(account);
        var handoff = directory.openHandoff(account).orElseThrow(NotFound::new);
        var people = directory.people(java.util.List.of(handoff.from(), handoff.to()));
        boolean ours = actor.side() == Side.VENDOR;
        boolean confirmed = (ours ? handoff.confirmedByOwnerAt() : handoff.confirmedByCustomerAt()) != null;
        var facts = directory.account(account);
        return new HandoffPage(
                handoff,
                facts.name(),
                facts.zone(),
                actor.side(),
                name(people.get(handoff.from())),
                name(people.get(handoff.to())),
                next(account),
                actor.signs(),
                confirmed);
    }

    /**
     * One side confirms.
     *
     * @param id the handoff that the page showed
     * @param seen the hash of the next milestone that the page showed
     * @return whether both sides have now confirmed the same
     */
    @PreAuthorize("hasAnyRole('CUSTOMER','CSM')")
    public boolean confirm(AccountId account, HandoffId id, ContentHash seen) {
        var actor = access.signatory(account);
        var handoff = handoffs.findByAccountAndSettledAtIsNull(account)
                .filter(open -> open.id().equals(id))
                .orElseThrow(() -> Refused.because("handoff.changed"));
        var milestone = next(account).orElseThrow(() -> Refused.because("handoff.no-milestone"));
        if (!milestone.hash().equals(seen)) {
            throw Refused.because("milestone.changed", milestone.statement(), milestone.due());
        }
        handoff.confirm(actor.side(), actor.person(), seen, clock.instant());
        handoffs.save(handoff);
        ledger.append(new Act(
                account,
                AccountActs.HANDOFF_CONFIRMED,
                actor,
                milestone.criterion(),
                seen,
                Map.of(
                        "statement",
                        milestone.statement(),
                        "due",
                        milestone.due().toString())));
        return handoff.aligned();
    }

    private Optional<NextMilestone> next(AccountId account) {
        return Optional.ofNullable(milestones.getIfAvailable()).flatMap(source -> source.of(account));
    }

    private static String name(@org.jspecify.annotations.Nullable PersonFacts person) {
        return person == null ? "" : person.name();
    }

    /**
     * What the page shows.
     *
     * @param account the account's name
     * @param zone the account's
     * @param side the reader's
     * @param from name of the owner before
     * @param to name of the new owner
     * @param next what is to be confirmed; empty while nothing that lies ahead is agreed
     * @param mayConfirm whether the reader signs for their side
     * @param confirmed whether the reader's side has confirmed
     */
    public record HandoffPage(
            OpenHandoff handoff,
            String account,
            ZoneId zone,
            Side side,
            String from,
            String to,
            Optional<NextMilestone> next,
            boolean mayConfirm,
            boolean confirmed) {}
}
