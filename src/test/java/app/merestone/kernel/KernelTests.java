package app.merestone.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelTests {

    @Test
    void whatIsTheOwnersOnlyIsShutForEverybodyElse(@TempDir Path somewhere) throws Exception {
        assumeThat(somewhere.getFileSystem().supportedFileAttributeViews()).contains("posix");
        var folder = Files.createDirectory(somewhere.resolve("data"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(OwnerOnly.folder(folder))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(OwnerOnly.file(folder.resolve("upload.csv")))))
                .isEqualTo("rw-------");
    }

    @Nested
    class DueDates {

        private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
        private static final ZoneId LONDON = ZoneId.of("Europe/London");

        @Test
        void aDayHasPassedWhenItEndedInTheAccountsZoneAndNotBefore() {
            var due = new DueDate(LocalDate.of(2026, 11, 30), AUCKLAND);

            assertThat(due.passedAt(Instant.parse("2026-11-30T10:59:59Z"))).isFalse();
            assertThat(due.passedAt(Instant.parse("2026-11-30T11:00:00Z"))).isTrue();
            assertThat(new DueDate(due.day(), LONDON).passedAt(Instant.parse("2026-11-30T11:00:00Z")))
                    .isFalse();
        }

        @Test
        void daysPastAreCalendarDaysAcrossAClockChange() {
            // the clocks of London went back on 25 October 2026: that day had 25 hours
            var due = new DueDate(LocalDate.of(2026, 10, 24), LONDON);

            assertThat(due.daysPastAt(Instant.parse("2026-10-25T23:30:00Z"))).isEqualTo(1);
            assertThat(due.daysPastAt(Instant.parse("2026-10-26T00:00:00Z"))).isEqualTo(2);
        }

        @Test
        void aLeapDayIsADayLikeAnyOther() {
            var due = new DueDate(LocalDate.of(2028, 2, 29), LONDON);

            assertThat(due.daysPastAt(Instant.parse("2028-02-29T12:00:00Z"))).isZero();
            assertThat(due.daysPastAt(Instant.parse("2028-03-01T12:00:00Z"))).isEqualTo(1);
        }
    }

    @Nested
    class TypedText {

        @Test
        void isKeptAsTyped() {
            var typed = "שלום 👩‍👩‍👧 <script>alert(1)</script> naïve";

            assertThat(Typed.line("Statement", typed, 140)).isEqualTo(typed);
        }

        @Test
        void isCountedInCharactersAsPeopleCountThem() {
            assertThat(Typed.line("Statement", "😀".repeat(140), 140)).hasSize(280);
            assertThatThrownBy(() -> Typed.line("Statement", "😀".repeat(141), 140))
                    .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                            .isEqualTo(Refusal.of("text.too-long", "field.Statement", 140, 141)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\t\n", "\u200B\u200B", "\u2060", "\uFEFF", "\u00A0"})
        void whatCannotBeSeenIsEmpty(String nothing) {
            assertThatThrownBy(() -> Typed.required("Statement", nothing, 140))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.refusal().code()).isEqualTo("text.empty"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"a\u202Eb", "a\u2066b", "a\u0000b", "a\u0007b", "a\uD800b"})
        void whatWouldReadDifferentlyElsewhereIsRefused(String hidden) {
            assertThatThrownBy(() -> Typed.required("Statement", hidden, 140))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.refusal().code()).isEqualTo("text.control-characters"));
        }

        @Test
        void aLineHasNoBreaks() {
            assertThatThrownBy(() -> Typed.line("Statement", "one\ntwo", 140)).isInstanceOf(Refused.class);
            assertThat(Typed.required("Description", "one\r\ntwo", 140)).isEqualTo("one\ntwo");
        }
    }

    @Nested
    class Addresses {

        @Test
        void oneAddressHasOneForm() {
            assertThat(new EmailAddress(" Dana@HarrowVale.Example "))
                    .isEqualTo(new EmailAddress("dana@harrowvale.example"));
            assertThat(new EmailAddress("dana@harrowvale.example").domain()).isEqualTo("harrowvale.example");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "dana",
                    "dana@",
                    "@x.example",
                    "dana@localhost",
                    "d a@x.example",
                    "dana@x..example",
                    "dána@x.example",
                    "dana@\u212Aestrel.example"
                })
        void whatIsNoAddressIsRefused(String text) {
            assertThatThrownBy(() -> new EmailAddress(text)).isInstanceOf(Refused.class);
        }
    }

    @Nested
    class Canonical {

        @Test
        void theOrderOfFieldsDoesNotMatter() {
            var oneWay = new LinkedHashMap<String, Object>();
            oneWay.put("b", 2);
            oneWay.put("a", List.of("x", true));
            var other = new LinkedHashMap<String, Object>();
            other.put("a", List.of("x", true));
            other.put("b", 2);

            assertThat(CanonicalJson.of(oneWay)).isEqualTo(CanonicalJson.of(other));
            assertThat(CanonicalJson.of(oneWay).text()).isEqualTo("{\"a\":[\"x\",true],\"b\":2}");
        }

        @Test
        void hostileTextStaysText() {
            var json = CanonicalJson.of(Map.of("a", "\"},{\"\\\u0001\u2028😀\uD800"));

            assertThat(json.text()).isEqualTo("{\"a\":\"\\\"},{\\\"\\\\\\u0001\u2028😀\uFFFD\"}");
        }

        @Test
        void equalNumbersHashAlikeHoweverTheyWereWritten() {
            assertThat(CanonicalJson.of(Map.of("n", new java.math.BigDecimal("10.00"))))
                    .isEqualTo(CanonicalJson.of(Map.of("n", new java.math.BigDecimal("1E+1"))));
        }
    }

    @Nested
    class Ids {

        @Test
        void laterIdsSortAfterEarlierOnes() {
            var ids = IntStream.range(0, 10_000)
                    .mapToObj(i -> AccountId.next().toString())
                    .toList();

            assertThat(ids).isSorted().doesNotHaveDuplicates();
            assertThat(AccountId.next().value().version()).isEqualTo(7);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "1", "00000000-0000-0000-0000-00000000000G", "0-0-0-0-0", "../../etc"})
        void whatIsNoIdIsNotFound(String text) {
            assertThatThrownBy(() -> AccountId.parse(text)).isInstanceOf(NotFound.class);
        }

        @Test
        void aHashIsSixtyFourDigits() {
            assertThat(ContentHash.of("").hex())
                    .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
            assertThat(Arrays.asList("", "E3", "g".repeat(64)))
                    .allSatisfy(bad -> assertThatThrownBy(() -> new ContentHash(bad))
                            .isInstanceOf(IllegalArgumentException.class));
        }
    }
}
