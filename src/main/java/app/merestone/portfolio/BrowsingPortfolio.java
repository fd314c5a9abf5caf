package app.merestone.portfolio;

import app.merestone.accounts.Access;
import app.merestone.accounts.Vendor;
import app.merestone.checkins.QuietDays;
import app.merestone.checkins.Turn;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.StoredTime;
import java.io.Serializable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The portfolio as CSMs and leaders read it, in keyset pages: a page costs the same however many accounts there are. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasAnyRole('CSM', 'LEADER')")
public class BrowsingPortfolio {

    /** Rows of one page. */
    public static final int PAGE = 50;

    private final Access access;
    private final Vendor vendor;
    private final JdbcClient jdbc;
    private final Clock clock;

    BrowsingPortfolio(Access access, Vendor vendor, JdbcClient jdbc, Clock clock) {
        this.access = access;
        this.vendor = vendor;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A line of a list of accounts.
     *
     * @param csmName the owner's name; empty while nobody owns it
     * @param quiet how long no customer person has acted, where that is longer than agreed (rule 20); empty otherwise, and
     *     where there is no plan yet on which anybody could act
     * @param today the day it is where the account is, in whose zone its days are counted
     */
    public record Line(
            AccountStanding standing,
            @Nullable String csmName,
            @Nullable QuietDays quiet,
            LocalDate today) implements Serializable {}

    /**
     * A line of the at-risk list.
     *
     * @param days since the last internal task was done, counted in the account's zone
     * @param step the risk's owner, next step and date; empty while nobody has taken it
     */
    public record RiskLine(
            AccountStanding standing,
            @Nullable String csmName,
            long days,
            @Nullable Step step) implements Serializable {}

    /** What comes next with an account at risk, whose it is, and by when (the vendor's zone). */
    public record Step(PersonId owner, String ownerName, String step, LocalDate due) implements Serializable {}

    /** A turn with the account it is on. */
    public record TurnLine(Turn turn, String accountName) implements Serializable {}

    /** Where a page of turns begins: after this one. */
    public record AfterTurn(Instant since, AccountId account, String key) implements Serializable {

        /** After this line. */
        public static AfterTurn of(TurnLine line) {
            return new AfterTurn(
                    line.turn().since(), line.turn().account(), line.turn().key());
        }
    }

    /** Where a page of accounts begins: after this account. */
    public record After(String name, AccountId account) implements Serializable {}

    /** Where a page of risks begins: after this line. */
    public record AfterRisk(boolean owned, LocalDate since, AccountId account) implements Serializable {}

    /**
     * Which accounts a list shows.
     *
     * @param mine only those that the person asking owns, or stands in for today
     * @param name a part of the name, in any case; empty for all
     */
    public record Which(boolean mine, String name) implements Serializable {

        /** Every account of the vendor. */
        public static final Which ALL = new Which(false, "");

        /** One's own, and those one stands in for. */
        public static final Which MINE = new Which(true, "");
    }

    /**
     * Accounts by name; {@link #PAGE} lines at most.
     *
     * @param after the last line of the page before; empty for the first page
     */
    public List<Line> accounts(Which which, @Nullable After after) {
        var reader = access.portfolioReader();
        var name = which.name().strip();
        var page = (name.isEmpty() ? "" : " AND LOWER(s.name) LIKE LOWER(:part) ESCAPE '!'")
                // (name, id) > (:name, :id), written out: neither engine ranges over an index for a row comparison
                + (after == null ? "" : " AND s.name >= :name AND (s.name > :name OR s.account_id > :account)")
                + " ORDER BY s.name, s.account_id LIMIT :most";
        var found = which.mine()
                ? """
                        (SELECT s.account_id, s.name FROM account_standing s WHERE s.csm_id = :reader""" + page + """
                        )
                        UNION
                        (SELECT s.account_id, s.name FROM stand_in i JOIN account_standing s ON s.account_id = i.account_id
                          WHERE i.person_id = :reader AND i.from_day <= :today AND i.to_day >= :today""" + page + ")"
                : "SELECT s.account_id, s.name FROM account_standing s WHERE 1 = 1" + page;
        var query = jdbc.sql("""
                        SELECT s.*, p.name AS csm_name, a.plan_started_at, a.zone
                          FROM (%s) found
                          JOIN account_standing s ON s.account_id = found.account_id
                          JOIN account a ON a.id = s.account_id
                          LEFT JOIN person p ON p.id = s.csm_id
                         ORDER BY s.name, s.account_id LIMIT :most""".formatted(found)).param("most", PAGE);
        if (which.mine()) {
            query = query.param("reader", reader.person().toString())
                    .param("today", DueDate.today(clock.instant(), vendor.zone()));
        }
        if (!name.isEmpty()) {
            query = query.param("part", "%" + name.replaceAll("([!%_])", "!$1") + "%");
        }
        if (after != null) {
            query = query.param("name", after.name())
                    .param("account", after.account().toString());
        }
        var now = clock.instant();
        return query.query((row, n) -> line(row, now)).list();
    }

    private Line line(ResultSet row, Instant now) throws SQLException {
        var standing = DerivedStandings.standing(row);
        var zone = ZoneId.of(row.getString("zone"));
        var quiet = Quietness.of(standing, now, zone);
        boolean counts =
                row.getObject("plan_started_at") != null && standing.status().open() && quiet.quiet();
        return new Line(standing, row.getString("csm_name"), counts ? quiet : null, DueDate.today(now, zone));
    }

    /** Who looks finished and isn't: unowned first, then the longest at risk (rule 19). */
    public List<RiskLine> atRisk(@Nullable AfterRisk after) {
        access.portfolioReader();
        var now = clock.instant();
        var sql = """
                SELECT s.*, p.name AS csm_name, r.owner_id, o.name AS owner_name, r.step, r.due AS step_due, a.zone
                  FROM account_standing s
                  JOIN account a ON a.id = s.account_id
                  LEFT JOIN person p ON p.id = s.csm_id
                  LEFT JOIN risk_step r ON r.account_id = s.account_id
                  LEFT JOIN person o ON o.id = r.owner_id
                 WHERE s.at_risk = TRUE""" + (after == null ? "" : """

                   AND (s.risk_owned > :owned
                        OR (s.risk_owned = :owned AND s.at_risk_since > :since)
                        OR (s.risk_owned = :owned AND s.at_risk_since = :since AND s.account_id > :account))""") + """

                 ORDER BY s.risk_owned, s.at_risk_since, s.account_id LIMIT :most""";
        var query = jdbc.sql(sql).param("most", PAGE);
        if (after != null) {
            query = query.param("owned", after.owned())
                    .param("since", after.since())
                    .param("account", after.account().toString());
        }
        return query.query((row, n) -> {
                    var standing = DerivedStandings.standing(row);
                    var since = standing.atRiskSince();
                    var owner = row.getString("owner_id");
                    return new RiskLine(
                            standing,
                            row.getString("csm_name"),
                            since == null ? 0 : new DueDate(since, ZoneId.of(row.getString("zone"))).daysPastAt(now),
                            owner == null
                                    ? null
                                    : new Step(
                                            PersonId.parse(owner),
                                            row.getString("owner_name"),
                                            row.getString("step"),
                                            row.getObject("step_due", LocalDate.class)));
                })
                .list();
    }

    /** How many accounts are at risk, and how many of them nobody has taken. */
    public RiskCount riskCount() {
        access.portfolioReader();
        return jdbc.sql("""
                        SELECT COUNT(*) AS total, COALESCE(SUM(CASE WHEN risk_owned = FALSE THEN 1 ELSE 0 END), 0) AS unowned
                          FROM account_standing WHERE at_risk = TRUE""")
                .query((row, n) -> new RiskCount(row.getInt("total"), row.getInt("unowned")))
                .single();
    }

    /** How many accounts are at risk in all, and unowned. */
    public record RiskCount(int total, int unowned) implements Serializable {}

    /** Whose day and whose accounts these are. */
    public PersonId reader() {
        return access.portfolioReader().person();
    }

    /**
     * What waits for the vendor on the accounts of the person asking, the oldest first; {@link #PAGE} lines at most.
     *
     * @param after the last line of the page before; empty for the first page
     */
    public List<TurnLine> myTurns(@Nullable AfterTurn after) {
        var reader = access.portfolioReader();
        // (since, account, key) > (…), written out: neither engine ranges over an index for a row comparison
        var page = (after == null ? "" : """

                AND o.since >= :since AND (o.since > :since OR o.account_id > :account
                                           OR (o.account_id = :account AND o.turn_key > :key))""") + """

                ORDER BY o.since, o.account_id, o.turn_key LIMIT :most""";
        var query = jdbc.sql("""
                        SELECT t.*, s.name AS account_name
                          FROM ((SELECT o.account_id, o.turn_key, o.since FROM open_turn o
                                  WHERE o.owner_id = :reader%1$s)
                                UNION
                                (SELECT o.account_id, o.turn_key, o.since
                                   FROM stand_in i JOIN open_turn o ON o.account_id = i.account_id
                                  WHERE i.person_id = :reader AND i.from_day <= :today AND i.to_day >= :today
                                    AND o.side = 'VENDOR'%1$s)) w
                          JOIN open_turn t ON t.account_id = w.account_id AND t.turn_key = w.turn_key
                          JOIN account_standing s ON s.account_id = t.account_id
                         ORDER BY w.since, w.account_id, w.turn_key LIMIT :most""".formatted(page))
                .param("reader", reader.person().toString())
                .param("today", DueDate.today(clock.instant(), vendor.zone()))
                .param("most", PAGE);
        if (after != null) {
            query = query.param("since", StoredTime.column(after.since()))
                    .param("account", after.account().toString())
                    .param("key", after.key());
        }
        return query.query((row, n) -> new TurnLine(OpenTurns.turn(row, n), row.getString("account_name")))
                .list();
    }

    /**
     * The reader's accounts, those they stand in for today among them, with a plan on which no customer person has acted
     * within the agreed cadence, the longest first (rule 20); {@link #PAGE} lines at most.
     */
    public List<Line> quiet() {
        var reader = access.portfolioReader();
        var now = clock.instant();
        // calendar days decide, below; one day fewer here, so that a change of clocks leaves nobody out
        return jdbc
                .sql("""
                        SELECT s.*, p.name AS csm_name, a.plan_started_at, a.zone
                          FROM (SELECT m.account_id FROM account_standing m WHERE m.csm_id = :reader
                                UNION
                                SELECT i.account_id FROM stand_in i
                                 WHERE i.person_id = :reader AND i.from_day <= :today AND i.to_day >= :today) mine
                          JOIN account_standing s ON s.account_id = mine.account_id
                          JOIN account a ON a.id = s.account_id
                          LEFT JOIN person p ON p.id = s.csm_id
                         WHERE a.plan_started_at IS NOT NULL
                           AND s.status NOT IN ('CLOSED_BY_BOTH', 'ENDED_WITHOUT_RESULT')
                           AND COALESCE(s.last_customer_act_at, s.onboarding_start)
                               < TIMESTAMPADD(DAY, 1 - s.quiet_after_days, CAST(:now AS DATETIME))
                         ORDER BY COALESCE(s.last_customer_act_at, s.onboarding_start), s.account_id LIMIT :most""")
                .param("reader", reader.person().toString())
                .param("today", DueDate.today(now, vendor.zone()))
                .param("now", StoredTime.column(now))
                .param("most", PAGE)
                .query((row, n) -> line(row, now))
                .list()
                .stream()
                .filter(line -> line.quiet() != null)
                .toList();
    }
}
