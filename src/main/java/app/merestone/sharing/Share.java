package app.merestone.sharing;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Typed;
import app.merestone.ledger.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One link to an account's progress, in the hands of whoever leads for the customer. It belongs to the account and not to
 * the person who made it: a successor keeps it, and where nobody is left who could, it is over.
 */
@Table("plan_share")
@SuppressWarnings("UnusedVariable") // some columns are written here and read by lists only
class Share {

    static final int LONGEST_NOTE = 500;
    static final int LONGEST_MADE_FOR = 80;

    /** Why a link leads nowhere any more, before its day. */
    enum Over {
        REVOKED,
        /** Neither a champion nor a deputy was left to keep it. */
        NOBODY_LEFT
    }

    @Id
    private final ShareId id;

    @Version
    private @Nullable Integer version;

    private final AccountId accountId;
    private final ContentHash tokenHash;
    private final String parts;
    private final String note;
    private String madeFor;
    private final @Nullable String frozen;
    private final boolean vendorSees;
    private final boolean downloads;
    private @Nullable String readers;
    private final @Nullable String frames;
    private final PersonId madeBy;
    private final String madeName;
    private final Instant madeAt;
    private final LocalDate untilDay;
    private final Instant expiresAt;
    private final String formKey;
    private int mailed;
    private @Nullable Instant overAt;
    private @Nullable Over overBecause;

    Share(
            ShareId id,
            @Nullable Integer version,
            AccountId accountId,
            ContentHash tokenHash,
            String parts,
            String note,
            String madeFor,
            @Nullable String frozen,
            boolean vendorSees,
            boolean downloads,
            @Nullable String readers,
            @Nullable String frames,
            PersonId madeBy,
            String madeName,
            Instant madeAt,
            LocalDate untilDay,
            Instant expiresAt,
            String formKey,
            int mailed,
            @Nullable Instant overAt,
            @Nullable Over overBecause) {
        this.id = id;
        this.version = version;
        this.accountId = accountId;
        this.tokenHash = tokenHash;
        this.parts = parts;
        this.note = note;
        this.madeFor = madeFor;
        this.frozen = frozen;
        this.vendorSees = vendorSees;
        this.downloads = downloads;
        this.readers = readers;
        this.frames = frames;
        this.madeBy = madeBy;
        this.madeName = madeName;
        this.madeAt = madeAt;
        this.untilDay = untilDay;
        this.expiresAt = expiresAt;
        this.formKey = formKey;
        this.mailed = mailed;
        this.overAt = overAt;
        this.overBecause = overBecause;
    }

    /**
     * Makes a link.
     *
     * @param content what it shows for ever; empty when it shows what is true whenever it is read
     * @param zone in which its last day ends
     */
    static Share made(
            AccountId account,
            ShareToken token,
            NewShare chosen,
            Optional<SharedPlan> content,
            ZoneId zone,
            SharingLimits limits,
            Actor by,
            Instant now) {
        var today = DueDate.today(now, zone);
        if (chosen.until().isBefore(today)) {
            throw Refused.because("share.until-past");
        }
        var latest = today.plusDays(limits.mostDays());
        if (chosen.until().isAfter(latest)) {
            throw Refused.because("share.until-too-late", limits.mostDays(), latest);
        }
        var readers = Readers.typed(chosen.readers());
        var frames = Frames.typed(chosen.frames());
        return new Share(
                ShareId.next(),
                null,
                account,
                token.hash(),
                SharePart.written(chosen.parts()),
                Typed.optional("share.note", chosen.note(), LONGEST_NOTE),
                named(chosen.madeFor()),
                content.map(SharedPlan::written).orElse(null),
                chosen.vendorSees(),
                chosen.downloads(),
                readers.named() ? readers.written() : null,
                frames.named() ? frames.written() : null,
                by.person(),
                by.name(),
                now,
                chosen.until(),
                chosen.until().plusDays(1).atStartOfDay(zone).toInstant(),
                ShareToken.fresh().hash().hex(),
                0,
                null,
                null);
    }

    /** Whom it is for, in the words of whoever keeps it. */
    void nameFor(String typed) {
        madeFor = named(typed);
    }

    // one line, also where it was pasted from several
    private static String named(String typed) {
        return Typed.optional("share.made-for", typed.replaceAll("\\R+", " "), LONGEST_MADE_FOR);
    }

    /** Whoever leads for the customer takes it back. A second press changes nothing. */
    boolean revoke(Instant now) {
        return end(Over.REVOKED, now);
    }

    /** Nobody is left who could take it back. */
    boolean leftAlone(Instant now) {
        return end(Over.NOBODY_LEFT, now);
    }

    /** Counts to how many addresses the portal mails it, and to which it does not keep. */
    void mailed(int more, int most) {
        if (mailed + more > most) {
            throw Refused.because("share.mail-too-many", most, most - mailed);
        }
        mailed += more;
    }

    /** To so many of them no mail left. */
    void notMailed(int fewer) {
        mailed = Math.max(0, mailed - fewer);
    }

    /** Whether this is the token of its link. */
    boolean isBehind(ShareToken token) {
        return tokenHash.equals(token.hash());
    }

    /** A link that leads nowhere need not keep whom it once named. */
    void forget(EmailAddress address) {
        readers = readers().without(address).written();
    }

    /** Whom it was for is kept no longer where that told this address. */
    boolean unname(EmailAddress address) {
        if (!madeFor.toLowerCase(Locale.ROOT).contains(address.value())) {
            return false;
        }
        madeFor = "";
        return true;
    }

    private boolean end(Over because, Instant now) {
        if (overAt != null) {
            return false;
        }
        overAt = now;
        overBecause = because;
        return true;
    }

    boolean over() {
        return overAt != null;
    }

    boolean expiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** What seals the forms of its page. */
    FormSeal seal() {
        return new FormSeal(formKey);
    }

    ShareId id() {
        return id;
    }

    AccountId account() {
        return accountId;
    }

    Set<SharePart> parts() {
        return SharePart.read(parts);
    }

    String note() {
        return note;
    }

    /** What it shows for ever. */
    Optional<SharedPlan> frozen() {
        return Optional.ofNullable(frozen).map(SharedPlan::read);
    }

    boolean vendorSees() {
        return vendorSees;
    }

    /** Whether its readers may take the page away as a file. */
    boolean downloads() {
        return downloads;
    }

    /** Who may read it. */
    Readers readers() {
        return Readers.read(readers == null ? "" : readers);
    }

    /** Whose pages may show it in a frame. */
    Frames frames() {
        return Frames.read(frames == null ? "" : frames);
    }

    Instant madeAt() {
        return madeAt;
    }

    LocalDate untilDay() {
        return untilDay;
    }
}
