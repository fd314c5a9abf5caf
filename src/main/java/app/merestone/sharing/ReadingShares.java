package app.merestone.sharing;

import app.merestone.closing.Certificates;
import app.merestone.closing.ClosingCertificate;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.EmailAddress;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
    private final Certificates certificates;
    private final ReaderProofs proofs;
    private final Clock clock;

    ReadingShares(
            Shares shares,
            Keepers keepers,
            PlansToShare plans,
            Certificates certificates,
            ReaderProofs proofs,
            Clock clock) {
        this.shares = shares;
        this.keepers = keepers;
        this.plans = plans;
        this.certificates = certificates;
        this.proofs = proofs;
        this.clock = clock;
    }

    /** What there is behind a link. */
    sealed interface Behind {

        /** Whose pages may show it in a frame; nobody's where there is nothing. */
        default Frames frames() {
            return new Frames(List.of());
        }
    }

    /**
     * A page.
     *
     * @param account whose it is; nothing of it is shown
     * @param keeper who leads for the customer now
     * @param numbers whether the numbers of results are told
     * @param downloads whether it may be taken away as a file
     * @param codes whether only readers who proved their address come this far
     * @param reader the proven address; empty where the link was enough
     * @param frames whose pages may show it in a frame
     * @param form what the page's form carries
     */
    record Open(
            ShareId share,
            AccountId account,
            SharedPlan plan,
            String note,
            String keeper,
            LocalDate until,
            boolean frozen,
            boolean vendorSees,
            boolean numbers,
            boolean downloads,
            boolean codes,
            Optional<EmailAddress> reader,
            Frames frames,
            String form)
            implements Behind {

        /** The page as it is drawn. */
        SharePicture picture(String verifyAddress) {
            return new SharePicture(
                    plan, note, keeper, until, frozen, vendorSees, codes, verifyAddress, SharePicture.Ways.NONE);
        }
    }

    /** A page for certain people, who have to prove an address first. */
    record Asks(ShareId share, String keeper, Readers readers, Frames frames) implements Behind {}

    /** Its time is over; only whoever held the link learns that, and whom to ask. */
    record Expired(LocalDate on, String keeper, Frames frames) implements Behind {}

    /** Nothing that anybody may know about. */
    record Nothing() implements Behind {}

    /**
     * Looks behind a link.
     *
     * @param proof what the browser holds of a code that was typed before; empty where it holds nothing
     */
    Behind behind(ContentHash token, String proof) {
        return shares.findByTokenHashAndOverAtIsNull(token)
                .flatMap(share -> keepers.of(share.account(), share.madeAt())
                        .map(keeper -> share.expiredAt(clock.instant())
                                ? new Expired(share.untilDay(), keeper.name(), share.frames())
                                : proven(share, keeper.name(), proof)))
                .orElseGet(Nothing::new);
    }

    /** The certificate that this page tells of, as it read when the page was true; empty where it tells of none. */
    Optional<ClosingCertificate> certificate(Open open) {
        var closing = open.plan().closing();
        return closing == null
                ? Optional.empty()
                : certificates
                        .of(open.account())
                        .filter(certificate -> certificate.hash().hex().equals(closing.hash()))
                        .map(certificate -> certificate.asOf(open.plan().asAt()))
                        .map(certificate -> open.numbers() ? certificate : certificate.withoutNumbers());
    }

    private Behind proven(Share share, String keeper, String proof) {
        var readers = share.readers();
        if (!readers.named()) {
            return open(share, keeper, Optional.empty());
        }
        var reader = proofs.read(share.id(), proof, clock.instant()).filter(readers::allow);
        return reader.isPresent() ? open(share, keeper, reader) : new Asks(share.id(), keeper, readers, share.frames());
    }

    private Behind open(Share share, String keeper, Optional<EmailAddress> reader) {
        var frozen = share.frozen();
        var plan = frozen.orElseGet(() -> plans.now(share.account(), share.parts()));
        return new Open(
                share.id(),
                share.account(),
                plan,
                share.note(),
                keeper,
                share.untilDay(),
                frozen.isPresent(),
                share.vendorSees(),
                share.parts().contains(SharePart.NUMBERS),
                share.downloads(),
                reader.isPresent(),
                reader,
                share.frames(),
                share.seal().issue(clock.instant()));
    }
}
