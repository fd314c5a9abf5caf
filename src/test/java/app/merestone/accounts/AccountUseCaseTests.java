package app.merestone.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Refused;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.LedgerEntry;
import app.merestone.ledger.Role;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class AccountUseCaseTests {

    @Autowired
    BrowsingPeople browsingPeople;

    @Autowired
    StartingAccounts starting;

    @Autowired
    KeepingAccountSettings settings;

    @Autowired
    AssigningOwners assigning;

    @Autowired
    DefiningSegments defining;

    @Autowired
    AppointingPeople appointing;

    @Autowired
    HandoffRepository handoffs;

    @Autowired
    SegmentRepository segments;

    @Autowired
    Directory directory;

    @Autowired
    Access access;

    @Autowired
    Ledger ledger;

    @Autowired
    Accounts accounts;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    Scene scene;

    @BeforeEach
    void begin() {
        clock.reset();
        scene = accounts.scene();
    }

    private LedgerEntry last(AccountId account) {
        return ledger.page(account, Long.MAX_VALUE, 1).getFirst();
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                        refused.refusal().code())
                .isEqualTo(code));
    }

    private NewAccount form(String name, String externalId) {
        return new NewAccount(
                AccountId.next(),
                name,
                "harbour.example",
                externalId,
                segments.findAllByOrderByTargetDaysAscNameAsc().getFirst().id(),
                scene.csm(),
                LocalDate.of(2026, 11, 20));
    }

    @Test
    void theVendorStartsAnAccountFromItsSegment() {
        var form = form("Blue Heron Ltd", "");
        var account = scene.asCsm(() -> starting.start(form));
        var facts = directory.account(account);
        assertThat(facts.planStarted()).isTrue();
        assertThat(facts.csm()).isEqualTo(scene.csm());
        assertThat(facts.zone()).isEqualTo(ZoneId.of("Europe/London"));
        assertThat(ledger.page(account, Long.MAX_VALUE, 20))
                .extracting(LedgerEntry::kind)
                .contains("account.started");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM success_plan WHERE account_id = :account")
                        .param("account", account.toString())
                        .query(Integer.class)
                        .single())
                .as("its plan is drawn up")
                .isEqualTo(1);
    }

    @Test
    void aPressOfItsCsmStartsThePlanOfAnImportedAccountAndIsAnEntry() {
        var account = accounts.account("Orchard Works", scene.csm());
        jdbc.sql("UPDATE account SET plan_started_at = NULL WHERE id = :account")
                .param("account", account.toString())
                .update();
        scene.asCsm(() -> starting.startPlan(account));
        assertThat(directory.account(account).planStarted()).isTrue();
        assertThat(last(account).kind()).isEqualTo("account.plan-started");
        refused("account.plan-started", () -> scene.asCsm(() -> starting.startPlan(account)));
    }

    @Test
    void sendingTheSameFormTwiceStartsOneAccount() {
        var form = form("Twice & Co", "");
        assertThat(scene.asCsm(() -> starting.start(form))).isEqualTo(scene.asCsm(() -> starting.start(form)));
        assertThat(ledger.page(form.id(), Long.MAX_VALUE, 50))
                .filteredOn(e -> e.kind().equals("account.started"))
                .hasSize(1);
    }

    @Test
    void customersAndAdminsStartNothing() {
        var form = form("Nobody’s", "");
        assertThatThrownBy(() -> scene.asChampion(() -> starting.start(form)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> scene.asAdmin(() -> starting.start(form))).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void anOwnerIsAPresentCsm() {
        var form = form("Odd owner", "");
        var odd = new NewAccount(
                form.id(), form.name(), "", "", form.segment(), scene.champion(), form.onboardingStart());
        refused("person.not-available", () -> scene.asCsm(() -> starting.start(odd)));
        var leader =
                new NewAccount(form.id(), form.name(), "", "", form.segment(), scene.leader(), form.onboardingStart());
        refused("person.not-available", () -> scene.asCsm(() -> starting.start(leader)));
    }

    @Test
    void aCrmIdBelongsToOneAccountAndItsCaseCounts() {
        var id = "001" + UUID.randomUUID().toString().substring(0, 8) + "aB";
        scene.asCsm(() -> starting.start(form("First", id)));
        refused("account.external-id-taken", () -> scene.asCsm(() -> starting.start(form("Second", id))));
        // 15-character ids of the CRM differ by case alone
        var other = scene.asCsm(() -> starting.start(form("Third", id.replace("aB", "Ab"))));
        assertThat(directory.account(other).name()).isEqualTo("Third");
    }

    @Test
    @DisplayName("rule 2: the champion sets the account's zone; it is an entry with what was before")
    void theChampionSetsTheZone() {
        scene.asChampion(() -> settings.chooseZone(scene.account(), "Asia/Tokyo"));
        assertThat(directory.account(scene.account()).zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(last(scene.account()).kind()).isEqualTo("account.zone-set");
        assertThat(last(scene.account()).details())
                .containsEntry("from", "Europe/London")
                .containsEntry("to", "Asia/Tokyo");
        assertThatThrownBy(() -> scene.asDeputy(() -> settings.chooseZone(scene.account(), "UTC")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asCsm(() -> settings.chooseZone(scene.account(), "UTC")))
                .isInstanceOf(AccessDeniedException.class);
        for (var zone : List.of("Middle/Earth", "", "+02:00", "EST", "europe/london")) {
            refused("account.zone-unknown", () -> scene.asChampion(() -> settings.chooseZone(scene.account(), zone)));
        }
    }

    @Test
    @DisplayName("rule 13: a change of onboarding start is an entry with its reason, by the account's CSM")
    void aChangeOfOnboardingStartIsAnEntry() {
        var to = LocalDate.of(2026, 10, 26);
        scene.asCsm(() -> settings.moveOnboardingStart(
                scene.account(), Accounts.ONBOARDING_START, to, "The contract was signed a week earlier"));
        assertThat(directory.account(scene.account()).onboardingStart()).isEqualTo(to);
        assertThat(last(scene.account()).details())
                .containsEntry("to", "2026-10-26")
                .containsEntry("reason", "The contract was signed a week earlier");
        refused(
                "account.start-changed",
                () -> scene.asCsm(() -> settings.moveOnboardingStart(
                        scene.account(), Accounts.ONBOARDING_START, to.plusDays(1), "Again")));
        refused(
                "text.empty",
                () -> scene.asCsm(() -> settings.moveOnboardingStart(scene.account(), to, to.plusDays(1), " ")));
        assertThatThrownBy(() -> scene.asOtherCsm(
                        () -> settings.moveOnboardingStart(scene.account(), to, to.plusDays(1), "Not mine")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    @DisplayName("rule 16: a new owner acts at once and the account is not aligned")
    void aNewOwnerIsAHandoff() {
        scene.asLeader(() -> assigning.assign(scene.account(), scene.otherCsm(), scene.csm()));
        assertThat(directory.openHandoff(scene.account())).get().satisfies(handoff -> {
            assertThat(handoff.from()).isEqualTo(scene.csm());
            assertThat(handoff.to()).isEqualTo(scene.otherCsm());
        });
        assertThat(last(scene.account()).kind()).isEqualTo("account.owner-assigned");
        assertThatThrownBy(() -> scene.asCsm(() -> transaction.executeWithoutResult(t -> access.csm(scene.account()))))
                .isInstanceOf(NotFound.class);
        scene.asOtherCsm(() -> transaction.executeWithoutResult(t -> access.csm(scene.account())));
        refused(
                "owner.changed",
                () -> scene.asLeader(() -> assigning.assign(scene.account(), scene.otherCsm(), scene.csm())));
        assertThatThrownBy(() -> scene.asCsm(() -> assigning.assign(scene.account(), scene.csm(), scene.otherCsm())))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @DisplayName("rule 16: handing on once more leaves one open handoff")
    void anotherHandoffOvertakesTheFirst() {
        var third = accounts.vendorPerson("Uma Third", "CSM");
        scene.asLeader(() -> assigning.assign(scene.account(), scene.otherCsm(), scene.csm()));
        scene.asLeader(() -> assigning.assign(scene.account(), third, scene.otherCsm()));
        assertThat(directory.openHandoff(scene.account()))
                .get()
                .extracting(OpenHandoff::to)
                .isEqualTo(third);
    }

    @Test
    @DisplayName("rule 16: whoever read an earlier handoff confirms nothing of the one that overtook it")
    void aHandoffThatWasOvertakenIsNotConfirmed() {
        var milestone = new NextMilestone(
                scene.account(), "We have made a forecast call", LocalDate.of(2026, 12, 17), ContentHash.of("v3"));
        var confirming = confirming(Optional.of(milestone));
        scene.asLeader(() -> assigning.assign(scene.account(), scene.otherCsm(), scene.csm()));
        var read = directory.openHandoff(scene.account()).orElseThrow().id();
        scene.asLeader(
                () -> assigning.assign(scene.account(), accounts.vendorPerson("Uma Third", "CSM"), scene.otherCsm()));
        refused(
                "handoff.changed",
                () -> scene.asChampion(
                        () -> transaction.execute(t -> confirming.confirm(scene.account(), read, milestone.hash()))));
    }

    @Test
    @DisplayName("rule 16: both confirm the same next milestone, each for their own side, and it is aligned")
    void bothConfirm() {
        var milestone = new NextMilestone(
                scene.account(), "We have made a forecast call", LocalDate.of(2026, 12, 17), ContentHash.of("v3"));
        var confirming = confirming(Optional.of(milestone));
        scene.asLeader(() -> assigning.assign(scene.account(), scene.otherCsm(), scene.csm()));
        var handoff = directory.openHandoff(scene.account()).orElseThrow().id();
        refused(
                "milestone.changed",
                () -> scene.asChampion(() ->
                        transaction.execute(t -> confirming.confirm(scene.account(), handoff, ContentHash.of("v2")))));
        assertThatThrownBy(() -> scene.asCsm(
                        () -> transaction.execute(t -> confirming.confirm(scene.account(), handoff, milestone.hash()))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asMember(
                        () -> transaction.execute(t -> confirming.confirm(scene.account(), handoff, milestone.hash()))))
                .isInstanceOf(NotFound.class);
        assertThat(scene.<Boolean>asChampion(
                        () -> transaction.execute(t -> confirming.confirm(scene.account(), handoff, milestone.hash()))))
                .isFalse();
        assertThat(directory.openHandoff(scene.account())).isPresent();
        assertThat(scene.<Boolean>asOtherCsm(
                        () -> transaction.execute(t -> confirming.confirm(scene.account(), handoff, milestone.hash()))))
                .isTrue();
        assertThat(directory.openHandoff(scene.account())).isEmpty();
        assertThat(last(scene.account()))
                .returns("handoff.confirmed", LedgerEntry::kind)
                .returns(milestone.hash(), LedgerEntry::content);
        refused(
                "handoff.changed",
                () -> scene.asChampion(() ->
                        transaction.execute(t -> confirming.confirm(scene.account(), handoff, milestone.hash()))));
    }

    @Test
    void whereNothingIsAgreedThereIsNothingToConfirm() {
        scene.asLeader(() -> assigning.assign(scene.account(), scene.otherCsm(), scene.csm()));
        var handoff = directory.openHandoff(scene.account()).orElseThrow().id();
        refused(
                "handoff.no-milestone",
                () -> scene.asChampion(() -> transaction.execute(
                        t -> confirming(Optional.empty()).confirm(scene.account(), handoff, ContentHash.of("x")))));
    }

    @Test
    void aStandInActsFromTheFirstToTheLastDayInTheVendorsZone() {
        var from = LocalDate.of(2026, 11, 24);
        scene.asLeader(() -> assigning.nameStandIn(scene.account(), scene.otherCsm(), from, from.plusDays(1)));
        assertThat(last(scene.account()).kind()).isEqualTo("stand-in.named");
        var cases = new Object[][] {
            {"2026-11-23T23:59:59Z", false},
            {"2026-11-24T00:00:00Z", true},
            {"2026-11-25T23:59:59Z", true},
            {"2026-11-26T00:00:00Z", false}
        };
        for (var each : cases) {
            clock.moveTo(java.time.Instant.parse((String) each[0]));
            assertThat(scene.<Boolean>asOtherCsm(() -> access.isCsm(scene.account())))
                    .as((String) each[0])
                    .isEqualTo(each[1]);
            var reader = scene.asOtherCsm(() -> browsingPeople.people(scene.account()))
                    .asking();
            assertThat(reader.signs()).as((String) each[0]).isEqualTo(each[1]);
            assertThat(reader.role()).isEqualTo(reader.signs() ? Role.STAND_IN : Role.COLLEAGUE);
        }
    }

    @Test
    @DisplayName("rule 26: whose portal access has ended reaches nothing, though a membership were left behind")
    void anEndedPersonIsNobodyWhateverTheirMembershipSays() {
        jdbc.sql("UPDATE person SET ended_at = '2026-11-01 09:00:00' WHERE id IN (:people)")
                .param("people", List.of(scene.member().toString(), scene.csm().toString()))
                .update();

        assertThatThrownBy(() -> scene.asMember(() -> reading())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asMember(() -> access.side())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asCsm(() -> reading())).isInstanceOf(NotFound.class);
        scene.asChampion(() -> reading());
    }

    @Test
    @DisplayName("rule 26: an owner who is no CSM any more neither acts on the account nor reads it")
    void anOwnerWhoIsNoCsmAnyMoreIsNobodyThere() {
        jdbc.sql("DELETE FROM vendor_role WHERE person_id = :csm AND role = 'CSM'")
                .param("csm", scene.csm().toString())
                .update();

        assertThatThrownBy(() -> scene.asCsm(() -> transaction.executeWithoutResult(t -> access.csm(scene.account()))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asCsm(() -> reading())).isInstanceOf(NotFound.class);

        jdbc.sql("INSERT INTO vendor_role (person_id, role) VALUES (:csm, 'LEADER')")
                .param("csm", scene.csm().toString())
                .update();
        assertThatThrownBy(() -> scene.asCsm(() -> transaction.executeWithoutResult(t -> access.csm(scene.account()))))
                .as("a leader does not act in the place that they had as a CSM")
                .isInstanceOf(NotFound.class);
        assertThat(scene.asCsm(() -> transaction.execute(t -> access.reading(scene.account())))
                        .role())
                .isEqualTo(Role.LEADER);
    }

    private void reading() {
        transaction.executeWithoutResult(t -> access.reading(scene.account()));
    }

    @Test
    void aStandInIsAnotherCsmForSomeDaysToCome() {
        var today = LocalDate.of(2026, 11, 22);
        refused("stand-in.owner", () -> standIn(scene.csm(), today, today));
        refused("stand-in.past", () -> standIn(scene.otherCsm(), today.minusDays(2), today.minusDays(1)));
        refused("stand-in.backwards", () -> standIn(scene.otherCsm(), today.plusDays(2), today.plusDays(1)));
        refused("stand-in.too-long", () -> standIn(scene.otherCsm(), today, today.plusDays(400)));
        refused("person.not-available", () -> standIn(scene.leader(), today, today));
        refused("person.not-available", () -> standIn(scene.member(), today, today));
        standIn(scene.otherCsm(), today, today);
        standIn(scene.otherCsm(), today, today.plusDays(1));
        assertThat(directory.vendorPeople(scene.account()))
                .extracting(PersonFacts::role)
                .containsExactly(Role.CSM, Role.STAND_IN);
        scene.asLeader(() -> assigning.endStandIn(scene.account(), scene.otherCsm(), today));
        assertThat(last(scene.account()).kind()).isEqualTo("stand-in.ended");
        assertThat(directory.vendorPeople(scene.account())).hasSize(1);
    }

    @Test
    void endingOnePeriodLeavesThePersonsOthers() {
        var today = LocalDate.of(2026, 11, 22);
        standIn(scene.otherCsm(), today, today.plusDays(1));
        standIn(scene.otherCsm(), today.plusDays(7), today.plusDays(8));

        scene.asLeader(() -> assigning.endStandIn(scene.account(), scene.otherCsm(), today.plusDays(7)));

        assertThat(scene.asLeader(() -> assigning.choices(scene.account())).standIns())
                .singleElement()
                .satisfies(left -> assertThat(left.from()).isEqualTo(today));
        assertThat(last(scene.account()).details())
                .as("the history says which")
                .containsEntry("from", "2026-11-29")
                .containsEntry("to", "2026-11-30");
        assertThatThrownBy(() -> scene.asLeader(
                        () -> assigning.endStandIn(scene.account(), scene.otherCsm(), today.plusDays(7))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void allAccountsOfACsmWhoLeavesGoToAnother() {
        var second = accounts.account("Second of Hanna", scene.csm());
        assertThat(scene.<Integer>asAdmin(() -> assigning.reassignAll(scene.csm(), scene.otherCsm())))
                .isEqualTo(2);
        assertThat(directory.account(second).csm()).isEqualTo(scene.otherCsm());
        assertThat(directory.openHandoff(second)).isPresent();
        assertThat(directory.openHandoff(scene.account())).isPresent();
        assertThat(ledger.check(second)).isEmpty();
        assertThatThrownBy(() -> scene.asCsm(() -> assigning.reassignAll(scene.otherCsm(), scene.csm())))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void anAdminRewordsASegmentUnlessSomebodyWasFaster() {
        var name = "Charities " + UUID.randomUUID();
        var id = scene.asAdmin(
                () -> defining.add(name, SegmentSeed.smallBusiness().playbook()));
        var seen = scene.asAdmin(() -> defining.one(id));
        scene.asAdmin(() -> defining.redefine(
                id, seen.version(), name, SegmentSeed.enterprise().playbook()));
        assertThat(scene.asAdmin(() -> defining.one(id)).playbook().targetDays())
                .isEqualTo(90);
        refused(
                "segment.changed",
                () -> scene.asAdmin(() -> defining.redefine(
                        id, seen.version(), name, SegmentSeed.midMarket().playbook())));
        assertThatThrownBy(() -> scene.asLeader(() -> defining.one(id))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> scene.asAdmin(() -> defining.one(SegmentId.next())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void segmentNamesThatDifferInCaseOrAccentsAreTheSame() {
        var mark = UUID.randomUUID().toString().substring(0, 8);
        scene.asAdmin(
                () -> defining.add("École " + mark, SegmentSeed.smallBusiness().playbook()));
        refused(
                "segment.name-taken",
                () -> scene.asAdmin(() -> defining.add(
                        "ecole " + mark, SegmentSeed.smallBusiness().playbook())));
        // and where two nodes pass that check at once, the database says the same
        assertThatThrownBy(() -> segments.save(Segment.named(
                        "ÉCOLE " + mark, SegmentSeed.smallBusiness().playbook())))
                .satisfiesAnyOf(e -> assertThat(e).isInstanceOf(DuplicateKeyException.class), e -> assertThat(e)
                        .hasRootCauseInstanceOf(java.sql.SQLException.class));
    }

    @Test
    void addressesAreOneInWhicheverCase() {
        var email = "Una." + UUID.randomUUID().toString().substring(0, 8) + "@Fenwick.example";
        scene.asAdmin(() -> appointing.appoint("Una", email, EnumSet.of(Role.CSM)));
        refused(
                "person.address-taken",
                () -> scene.asAdmin(() -> appointing.appoint("Una", email.toUpperCase(), EnumSet.of(Role.CSM))));
        var champion = directory.champion(scene.account()).orElseThrow().email();
        refused(
                "person.address-taken",
                () -> scene.asAdmin(() -> appointing.appoint("Maya", champion.value(), EnumSet.of(Role.CSM))));
        assertThatThrownBy(() -> jdbc.sql("""
                        INSERT INTO person (id, version, email, name, side, created_at)
                        VALUES (:id, 0, :email, 'X', 'CUSTOMER', CURRENT_TIMESTAMP)""")
                        .param("id", UUID.randomUUID().toString())
                        .param("email", email.toLowerCase(java.util.Locale.ROOT))
                        .update())
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void rolesChangeButNobodyLosesTheirAccountsOrTheirOwnAdminRole() {
        refused(
                "person.owns-accounts",
                () -> scene.asAdmin(() -> appointing.giveRoles(scene.csm(), EnumSet.of(Role.LEADER))));
        refused(
                "person.own-admin",
                () -> scene.asAdmin(() -> appointing.giveRoles(scene.admin(), EnumSet.of(Role.LEADER))));
        refused(
                "person.no-role",
                () -> scene.asAdmin(() -> appointing.giveRoles(scene.leader(), EnumSet.noneOf(Role.class))));
        scene.asAdmin(() -> appointing.giveRoles(scene.leader(), EnumSet.of(Role.LEADER, Role.CSM)));
        assertThat(scene.asAdmin(() -> appointing.vendorPeople()))
                .filteredOn(p -> p.id().equals(scene.leader()))
                .singleElement()
                .satisfies(p -> assertThat(p.roles()).containsExactlyInAnyOrder(Role.LEADER, Role.CSM));
        assertThatThrownBy(() -> scene.asAdmin(() -> appointing.giveRoles(scene.member(), EnumSet.of(Role.CSM))))
                .isInstanceOf(NotFound.class);
    }

    private void standIn(app.merestone.kernel.PersonId person, LocalDate from, LocalDate to) {
        scene.asLeader(() -> assigning.nameStandIn(scene.account(), person, from, to));
    }

    private void standIn(app.merestone.kernel.PersonId person, AccountId account) {
        var today = LocalDate.of(2026, 11, 22);
        scene.asLeader(() -> assigning.nameStandIn(account, person, today, today));
    }

    private ConfirmingHandoffs confirming(Optional<NextMilestone> milestone) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("milestones", (NextMilestone.Source) account -> milestone);
        return new ConfirmingHandoffs(
                handoffs, directory, beans.getBeanProvider(NextMilestone.Source.class), access, ledger, (Clock) clock);
    }
}
