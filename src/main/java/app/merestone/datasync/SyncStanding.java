package app.merestone.datasync;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.OneLook;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where an account's data syncs stand, for the rules of other modules: a criterion in dispute is not co-signed, and an
 * account closes only when its required syncs are verified. It checks nobody; the use case that asks has done so.
 */
@Component
@Transactional(readOnly = true)
public class SyncStanding {

    private final JdbcClient jdbc;
    private final ProvedCriteria criteria;

    SyncStanding(JdbcClient jdbc, ProvedCriteria criteria) {
        this.jdbc = jdbc;
        this.criteria = criteria;
    }

    /**
     * One sync and where it stands.
     *
     * @param inDoubt whether a count of theirs lies outside what was agreed, and they have not said yet what is off
     * @param required whether the criterion it is needed for is required, as it is agreed now
     */
    public record Standing(
            DataSyncId sync, String name, CriterionId criterion, SyncState state, boolean inDoubt, boolean required) {}

    /** All connected syncs of the account. */
    public List<Standing> of(AccountId account) {
        return OneLook.once(SyncStanding.class, "of", account, () -> read(account));
    }

    private List<Standing> read(AccountId account) {
        var required = criteria.required(account);
        return jdbc.sql("""
                        SELECT id, name, criterion_id, state, need FROM data_sync
                         WHERE account_id = :account AND disconnected_at IS NULL
                         ORDER BY name, id""")
                .param("account", account.toString())
                .query((row, n) -> {
                    var criterion = CriterionId.parse(row.getString("criterion_id"));
                    return new Standing(
                            DataSyncId.parse(row.getString("id")),
                            row.getString("name"),
                            criterion,
                            SyncState.valueOf(row.getString("state")),
                            SyncNeed.UNDECIDED.name().equals(row.getString("need")),
                            required.contains(criterion));
                })
                .list();
    }

    /** Whether any sync of the account is in dispute. */
    public boolean disputed(AccountId account) {
        return of(account).stream().anyMatch(s -> s.state() == SyncState.DISPUTED);
    }

    /** Whether a sync that this criterion is proved by is in dispute. */
    public boolean disputed(AccountId account, CriterionId criterion) {
        return of(account).stream()
                .anyMatch(s -> s.state() == SyncState.DISPUTED && s.criterion().equals(criterion));
    }
}
