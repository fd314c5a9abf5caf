package app.merestone.sharing;

import app.merestone.kernel.ContentHash;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What somebody without a session finds behind a link. Asked on every request, so that a link which was taken back a moment
 * ago shows nothing. A link that never was, one that was taken back and one that nobody keeps any more are one answer.
 */
@Component
@Transactional(readOnly = true)
class ReadingShares {

    private final Shares shares;
    private final Keepers keepers;
    private final PlansToShare plans;
    private final Clock clock;

    ReadingShares(Shares shares, Keepers keepers, PlansToShare plans, Clock clock) {
        this.shares = shares;
        this.keepers = keepers;
        this.plans = plans;
        this.clock = clock;
    }

    /** What there is behind a link. */
    sealed interface Behind {}

    /**
     * A page.
     *
     * @param keeper who leads for the customer now
     * @param downloads whether it may be taken away as a file
     * @param form what the page's form carries
     */
    record Open(
            ShareId share,
            SharedPlan plan,
            String note,
            String keeper,
            LocalDate until,
            boolean frozen,
            boolean vendorSees,
            boolean downloads,
            String form)
            implements Behind {}

    /** Its time is over; only whoever held the link learns that, and whom to ask. */
    record Expired(LocalDate on, String keeper) implements Behind {}

    /** Nothing that anybody may know about. */
    record Nothing() implements Behind {}

    Behind behind(ContentHash token) {
        return shares.findByTokenHash(token)
                .filter(share -> !share.over())
                .flatMap(share -> keepers.of(share.account(), share.madeAt())
                        .map(keeper -> share.expiredAt(clock.instant())
                                ? new Expired(share.untilDay(), keeper.name())
                                : open(share, keeper.name())))
                .orElseGet(Nothing::new);
    }

    private Behind open(Share share, String keeper) {
        var plan = share.frozen().orElseGet(() -> plans.now(share.account()).telling(share.parts()));
        return new Open(
                share.id(),
                plan,
                share.note(),
                keeper,
                share.untilDay(),
                share.frozen().isPresent(),
                share.vendorSees(),
                share.downloads(),
                share.seal().issue(clock.instant()));
    }
}
