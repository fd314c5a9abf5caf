package app.merestone.portfolio;

import app.merestone.accounts.Directory;
import app.merestone.accounts.SegmentId;
import app.merestone.accounts.Vendor;
import app.merestone.agreement.AgreedCriteria;
import app.merestone.checkins.CustomerActs;
import app.merestone.datasync.SyncStanding;
import app.merestone.datasync.SyncState;
import app.merestone.enablement.TaskProgress;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.StoredTime;
import app.merestone.results.Milestone;
import app.merestone.results.Milestones;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Derives the standing of one account from the modules that know, and keeps it in its row. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DerivedStandings {

    // read while the row is written: a standing that was put together before the segment changed does not undo it
    private static final String QUIET_DAYS = "(SELECT g.quiet_days FROM segment g WHERE g.id = :segment)";

    private final Directory directory;
    private final AgreedCriteria agreed;
    private final Milestones milestones;
    private final SyncStanding syncs;
    private final TaskProgress tasks;
    private final CustomerActs acts;
    private final Endings endings;
    private final Vendor vendor;
    private final JdbcClient jdbc;
    private final Clock clock;

    DerivedStandings(
            Directory directory,
            AgreedCriteria agreed,
            Milestones milestones,
            SyncStanding syncs,
            TaskProgress tasks,
            CustomerActs acts,
            Endings endings,
            Vendor vendor,
            JdbcClient jdbc,
            Clock clock) {
        this.directory = directory;
        this.agreed = agreed;
        this.milestones = milestones;
        this.syncs = syncs;
        this.tasks = tasks;
        this.acts = acts;
        this.endings = endings;
        this.vendor = vendor;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The standing as it follows from the source tables now. */
    AccountStanding derive(AccountId account) {
        var facts = directory.account(account);
        var zone = facts.zone();
        var today = DueDate.today(clock.instant(), zone);
        var cosigned = milestones.of(account).stream()
                .filter(Milestone::cosigned)
                .collect(Collectors.toMap(Milestone::criterion, Function.identity(), (newest, older) -> newest));
        var counted = agreed.agreed(account).stream()
                .filter(c -> !c.afterOnboarding())
                .toList();
        var firstValueOn = counted.stream()
                .filter(c -> c.firstValue())
                .flatMap(c -> Optional.ofNullable(cosigned.get(c.id())).stream())
                .map(Milestone::observedOn)
                .findFirst();
        var open = counted.stream().filter(c -> !cosigned.containsKey(c.id())).toList();
        var count = tasks.of(account);
        var lastTask = count.lastDoneAt();
        var finishedOn = count.allDone() && lastTask != null ? DueDate.today(lastTask, zone) : null;
        var ending = endings.of(account);
        var status = AccountStatus.of(ending.how(), count.allDone(), firstValueOn.isPresent());
        boolean atRisk = status == AccountStatus.SETUP_DONE_NO_RESULT;
        return new AccountStanding(
                account,
                facts.name(),
                facts.segment().value(),
                facts.csm(),
                status,
                facts.onboardingStart(),
                count.done(),
                count.notNeeded(),
                count.total(),
                finishedOn,
                (int) counted.stream().filter(c -> cosigned.containsKey(c.id())).count(),
                counted.size(),
                firstValueOn.orElse(null),
                acts.lastCustomerAct(account).orElse(null),
                directory.playbook(account).quietDays(),
                (int) syncs.of(account).stream()
                        .filter(s -> s.state() == SyncState.DISPUTED)
                        .count(),
                (int) open.stream().filter(c -> c.due().isBefore(today)).count(),
                directory.openHandoff(account).isEmpty(),
                open.stream().map(c -> c.due()).min(LocalDate::compareTo).orElse(null),
                atRisk,
                atRisk ? (finishedOn == null ? facts.onboardingStart() : finishedOn) : null,
                riskOwned(account),
                ending.on());
    }

    /**
     * Brings the account's row up to date. Two refreshes of one account queue up, so the last one sees everything.
     *
     * @return the standing; empty when there is no such account any more
     */
    Optional<AccountStanding> refresh(AccountId account) {
        boolean known = jdbc.sql("SELECT id FROM account WHERE id = :account FOR UPDATE")
                .param("account", account.toString())
                .query(String.class)
                .optional()
                .isPresent();
        if (!known) {
            return Optional.empty();
        }
        var standing = derive(account);
        int updated = write("""
                UPDATE account_standing SET name = :name, segment_id = :segment, csm_id = :csm, status = :status,
                    onboarding_start = :start, tasks_done = :tasksDone, tasks_not_needed = :tasksNotNeeded,
                    tasks_total = :tasksTotal, tasks_finished_on = :tasksFinishedOn, results_shown = :resultsShown,
                    results_agreed = :resultsAgreed, first_value_on = :firstValueOn,
                    last_customer_act_at = :lastCustomerActAt, quiet_after_days = %s,
                    disputes = :disputes, past_due = :pastDue, aligned = :aligned, next_due = :nextDue,
                    at_risk = :atRisk, at_risk_since = :atRiskSince, risk_owned = :riskOwned, closed_on = :closedOn
                 WHERE account_id = :account""".formatted(QUIET_DAYS), standing);
        if (updated == 0 && stored(account).isEmpty()) {
            write("""
                    INSERT INTO account_standing (account_id, name, segment_id, csm_id, status, onboarding_start,
                        tasks_done, tasks_not_needed, tasks_total, tasks_finished_on, results_shown, results_agreed,
                        first_value_on, last_customer_act_at, quiet_after_days, disputes, past_due, aligned, next_due,
                        at_risk, at_risk_since, risk_owned, closed_on)
                    VALUES (:account, :name, :segment, :csm, :status, :start,
                        :tasksDone, :tasksNotNeeded, :tasksTotal, :tasksFinishedOn, :resultsShown, :resultsAgreed,
                        :firstValueOn, :lastCustomerActAt, %s, :disputes, :pastDue, :aligned, :nextDue,
                        :atRisk, :atRiskSince, :riskOwned, :closedOn)""".formatted(QUIET_DAYS), standing);
        }
        return Optional.of(standing);
    }

    /** The row as it is stored. */
    Optional<AccountStanding> stored(AccountId account) {
        return jdbc.sql("SELECT * FROM account_standing WHERE account_id = :account")
                .param("account", account.toString())
                .query((row, n) -> standing(row))
                .optional();
    }

    /** Gives a first row to each account that has none, as after an import, in one statement. */
    int cover() {
        return jdbc.sql("""
                        INSERT IGNORE INTO account_standing (account_id, name, segment_id, csm_id, status, onboarding_start,
                            tasks_done, tasks_not_needed, tasks_total, results_shown, results_agreed,
                            quiet_after_days, disputes, past_due, aligned, at_risk, risk_owned)
                        SELECT a.id, a.name, a.segment_id, a.csm_id, 'SETTING_UP', a.onboarding_start,
                               0, 0, 0, 0, 0, s.quiet_days, 0, 0, TRUE, FALSE, FALSE
                          FROM account a
                          JOIN segment s ON s.id = a.segment_id
                          LEFT JOIN account_standing st ON st.account_id = a.id
                         WHERE st.account_id IS NULL""").update();
    }

    /** Copies the segment's quiet threshold, as it is now, to all its accounts in one statement. */
    void followQuietDays(SegmentId segment) {
        jdbc.sql("UPDATE account_standing SET quiet_after_days = %s WHERE segment_id = :segment".formatted(QUIET_DAYS))
                .param("segment", segment.toString())
                .update();
    }

    /** A page of all accounts by id, for rebuilding. */
    List<AccountId> accountsAfter(String after, int most) {
        return jdbc.sql("SELECT id FROM account WHERE id > :after ORDER BY id LIMIT :most")
                .param("after", after)
                .param("most", most)
                .query((row, n) -> AccountId.parse(row.getString("id")))
                .list();
    }

    private boolean riskOwned(AccountId account) {
        // an owner who has left or is no CSM or leader any more sees to nothing, and a step whose day has passed is no
        // next step (rule 19)
        return jdbc.sql("""
                        SELECT COUNT(*) FROM risk_step r
                          JOIN person p ON p.id = r.owner_id AND p.side = 'VENDOR' AND p.ended_at IS NULL
                         WHERE r.account_id = :account AND r.due >= :today
                           AND EXISTS (SELECT 1 FROM vendor_role v
                                        WHERE v.person_id = p.id AND v.role IN ('CSM', 'LEADER'))""")
                        .param("account", account.toString())
                        .param("today", DueDate.today(clock.instant(), vendor.zone()))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private int write(String sql, AccountStanding s) {
        return jdbc.sql(sql)
                .param("account", s.account().toString())
                .param("name", s.name())
                .param("segment", s.segment().toString())
                .param("csm", text(s.csm()))
                .param("status", s.status().name())
                .param("start", s.onboardingStart())
                .param("tasksDone", s.tasksDone())
                .param("tasksNotNeeded", s.tasksNotNeeded())
                .param("tasksTotal", s.tasksTotal())
                .param("tasksFinishedOn", s.tasksFinishedOn())
                .param("resultsShown", s.resultsShown())
                .param("resultsAgreed", s.resultsAgreed())
                .param("firstValueOn", s.firstValueOn())
                .param("lastCustomerActAt", column(s.lastCustomerActAt()))
                .param("disputes", s.disputes())
                .param("pastDue", s.pastDue())
                .param("aligned", s.aligned())
                .param("nextDue", s.nextDue())
                .param("atRisk", s.atRisk())
                .param("atRiskSince", s.atRiskSince())
                .param("riskOwned", s.riskOwned())
                .param("closedOn", s.closedOn())
                .update();
    }

    static AccountStanding standing(ResultSet row) throws SQLException {
        var csm = row.getString("csm_id");
        return new AccountStanding(
                AccountId.parse(row.getString("account_id")),
                row.getString("name"),
                UUID.fromString(row.getString("segment_id")),
                csm == null ? null : PersonId.parse(csm),
                AccountStatus.valueOf(row.getString("status")),
                row.getObject("onboarding_start", LocalDate.class),
                row.getInt("tasks_done"),
                row.getInt("tasks_not_needed"),
                row.getInt("tasks_total"),
                row.getObject("tasks_finished_on", LocalDate.class),
                row.getInt("results_shown"),
                row.getInt("results_agreed"),
                row.getObject("first_value_on", LocalDate.class),
                StoredTime.optional(row, "last_customer_act_at"),
                row.getInt("quiet_after_days"),
                row.getInt("disputes"),
                row.getInt("past_due"),
                row.getBoolean("aligned"),
                row.getObject("next_due", LocalDate.class),
                row.getBoolean("at_risk"),
                row.getObject("at_risk_since", LocalDate.class),
                row.getBoolean("risk_owned"),
                row.getObject("closed_on", LocalDate.class));
    }

    private static @Nullable String text(@Nullable PersonId person) {
        return person == null ? null : person.toString();
    }

    private static @Nullable LocalDateTime column(@Nullable Instant instant) {
        return instant == null ? null : StoredTime.column(instant);
    }
}
