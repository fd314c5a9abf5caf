package app.merestone.enablement;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.OneLook;
import app.merestone.kernel.StoredTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts and dates of an account's set-up tasks for other modules, never a title; it checks nobody. */
@Component
@Transactional(readOnly = true)
public class TaskProgress {

    private final JdbcClient jdbc;

    TaskProgress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far the account's set-up is. */
    public TaskCount of(AccountId account) {
        return OneLook.once(TaskProgress.class, "of", account, () -> read(account));
    }

    private TaskCount read(AccountId account) {
        var doneAt = new ArrayList<Instant>();
        var counts = new EnumMap<TaskState, Integer>(TaskState.class);
        jdbc.sql("SELECT state, settled_at FROM internal_task WHERE account_id = :account ORDER BY settled_at, id")
                .param("account", account.toString())
                .query(row -> {
                    var state = TaskState.valueOf(row.getString("state"));
                    counts.merge(state, 1, Integer::sum);
                    if (state == TaskState.DONE) {
                        doneAt.add(StoredTime.of(row, "settled_at"));
                    }
                });
        int open = counts.getOrDefault(TaskState.OPEN, 0);
        int notNeeded = counts.getOrDefault(TaskState.NOT_NEEDED, 0);
        return new TaskCount(doneAt.size(), doneAt.size() + open, notNeeded, List.copyOf(doneAt));
    }
}
