package app.merestone.closing;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.accounts.Vendor;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Side;
import app.merestone.ledger.Role;
import java.util.Set;
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
    private final Certificates certificates;

    BrowsingClosing(
            Access access,
            ClosingRepository closings,
            ClosingEvidence evidence,
            Directory directory,
            Vendor vendor,
            Certificates certificates) {
        this.access = access;
        this.closings = closings;
        this.evidence = evidence;
        this.directory = directory;
        this.vendor = vendor;
        this.certificates = certificates;
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
        return certificates.of(account).orElseThrow(NotFound::new);
    }
}
