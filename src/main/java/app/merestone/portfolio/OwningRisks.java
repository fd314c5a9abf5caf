package app.merestone.portfolio;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.accounts.Vendor;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.StoredTime;
import app.merestone.kernel.Typed;
import app.merestone.ledger.Actor;
import app.merestone.ledger.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Giving an account at risk an owner and a dated next step (rule 19). It cannot be dismissed: only a co-signed first
 * result, or the end of the onboarding, takes it off the list.
 */
@Service
@Transactional
@PreAuthorize("hasRole('LEADER')")
public class OwningRisks {

    private static final int LONGEST_STEP = 200;

    private final Access access;
    private final Directory directory;
    private final KeepingUp keepingUp;
    private final Vendor vendor;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    OwningRisks(
            Access access,
            Directory directory,
            KeepingUp keepingUp,
            Vendor vendor,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events) {
        this.access = access;
        this.directory = directory;
        this.keepingUp = keepingUp;
        this.vendor = vendor;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Names who sees to it, what comes next, and by when.
     *
     * @param owner a present CSM or leader of the vendor
     * @param step one line of at most 200 characters
     * @param due today at the earliest, in the vendor's zone
     */
    public void assign(AccountId account, PersonId owner, String step, LocalDate due) {
        var leader = access.leader(account);
        var words = Typed.line("risk-step", step, LONGEST_STEP);
        var now = clock.instant();
        if (due.isBefore(DueDate.today(now, vendor.zone()))) {
            throw Refused.because("risk.past-date");
        }
        boolean ours = Stream.of(Role.CSM, Role.LEADER)
                .flatMap(role -> directory.vendorPeople(role).stream())
                .anyMatch(person -> person.person().equals(owner));
        if (!ours) {
            throw Refused.because("risk.owner-not-ours");
        }
        write(account, owner, words, due, leader);
        // the list says so at once, not when the listeners have caught up
        keepingUp.with(account);
        events.publishEvent(new RiskOwned(account, owner, now));
    }

    private void write(AccountId account, PersonId owner, String step, LocalDate due, Actor leader) {
        jdbc.sql("DELETE FROM risk_step WHERE account_id = :account")
                .param("account", account.toString())
                .update();
        jdbc.sql("""
                        INSERT INTO risk_step (account_id, owner_id, step, due, set_by, set_at)
                        VALUES (:account, :owner, :step, :due, :by, :now)""")
                .param("account", account.toString())
                .param("owner", owner.toString())
                .param("step", step)
                .param("due", due)
                .param("by", leader.person().toString())
                .param("now", StoredTime.column(clock.instant()))
                .update();
    }
}
