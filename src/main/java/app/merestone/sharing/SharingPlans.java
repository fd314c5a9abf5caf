package app.merestone.sharing;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.accounts.Vendor;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.ledger.Act;
import app.merestone.ledger.ActKind;
import app.merestone.ledger.Ledger;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The champion, or the deputy they named, gives people without an account a link to the progress, and takes it back (rule
 * 24). Who let outsiders in, until when, is an entry of the history like every invitation; the link itself is not in it.
 */
@Service
@Transactional
@PreAuthorize("hasRole('CUSTOMER')")
public class SharingPlans {

    static final ActKind MADE = ActKind.act("share.made");
    static final ActKind REVOKED = ActKind.act("share.revoked");

    private final Access access;
    private final Directory directory;
    private final Shares shares;
    private final PlansToShare plans;
    private final SharingLimits limits;
    private final Vendor vendor;
    private final Ledger ledger;
    private final Clock clock;

    SharingPlans(
            Access access,
            Directory directory,
            Shares shares,
            PlansToShare plans,
            SharingLimits limits,
            Vendor vendor,
            Ledger ledger,
            Clock clock) {
        this.access = access;
        this.directory = directory;
        this.shares = shares;
        this.plans = plans;
        this.limits = limits;
        this.vendor = vendor;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Makes a link. It is told here and nowhere again. */
    public MadeShare make(AccountId account, NewShare chosen) {
        var actor = access.customerSignatory(account);
        var token = ShareToken.fresh();
        var content = chosen.frozen() ? Optional.of(plans.now(account, chosen.parts())) : Optional.<SharedPlan>empty();
        var zone = directory.account(account).zone();
        var share = shares.save(Share.made(account, token, chosen, content, zone, limits, actor, clock.instant()));
        ledger.append(new Act(
                account,
                MADE,
                actor,
                share.id(),
                null,
                Map.of("until", share.untilDay().toString())));
        return new MadeShare(share.id(), vendor.baseUrl() + token.path());
    }

    /**
     * Says anew whom a link is for, or with the empty text no longer. It changes nothing that anybody else reads, so it is no
     * entry of the history, and a name that stands there can be erased on request.
     */
    public void nameFor(AccountId account, ShareId id, String typed) {
        access.customerSignatoryAlsoAfterwards(account);
        var share = shares.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        share.nameFor(typed);
        shares.save(share);
    }

    /** Takes a link back: whoever opens it from now on finds nothing. Also once the account has ended. */
    public void revoke(AccountId account, ShareId id) {
        var actor = access.customerSignatoryAlsoAfterwards(account);
        var share = shares.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        if (share.revoke(clock.instant())) {
            shares.save(share);
            ledger.append(new Act(
                    account,
                    REVOKED,
                    actor,
                    share.id(),
                    null,
                    Map.of("until", share.untilDay().toString())));
        }
    }
}
