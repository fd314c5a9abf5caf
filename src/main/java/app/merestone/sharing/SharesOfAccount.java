package app.merestone.sharing;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The links of one account, for whoever keeps them.
 *
 * @param company the customer's name
 * @param vendor the vendor's name
 * @param zone in which last days end
 * @param until the last day of a new link unless its champion says otherwise
 * @param latest the latest that the vendor allows
 * @param ended whether the account has ended: links are taken back then, and no more are made
 * @param open how many links lead somewhere today
 * @param all how many there are
 * @param links those that lead somewhere first, each the newest first
 * @param next where the next page of links begins; empty where this is the last
 */
public record SharesOfAccount(
        String company,
        String vendor,
        ZoneId zone,
        LocalDate until,
        LocalDate latest,
        boolean ended,
        long open,
        long all,
        List<Link> links,
        @Nullable Place next)
        implements Serializable {

    /** Whether a link leads anywhere, and if not, why. */
    public enum State {
        OPEN,
        EXPIRED,
        REVOKED,
        NOBODY_LEFT
    }

    /** What is known of a link's having been opened. */
    public enum Opening {
        NOBODY_YET,
        /** For the vendor's eyes, who are not told whether somebody answered. */
        NONE_NOTED,
        COUNTED,
        /** No opening was noted; whoever answered has opened it all the same. */
        BY_ITS_ANSWERS,
        /** None is known any more: it is older than what is kept. */
        FORGOTTEN
    }

    /**
     * One link.
     *
     * @param by who made it
     * @param note the line that stands above everything, for the customer's own eyes; may be empty
     * @param madeFor whom it is for, in the champion's own words and for the customer's own eyes; may be empty
     * @param parts what it shows besides verdict and finish lines, for the customer's own eyes; empty for the vendor's
     * @param codes whether its readers prove their address by a code first
     * @param readers the addresses and domains that may, for the customer's own eyes; empty for the vendor's
     * @param frames whose pages may show it in a frame, for the customer's own eyes
     * @param opening what is known of its having been opened
     * @param readings how often somebody with the link opened it
     * @param answers how many answers came by it, for the customer's own eyes
     * @param machines how often a scanner or a preview did
     * @param latest who opened it last, the newest first
     */
    public record Link(
            ShareId id,
            String by,
            String note,
            String madeFor,
            @Nullable Set<SharePart> parts,
            Instant at,
            LocalDate until,
            boolean frozen,
            boolean vendorSees,
            boolean downloads,
            boolean codes,
            List<String> readers,
            List<String> frames,
            State state,
            Opening opening,
            int readings,
            int answers,
            int machines,
            List<Opened> latest)
            implements Serializable {

        Link opened(ShareOpenings.Of openings) {
            return new Link(
                    id,
                    by,
                    note,
                    madeFor,
                    parts,
                    at,
                    until,
                    frozen,
                    vendorSees,
                    downloads,
                    codes,
                    readers,
                    frames,
                    state,
                    openings.readings() > 0 ? Opening.COUNTED : opening,
                    openings.readings(),
                    answers,
                    openings.machines(),
                    openings.latest());
        }
    }

    /**
     * That a link was opened.
     *
     * @param reader the proven address, for the customer's own eyes; empty where there is none
     */
    public record Opened(
            Instant at, Visitor visitor, @Nullable String reader) implements Serializable {}

    /** Where a page of links ended. */
    public record Place(int over, Instant at, String id) implements Serializable {}

    /** Both pages as one. */
    public SharesOfAccount followedBy(SharesOfAccount more) {
        return new SharesOfAccount(
                more.company,
                more.vendor,
                more.zone,
                more.until,
                more.latest,
                more.ended,
                more.open,
                more.all,
                Stream.concat(links.stream(), more.links.stream()).toList(),
                more.next);
    }
}
