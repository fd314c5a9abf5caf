package app.merestone.enablement;

import app.merestone.accounts.Directory;
import app.merestone.accounts.PlanStarted;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Draws up an account's task list from its segment's playbook, and puts new tasks at its end. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TaskLists {

    private final InternalTaskRepository tasks;
    private final Directory directory;
    private final JdbcClient jdbc;
    private final Clock clock;

    TaskLists(InternalTaskRepository tasks, Directory directory, JdbcClient jdbc, Clock clock) {
        this.tasks = tasks;
        this.directory = directory;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    // in the transaction that starts the plan: no account is ever without its list
    @EventListener
    void drawUp(PlanStarted started) {
        if (lastPlace(started.account()) == 0) {
            append(started.account(), directory.playbook(started.account()).tasks(), started.by());
        }
    }

    List<InternalTaskId> append(AccountId account, List<String> titles, PersonId by) {
        var added = new ArrayList<InternalTaskId>();
        int place = lastPlace(account);
        for (var title : titles) {
            place++;
            added.add(tasks.save(InternalTask.add(account, place, title, by, clock.instant()))
                    .id());
        }
        return added;
    }

    private int lastPlace(AccountId account) {
        return jdbc.sql("SELECT COALESCE(MAX(place), 0) FROM internal_task WHERE account_id = :account")
                .param("account", account.toString())
                .query(Integer.class)
                .single();
    }
}
