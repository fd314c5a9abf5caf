package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.kernel.StoredTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The wide door for what a CRM knows: accounts and people by the hundred, in the caller's transaction. It decides nothing
 * and checks nobody: the import asks {@link Access} first. Many rows go into one statement, because a round trip per row
 * would make a large import take minutes.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class CrmRecords {

    private static final int ROWS_PER_STATEMENT = 250;
    private static final String ACCOUNT = """
            SELECT id, version, name, domain, external_id, segment_id, csm_id, onboarding_start, plan_started_at,
                   ended_at
              FROM account WHERE\s""";
    private static final String PERSON = """
            SELECT p.id, p.version, p.email, p.name, p.title, p.side, p.external_id, p.ended_at,
                   EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id) AS member
              FROM person p WHERE\s""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Vendor vendor;
    private final Clock clock;

    CrmRecords(JdbcClient jdbc, JdbcTemplate batches, Vendor vendor, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.vendor = vendor;
        this.clock = clock;
    }

    /** The accounts with these ids in the CRM. */
    public List<CrmAccount> accounts(Collection<String> crmIds) {
        return accounts("external_id IN (:values)", crmIds);
    }

    /** The accounts with exactly these names; which of them count as equal is no database's business. */
    public List<CrmAccount> accountsNamed(Collection<String> names) {
        var wanted = Set.copyOf(names);
        return accounts("name IN (:values)", names).stream()
                .filter(account -> wanted.contains(account.name()))
                .toList();
    }

    /** The people with these addresses, of either side, ended or not. */
    public List<CrmPerson> peopleWithAddress(Collection<String> addresses) {
        return people("p.email IN (:values)", addresses);
    }

    /** The people with these ids in the CRM. */
    public List<CrmPerson> people(Collection<String> crmIds) {
        return people("p.external_id IN (:values)", crmIds);
    }

    /** Which of these people are known as contacts of which accounts. */
    public Set<Contact> contacts(Collection<PersonId> people) {
        if (people.isEmpty()) {
            return Collections.emptySet();
        }
        return new HashSet<>(jdbc.sql("SELECT account_id, person_id FROM contact WHERE person_id IN (:people)")
                .param("people", people.stream().map(PersonId::toString).toList())
                .query((row, n) -> new Contact(
                        AccountId.parse(row.getString("account_id")), PersonId.parse(row.getString("person_id"))))
                .list());
    }

    /** The segments by name, the quickest first. */
    public List<SegmentName> segments() {
        return jdbc.sql("SELECT id, name FROM segment ORDER BY target_days, name")
                .query((row, n) -> new SegmentName(SegmentId.parse(row.getString("id")), row.getString("name")))
                .list();
    }

    /** Whether this is one of the vendor's own mail domains, or below one: never a customer's (rule 26). */
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean ofVendor(String domain) {
        return vendor.domains().stream()
                .map(own -> own.strip().toLowerCase(Locale.ROOT))
                .anyMatch(own -> domain.equals(own) || domain.endsWith("." + own));
    }

    /** Puts accounts on the list that were not there. */
    public void addAccounts(List<CrmAccount> accounts) {
        var now = now();
        insert(
                "INSERT INTO account (id, version, name, domain, external_id, segment_id, zone, zone_chosen, csm_id,"
                        + " onboarding_start, created_at) VALUES ",
                accounts.stream()
                        .map(account -> new @Nullable Object[] {
                            account.id().toString(),
                            0,
                            account.name(),
                            account.domain(),
                            account.crmId(),
                            account.segment().toString(),
                            vendor.zone().getId(),
                            false,
                            text(account.csm()),
                            account.onboardingStart(),
                            now
                        })
                        .toList());
    }

    /** Changes accounts as the CRM has them now; refuses the whole when one was changed by somebody else meanwhile. */
    public void changeAccounts(List<CrmAccount> accounts) {
        update(
                "UPDATE account SET name = ?, domain = ?, external_id = ?, segment_id = ?, version = version + 1"
                        + " WHERE id = ? AND version = ?",
                accounts.stream()
                        .map(account -> new @Nullable Object[] {
                            account.name(),
                            account.domain(),
                            account.crmId(),
                            account.segment().toString(),
                            account.id().toString(),
                            account.version()
                        })
                        .toList());
    }

    /** Makes people known. */
    public void addPeople(List<CrmPerson> people) {
        var now = now();
        insert(
                "INSERT INTO person (id, version, email, name, title, side, external_id, created_at) VALUES ",
                people.stream()
                        .map(person -> new @Nullable Object[] {
                            person.id().toString(),
                            0,
                            person.email().value(),
                            person.name(),
                            person.title(),
                            Side.CUSTOMER.name(),
                            person.crmId(),
                            now
                        })
                        .toList());
    }

    /** Changes people as the CRM has them now; the address only of those who never had a membership. */
    public void changePeople(List<CrmPerson> people) {
        update(
                "UPDATE person SET email = ?, name = ?, title = ?, external_id = ?, version = version + 1"
                        + " WHERE id = ? AND version = ? AND (email = ?"
                        + " OR NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = person.id))",
                people.stream()
                        .map(person -> new @Nullable Object[] {
                            person.email().value(),
                            person.name(),
                            person.title(),
                            person.crmId(),
                            person.id().toString(),
                            person.version(),
                            person.email().value()
                        })
                        .toList());
    }

    /** Says that these people are known contacts of these accounts. */
    public void addContacts(List<Contact> contacts) {
        insert(
                "INSERT INTO contact (account_id, person_id) VALUES ",
                contacts.stream()
                        .map(contact -> new @Nullable Object[] {
                            contact.account().toString(), contact.person().toString()
                        })
                        .toList());
    }

    /** A known person of an account. */
    public record Contact(AccountId account, PersonId person) {}

    /** A segment to choose. */
    public record SegmentName(SegmentId id, String name) implements java.io.Serializable {}

    private List<CrmAccount> accounts(String where, Collection<String> values) {
        return values.isEmpty()
                ? List.of()
                : jdbc.sql(ACCOUNT + where)
                        .param("values", values)
                        .query((row, n) -> account(row))
                        .list();
    }

    private List<CrmPerson> people(String where, Collection<String> values) {
        return values.isEmpty()
                ? List.of()
                : jdbc.sql(PERSON + where)
                        .param("values", values)
                        .query((row, n) -> person(row))
                        .list();
    }

    private void insert(String head, List<@Nullable Object[]> rows) {
        for (int from = 0; from < rows.size(); from += ROWS_PER_STATEMENT) {
            var part = rows.subList(from, Math.min(rows.size(), from + ROWS_PER_STATEMENT));
            var row = "(" + String.join(", ", Collections.nCopies(part.getFirst().length, "?")) + ")";
            var values = new ArrayList<@Nullable Object>();
            part.forEach(cells -> Collections.addAll(values, cells));
            batches.update(head + String.join(", ", Collections.nCopies(part.size(), row)), values.toArray());
        }
    }

    private void update(String sql, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        for (int changed : batches.batchUpdate(sql, rows)) {
            if (changed == 0) {
                throw new OptimisticLockingFailureException("a record was changed while it was being imported");
            }
        }
    }

    private LocalDateTime now() {
        return StoredTime.column(clock.instant());
    }

    private static CrmAccount account(ResultSet row) throws SQLException {
        var csm = row.getString("csm_id");
        return new CrmAccount(
                AccountId.parse(row.getString("id")),
                row.getInt("version"),
                row.getString("name"),
                row.getString("domain"),
                row.getString("external_id"),
                SegmentId.parse(row.getString("segment_id")),
                csm == null ? null : PersonId.parse(csm),
                row.getObject("onboarding_start", LocalDate.class),
                row.getObject("plan_started_at", LocalDateTime.class) != null,
                row.getObject("ended_at", LocalDateTime.class) != null);
    }

    private static CrmPerson person(ResultSet row) throws SQLException {
        return new CrmPerson(
                PersonId.parse(row.getString("id")),
                row.getInt("version"),
                new EmailAddress(row.getString("email")),
                row.getString("name"),
                row.getString("title"),
                Side.valueOf(row.getString("side")),
                row.getString("external_id"),
                row.getBoolean("member"),
                row.getObject("ended_at", LocalDateTime.class) != null);
    }

    private static @Nullable String text(@Nullable PersonId person) {
        return person == null ? null : person.toString();
    }
}
