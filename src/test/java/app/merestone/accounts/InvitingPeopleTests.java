package app.merestone.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.LedgerEntry;
import app.merestone.ledger.Role;
import app.merestone.shell.Translations;
import app.merestone.testing.Accounts;
import app.merestone.testing.As;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestPostbox;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class InvitingPeopleTests {

    @Autowired
    AssigningOwners assigning;

    @Autowired
    InvitingPeople inviting;

    @Autowired
    EndingAccess ending;

    @Autowired
    BrowsingPeople browsing;

    @Autowired
    Directory directory;

    @Autowired
    Standings standings;

    @Autowired
    Ledger ledger;

    @Autowired
    Accounts accounts;

    @Autowired
    TestPostbox.Kept postbox;

    @Autowired
    Translations translations;

    @Autowired
    Vendor vendor;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    Scene scene;

    @BeforeEach
    void begin() {
        scene = accounts.scene();
    }

    private static String fresh() {
        return "nina." + UUID.randomUUID().toString().substring(0, 8) + "@harbour.example";
    }

    private LedgerEntry last() {
        return ledger.page(scene.account(), Long.MAX_VALUE, 1).getFirst();
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                        refused.refusal().code())
                .isEqualTo(code));
    }

    @Test
    @DisplayName("rule 26: the first champion is invited by the account's CSM, by nobody else")
    void theCsmInvitesTheFirstChampion() {
        var empty = accounts.account("Fresh & Co", scene.csm());
        var email = fresh();
        assertThatThrownBy(() -> scene.asOtherCsm(() -> inviting.inviteChampion(empty, "Nina", email)))
                .isInstanceOf(NotFound.class);
        var champion = scene.asCsm(() -> inviting.inviteChampion(empty, "Nina Roth", email.toUpperCase()));
        assertThat(directory.champion(empty))
                .get()
                .extracting(PersonFacts::person)
                .isEqualTo(champion);
        assertThat(ledger.page(empty, Long.MAX_VALUE, 1).getFirst())
                .returns("person.invited", LedgerEntry::kind)
                .returns(Role.CSM, LedgerEntry::role)
                .returns(champion.value(), LedgerEntry::subject);
        refused("invite.champion-present", () -> scene.asCsm(() -> inviting.inviteChampion(empty, "Otto", fresh())));
    }

    @Test
    @DisplayName("rule 26: after that only champion and deputy add people")
    void championAndDeputyInvite() {
        var byChampion = scene.asChampion(() -> inviting.invite(scene.account(), "Nina Roth", fresh(), Role.MEMBER));
        var byDeputy = scene.asDeputy(() -> inviting.invite(scene.account(), "Otto Brandt", fresh(), Role.SPONSOR));
        assertThat(directory.customerPeople(scene.account()))
                .extracting(PersonFacts::person)
                .contains(byChampion, byDeputy);
        assertThatThrownBy(() -> scene.asMember(() -> inviting.invite(scene.account(), "X", fresh(), Role.MEMBER)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asSponsor(() -> inviting.invite(scene.account(), "X", fresh(), Role.MEMBER)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(
                        () -> scene.asOtherChampion(() -> inviting.invite(scene.account(), "X", fresh(), Role.MEMBER)))
                .isInstanceOf(NotFound.class);
        for (var role : List.of(Role.CHAMPION, Role.DEPUTY)) {
            refused("invite.role", () -> scene.asChampion(() -> inviting.invite(scene.account(), "X", fresh(), role)));
        }
    }

    @Test
    @DisplayName("rule 26: inviting an address learns no name, and plants none on another account")
    void anInvitationLearnsNoNameAndPlantsNone() {
        var elsewhere = accounts.scene();
        var known = directory.people(Set.of(elsewhere.member())).get(elsewhere.member());
        scene.asChampion(
                () -> inviting.invite(scene.account(), "Whoever", known.email().value(), Role.MEMBER));

        assertThat(scene.asChampion(() -> browsing.people(scene.account())).present())
                .extracting(member -> member.name())
                .contains("Whoever");
        assertThat(name(scene, elsewhere.member())).isEqualTo("Whoever");
        assertThat(scene.asChampion(() -> directory.people(Set.of(elsewhere.member())))
                        .get(elsewhere.member())
                        .name())
                .isEqualTo("Whoever");
        assertThat(last().details()).containsEntry("person", "Whoever");
        assertThat(name(elsewhere, elsewhere.member())).isEqualTo("Aisha Bello");
        refused(
                "invite.already-here",
                () -> scene.asChampion(() ->
                        inviting.invite(scene.account(), "Again", known.email().value(), Role.MEMBER)));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(postbox.to(known.email()))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("Whoever").doesNotContain("Aisha")));

        var newcomer = fresh();
        var first = scene.asChampion(() -> inviting.invite(scene.account(), "Evil Name", newcomer, Role.MEMBER));
        elsewhere.asChampion(() -> inviting.invite(elsewhere.account(), "Real Newcomer", newcomer, Role.MEMBER));
        assertThat(name(elsewhere, first)).isEqualTo("Real Newcomer");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(postbox.to(new EmailAddress(newcomer)))
                .hasSize(2));
        assertThat(postbox.to(new EmailAddress(newcomer)).getLast().text()).doesNotContain("Evil Name");

        standings.entered(elsewhere.member());
        assertThat(name(scene, elsewhere.member()))
                .as("once they have signed in")
                .isEqualTo("Aisha Bello");
    }

    @Test
    @DisplayName("rule 26: a name in our mails is no address to follow")
    void aNameIsNoAddress() {
        for (var name : List.of(
                "Evil http://evil.example/login", "Overdue, pay at www.evil.example", "Pay at evil.example/pay")) {
            refused(
                    "person.name-is-address",
                    () -> scene.asChampion(() -> inviting.invite(scene.account(), name, fresh(), Role.MEMBER)));
        }
    }

    private String name(Scene where, PersonId person) {
        return directory.customerPeople(where.account()).stream()
                .filter(facts -> facts.person().equals(person))
                .map(PersonFacts::name)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("rule 26: an address belongs to one side only")
    void anAddressBelongsToOneSideOnly() {
        var csm = directory.csm(scene.account()).orElseThrow();
        refused(
                "invite.address-refused",
                () -> scene.asChampion(
                        () -> inviting.invite(scene.account(), "X", csm.email().value(), Role.MEMBER)));
        refused(
                "invite.address-refused",
                () -> scene.asChampion(
                        () -> inviting.invite(scene.account(), "X", "New@Fenwick.example", Role.MEMBER)));
        assertThat(directory.customerPeople(scene.account())).hasSize(4);
    }

    @Test
    void theSamePersonIsOnePersonInWhicheverCaseTheirAddressIsTyped() {
        var email = fresh();
        var person = scene.asChampion(() -> inviting.invite(scene.account(), "Nina Roth", email, Role.MEMBER));
        refused(
                "invite.already-here",
                () -> scene.asChampion(
                        () -> inviting.invite(scene.account(), "Nina", "  " + email.toUpperCase() + " ", Role.MEMBER)));
        var elsewhere =
                scene.asOtherChampion(() -> inviting.invite(scene.otherAccount(), "N. Roth", email, Role.SPONSOR));
        assertThat(elsewhere).isEqualTo(person);
    }

    @Test
    void whatIsNoAddressOrNoNameIsRefusedAndNothingIsSaved() {
        for (var address : new String[] {
            "",
            "nina",
            "nina@",
            "@harbour.example",
            "n ina@harbour.example",
            "nina@harbour",
            "nïna@harbour.example",
            "a@b.example\nbcc: c@d.example",
            "x".repeat(65) + "@harbour.example"
        }) {
            refused(
                    "email.malformed",
                    () -> scene.asChampion(() -> inviting.invite(scene.account(), "Nina", address, Role.MEMBER)));
        }
        refused(
                "text.empty",
                () -> scene.asChampion(() -> inviting.invite(scene.account(), "\u200b", fresh(), Role.MEMBER)));
        assertThat(directory.customerPeople(scene.account())).hasSize(4);
    }

    @Test
    void theInvitationSaysWhoInvitesToWhatAndWhere() {
        var email = fresh();
        scene.asChampion(() -> inviting.invite(scene.account(), "Nina Roth", email, Role.MEMBER));
        await().atMost(Duration.ofMinutes(3))
                .until(() -> !postbox.to(new EmailAddress(email)).isEmpty());
        var mail = postbox.to(new EmailAddress(email)).getFirst();
        assertThat(mail.subject()).contains("Maya Chen", scene.name());
        assertThat(mail.text())
                .contains("Nina Roth", "Maya Chen", scene.name(), "Fenwick Systems", "/plan/" + scene.account(), email)
                .doesNotContain("!mail");
    }

    @Test
    void anInvitationThatIsDeliveredTwiceIsMailedOnce() {
        var email = fresh();
        var person = scene.asChampion(() -> inviting.invite(scene.account(), "Nina Roth", email, Role.MEMBER));
        await().atMost(Duration.ofMinutes(3))
                .until(() -> !postbox.to(new EmailAddress(email)).isEmpty());
        var second = new TestPostbox.Kept();
        var again = new InvitationMail(jdbc, second, translations, vendor, clock);
        transaction.executeWithoutResult(
                status -> again.invited(new PersonInvited(scene.account(), person, scene.champion(), clock.instant())));
        assertThat(second.all()).isEmpty();
    }

    @Test
    @DisplayName("rule 13: naming and unnaming a deputy are entries; there is one deputy at a time")
    void theChampionNamesOneDeputy() {
        scene.asChampion(() -> inviting.nameDeputy(scene.account(), scene.member()));
        assertThat(last().kind()).isEqualTo("deputy.named");
        assertThat(directory.customerPeople(scene.account()))
                .filteredOn(p -> p.role() == Role.DEPUTY)
                .extracting(PersonFacts::person)
                .containsExactly(scene.member());
        scene.asChampion(() -> inviting.unnameDeputy(scene.account(), scene.member()));
        assertThat(last().kind()).isEqualTo("deputy.unnamed");
        refused("deputy.none", () -> scene.asChampion(() -> inviting.unnameDeputy(scene.account(), scene.member())));
        assertThatThrownBy(() -> scene.asMember(() -> inviting.nameDeputy(scene.account(), scene.member())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aDeputyNamesNoDeputyAndNobodyNamesAStranger() {
        assertThatThrownBy(() -> scene.asDeputy(() -> inviting.nameDeputy(scene.account(), scene.member())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asChampion(() -> inviting.nameDeputy(scene.account(), scene.otherChampion())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asChampion(() -> inviting.nameDeputy(scene.account(), PersonId.next())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asChampion(() -> inviting.nameDeputy(AccountId.next(), scene.member())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theChampionHandsTheirRoleOnAndStaysAsAMember() {
        scene.asChampion(() -> inviting.handOn(scene.account(), scene.member()));
        assertThat(last().kind()).isEqualTo("champion.handed-on");
        assertThat(directory.champion(scene.account()))
                .get()
                .extracting(PersonFacts::person)
                .isEqualTo(scene.member());
        assertThat(directory.customerPeople(scene.account()))
                .filteredOn(p -> p.person().equals(scene.champion()))
                .extracting(PersonFacts::role)
                .containsExactly(Role.MEMBER);
        assertThatThrownBy(() -> scene.asChampion(() -> inviting.handOn(scene.account(), scene.champion())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aDeputyTakesOverOnlyWhereTheChampionIsGone() {
        assertThatThrownBy(() -> scene.asDeputy(() -> inviting.handOn(scene.account(), scene.deputy())))
                .isInstanceOf(NotFound.class);
        scene.asAdmin(() -> ending.everywhere(scene.champion()));
        refused(
                "invite.deputy-present",
                () -> scene.asCsm(() -> inviting.inviteChampion(scene.account(), "X", fresh())));
        assertThatThrownBy(() -> scene.asMember(() -> inviting.handOn(scene.account(), scene.member())))
                .as("a member signs nothing, also while nobody leads")
                .isInstanceOf(NotFound.class);
        scene.asDeputy(() -> inviting.handOn(scene.account(), scene.deputy()));
        assertThat(directory.champion(scene.account()))
                .get()
                .extracting(PersonFacts::person)
                .isEqualTo(scene.deputy());
    }

    @Test
    void endedAccessEndsAtOnceAndStaysToBeRead() {
        scene.asDeputy(() -> inviting.endAccess(scene.account(), scene.member()));
        assertThat(last().kind()).isEqualTo("access.ended");
        assertThatThrownBy(() -> scene.asMember(() -> browsing.people(scene.account())))
                .isInstanceOf(NotFound.class);
        var page = scene.asChampion(() -> browsing.people(scene.account()));
        assertThat(page.present())
                .extracting(BrowsingPeople.MemberOfAccount::person)
                .doesNotContain(scene.member());
        assertThat(page.ended()).singleElement().satisfies(ended -> {
            assertThat(ended.person()).isEqualTo(scene.member());
            assertThat(ended.endedBy()).isEqualTo("Jonas Petit");
        });
        refused(
                "access.ended-already",
                () -> scene.asChampion(() -> inviting.endAccess(scene.account(), scene.member())));
        var email = directory
                .people(java.util.List.of(scene.member()))
                .get(scene.member())
                .email();
        var again = scene.asChampion(() -> inviting.invite(scene.account(), "Aisha", email.value(), Role.SPONSOR));
        assertThat(again).isEqualTo(scene.member());
        assertThat(scene.asMember(() -> browsing.people(scene.account()))
                        .asking()
                        .role())
                .isEqualTo(Role.SPONSOR);
    }

    @Test
    void nobodyEndsTheirOwnAccessNorTheChampions() {
        refused("access.own", () -> scene.asDeputy(() -> inviting.endAccess(scene.account(), scene.deputy())));
        refused("access.champion", () -> scene.asDeputy(() -> inviting.endAccess(scene.account(), scene.champion())));
        assertThatThrownBy(() -> scene.asMember(() -> inviting.endAccess(scene.account(), scene.sponsor())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asCsm(() -> inviting.endAccess(scene.account(), scene.sponsor())))
                .isInstanceOfAny(NotFound.class, org.springframework.security.access.AccessDeniedException.class);
    }

    @Test
    void anAdminEndsAccessEverywhereAndLetsBack() {
        accounts.join(scene.otherAccount(), scene.member(), "MEMBER", scene.otherChampion());
        scene.asAdmin(() -> ending.everywhere(scene.member()));
        assertThat(ledger.page(scene.account(), Long.MAX_VALUE, 1).getFirst().kind())
                .isEqualTo("access.ended");
        assertThat(ledger.page(scene.otherAccount(), Long.MAX_VALUE, 1)
                        .getFirst()
                        .kind())
                .isEqualTo("access.ended");
        var email = directory
                .people(java.util.List.of(scene.member()))
                .get(scene.member())
                .email();
        refused(
                "invite.address-refused",
                () -> scene.asChampion(() -> inviting.invite(scene.account(), "A", email.value(), Role.MEMBER)));
        refused("person.ended-already", () -> scene.asAdmin(() -> ending.everywhere(scene.member())));
        refused("access.own", () -> scene.asAdmin(() -> ending.everywhere(scene.admin())));
        scene.asAdmin(() -> ending.letBack(scene.member()));
        scene.asChampion(() -> inviting.invite(scene.account(), "A", email.value(), Role.MEMBER));
        assertThatThrownBy(() -> scene.asLeader(() -> ending.everywhere(scene.member())))
                .isInstanceOf(org.springframework.security.access.AccessDeniedException.class);
    }

    @Test
    @DisplayName("rule 26: the vendor invites a champion again only into an empty seat, and both sides see that it did")
    void aChampionInvitedAgainIsSeen() {
        assertThat(directory.championInvitedAgain(scene.account())).isEmpty();
        scene.asAdmin(() -> ending.everywhere(scene.deputy()));
        refused(
                "invite.champion-present",
                () -> scene.asCsm(() -> inviting.inviteChampion(scene.account(), "Nina", fresh())));
        scene.asAdmin(() -> ending.everywhere(scene.champion()));

        var nina = scene.asCsm(() -> inviting.inviteChampion(scene.account(), "Nina", fresh()));

        assertThat(ledger.page(scene.account(), Long.MAX_VALUE, 1).getFirst().kind())
                .isEqualTo("champion.invited-again");
        assertThat(directory.championInvitedAgain(scene.account())).isPresent();
        As.person(nina, () -> inviting.handOn(scene.account(), scene.member()), "CUSTOMER");
        assertThat(directory.championInvitedAgain(scene.account()))
                .as("now the customer decided who leads")
                .isEmpty();
    }

    @Test
    void whoeverOwnsAccountsGivesThemAwayBeforeTheirAccessEnds() {
        refused("person.owns-accounts", () -> scene.asAdmin(() -> ending.everywhere(scene.csm())));
        scene.asAdmin(() -> assigning.reassignAll(scene.csm(), scene.otherCsm()));
        scene.asAdmin(() -> ending.everywhere(scene.csm()));
        assertThat(directory.csm(scene.account()).orElseThrow().person()).isEqualTo(scene.otherCsm());
    }

    @Test
    void theChainHoldsOverAllOfIt() {
        scene.asChampion(() -> inviting.invite(scene.account(), "Nina", fresh(), Role.MEMBER));
        scene.asChampion(() -> inviting.nameDeputy(scene.account(), scene.member()));
        scene.asChampion(() -> inviting.handOn(scene.account(), scene.member()));
        assertThat(ledger.check(scene.account())).isEmpty();
        assertThat(ledger.page(scene.account(), Long.MAX_VALUE, 9)).hasSize(4);
    }
}
