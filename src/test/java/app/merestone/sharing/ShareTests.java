package app.merestone.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.evidence.EvidenceType;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.ledger.Actor;
import app.merestone.ledger.AuthenticatedBy;
import app.merestone.ledger.Role;
import app.merestone.shell.Translations;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;

@DisplayName("A share")
class ShareTests {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final SharingLimits LIMITS = new SharingLimits(30, 90);

    @Test
    void holdsUntilItsLastDayHasEndedWhereTheAccountIs() {
        var share = share(NewShare.ofEverything(TODAY));

        assertThat(share.expiredAt(Instant.parse("2026-11-23T04:59:59.999999Z")))
                .isFalse();
        assertThat(share.expiredAt(Instant.parse("2026-11-23T05:00:00Z"))).isTrue();
    }

    @Test
    void holdsNoLongerThanTheVendorAllowsAndNotForDaysThatAreOver() {
        assertThatThrownBy(() -> share(NewShare.ofEverything(TODAY.minusDays(1))))
                .isInstanceOfSatisfying(
                        Refused.class, said -> assertThat(said.refusal().code()).isEqualTo("share.until-past"));
        assertThatThrownBy(() -> share(NewShare.ofEverything(TODAY.plusDays(91))))
                .isInstanceOfSatisfying(
                        Refused.class, said -> assertThat(said.refusal().code()).isEqualTo("share.until-too-late"));
        assertThat(share(NewShare.ofEverything(TODAY.plusDays(90))).untilDay()).isEqualTo(TODAY.plusDays(90));
    }

