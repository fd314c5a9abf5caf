package app.merestone.portfolio;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.accounts.PersonFacts;
import app.merestone.agreement.BrowsingCriteria;
import app.merestone.checkins.CustomerActs;
import app.merestone.checkins.Turn;
import app.merestone.datasync.SyncStanding;
import app.merestone.datasync.SyncState;
import app.merestone.enablement.TaskProgress;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.OneLook;
import app.merestone.results.Milestone;
import app.merestone.results.Milestones;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reading one account's plan: its customer people, its CSM, and every CSM and leader of the vendor. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasAnyRole('CUSTOMER', 'CSM', 'LEADER')")
public class ReadingPlans {

    private final Access access;
    private final Directory directory;
    private final BrowsingCriteria criteria;
    private final Milestones milestones;
    private final SyncStanding syncs;
    private final TaskProgress tasks;
    private final CustomerActs acts;
    private final OpenTurns turns;
    private final Endings endings;
    private final Clock clock;

    ReadingPlans(
            Access access,
            Directory directory,
            BrowsingCriteria criteria,
            Milestones milestones,
            SyncStanding syncs,
            TaskProgress tasks,
            CustomerActs acts,
            OpenTurns turns,
            Endings endings,
            Clock clock) {
        this.access = access;
        this.directory = directory;
        this.criteria = criteria;
        this.milestones = milestones;
        this.syncs = syncs;
        this.tasks = tasks;
        this.acts = acts;
        this.turns = turns;
        this.endings = endings;
        this.clock = clock;
    }

    /** The plan as the person asking may see it. */
    public PlanOverview plan(AccountId account) {
        return OneLook.during(() -> look(account));
    }

    private PlanOverview look(AccountId account) {
        var reader = access.reading(account);
        var facts = directory.account(account);
        var results = milestones.of(account).stream()
                .collect(Collectors.toMap(Milestone::criterion, Function.identity(), (newest, older) -> newest));
        var disputed = syncs.of(account).stream()
                .filter(sync -> sync.state() == SyncState.DISPUTED)
                .map(SyncStanding.Standing::criterion)
                .collect(Collectors.toSet());
        var lines = facts.planStarted()
                ? criteria.criteria(account).stream()
                        .map(c -> new CriterionLine(c, results.get(c.id()), disputed.contains(c.id())))
                        .toList()
                : java.util.List.<CriterionLine>of();
        var count = tasks.of(account);
        boolean firstValueShown = lines.stream().anyMatch(line -> line.summary().firstValue() && line.shown());
        var csm = facts.csm();
        var waiting = turns.now(account);
        var names = directory
                .people(waiting.stream()
                        .map(Turn::person)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                .values()
                .stream()
                .collect(Collectors.toMap(PersonFacts::person, PersonFacts::name));
        return new PlanOverview(
                reader,
                facts,
                DueDate.today(clock.instant(), facts.zone()),
                facts.planStarted() ? criteria.plan(account).why() : "",
                AccountStatus.of(endings.of(account).how(), count.allDone(), firstValueShown),
                lines,
                count,
                waiting,
                acts.quiet(account),
                directory.openHandoff(account).isEmpty(),
                csm == null ? null : directory.people(Set.of(csm)).get(csm),
                directory.champion(account).orElse(null),
                names,
                directory
                        .championInvitedAgain(account)
                        .map(at -> DueDate.today(at, facts.zone()))
                        .orElse(null));
    }
}
