package app.merestone.checkins;

import app.merestone.accounts.Directory;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.OneLook;
import app.merestone.kernel.Side;
import app.merestone.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When customer people last acted, for other modules; it checks nobody. */
@Component
@Transactional(readOnly = true)
public class CustomerActs {

    private final Ledger ledger;
    private final Directory directory;
    private final Clock clock;
    private final List<CustomerActSource> sources;

    CustomerActs(Ledger ledger, Directory directory, Clock clock, List<CustomerActSource> sources) {
        this.ledger = ledger;
        this.directory = directory;
        this.clock = clock;
        this.sources = sources;
    }

    /** The account's last human customer act: its newest ledger entry by a customer person, or a later note. */
    public Optional<Instant> lastCustomerAct(AccountId account) {
        return OneLook.once(CustomerActs.class, "last", account, () -> readLast(account));
    }

    private Optional<Instant> readLast(AccountId account) {
        return Stream.concat(
                        ledger.lastActOf(account, Side.CUSTOMER).stream(),
                        sources.stream().flatMap(s -> s.lastCustomerAct(account).stream()))
                .max(Comparator.naturalOrder());
    }

    /** How quiet the account is now, against its segment's cadence; counted from onboarding start before any act. */
    public QuietDays quiet(AccountId account) {
        var facts = directory.account(account);
        var agreed = directory.playbook(account).quietDays();
        return lastCustomerAct(account)
                .map(last -> QuietDays.since(last, clock.instant(), facts.zone(), agreed))
                .orElseGet(() -> QuietDays.since(facts.onboardingStart(), clock.instant(), facts.zone(), agreed));
    }
}
