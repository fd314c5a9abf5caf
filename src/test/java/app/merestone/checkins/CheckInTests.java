package app.merestone.checkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A check-in (rules 10, 15)")
class CheckInTests {

    private static final AccountId ACCOUNT = AccountId.next();
    private static final PersonId NADIA = PersonId.next();
    private static final PersonId STRANGER = PersonId.next();
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    // in Auckland it is already the 23rd
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void hasADateAndAnOwner() {
        var checkIn = arrange("What blocks the first report", "No export yet", LocalDate.parse("2026-11-30"), NADIA);

        assertThat(checkIn.due()).isEqualTo("2026-11-30");
        assertThat(checkIn.owner()).isEqualTo(NADIA);
        assertThat(checkIn.isDone()).isFalse();
    }

    @Test
    void mayBeDueTodayWhereTheAccountIs() {
        assertThat(arrange("a", "b", LocalDate.parse("2026-11-23"), NADIA).due())
                .isEqualTo("2026-11-23");
    }

    @Test
    void isNotDueOnADayThatHasEndedWhereTheAccountIs() {
        refuses("check-in.past", () -> arrange("a", "b", LocalDate.parse("2026-11-22"), NADIA));
    }

    @Test
    void isNotDueInTenYears() {
        refuses("check-in.too-far", () -> arrange("a", "b", LocalDate.parse("2036-11-22"), NADIA));
    }

    @Test
    void isNotOwnedByAStranger() {
        refuses("check-in.stranger", () -> arrange("a", "b", LocalDate.parse("2026-11-30"), STRANGER));
    }

    @Test
    void saysWhatItIsAboutAndWhy() {
        refuses("text.empty", () -> arrange(" ", "b", LocalDate.parse("2026-11-30"), NADIA));
        refuses("text.empty", () -> arrange("a", "\u200b", LocalDate.parse("2026-11-30"), NADIA));
    }

    @Test
    void takesPlaceOnceAndSaysWhatCameOfIt() {
        var checkIn = arrange("a", "b", LocalDate.parse("2026-11-30"), NADIA);
        refuses("text.empty", () -> checkIn.done("", NADIA, NOW));

        checkIn.done("The export runs now.", NADIA, NOW);

        assertThat(checkIn.isDone()).isTrue();
        assertThat(checkIn.note()).isEqualTo("The export runs now.");
        refuses("check-in.done-already", () -> checkIn.done("again", NADIA, NOW));
    }

    private static CheckIn arrange(String about, String reason, LocalDate due, PersonId owner) {
        return CheckIn.arrange(ACCOUNT, about, reason, due, AUCKLAND, owner, Set.of(NADIA), NADIA, NOW);
    }

    private static void refuses(String code, Runnable act) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(act::run)
                .satisfies(r -> assertThat(r.refusal().code()).isEqualTo(code));
    }
}
