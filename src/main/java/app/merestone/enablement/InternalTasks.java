package app.merestone.enablement;

import app.merestone.accounts.Access;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.StoredTime;
import app.merestone.ledger.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The vendor's set-up tasks of one account: its CSM works on them, other CSMs and leaders read, customers never do. */
@Service
@Transactional
@PreAuthorize("hasAnyRole('CSM','LEADER')")
public class InternalTasks {

    private final Access access;
    private final InternalTaskRepository tasks;
    private final TaskLists lists;
    private final JdbcClient jdbc;
    private final Clock clock;

    InternalTasks(Access access, InternalTaskRepository tasks, TaskLists lists, JdbcClient jdbc, Clock clock) {
        this.access = access;
        this.tasks = tasks;
        this.lists = lists;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The account's tasks in their order. */
    @Transactional(readOnly = true)
    public List<InternalTaskLine> list(AccountId account) {
        access.readingAsVendor(account);
        return jdbc.sql("""
                        SELECT t.id, t.title, t.state, t.reason, p.name AS settled_by_name, t.settled_at
                          FROM internal_task t LEFT JOIN person p ON p.id = t.settled_by
                         WHERE t.account_id = :account ORDER BY t.place, t.id""")
                .param("account", account.toString())
                .query((row, n) -> line(row))
                .list();
    }

    /** Adds a task at the end of the list. */
    @PreAuthorize("hasRole('CSM')")
    public InternalTaskId add(AccountId account, String title) {
        var actor = access.csm(account);
        return lists.append(account, List.of(title), actor.person()).getFirst();
    }

    /** The task is done. */
    @PreAuthorize("hasRole('CSM')")
    public void tick(AccountId account, InternalTaskId task) {
        change(account, task, (t, by) -> t.tick(by.person(), clock.instant()));
    }

    /** The task is not done, or needed, after all. */
    @PreAuthorize("hasRole('CSM')")
    public void reopen(AccountId account, InternalTaskId task) {
        change(account, task, (t, by) -> t.reopen(clock.instant()));
    }

    /** This account does not need the task, for this reason; it is counted beside the total from now on. */
    @PreAuthorize("hasRole('CSM')")
    public void notNeeded(AccountId account, InternalTaskId task, String reason) {
        change(account, task, (t, by) -> t.notNeeded(reason, by.person(), clock.instant()));
    }

    private void change(AccountId account, InternalTaskId id, BiConsumer<InternalTask, Actor> change) {
        var actor = access.csm(account);
        var task = tasks.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        change.accept(task, actor);
        tasks.save(task);
    }

    private static InternalTaskLine line(ResultSet row) throws SQLException {
        return new InternalTaskLine(
                InternalTaskId.parse(row.getString("id")),
                row.getString("title"),
                TaskState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("settled_by_name"),
                StoredTime.optional(row, "settled_at"));
    }
}
