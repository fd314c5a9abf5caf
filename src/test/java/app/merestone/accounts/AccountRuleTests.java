package app.merestone.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.ledger.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRuleTests {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final PersonId CSM = PersonId.next();
    private static final PersonId NEXT_CSM = PersonId.next();
    private static final PersonId CHAMPION = PersonId.next();
    private static final Vendor VENDOR =
            new Vendor("Fenwick Systems", LONDON, List.of("fenwick.example", " Fenwick-Labs.Example "), "http://here");

    private static Account account() {
        return Account.known(
                AccountId.next(),
                CompanyProfile.typed("Harbour & Pine", "harbour.example", "001xx"),
                SegmentId.next(),
                LONDON,
                CSM,
                TODAY,
                NOW);
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                        refused.refusal().code())
                .isEqualTo(code));
    }

    @Nested
    @DisplayName("rule 2: due dates are days in the account's zone, the vendor's until the champion sets it")
    class TimeZone {

        @Test
        void aNewAccountCountsItsDaysInTheVendorsZone() {
            assertThat(account().zone()).isEqualTo(LONDON);
        }

        @Test
        void theChampionsZoneHoldsFromThenOn() {
            var account = account();
            account.choose(ZoneId.of("Pacific/Auckland"), CHAMPION, NOW);
            assertThat(account.zone()).isEqualTo(ZoneId.of("Pacific/Auckland"));
            assertThat(new DueDate(TODAY, account.zone()).passedAt(NOW)).isTrue();
        }

        @Test
        void sayingTheVendorsZoneOnceIsAChoiceAndTwiceIsNone() {
            var account = account();
            account.choose(LONDON, CHAMPION, NOW);
            refused("account.zone-unchanged", () -> account.choose(LONDON, CHAMPION, NOW));
        }

        @Test
        void zonesToChooseFromArePlaces() {
            assertThat(KeepingAccountSettings.zones())
                    .contains("Europe/London", "America/New_York", "UTC")
                    .doesNotContain("EST", "Etc/GMT+5", "GMT0", "SystemV/PST8");
        }
    }

    @Nested
    @DisplayName("rule 13: onboarding start is set once, a change is refused unless its author saw what stands")
    class Start {

        @Test
        void aMoveNamesTheDayThatWasSeen() {
            var account = account();
            account.moveOnboardingStart(TODAY, TODAY.minusDays(7), TODAY, CSM, NOW);
            assertThat(account.onboardingStart()).isEqualTo(TODAY.minusDays(7));
            refused(
                    "account.start-changed",
                    () -> account.moveOnboardingStart(TODAY, TODAY.minusDays(3), TODAY, CSM, NOW));
            refused(
                    "account.start-unchanged",
                    () -> account.moveOnboardingStart(TODAY.minusDays(7), TODAY.minusDays(7), TODAY, CSM, NOW));
        }

        @Test
        void aSlipOfTheYearIsRefused() {
            refused("account.start-too-early", () -> OnboardingStart.check(LocalDate.of(2016, 11, 21), TODAY));
            refused("account.start-too-late", () -> OnboardingStart.check(LocalDate.of(2062, 11, 22), TODAY));
            OnboardingStart.check(LocalDate.of(2024, 2, 29), TODAY);
        }

        @Test
        void aLeapDayIsADayLikeAnyOther() {
            OnboardingStart.check(LocalDate.of(2028, 2, 29), LocalDate.of(2028, 2, 29));
            refused(
                    "account.start-too-early",
                    () -> OnboardingStart.check(LocalDate.of(2018, 2, 27), LocalDate.of(2028, 2, 29)));
        }

        @Test
        void aPlanStartsOnce() {
            var account = account();
            account.startPlan(CSM, Role.CSM, NOW);
            refused("account.plan-started", () -> account.startPlan(CSM, Role.CSM, NOW));
        }
    }

    @Nested
    @DisplayName("rule 16: a change of owner is a handoff until both sides confirm the same next milestone")
    class Handoffs {

        private final ContentHash milestone = ContentHash.of("milestone");
        private final ContentHash other = ContentHash.of("another");

        @Test
        void theFirstOwnerIsNoHandoff() {
            var unowned = Account.known(
                    AccountId.next(),
                    CompanyProfile.typed("Harbour", "", ""),
                    SegmentId.next(),
                    LONDON,
                    null,
                    TODAY,
                    NOW);
            assertThat(unowned.assignTo(CSM, null, NOW)).isNull();
            assertThat(unowned.csm()).isEqualTo(CSM);
        }

        @Test
        void everyLaterOwnerIs() {
            var handoff = account().assignTo(NEXT_CSM, CSM, NOW);
            assertThat(handoff).isNotNull();
            assertThat(handoff.aligned()).isFalse();
            handoff.overtaken(NOW);
            assertThat(handoff.aligned()).as("overtaken is not aligned").isFalse();
        }

        @Test
        void oneSideAloneAlignsNothing() {
            var handoff = account().assignTo(NEXT_CSM, CSM, NOW);
            handoff.confirm(Side.VENDOR, NEXT_CSM, milestone, NOW);
            assertThat(handoff.aligned()).isFalse();
            refused("handoff.confirmed-already", () -> handoff.confirm(Side.VENDOR, NEXT_CSM, milestone, NOW));
        }

        @Test
        void bothConfirmingTheSameAligns() {
            var handoff = account().assignTo(NEXT_CSM, CSM, NOW);
            handoff.confirm(Side.CUSTOMER, CHAMPION, milestone, NOW);
            handoff.confirm(Side.VENDOR, NEXT_CSM, milestone, NOW);
            assertThat(handoff.aligned()).isTrue();
            refused("handoff.settled", () -> handoff.confirm(Side.CUSTOMER, CHAMPION, other, NOW));
        }

        @Test
        void confirmingSomethingElseThanTheOtherSideDidAlignsNothing() {
            var handoff = account().assignTo(NEXT_CSM, CSM, NOW);
            handoff.confirm(Side.CUSTOMER, CHAMPION, milestone, NOW);
            handoff.confirm(Side.VENDOR, NEXT_CSM, other, NOW);
            assertThat(handoff.aligned()).isFalse();
            handoff.confirm(Side.CUSTOMER, CHAMPION, other, NOW);
            assertThat(handoff.aligned()).isTrue();
        }

        @Test
        void whoeverAssignsHasToHaveSeenThePresentOwner() {
            refused("owner.changed", () -> account().assignTo(NEXT_CSM, null, NOW));
            refused("owner.same", () -> account().assignTo(CSM, CSM, NOW));
        }
    }

    @Nested
    @DisplayName("rule 26: the vendor's addresses are never customer people's, and the sentence does not say why")
    class Addresses {

        private final CustomerAddress policy = new CustomerAddress(VENDOR);

        @ParameterizedTest
        @ValueSource(
                strings = {"a@fenwick.example", "A@FENWICK.EXAMPLE", "a@eu.fenwick.example", "a@fenwick-labs.example"})
        void theVendorsDomainsAndTheirSubdomainsAreRefused(String address) {
            assertThat(policy.check(new EmailAddress(address), null))
                    .get()
                    .extracting(refusal -> refusal.code())
                    .isEqualTo("invite.address-refused");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a@notfenwick.example", "fenwick.example@gmail.example", "a@fenwick.example.org"})
        void domainsThatOnlyLookAlikeAreNot(String address) {
            assertThat(policy.check(new EmailAddress(address), null)).isEmpty();
        }

        @Test
        void somebodyOfTheVendorsSideIsRefusedWithTheSameSentence() {
            var contractor = Person.vendor(new EmailAddress("c@elsewhere.example"), "C", EnumSet.of(Role.CSM), NOW);
            assertThat(policy.check(contractor.email(), contractor))
                    .get()
                    .extracting(refusal -> refusal.code())
                    .isEqualTo("invite.address-refused");
        }

        @Test
        void somebodyWhoseAccessAnAdminEndedIsRefusedWithTheSameSentence() {
            var gone = Person.customer(new EmailAddress("g@elsewhere.example"), "G", NOW);
            assertThat(policy.check(gone.email(), gone)).isEmpty();
            gone.end(NOW);
            assertThat(policy.check(gone.email(), gone)).isPresent();
        }

        @Test
        void aCustomerPersonHoldsNoVendorRoleAndAVendorPersonNoMembership() {
            var customer = Person.customer(new EmailAddress("c@elsewhere.example"), "C", NOW);
            assertThatThrownBy(() -> customer.giveRoles(Set.of(Role.CSM))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Membership.invited(AccountId.next(), CSM, Role.CSM, CSM, NOW))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Names {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Maya",
                    "María José Ñandú",
                    "李小龙",
                    "مريم",
                    "👩‍🔬 Lab",
                    "<script>alert(1)</script>",
                    "O’Neill; DROP"
                })
        void areStoredAsTyped(String name) {
            assertThat(Person.customer(new EmailAddress("a@b.example"), " " + name + " ", NOW)
                            .name())
                    .isEqualTo(java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFC));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "   ", "\u200b\u200b", "\u2060", "\u00a0"})
        void haveSomethingToSee(String name) {
            refused("text.empty", () -> Person.customer(new EmailAddress("a@b.example"), name, NOW));
        }

        @Test
        void thatReorderTheTextAroundThemAreRefused() {
            refused(
                    "text.control-characters",
                    () -> Person.customer(new EmailAddress("a@b.example"), "Maya\u202egnp.exe", NOW));
            refused("text.one-line", () -> CompanyProfile.typed("Harbour\nPine", "", ""));
        }

        @Test
        void haveAnEnd() {
            refused("text.too-long", () -> CompanyProfile.typed("x".repeat(161), "", ""));
            assertThat(CompanyProfile.typed("😀".repeat(160), "", "").name()).hasSize(320);
            refused("text.too-long", () -> Person.customer(new EmailAddress("a@b.example"), "x".repeat(121), NOW));
        }

        @Test
        void domainsAndCrmIdsAreFoldedOrRefused() {
            assertThat(CompanyProfile.typed("A", " Harbour.Example ", "").domain())
                    .isEqualTo("harbour.example");
            assertThat(CompanyProfile.typed("A", " ", " ")).isEqualTo(new CompanyProfile("A", null, null));
            refused("account.domain-malformed", () -> CompanyProfile.typed("A", "https://harbour.example", ""));
            refused("account.domain-malformed", () -> CompanyProfile.typed("A", "harbour", ""));
            refused("account.external-id-malformed", () -> CompanyProfile.typed("A", "", "00Ä"));
            refused("account.external-id-malformed", () -> CompanyProfile.typed("A", "", "x".repeat(41)));
        }
    }

    @Nested
    class Segments {

        private final Playbook playbook = SegmentSeed.midMarket().playbook();

        @Test
        void differInMoreThanCaseAndAccents() {
            assertThat(Segment.key("Énterprise")).isEqualTo(Segment.key("ENTERPRISE"));
            assertThat(Segment.key("Straße")).isEqualTo(Segment.key("STRASSE"));
            assertThat(Segment.key("Mid-market")).isNotEqualTo(Segment.key("Midmarket"));
        }

        @Test
        void keepTheirSentenceAsTheFirstCriterion() {
            var segment = SegmentSeed.smallBusiness();
            var changed = new Playbook(
                    "We saw it ourselves",
                    playbook.targetDays(),
                    playbook.quietDays(),
                    playbook.criteria().reversed(),
                    playbook.tasks(),
                    playbook.minimumGrade());
            segment.redefine("Small", changed);
            assertThat(segment.playbook().criteria().getFirst().firstValue()).isTrue();
            assertThat(segment.playbook().criteria().getFirst().statement()).isEqualTo("We saw it ourselves");
        }

        @Test
        void needAFirstValueWithAMeasureANextMilestoneAndATask() {
            var criteria = playbook.criteria();
            refused("segment.one-first-value", () -> with(criteria.subList(1, 4), playbook.tasks()));
            refused("segment.no-next-milestone", () -> with(criteria.subList(0, 3), playbook.tasks()));
            refused("segment.no-task", () -> with(criteria, List.of()));
            var first = criteria.getFirst();
            var unmeasured = new Playbook.SuggestedCriterion(first.statement(), null, null, null, true, false, 30);
            refused(
                    "segment.first-value-measure",
                    () -> with(List.of(unmeasured, criteria.getLast()), playbook.tasks()));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, -1, 731})
        void haveATargetWithinTwoYears(int days) {
            refused(
                    "segment.days",
                    () -> Segment.named(
                            "A",
                            new Playbook(
                                    "We saw it",
                                    days,
                                    5,
                                    playbook.criteria(),
                                    playbook.tasks(),
                                    playbook.minimumGrade())));
        }

        private void with(List<Playbook.SuggestedCriterion> criteria, List<String> tasks) {
            Segment.named("A", new Playbook("We saw it", 30, 5, criteria, tasks, playbook.minimumGrade()));
        }
    }
}
