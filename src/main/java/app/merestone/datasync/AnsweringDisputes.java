package app.merestone.datasync;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.Act;
import app.merestone.ledger.Ledger;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The account's CSM answers a dispute, or says who does and by when. An answer settles nothing: only a customer person's
 * re-check does.
 */
@Service
@Transactional
@PreAuthorize("hasRole('CSM')")
public class AnsweringDisputes {

    private final Access access;
    private final Directory directory;
    private final DataSyncs syncs;
    private final Disputes disputes;
    private final Ledger ledger;
    private final Clock clock;

    AnsweringDisputes(
            Access access, Directory directory, DataSyncs syncs, Disputes disputes, Ledger ledger, Clock clock) {
        this.access = access;
        this.directory = directory;
        this.syncs = syncs;
        this.disputes = disputes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Says what was found and what was done about it. */
    public void answer(AccountId account, DisputeId id, String answer) {
        var actor = access.csm(account);
        var dispute = disputes.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        var sync = syncs.findByAccountIdAndId(account, dispute.sync()).orElseThrow(NotFound::new);
        var answered = disputes.save(dispute.answer(answer, actor.person(), clock.instant()));
        ledger.append(new Act(
                account,
                DataActs.ANSWERED,
                actor,
                sync.id(),
                null,
                Map.of("sync", sync.name(), "answer", answered.answered())));
    }

    /** Who may answer here: the account's CSM, and whoever stands in. */
    @Transactional(readOnly = true)
    public List<Answerer> answerers(AccountId account) {
        access.csm(account);
        return directory.vendorPeople(account).stream()
                .map(person -> new Answerer(person.person(), person.name()))
                .toList();
    }

    /** Somebody who may answer. */
    public record Answerer(PersonId person, String name) implements Serializable {}

    /** Says who answers and by when; both sides see it, and the day is overdue for whom it names once it has passed. */
    public void assign(AccountId account, DisputeId id, PersonId owner, LocalDate by) {
        var actor = access.csm(account);
        var dispute = disputes.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        var sync = syncs.findByAccountIdAndId(account, dispute.sync()).orElseThrow(NotFound::new);
        var name = answerers(account).stream()
                .filter(each -> each.person().equals(owner))
                .map(Answerer::name)
                .findFirst()
                .orElseThrow(NotFound::new);
        var today = DueDate.today(clock.instant(), directory.account(account).zone());
        disputes.save(dispute.assign(owner, by, today));
        ledger.append(new Act(
                account,
                DataActs.ASSIGNED,
                actor,
                sync.id(),
                null,
                Map.of("sync", sync.name(), "owner", name, "answer-by", by.toString())));
    }
}
