package app.merestone.closing;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.accounts.Vendor;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Side;
import app.merestone.kernel.StoredTime;
import app.merestone.ledger.Role;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Can we close, what is missing, and, once both have signed, the certificate. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasAnyRole('CUSTOMER','CSM','LEADER')")
public class BrowsingClosing {

    private final Access access;
    private final ClosingRepository closings;
    private final ClosingEvidence evidence;
    private final Directory directory;
    private final Vendor vendor;
    private final JdbcClient jdbc;

    BrowsingClosing(
            Access access,
            ClosingRepository closings,
            ClosingEvidence evidence,
            Directory directory,
            Vendor vendor,
            JdbcClient jdbc) {
        this.access = access;
        this.closings = closings;
        this.evidence = evidence;
        this.directory = directory;
        this.vendor = vendor;
        this.jdbc = jdbc;
    }

    /** How far the account is from closing. */
    public ClosingStatus status(AccountId account) {
        var reader = access.reading(account);
        var closing = closings.findByAccountId(account).orElseGet(() -> Closing.of(account));
        var now = evidence.of(account, closing.answer());
        var signed = closing.signature(Side.CUSTOMER).or(() -> closing.signature(Side.VENDOR));
        var changed = signed.flatMap(s -> closing.signedContent())
                .map(now.content()::changedFrom)
                .orElse(Set.of());
        return new ClosingStatus(
                account,
                now.content().company(),
                vendor.name(),
                directory.account(account).zone(),
                closing.state(),
                now.gate(),
                now.content(),
                closing.answer().orElse(null),
                closing.signature(Side.CUSTOMER).orElse(null),
                closing.signature(Side.VENDOR).orElse(null),
                changed,
                closing.endedOn().orElse(null),
                closing.endedByName(),
                closing.reason(),
                reader.side(),
                reader.side() == Side.CUSTOMER && reader.role() != Role.SPONSOR,
                reader.signs());
    }

    /** The certificate of a closed onboarding; nothing to be found before. */
    public ClosingCertificate certificate(AccountId account) {
        access.reading(account);
        var closing = closings.findByAccountId(account)
                .filter(c -> c.state() == ClosingState.CLOSED)
                .orElseThrow(NotFound::new);
        return new ClosingCertificate(
                account,
                closing.number().orElseThrow(),
                closing.signedContent().orElseThrow(),
                closing.contentHash().orElseThrow(),
                closing.signature(Side.CUSTOMER).orElseThrow(),
                closing.signature(Side.VENDOR).orElseThrow(),
                closing.endedOn().orElseThrow(),
                closing.endedAt().orElseThrow(),
                vendor.baseUrl() + "/verify",
                lapses(account));
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
