package app.merestone.sharing;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.accounts.Vendor;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.StoredTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What whoever keeps an account's links sees of them: which there are, who opened them, what a new one would show. */
@Service
@Transactional(readOnly = true)
public class BrowsingShares {

    static final int MOST_LINKS = 50;
    private static final int LATEST = 5;
    private static final Instant LAST = Instant.parse("9000-01-01T00:00:00Z");
    private static final String OVER = "CASE WHEN s.over_because IS NULL AND s.expires_at > :now THEN 0 ELSE 1 END";

    private final Access access;
    private final Directory directory;
    private final PlansToShare plans;
    private final SharingLimits limits;
    private final Vendor vendor;
    private final ShareOpenings openings;
    private final JdbcClient jdbc;
    private final Clock clock;

    BrowsingShares(
            Access access,
            Directory directory,
            PlansToShare plans,
            SharingLimits limits,
            Vendor vendor,
            ShareOpenings openings,
            JdbcClient jdbc,
            Clock clock) {
        this.access = access;
        this.directory = directory;
        this.plans = plans;
        this.limits = limits;
        this.vendor = vendor;
        this.openings = openings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * All links of the account, for its champion and deputy; also once it has ended.
     *
     * @param after only those that follow there; empty for the first page
     */
    @PreAuthorize("hasRole('CUSTOMER')")
    public SharesOfAccount links(AccountId account, SharesOfAccount.@Nullable Place after) {
        access.customerSignatoryAlsoAfterwards(account);
        return read(account, "", after, true);
    }

    /**
     * The links of which the champion lets the vendor see who opened them.
     *
     * @param after only those that follow there; empty for the first page
     */
    @PreAuthorize("hasAnyRole('CSM', 'LEADER')")
    public SharesOfAccount linksThatTheVendorMaySee(AccountId account, SharesOfAccount.@Nullable Place after) {
        access.readingAsVendor(account);
        return read(account, " AND s.vendor_sees", after, false);
    }

    /** Exactly what a link made like this would show now. */
    @PreAuthorize("hasRole('CUSTOMER')")
    public SharePicture preview(AccountId account, NewShare chosen) {
        var keeper = access.customerSignatoryAlsoAfterwards(account);
        return new SharePicture(
                plans.now(account, chosen.parts()),
                shownOf(chosen.note()),
                directory.champion(account).map(champion -> champion.name()).orElse(keeper.name()),
                chosen.until(),
                chosen.frozen(),
                chosen.vendorSees(),
                !chosen.readers().isBlank(),
                vendor.baseUrl() + "/verify",
                // the same sheet that its readers are led to
                new SharePicture.Ways("/plan/" + account + "/certificate", null));
    }

    /** What is being typed is shown while it is typed; nobody can make a link with more. */
    private static String shownOf(String note) {
        var typed = note.strip();
        return typed.codePointCount(0, typed.length()) <= Share.LONGEST_NOTE
                ? typed
                : typed.substring(0, typed.offsetByCodePoints(0, Share.LONGEST_NOTE));
    }

    private SharesOfAccount read(
            AccountId account, String which, SharesOfAccount.@Nullable Place after, boolean readersToo) {
        var facts = directory.account(account);
        var now = clock.instant();
        var today = DueDate.today(now, facts.zone());
        var from = after == null ? new SharesOfAccount.Place(0, LAST, "~") : after;
        var links = jdbc.sql("""
                        SELECT s.id, s.made_name, s.note, s.made_for, s.parts, s.made_at, s.until_day, s.expires_at, s.over_because, s.vendor_sees,
                               s.downloads, s.readers, s.frames,
                               CASE WHEN s.frozen IS NULL THEN FALSE ELSE TRUE END AS is_frozen,
                               (SELECT COUNT(*) FROM share_answer a
                                 WHERE a.account_id = s.account_id AND a.share_id = s.id) AS answers
                          FROM plan_share s
                         WHERE s.account_id = :account""" + which + " AND (" + OVER + " > :over OR (" + OVER
                        + " = :over AND (s.made_at < :at OR (s.made_at = :at AND s.id < :id)))) ORDER BY " + OVER
                        + ", s.made_at DESC, s.id DESC LIMIT :most")
                .param("account", account.toString())
                .param("now", StoredTime.column(now))
                .param("over", from.over())
                .param("at", StoredTime.column(from.at()))
                .param("id", from.id())
                .param("most", MOST_LINKS + 1)
                .query((row, n) -> link(row, now, readersToo))
                .list();
        var shown = links.subList(0, Math.min(links.size(), MOST_LINKS));
        var opened = openings.of(shown.stream().map(SharesOfAccount.Link::id).toList(), LATEST, readersToo);
        var here = shown.stream()
                .map(link -> link.opened(opened.getOrDefault(link.id(), ShareOpenings.Of.NEVER)))
                .toList();
        return new SharesOfAccount(
                facts.name(),
                vendor.name(),
                facts.zone(),
                today.plusDays(limits.days()),
                today.plusDays(limits.mostDays()),
                facts.ended(),
                count(account, which + " AND s.over_because IS NULL AND s.expires_at > :now", now),
                count(account, which, now),
                here,
                links.size() > MOST_LINKS ? place(here.getLast()) : null);
    }

    // before its openings are counted
    private static SharesOfAccount.Opening opening(ResultSet row, Instant now, boolean answersToo) throws SQLException {
        if (answersToo && row.getInt("answers") > 0) {
            return SharesOfAccount.Opening.BY_ITS_ANSWERS;
        }
        var kept = StoredTime.of(row, "made_at").atOffset(ZoneOffset.UTC).plusMonths(Opens.MONTHS);
        if (kept.toInstant().isBefore(now)) {
            return SharesOfAccount.Opening.FORGOTTEN;
        }
        return answersToo ? SharesOfAccount.Opening.NOBODY_YET : SharesOfAccount.Opening.NONE_NOTED;
    }

    private long count(AccountId account, String which, Instant now) {
        return jdbc.sql("SELECT COUNT(*) FROM plan_share s WHERE s.account_id = :account" + which)
                .param("account", account.toString())
                .param("now", StoredTime.column(now))
                .query(Long.class)
                .single();
    }

    private static SharesOfAccount.Place place(SharesOfAccount.Link link) {
        return new SharesOfAccount.Place(
                link.state() == SharesOfAccount.State.OPEN ? 0 : 1,
                link.at(),
                link.id().toString());
    }

    private SharesOfAccount.Link link(ResultSet row, Instant now, boolean readersToo) throws SQLException {
        var id = ShareId.parse(row.getString("id"));
        var over = row.getString("over_because");
        var state = over != null
                ? SharesOfAccount.State.valueOf(over)
                : now.isBefore(StoredTime.of(row, "expires_at"))
                        ? SharesOfAccount.State.OPEN
                        : SharesOfAccount.State.EXPIRED;
        var readers = row.getString("readers");
        var frames = row.getString("frames");
        return new SharesOfAccount.Link(
                id,
                row.getString("made_name"),
                readersToo ? row.getString("note") : "",
                readersToo ? row.getString("made_for") : "",
                readersToo ? SharePart.read(row.getString("parts")) : null,
                StoredTime.of(row, "made_at"),
                row.getObject("until_day", LocalDate.class),
                row.getBoolean("is_frozen"),
                row.getBoolean("vendor_sees"),
                row.getBoolean("downloads"),
                readers != null,
                readers == null || !readersToo
                        ? List.of()
                        : Readers.read(readers).entries(),
                frames == null || !readersToo ? List.of() : Frames.read(frames).origins(),
                state,
                opening(row, now, readersToo),
                0,
                readersToo ? row.getInt("answers") : 0,
                0,
                List.of());
    }
}
