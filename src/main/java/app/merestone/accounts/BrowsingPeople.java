package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.kernel.StoredTime;
import app.merestone.ledger.Actor;
import app.merestone.ledger.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who can act on an account, on both sides, and who no longer can. */
@Service
@Transactional(readOnly = true)
public class BrowsingPeople {

    private final JdbcClient jdbc;
    private final Directory directory;
    private final StandIns standIns;
    private final Access access;

    BrowsingPeople(JdbcClient jdbc, Directory directory, StandIns standIns, Access access) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.standIns = standIns;
        this.access = access;
    }

    /** Everybody of this account. */
    @PreAuthorize("hasAnyRole('CUSTOMER','CSM','LEADER')")
    public PeopleOfAccount people(AccountId account) {
        var actor = access.reading(account);
        var members = members(account);
        return new PeopleOfAccount(
                directory.account(account),
                actor,
                members.stream().filter(member -> member.endedAt() == null).toList(),
                members.stream().filter(member -> member.endedAt() != null).toList(),
                directory.vendorPeople(account),
                standIns.of(account));
    }

    /** People of this account that an import made known, without any access: one of them may be its first champion. */
    @PreAuthorize("hasAnyRole('CSM','LEADER')")
    public List<PersonFacts> contacts(AccountId account) {
        access.readingAsVendor(account);
        return jdbc.sql("""
                        SELECT p.id, p.name, p.email FROM contact c JOIN person p ON p.id = c.person_id
                         WHERE c.account_id = :account AND p.side = 'CUSTOMER' AND p.ended_at IS NULL
                         ORDER BY p.name, p.id LIMIT 200""")
                .param("account", account.toString())
                .query((row, n) -> new PersonFacts(
                        PersonId.parse(row.getString("id")),
                        row.getString("name"),
                        Side.CUSTOMER,
                        new EmailAddress(row.getString("email")),
                        null))
                .list();
    }

    private List<MemberOfAccount> members(AccountId account) {
        return jdbc.sql("""
                        SELECT p.id, COALESCE(m.known_as, p.name) AS name, p.email, m.role, m.invited_at, m.ended_at,
                               i.name AS inviter, i.side AS inviter_side, e.name AS ender
                          FROM membership m
                          JOIN person p ON p.id = m.person_id
                          JOIN person i ON i.id = m.invited_by
                          LEFT JOIN person e ON e.id = m.ended_by
                         WHERE m.account_id = :account
                         ORDER BY CASE m.role WHEN 'CHAMPION' THEN 1 WHEN 'DEPUTY' THEN 2 WHEN 'MEMBER' THEN 3 ELSE 4 END,
                                  COALESCE(m.known_as, p.name), p.id""")
                .param("account", account.toString())
                .query((row, n) -> new MemberOfAccount(
                        PersonId.parse(row.getString("id")),
                        row.getString("name"),
                        row.getString("email"),
                        Role.valueOf(row.getString("role")),
                        StoredTime.of(row, "invited_at"),
                        row.getString("inviter"),
                        Side.valueOf(row.getString("inviter_side")),
                        StoredTime.optional(row, "ended_at"),
                        row.getString("ender")))
                .list();
    }

    /**
     * The page "Who can act?".
     *
     * @param asking whose page it is; decides what is offered, while the use cases decide what is done
     * @param present customer people who can act, champion first
     * @param ended customer people whose access ended
     * @param vendor who acts for the vendor today
     * @param standIns every stand-in that is or was named
     */
    public record PeopleOfAccount(
            AccountFacts account,
            Actor asking,
            List<MemberOfAccount> present,
            List<MemberOfAccount> ended,
            List<PersonFacts> vendor,
            List<StandIn> standIns) {

        /** The champion, unless none has been invited yet or their access ended. */
        public Optional<MemberOfAccount> champion() {
            return present.stream()
                    .filter(member -> member.role() == Role.CHAMPION)
                    .findFirst();
        }

        /** The deputy, if the champion named one. */
        public Optional<MemberOfAccount> deputy() {
            return present.stream()
                    .filter(member -> member.role() == Role.DEPUTY)
                    .findFirst();
        }
    }

    /** A customer person of an account, present or ended. */
    public record MemberOfAccount(
            PersonId person,
            String name,
            String email,
            Role role,
            Instant since,
            String invitedBy,
            Side invitedBySide,
            @Nullable Instant endedAt,
            @Nullable String endedBy) {}

    /** A vendor person who acts for the owner from the first to the last of these days. */
    public record StandIn(PersonId person, String name, java.time.LocalDate from, java.time.LocalDate to) {}
}
