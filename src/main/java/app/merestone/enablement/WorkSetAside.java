package app.merestone.enablement;

import app.merestone.accounts.SetUpWork;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes in what people meant to agree on and what is only the vendor's work. */
@Component
class WorkSetAside implements SetUpWork {

    private final TaskLists lists;

    WorkSetAside(TaskLists lists) {
        this.lists = lists;
    }

    @Override
    public void add(AccountId account, String title, PersonId by) {
        lists.append(account, List.of(title), by);
    }
}
