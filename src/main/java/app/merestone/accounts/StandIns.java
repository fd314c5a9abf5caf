package app.merestone.accounts;

import app.merestone.accounts.BrowsingPeople.StandIn;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who acts for an account's CSM on which days. {@link Access} reads these rows on every act. */
@Component
class StandIns {

    private static final int LONGEST = 366;

    private final JdbcClient jdbc;

    StandIns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static void check(Account account, Person standIn, LocalDate from, LocalDate to, LocalDate today) {
        if (standIn.id().equals(account.csm())) {
            throw Refused.because("stand-in.owner", standIn.name());
        }
        if (to.isBefore(from)) {
            throw Refused.because("stand-in.backwards", from, to);
        }
        if (to.isBefore(today)) {
            throw Refused.because("stand-in.past", to);
        }
        if (to.isAfter(from.plusDays(LONGEST))) {
            throw Refused.because("stand-in.too-long");
        }
    }

    void name(AccountId account, PersonId person, LocalDate from, LocalDate to, PersonId by) {
        int changed = jdbc.sql("""
                        UPDATE stand_in SET to_day = :to, named_by = :by
                         WHERE account_id = :account AND person_id = :person AND from_day = :from""")
                .param("account", account.toString())
                .param("person", person.toString())
                .param("from", from)
                .param("to", to)
                .param("by", by.toString())
                .update();
        if (changed == 0) {
            jdbc.sql("""
                            INSERT INTO stand_in (account_id, person_id, from_day, to_day, named_by)
                            VALUES (:account, :person, :from, :to, :by)""")
                    .param("account", account.toString())
                    .param("person", person.toString())
                    .param("from", from)
                    .param("to", to)
                    .param("by", by.toString())
                    .update();
        }
    }

    List<StandIn> of(AccountId account) {
        return jdbc.sql("""
                        SELECT p.id, p.name, s.from_day, s.to_day
                          FROM stand_in s JOIN person p ON p.id = s.person_id
                         WHERE s.account_id = :account ORDER BY s.from_day, p.name""")
                .param("account", account.toString())
                .query((row, n) -> new StandIn(
                        PersonId.parse(row.getString("id")),
                        row.getString("name"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class)))
                .list();
    }

    /** Takes back the one period that begins on this day; others of the same person stay. */
    StandIn end(AccountId account, PersonId person, LocalDate from) {
        var period = of(account).stream()
                .filter(standIn ->
                        standIn.person().equals(person) && standIn.from().equals(from))
                .findFirst()
                .orElseThrow(NotFound::new);
        int ended = jdbc.sql("""
                        DELETE FROM stand_in
                         WHERE account_id = :account AND person_id = :person AND from_day = :from""")
                .param("account", account.toString())
                .param("person", person.toString())
                .param("from", from)
                .update();
        if (ended == 0) {
            throw new NotFound();
        }
        return period;
    }
}
