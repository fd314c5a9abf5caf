package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.OneLook;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.ledger.Actor;
import app.merestone.ledger.Role;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who may reach an account, and in which capacity, decided in the caller's own transaction from the memberships,
 * ownerships and vendor roles as they are stored now (rule 26). Every answer is either the {@link Actor} who may, or
 * {@link NotFound}: a stranger cannot tell a foreign account from none.
 *
 * <p>Use cases call exactly one of these first. The {@code reading…} methods take no lock; the others keep the row that
 * grants the right locked until the act's transaction ends, so that ending a membership and acting under it never overlap.
 * They also refuse everybody once the account has ended: from then on it is read (rules 15, 27). What the closing by both
 * makes final is the closing's own to say, because the account lives on behind it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Access {

    private static final Set<Role> CUSTOMER_SIGNATORIES = Set.of(Role.CHAMPION, Role.DEPUTY);
    private static final Set<Role> CUSTOMERS = Set.of(Role.CHAMPION, Role.DEPUTY, Role.MEMBER);
    private static final Set<Role> CUSTOMER_READERS = Set.of(Role.CHAMPION, Role.DEPUTY, Role.MEMBER, Role.SPONSOR);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Vendor vendor;

    Access(JdbcClient jdbc, Clock clock, Vendor vendor) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.vendor = vendor;
    }

    /** A customer person of this account, in any role but sponsor: proposes, verifies, records, disputes. */
    public Actor customer(AccountId account) {
        return acting(account, () -> member(account, CUSTOMERS, true));
    }

    /** The champion or the deputy: accepts wording, signs, closes, invites. */
    public Actor customerSignatory(AccountId account) {
        return acting(account, () -> member(account, CUSTOMER_SIGNATORIES, true));
    }

    /** The champion or the deputy, also once the account has ended: who still reads the record is theirs to decide. */
    public Actor customerSignatoryAlsoAfterwards(AccountId account) {
        queueUp(account);
        return member(account, CUSTOMER_SIGNATORIES, true);
    }

    /** A sponsor of this account: acknowledges what they read. */
    public Actor sponsor(AccountId account) {
        return acting(account, () -> member(account, EnumSet.of(Role.SPONSOR), true));
    }

    /** The champion alone: names the deputy. */
    public Actor champion(AccountId account) {
        return acting(account, () -> member(account, EnumSet.of(Role.CHAMPION), true));
    }

    /** The account's CSM, or the stand-in a leader named for today. */
    public Actor csm(AccountId account) {
        return acting(account, () -> owner(account, vendorRoles(true)).orElseThrow(NotFound::new));
    }

    /** Someone who may propose and write notes: a customer person other than a sponsor, or the account's CSM. */
    public Actor participant(AccountId account) {
        return acting(account, () -> ownerOrMember(account, CUSTOMERS));
    }

    /** A participant, or a leader of the vendor: arranges check-ins. */
    public Actor participantOrLeader(AccountId account) {
        return acting(account, () -> ownerLeaderOrMember(account));
    }

    /** The same, also once the account has ended: what was promised to follow up is still said to be done. */
    public Actor participantOrLeaderAlsoAfterwards(AccountId account) {
        queueUp(account);
        return ownerLeaderOrMember(account);
    }

    private Actor ownerLeaderOrMember(AccountId account) {
        return asCustomer(account, CUSTOMERS, true).orElseGet(() -> {
            var roles = vendorRoles(true);
            return owner(account, roles)
                    .or(() -> roles.as(Role.LEADER))
                    .orElseGet(() -> member(account, CUSTOMERS, true));
        });
    }

    private Actor ownerOrMember(AccountId account, Set<Role> roles) {
        return asCustomer(account, roles, true)
                .orElseGet(() -> owner(account, vendorRoles(true)).orElseGet(() -> member(account, roles, true)));
    }

    /** Someone who may accept, sign, withdraw for their side: champion, deputy, the account's CSM or stand-in. */
    public Actor signatory(AccountId account) {
        return acting(account, () -> ownerOrMember(account, CUSTOMER_SIGNATORIES));
    }

    /** A leader of the vendor, acting on this account: assigns owners, ends an onboarding without a result. */
    public Actor leader(AccountId account) {
        return acting(account, () -> vendorPerson(Role.LEADER));
    }

    /** A leader, on no account in particular. */
    public Actor leader() {
        return vendorPerson(Role.LEADER);
    }

    /** An admin, on no account in particular. */
    public Actor admin() {
        return vendorPerson(Role.ADMIN);
    }

    /** An admin, configuring something for this account. */
    public Actor admin(AccountId account) {
        return acting(account, () -> vendorPerson(Role.ADMIN));
    }

    /** A leader or an admin, on no account in particular: gives the accounts of somebody who leaves to somebody else. */
    public Actor assigner() {
        var roles = vendorRoles(true);
        return roles.as(Role.LEADER).or(() -> roles.as(Role.ADMIN)).orElseThrow(NotFound::new);
    }

    /** A CSM or a leader, on no account in particular: starts accounts, reads the portfolio. */
    public Actor portfolioReader() {
        var roles = vendorRoles(false);
        return roles.as(Role.LEADER).or(() -> roles.as(Role.CSM)).orElseThrow(NotFound::new);
    }

    /**
     * Anybody who may read this account: its customer people, its CSM, every CSM and leader. Never an admin. A CSM who
     * neither owns the account nor stands in today is a {@link Role#COLLEAGUE} there, who signs nothing.
     */
    public Actor reading(AccountId account) {
        return OneLook.once(Access.class, "reading", List.of(account, signedIn().person()), () -> whoReads(account));
    }

    private Actor whoReads(AccountId account) {
        return asCustomer(account, CUSTOMER_READERS, false).orElseGet(() -> {
            exists(account);
            return vendorReader(account).orElseGet(() -> member(account, CUSTOMER_READERS, false));
        });
    }

    /** A customer person of this account, sponsors included, reading. */
    public Actor readingAsCustomer(AccountId account) {
        return member(account, CUSTOMER_READERS, false);
    }

    /** A CSM or leader reading what only the vendor sees of this account. */
    public Actor readingAsVendor(AccountId account) {
        exists(account);
        return vendorReader(account).orElseThrow(NotFound::new);
    }

    /** Whether the person asking may act for the vendor on this account, without refusing: to offer a button or not. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public boolean isCsm(AccountId account) {
        return owner(account, vendorRoles(false)).isPresent();
    }

    /** The person of the current session, whatever they may do. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public PersonId person() {
        return signedIn().person();
    }

    /** The side of the person of the current session. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Side side() {
        return jdbc.sql("SELECT side FROM person WHERE id = :person AND ended_at IS NULL")
                .param("person", person().toString())
                .query(String.class)
                .optional()
                .map(Side::valueOf)
                .orElseThrow(NotFound::new);
    }

    // Nobody of the customer's side is anything for the vendor. Which is asked first follows how the session was opened
    // and saves a question; what the answer is does not, it stands in the rows.
    private Optional<Actor> asCustomer(AccountId account, Set<Role> roles, boolean lock) {
        return cameAsCustomer()
                ? membership(account, " AND p.side = 'CUSTOMER'", lock).filter(actor -> roles.contains(actor.role()))
                : Optional.empty();
    }

    private static boolean cameAsCustomer() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(authority -> "ROLE_CUSTOMER".equals(authority.getAuthority()));
    }

    private Actor member(AccountId account, Set<Role> roles, boolean lock) {
        return membership(account, "", lock)
                .filter(actor -> roles.contains(actor.role()))
                .orElseThrow(NotFound::new);
    }

    private Optional<Actor> membership(AccountId account, String only, boolean lock) {
        var signedIn = signedIn();
        return jdbc.sql("""
                        SELECT m.role, m.invited_by, p.name, a.name AS company
                          FROM membership m
                          JOIN person p ON p.id = m.person_id
                          JOIN account a ON a.id = m.account_id
                         WHERE m.account_id = :account AND m.person_id = :person
                           AND m.ended_at IS NULL AND p.ended_at IS NULL""" + only + (lock && changing() ? " FOR UPDATE OF m, p" : ""))
                .param("account", account.toString())
                .param("person", signedIn.person().toString())
                .query((row, n) -> {
                    var invitedBy = row.getString("invited_by");
                    return new Actor(
                            signedIn.person(),
                            row.getString("name"),
                            Role.valueOf(row.getString("role")),
                            row.getString("company"),
                            signedIn.authenticatedBy(),
                            invitedBy == null ? null : PersonId.parse(invitedBy));
                })
                .optional();
    }

    private Optional<Actor> owner(AccountId account, VendorRoles roles) {
        return roles.as(Role.CSM).flatMap(csm -> jdbc.sql("""
                        SELECT CASE WHEN a.csm_id = :person THEN 'CSM' ELSE 'STAND_IN' END
                          FROM account a
                         WHERE a.id = :account
                           AND (a.csm_id = :person OR EXISTS (
                                SELECT 1 FROM stand_in s
                                 WHERE s.account_id = a.id AND s.person_id = :person
                                   AND s.from_day <= :today AND s.to_day >= :today))""")
                .param("account", account.toString())
                .param("person", csm.person().toString())
                .param("today", DueDate.today(clock.instant(), vendor.zone()))
                .query(String.class)
                .optional()
                .map(role -> in(Role.valueOf(role), csm)));
    }

    private Optional<Actor> vendorReader(AccountId account) {
        var roles = vendorRoles(false);
        return owner(account, roles).or(() -> roles.as(Role.LEADER)).or(() -> roles.as(Role.CSM)
                .map(csm -> in(Role.COLLEAGUE, csm)));
    }

    private static Actor in(Role role, Actor actor) {
        return new Actor(
                actor.person(), actor.name(), role, actor.company(), actor.authenticatedBy(), actor.invitedBy());
    }

    private Actor vendorPerson(Role role) {
        return vendorRoles(true).as(role).orElseThrow(NotFound::new);
    }

    private VendorRoles vendorRoles(boolean lock) {
        var signedIn = signedIn();
        return new VendorRoles(jdbc.sql("""
                        SELECT r.role, p.name FROM vendor_role r JOIN person p ON p.id = r.person_id
                         WHERE r.person_id = :person AND p.side = 'VENDOR' AND p.ended_at IS NULL""" + (lock && changing() ? " FOR UPDATE" : ""))
                .param("person", signedIn.person().toString())
                .query((row, n) -> new Actor(
                        signedIn.person(),
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        vendor.name(),
                        signedIn.authenticatedBy(),
                        null))
                .list());
    }

    // whoever may act hears that the account has ended; to everybody else there is no account
    private Actor acting(AccountId account, Supplier<Actor> who) {
        var place = queueUp(account);
        var actor = who.get();
        if (place.ended()) {
            throw Refused.because("account.ended", place.name());
        }
        return actor;
    }

    // Everybody who acts on an account locks the account first and their own rows after it: in this one order acts on
    // one account queue up instead of deadlocking, and a change of owner never crosses an act of the owner.
    private Place queueUp(AccountId account) {
        return jdbc.sql("SELECT name, ended_at FROM account WHERE id = :account" + (changing() ? " FOR UPDATE" : ""))
                .param("account", account.toString())
                .query((row, n) -> new Place(row.getString("name"), row.getObject("ended_at") != null))
                .optional()
                .orElseThrow(NotFound::new);
    }

    // a page that only looks needs no lock, and MySQL grants it none
    private static boolean changing() {
        return !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    }

    private void exists(AccountId account) {
        boolean known = jdbc.sql("SELECT 1 FROM account WHERE id = :account")
                .param("account", account.toString())
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!known) {
            throw new NotFound();
        }
    }

    private static SignedIn signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            return signedIn;
        }
        throw new NotFound();
    }

    private record Place(String name, boolean ended) {}

    /** What the person asking is for the vendor; nothing when they are a customer. */
    private record VendorRoles(List<Actor> actors) {

        Optional<Actor> as(Role role) {
            return actors.stream().filter(actor -> actor.role() == role).findFirst();
        }
    }
}
