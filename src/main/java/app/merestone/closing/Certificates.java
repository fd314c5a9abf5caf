package app.merestone.closing;

import app.merestone.accounts.Vendor;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.Side;
import app.merestone.kernel.StoredTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The certificates of closed onboardings, for other modules; it checks nobody: a use case asks who is asking first. */
@Component
@Transactional(readOnly = true)
public class Certificates {

    private final ClosingRepository closings;
    private final Vendor vendor;
    private final JdbcClient jdbc;

    Certificates(ClosingRepository closings, Vendor vendor, JdbcClient jdbc) {
        this.closings = closings;
        this.vendor = vendor;
        this.jdbc = jdbc;
    }

    /** The certificate of this account's onboarding; empty unless both have closed it. */
    public Optional<ClosingCertificate> of(AccountId account) {
        return closings.findByAccountId(account)
                .filter(closing -> closing.state() == ClosingState.CLOSED)
                .map(closing -> new ClosingCertificate(
                        account,
                        closing.number().orElseThrow(),
                        closing.signedContent().orElseThrow(),
                        closing.contentHash().orElseThrow(),
                        closing.signature(Side.CUSTOMER).orElseThrow(),
                        closing.signature(Side.VENDOR).orElseThrow(),
                        closing.endedOn().orElseThrow(),
                        closing.endedAt().orElseThrow(),
                        vendor.baseUrl() + "/verify",
                        lapses(account)));
    }

    private List<LapseReport> lapses(AccountId account) {
        return jdbc.sql("""
                        SELECT statement, reason, reported_name, reported_at FROM lapse
                         WHERE account_id = :account ORDER BY reported_at, id""")
                .param("account", account.toString())
                .query((row, n) -> new LapseReport(
                        row.getString("statement"),
                        row.getString("reason"),
                        row.getString("reported_name"),
                        StoredTime.of(row, "reported_at")))
                .list();
    }
}
