package app.merestone.results;

import app.merestone.agreement.CriterionId;
import app.merestone.agreement.ShownCriteria;
import app.merestone.kernel.AccountId;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells agreement which words stand under two signatures: those in force, as {@link Milestone#cosigned()} says it too.
 * Straight from the rows: agreement is asked for nothing back.
 */
@Component
class CoSignedCriteria implements ShownCriteria {

    private final JdbcClient jdbc;

    CoSignedCriteria(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<CriterionId> shown(AccountId account) {
        return Set.copyOf(jdbc.sql("""
                        SELECT r.criterion_id FROM result r
                          JOIN criterion c ON c.id = r.criterion_id
                          JOIN criterion_revision v
                            ON v.criterion_id = c.id AND v.revision_number = c.agreed_revision AND v.hash = r.agreed_hash
                         WHERE r.account_id = :account
                           AND r.customer_at IS NOT NULL AND r.vendor_at IS NOT NULL
                           AND r.attempt = (
                                SELECT MAX(l.attempt) FROM result l
                                 WHERE l.account_id = r.account_id AND l.criterion_id = r.criterion_id
                                   AND l.recorded_at IS NOT NULL)""")
                .param("account", account.toString())
                .query((row, n) -> CriterionId.parse(row.getString("criterion_id")))
                .list());
    }
}
