package app.merestone.portfolio;

import app.merestone.accounts.Vendor;
import app.merestone.checkins.Turn;
import app.merestone.checkins.TurnSource;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What waits for a stand-in is theirs from the first to the last of their days, and their side's from then on: the account
 * is looked at again when a stand-in begins, and on the day after one ends.
 */
@Component
class StandInDays implements TurnSource {

    private final JdbcClient jdbc;
    private final Vendor vendor;
    private final Clock clock;

    StandInDays(JdbcClient jdbc, Vendor vendor, Clock clock) {
        this.jdbc = jdbc;
        this.vendor = vendor;
        this.clock = clock;
    }

    @Override
    public List<Turn> turns(AccountId account) {
        return List.of();
    }

    @Override
    public Optional<LocalDate> nextDay(AccountId account) {
        return jdbc.sql("""
                        SELECT MIN(CASE WHEN from_day > :today THEN from_day END) AS begins,
                               MIN(CASE WHEN from_day <= :today THEN to_day END) AS ends
                          FROM stand_in WHERE account_id = :account AND to_day >= :today""")
                .param("account", account.toString())
                .param("today", DueDate.today(clock.instant(), vendor.zone()))
                .query((row, n) ->
                        next(row.getObject("begins", LocalDate.class), row.getObject("ends", LocalDate.class)))
                .single();
    }

    private static Optional<LocalDate> next(@Nullable LocalDate begins, @Nullable LocalDate ends) {
        if (ends == null) {
            return Optional.ofNullable(begins);
        }
        var after = ends.plusDays(1);
        return Optional.of(begins == null || after.isBefore(begins) ? after : begins);
    }
}
