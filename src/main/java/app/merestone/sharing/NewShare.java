package app.merestone.sharing;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the champion chose for a link.
 *
 * @param parts what it shows besides verdict and finish lines
 * @param frozen whether it shows for ever what is true now, and not what is true when it is read
 * @param until the last day on which it can be read, in the account's zone
 * @param note a personal line above everything; may be empty
 * @param vendorSees whether the vendor's people see when it is opened, too
 * @param downloads whether its readers may take it away as a file, which nobody can take back
 * @param readers addresses and domains that may read once a mailed code has proven them, as typed; empty where the link is
 *     enough
 * @param frames https origins whose pages may show it in a frame, as typed; empty where none may
 * @param madeFor whom it is for, in the champion's own words and for nobody else's eyes; may be empty
 */
public record NewShare(
        Set<SharePart> parts,
        boolean frozen,
        LocalDate until,
        String note,
        boolean vendorSees,
        boolean downloads,
        String readers,
        String frames,
        String madeFor)
        implements Serializable {

    public NewShare {
        parts = Set.copyOf(parts);
    }

    /** A link that its maker gave no name. */
    public NewShare(
            Set<SharePart> parts,
            boolean frozen,
            LocalDate until,
            String note,
            boolean vendorSees,
            boolean downloads,
            String readers,
            String frames) {
        this(parts, frozen, until, note, vendorSees, downloads, readers, frames, "");
    }

    /** A link whose readers may take nothing away. */
    public NewShare(Set<SharePart> parts, boolean frozen, LocalDate until, String note, boolean vendorSees) {
        this(parts, frozen, until, note, vendorSees, false, "", "");
    }

    /** Everything, as it is whenever it is read. */
    public static NewShare ofEverything(LocalDate until) {
        return new NewShare(EnumSet.allOf(SharePart.class), false, until, "", false, true, "", "");
    }

    /** The same, for these readers only. */
    public NewShare readableBy(String typed) {
        return new NewShare(parts, frozen, until, note, vendorSees, downloads, typed, frames, madeFor);
    }

    /** The same, to be shown in frames of these pages. */
    public NewShare framedBy(String typed) {
        return new NewShare(parts, frozen, until, note, vendorSees, downloads, readers, typed, madeFor);
    }

    /** The same, under a name that only its keepers read. */
    public NewShare madeFor(String typed) {
        return new NewShare(parts, frozen, until, note, vendorSees, downloads, readers, frames, typed);
    }
}
