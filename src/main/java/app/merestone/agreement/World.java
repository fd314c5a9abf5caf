package app.merestone.agreement;

import app.merestone.accounts.Directory;
import app.merestone.accounts.PersonFacts;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.Role;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks up what a criterion has to know of the world around it. */
@Component
class World {

    private final Directory directory;
    private final Plans plans;
    private final ObjectProvider<ShownCriteria> shown;
    private final Clock clock;

    World(Directory directory, Plans plans, ObjectProvider<ShownCriteria> shown, Clock clock) {
        this.directory = directory;
        this.plans = plans;
        this.shown = shown;
        this.clock = clock;
    }

    /** The world as this criterion meets it. */
    Circumstances around(AccountId account, CriterionId criterion) {
        var facts = directory.account(account);
        var plan = plans.of(account);
        return new Circumstances(
                DueDate.today(clock.instant(), facts.zone()),
                owners(account),
                plan.firstValueIs(criterion),
                shown(account).contains(criterion),
                plan.why());
    }

    Set<CriterionId> shown(AccountId account) {
        return shown.stream().flatMap(s -> s.shown(account).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private Set<PersonId> owners(AccountId account) {
        return directory.customerPeople(account).stream()
                .filter(p -> p.role() != Role.SPONSOR)
                .map(PersonFacts::person)
                .collect(Collectors.toUnmodifiableSet());
    }
}