    @Test
    void aVendorsMaximumBoundsWhatALinkHoldsUnlessItsChampionSaysOtherwise() {
        assertThat(new SharingLimits(30, 7).days()).isEqualTo(7);
        assertThatThrownBy(() -> new SharingLimits(0, 7)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isTakenBackOnce() {
        var share = share(NewShare.ofEverything(TODAY));

        assertThat(share.over()).isFalse();
        assertThat(share.revoke(NOW)).isTrue();
        assertThat(share.revoke(NOW)).isFalse();
        assertThat(share.leftAlone(NOW)).isFalse();
        assertThat(share.over()).isTrue();
    }

    @Test
    void itsTokenHas256BitsIsNeverTheSameAndIsNotTold() {
        var one = ShareToken.fresh();
        var other = ShareToken.fresh();

        assertThat(one.path()).matches("/s/[A-Za-z0-9_-]{43}").isNotEqualTo(other.path());
        assertThat(one.toString()).doesNotContain(one.path().substring(3));
        assertThat(one.hash())
                .isEqualTo(ShareToken.read(one.path().substring(3)).hash());
        var made = new MadeShare(ShareId.next(), "https://portal.example" + one.path());
        assertThat(made.toString()).doesNotContain(one.path().substring(3));
    }

    @Test
    void tellsOnlyTheChosenParts() {
        var nothing = plan().telling(Set.of());

        assertThat(nothing.written())
                .doesNotContain("Reports run by themselves")
                .doesNotContain("Nobody had to help")
                .doesNotContain("All branches report")
                .doesNotContain("Dana")
                .doesNotContain("Ines Alder")
                .doesNotContain("Noor Haddad")
                .doesNotContain("Tom Becker")
                .doesNotContain("hours a week")
                .doesNotContain("Half an hour")
                .doesNotContain("M-2026-0007")
                .doesNotContain("cd".repeat(32));
        // verdict and lines still hold their counts and days
        assertThat(nothing.shown()).isEqualTo(1);
        assertThat(nothing.results()).hasSize(2);
        var withoutNumbers = plan().telling(EnumSet.complementOf(EnumSet.of(SharePart.NUMBERS)));
        assertThat(withoutNumbers.written()).contains("Nobody had to help").doesNotContain("hours a week");
        var withoutFiles = plan().telling(EnumSet.complementOf(EnumSet.of(SharePart.FILES)));
        assertThat(withoutFiles.written()).contains("Nobody had to help").doesNotContain("Half an hour");
        assertThat(plan().telling(EnumSet.complementOf(EnumSet.of(SharePart.RESULTS)))
                        .written())
                .as("files of results that are not told")
                .doesNotContain("Half an hour");
        var withoutCertificate = plan().telling(EnumSet.complementOf(EnumSet.of(SharePart.CERTIFICATE)));
        assertThat(withoutCertificate.written())
                .contains("Nobody had to help")
                .doesNotContain("M-2026-0007")
                .doesNotContain("cd".repeat(32));
        assertThat(plan().telling(EnumSet.allOf(SharePart.class))).isEqualTo(plan());
        var onlyAgreed = plan().telling(EnumSet.of(SharePart.AGREED));
        assertThat(onlyAgreed.written())
                .contains("The branch managers")
                .contains("Ines Alder")
                .doesNotContain("Noor Haddad")
                .doesNotContain("Reports run by themselves");
    }

    @Test
    void keepsWhatItFrozeWordForWord() {
        assertThat(SharedPlan.read(plan().written())).isEqualTo(plan());
    }

    @Test
    void onlyFilesThatItTellsOfAreFoundByTheirHash() {
        assertThat(plan().file("ef".repeat(32))).isPresent();
        assertThat(plan().file("cd".repeat(32))).isEmpty();
        assertThat(plan().telling(EnumSet.of(SharePart.RESULTS)).file("ef".repeat(32)))
                .isEmpty();
        assertThat(plan().telling(EnumSet.of(SharePart.FILES)).file("ef".repeat(32)))
                .isEmpty();
    }

    @Test
    void whatWasFrozenBeforeFilesAndCertificatesCouldBeToldIsStillRead() {
        var before =
                plan().written().replaceFirst("\"closing\":\\{.*?\\}\\},", "").replaceFirst(",\"files\":\\[.*?\\]", "");
        assertThat(before).doesNotContain("closing").doesNotContain("files");

        var read = SharedPlan.read(before);

        assertThat(read.certificate()).isEqualTo("M-2026-0007");
        assertThat(read.closing()).isNull();
        assertThat(read.file("ef".repeat(32))).isEmpty();
        assertThat(read.shown()).isEqualTo(1);
    }

    @Test
    @DisplayName("Law 4: both who agreed are named beside the day; what was frozen without them says the day alone")
    void whatWasFrozenBeforeWhoAgreedWasToldIsStillRead() {
        var before = plan().written().replaceAll(",\"agreed\":(\\{[^}]*\\}|null)", "");
        assertThat(before).doesNotContain("agreed").doesNotContain("Tom Becker");

        var read = SharedPlan.read(before);

        assertThat(read.results()).hasSize(2).allSatisfy(result -> assertThat(result.agreed())
                .isNull());
        assertThat(said(read))
                .contains("Due 1 Dec 2026")
                .contains("Due 21 Jan 2027")
                .doesNotContain("Agreed by");
        assertThat(said(plan()))
                .contains("Agreed by Ines Alder on 23 Oct 2026, Tom Becker on 24 Oct 2026 · due 1 Dec 2026")
                .contains("Agreed by Noor Haddad on 23 Oct 2026, Tom Becker on 24 Oct 2026 · due 21 Jan 2027");
    }

    private static String said(SharedPlan plan) {
        return new SharePicture(plan, "", "Dana Whitlock", TODAY, true, false, false, "", SharePicture.Ways.NONE)
                .drawn(BeanUtils.instantiateClass(Translations.class), 1)
                .plainText();
    }

    @Test
    void remembersItsParts() {
        var parts = EnumSet.of(SharePart.RESULTS, SharePart.NEXT);
        assertThat(share(new NewShare(parts, false, TODAY, "", false)).parts()).isEqualTo(parts);
        assertThat(share(new NewShare(Set.of(), false, TODAY, "", false)).parts())
                .isEmpty();
    }

    @Test
    void mayBeTakenAwayAsAFileOnlyWhereItsChampionAllowsThat() {
        assertThat(share(NewShare.ofEverything(TODAY)).downloads()).isTrue();
        assertThat(share(new NewShare(Set.of(), false, TODAY, "", false)).downloads())
                .isFalse();
    }

    private static Share share(NewShare chosen) {
        var by = new Actor(
                PersonId.next(),
                "Dana Whitlock",
                Role.CHAMPION,
                "Harrow",
                AuthenticatedBy.MAILED_LINK,
                PersonId.next());
        return Share.made(AccountId.next(), ShareToken.fresh(), chosen, Optional.empty(), NEW_YORK, LIMITS, by, NOW);
    }

    static SharedPlan plan() {
        return new SharedPlan(
                "Harrow & Vale",
                "Fenwick Systems",
                NEW_YORK,
                NOW,
                TODAY.minusDays(40),
                SharedPlan.Stage.RESULT_SHOWN,
                null,
                "M-2026-0007",
                new SharedPlan.Closing(
                        "cd".repeat(32),
                        new SharedPlan.Name("Dana Whitlock", "CHAMPION", "Harrow & Vale", NOW),
                        new SharedPlan.Name("Priya Raman", "CSM", "Fenwick Systems", NOW)),
                List.of(TODAY.minusDays(20), TODAY.minusDays(12)),
                0,
                1,
                List.of(
                        new SharedPlan.Result(
                                "Reports run by themselves",
                                TODAY.plusDays(8),
                                true,
                                false,
                                new SharedPlan.Shown(
                                        TODAY.minusDays(2),
                                        null,
                                        new SharedPlan.Told(
                                                "Nobody had to help.",
                                                "measured",
                                                "Dana Whitlock",
                                                TODAY.minusDays(1),
                                                "Priya Raman",
                                                TODAY,
                                                "14-0a1b2c3d",
                                                "ab".repeat(32),
                                                List.of(new SharedPlan.File(
                                                        "Half an hour.csv", EvidenceType.CSV, 2_048, "ef".repeat(32)))),
                                        new SharedPlan.Figure(
                                                "Time spent", "hours a week", BigDecimal.TEN, new BigDecimal("8.5"))),
                                null),
                        new SharedPlan.Result(
                                "The branch managers look for themselves",
                                TODAY.plusDays(9),
                                false,
                                true,
                                null,
                                agreed("Ines Alder"))),
                List.of(new SharedPlan.Next("All branches report", TODAY.plusDays(60), agreed("Noor Haddad"))));
    }

    private static SharedPlan.Agreed agreed(String customer) {
        return new SharedPlan.Agreed(customer, TODAY.minusDays(30), "Tom Becker", TODAY.minusDays(29));
    }
}
