package app.merestone.testing;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts accounts and people into the database by direct SQL, fast, for tests of other rooms than theirs. Inject it into
 * any {@link DatabaseTest}.
 */
@TestComponent
public class Accounts {

    /** The first day of every scene's onboarding: three weeks before the tests' clock begins. */
    public static final LocalDate ONBOARDING_START = LocalDate.of(2026, 11, 2);

    /** Where several processes make people in one database, each is told to begin elsewhere. */
    private static final AtomicInteger COUNT = new AtomicInteger(Integer.getInteger("merestone.test.from", 0));

    private final JdbcClient jdbc;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A fresh account of the mid-market segment with its people, and another one beside it. */
    public Scene scene() {
        int n = COUNT.incrementAndGet();
        var csm = vendorPerson("Hanna Weiss", "CSM");
        var otherCsm = vendorPerson("Tom Okafor", "CSM");
        var leader = vendorPerson("Ines Duarte", "LEADER");
        var admin = vendorPerson("Ada Lindqvist", "ADMIN");
        var name = "Harbour & Pine " + n;
        var account = account(name, csm);
        var champion = customer(account, "Maya Chen", "CHAMPION", csm);
        var deputy = customer(account, "Jonas Petit", "DEPUTY", champion);
        var member = customer(account, "Aisha Bello", "MEMBER", champion);
        var sponsor = customer(account, "Robert Vance", "SPONSOR", champion);
        var other = account("Northgate Foods " + n, otherCsm);
        var otherChampion = customer(other, "Pia Larsson", "CHAMPION", otherCsm);
        var stranger = person("Sam Nobody", Side.CUSTOMER);
        return new Scene(
                account,
                name,
                champion,
                deputy,
                member,
                sponsor,
                csm,
                otherCsm,
                leader,
                admin,
                other,
                otherChampion,
                stranger);
    }

    /** An account of the mid-market segment whose plan counts as started, without anybody on it. */
    public AccountId account(String name, @Nullable PersonId csm) {
        var account = AccountId.next();
        jdbc.sql("""
                        INSERT INTO account (id, version, name, segment_id, zone, zone_chosen, csm_id,
                                             onboarding_start, created_at, plan_started_at)
                        VALUES (:id, 0, :name, (SELECT id FROM segment WHERE name = 'Mid-market'), 'Europe/London',
                                FALSE, :csm, :start, :now, :now)""")
                .param("id", account.toString())
                .param("name", name)
                .param("csm", csm == null ? null : csm.toString())
                .param("start", ONBOARDING_START)
                .param("now", now())
                .update();
        return account;
    }

    /** A vendor person with these roles (CSM, LEADER, ADMIN). */
    public PersonId vendorPerson(String name, String... roles) {
        var person = person(name, Side.VENDOR);
        for (var role : roles) {
            jdbc.sql("INSERT INTO vendor_role (person_id, role) VALUES (:person, :role)")
                    .param("person", person.toString())
                    .param("role", role)
                    .update();
        }
        return person;
    }

    /** A customer person of this account in this role. */
    public PersonId customer(AccountId account, String name, String role, PersonId invitedBy) {
        var person = person(name, Side.CUSTOMER);
        join(account, person, role, invitedBy);
        return person;
    }

    /** Makes somebody who exists a member of this account as well. */
    public void join(AccountId account, PersonId person, String role, PersonId invitedBy) {
        jdbc.sql("""
                        INSERT INTO membership (id, version, account_id, person_id, role, invited_by, invited_at)
                        VALUES (:id, 0, :account, :person, :role, :by, :now)""")
                .param("id", UUID.randomUUID().toString())
                .param("account", account.toString())
                .param("person", person.toString())
                .param("role", role)
                .param("by", invitedBy.toString())
                .param("now", now())
                .update();
    }

    /** Ends a membership behind everybody's back: for tests of what an ex-member may still do. */
    public void end(AccountId account, PersonId person) {
        jdbc.sql("UPDATE membership SET ended_at = :now WHERE account_id = :account AND person_id = :person")
                .param("now", now())
                .param("account", account.toString())
                .param("person", person.toString())
                .update();
    }

    /** A person who belongs nowhere yet; their address is unlike everybody else's. */
    public PersonId person(String name, Side side) {
        var person = PersonId.next();
        var domain = side == Side.VENDOR ? "fenwick.example" : "customer.example";
        var local = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "." + COUNT.incrementAndGet();
        jdbc.sql("""
                        INSERT INTO person (id, version, email, name, side, created_at)
                        VALUES (:id, 0, :email, :name, :side, :now)""")
                .param("id", person.toString())
                .param("email", local + "@" + domain)
                .param("name", name)
                .param("side", side.name())
                .param("now", now())
                .update();
        return person;
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
