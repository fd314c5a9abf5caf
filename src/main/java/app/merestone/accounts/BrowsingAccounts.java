package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.PersonId;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The vendor's list of accounts, by name, a page at a time. */
@Service
@Transactional(readOnly = true)
public class BrowsingAccounts {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Access access;
    private final Vendor vendor;
    private final Clock clock;

    BrowsingAccounts(JdbcClient jdbc, Access access, Vendor vendor, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.vendor = vendor;
        this.clock = clock;
    }

    /**
     * The accounts after this place, by name and then id.
     *
     * @param mine only those the person asking owns or stands in for today
     * @param search part of the name, in any case; empty for all
     * @param after where the page before ended; empty for the first page
     * @param most at most so many, up to 200
     */
    @PreAuthorize("hasAnyRole('CSM','LEADER')")
    public List<AccountRow> accounts(boolean mine, String search, Optional<Place> after, int most) {
        var actor = access.portfolioReader();
        var sql = new StringBuilder("SELECT a.id FROM ");
        // the page is found in an index first, and only its own rows are looked up
        sql.append(mine ? """
                         (SELECT o.id, o.name FROM account o WHERE o.csm_id = :me
                          UNION
                          SELECT o.id, o.name FROM stand_in t JOIN account o ON o.id = t.account_id
                           WHERE t.person_id = :me AND t.from_day <= :today AND t.to_day >= :today) a
                        """ : "account a\n");
        sql.append(" WHERE 1 = 1\n");
        if (!search.isBlank()) {
            sql.append(" AND LOWER(a.name) LIKE LOWER(:search) ESCAPE '!'\n");
        }
        if (after.isPresent()) {
            // the first condition lets the index of (name, id) begin at the place, which an OR alone does not
            sql.append(" AND a.name >= :name AND (a.name > :name OR a.id > :id)\n");
        }
        sql.append(" ORDER BY a.name, a.id LIMIT :most");
        return jdbc.sql("""
                        SELECT a.id, a.name, s.name AS segment, c.id AS csm_id, c.name AS csm, a.onboarding_start, a.plan_started_at,
                               a.ended_at,
                               (SELECT MIN(COALESCE(m.known_as, p.name)) FROM membership m JOIN person p ON p.id = m.person_id
                                 WHERE m.account_id = a.id AND m.role = 'CHAMPION' AND m.ended_at IS NULL) AS champion
                          FROM (%s) page
                          JOIN account a ON a.id = page.id
                          JOIN segment s ON s.id = a.segment_id
                          LEFT JOIN vendor_role r ON r.person_id = a.csm_id AND r.role = 'CSM'
                          LEFT JOIN person c ON c.id = r.person_id AND c.ended_at IS NULL
                         ORDER BY a.name, a.id""".formatted(sql))
                .param("me", actor.person().toString())
                .param("today", DueDate.today(clock.instant(), vendor.zone()))
                .param("search", "%" + search.strip().replaceAll("([!%_])", "!$1") + "%")
                .param("name", after.map(Place::name).orElse(""))
                .param("id", after.map(place -> place.id().toString()).orElse(""))
                .param("most", Math.clamp(most, 1, MOST))
                .query((row, n) -> new AccountRow(
                        AccountId.parse(row.getString("id")),
                        row.getString("name"),
                        row.getString("segment"),
                        Optional.ofNullable(row.getString("csm_id"))
                                .map(PersonId::parse)
                                .orElse(null),
                        row.getString("csm"),
                        row.getString("champion"),
                        row.getObject("onboarding_start", LocalDate.class),
                        row.getObject("plan_started_at", LocalDateTime.class) != null,
                        row.getObject("ended_at", LocalDateTime.class) != null))
                .list();
    }

    /** Where a page of the list ended. */
    public record Place(String name, AccountId id) implements Serializable {}

    /**
     * A line of the list.
     *
     * @param csm the owner's id; empty while nobody owns it
     * @param csmName the owner's name
     * @param champion the champion's name; empty until one is invited
     */
    public record AccountRow(
            AccountId id,
            String name,
            String segment,
            @Nullable PersonId csm,
            @Nullable String csmName,
            @Nullable String champion,
            LocalDate onboardingStart,
            boolean planStarted,
            boolean ended)
            implements Serializable {

        /** The place after this line. */
        public Place place() {
            return new Place(name, id);
        }
    }
}
