package app.merestone.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.AuthenticatedBy;
import app.merestone.ledger.LedgerEntry;
import app.merestone.ledger.Role;
import app.merestone.shell.Translations;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;

class EntryWordsTests {

    private final Translations words = BeanUtils.instantiateClass(Translations.class);

    @Test
    void aReceiptCallsBothSidesByTheirNamesAndSaysWhoHasMore() {
        assertThat(said(Map.of(
                        "sync", "Deals",
                        "ours", "4010",
                        "theirs", "4000",
                        "difference", "10",
                        "tolerance", "0.5 %",
                        "as-of", "2026-11-23T06:20:36.718591Z",
                        "by", "Dana Whitlock",
                        "company", "Harrow & Vale")))
                .containsExactly(
                        "Data sync: Deals",
                        "Count by Harrow & Vale: 4,000",
                        "Count by Northbeam: 4,010",
                        "Difference: 10 more with Northbeam",
                        "Counted at: 23 Nov 2026, 06:20 GMT",
                        "May differ by: 0.5 %",
                        "Signed by: Dana Whitlock",
                        "For: Harrow & Vale");
    }

    @Test
    void sumsStandWithTheirUnitAndALowerOneIsLess() {
        assertThat(said(Map.of(
                        "difference", "0",
                        "sum-of", "Amount",
                        "sum-unit", "EUR",
                        "sum-theirs", "1234567.50",
                        "sum-ours", "1234500.25",
                        "sum-difference", "-67.25")))
                .containsExactly(
                        "Difference: None",
                        "Sum of: Amount",
                        "Sum by Harrow & Vale: 1,234,567.50 EUR",
                        "Sum by Northbeam: 1,234,500.25 EUR",
                        "Difference of the sums: 67.25 EUR less with Northbeam");
    }

    @Test
    void somebodysOwnWordsThatLookLikeADayStayTheirs() {
        assertThat(said(Map.of("reason", "2026-02-30", "due", "2026-12-01", "role", "SPONSOR")))
                .containsExactly("Due: 1 Dec 2026", "Reason: 2026-02-30", "Role: sponsor");
    }

    private List<String> said(Map<String, String> details) {
        var hash = ContentHash.of("{}".getBytes(StandardCharsets.UTF_8));
        var entry = new LedgerEntry(
                AccountId.next(),
                1,
                "sync.verified",
                Instant.EPOCH,
                PersonId.next(),
                Role.CHAMPION,
                AuthenticatedBy.values()[0],
                null,
                new UUID(0, 0),
                null,
                details,
                "{}",
                hash,
                hash);
        return new EntryWords(words, "Harrow & Vale", "Northbeam", ZoneId.of("Europe/London"))
                .of(entry).stream()
                        .map(line -> line.label() + ": " + line.value())
                        .toList();
    }
}
