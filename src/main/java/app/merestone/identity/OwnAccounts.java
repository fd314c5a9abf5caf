package app.merestone.identity;

import app.merestone.accounts.Access;
import app.merestone.kernel.AccountId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts whose customer person the reader is: where they can go. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasRole('CUSTOMER')")
public class OwnAccounts {

    private final JdbcClient jdbc;
    private final Access access;

    OwnAccounts(JdbcClient jdbc, Access access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /** All of them by name, ended ones last. */
    public List<OwnAccount> all() {
        return jdbc.sql("""
                        SELECT a.id, a.name, a.ended_at
                          FROM membership m JOIN account a ON a.id = m.account_id
                         WHERE m.person_id = :person AND m.ended_at IS NULL
                         ORDER BY CASE WHEN a.ended_at IS NULL THEN 0 ELSE 1 END, a.name, a.id""")
                .param("person", access.person().toString())
                .query((row, n) -> new OwnAccount(
                        AccountId.parse(row.getString("id")), row.getString("name"), row.getObject("ended_at") != null))
                .list();
    }

    /** One of them. */
    public record OwnAccount(AccountId account, String name, boolean ended) {}
}
