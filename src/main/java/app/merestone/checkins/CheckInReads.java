package app.merestone.checkins;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.OneLook;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.kernel.StoredTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists of check-ins, read past the aggregate. */
@Component
class CheckInReads {

    private static final String SELECT = """
            SELECT c.id, c.account_id, a.name AS account_name, a.zone, c.about, c.reason, c.due, c.owner_id,
                   o.name AS owner_name, o.side AS owner_side, b.name AS opened_by_name, c.opened_at,
                   d.name AS done_by_name, c.done_at, c.done_note
              FROM check_in c
              JOIN account a ON a.id = c.account_id
              JOIN person o ON o.id = c.owner_id
              LEFT JOIN person b ON b.id = c.opened_by
              LEFT JOIN person d ON d.id = c.done_by
            """;

    private final JdbcClient jdbc;

    CheckInReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CheckInSummary> open(AccountId account) {
        return OneLook.once(CheckInReads.class, "open", account, () -> readOpen(account));
    }

    private List<CheckInSummary> readOpen(AccountId account) {
        return jdbc.sql(SELECT + "WHERE c.account_id = :account AND c.done_at IS NULL ORDER BY c.due, c.id")
                .param("account", account.toString())
                .query((row, n) -> row(row))
                .list();
    }

    Optional<CheckInSummary> one(AccountId account, CheckInId id) {
        return jdbc.sql(SELECT + "WHERE c.account_id = :account AND c.id = :id")
                .param("account", account.toString())
                .param("id", id.toString())
                .query((row, n) -> row(row))
                .optional();
    }

    List<CheckInSummary> done(AccountId account, int most) {
        return jdbc.sql(SELECT + """
                        WHERE c.account_id = :account AND c.done_at IS NOT NULL
                        ORDER BY c.done_at DESC, c.due DESC, c.id DESC LIMIT :most""")
                .param("account", account.toString())
                .param("most", most)
                .query((row, n) -> row(row))
                .list();
    }

    List<CheckInSummary> openOwnedBy(PersonId owner, LocalDate afterDue, String afterId, int most) {
        return jdbc.sql(SELECT + """
                        WHERE c.owner_id = :owner AND c.done_at IS NULL
                          AND (c.due > :due OR (c.due = :due AND c.id > :id))
                        ORDER BY c.due, c.id LIMIT :most""")
                .param("owner", owner.toString())
                .param("due", afterDue)
                .param("id", afterId)
                .param("most", most)
                .query((row, n) -> row(row))
                .list();
    }

    private static CheckInSummary row(ResultSet row) throws SQLException {
        return new CheckInSummary(
                CheckInId.parse(row.getString("id")),
                AccountId.parse(row.getString("account_id")),
                row.getString("account_name"),
                ZoneId.of(row.getString("zone")),
                row.getString("about"),
                row.getString("reason"),
                row.getObject("due", LocalDate.class),
                PersonId.parse(row.getString("owner_id")),
                row.getString("owner_name"),
                Side.valueOf(row.getString("owner_side")),
                row.getString("opened_by_name"),
                StoredTime.of(row, "opened_at"),
                row.getString("done_by_name"),
                StoredTime.optional(row, "done_at"),
                row.getString("done_note"));
    }
}
