package app.merestone.agreement;

import app.merestone.checkins.CustomerActSource;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.Side;
import app.merestone.kernel.StoredTime;
import app.merestone.ledger.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A note that a customer person writes is no ledger entry, but somebody there has acted: it ends the quiet (rule 20). */
@Component
class CustomerNotes implements CustomerActSource {

    private final JdbcClient jdbc;

    CustomerNotes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Instant> lastCustomerAct(AccountId account) {
        return jdbc.sql("""
                        SELECT written_at FROM criterion_note
                         WHERE account_id = :account AND written_role IN (:roles)
                         ORDER BY written_at DESC LIMIT 1""")
                .param("account", account.toString())
                .param(
                        "roles",
                        Arrays.stream(Role.values())
                                .filter(role -> role.side() == Side.CUSTOMER)
                                .map(Role::name)
                                .toList())
                .query((row, n) -> StoredTime.of(row, "written_at"))
                .optional();
    }
}
