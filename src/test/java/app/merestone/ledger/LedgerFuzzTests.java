package app.merestone.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.InRange;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rule 13: a chain of whatever acts holds, and changing anything that one of them says breaks it. */
class LedgerFuzzTests {

    private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");

    static Stream<Arguments> seeds() {
        return Stream.of(
                Arguments.of(List.of("Maya Chen", "It stopped"), 1_000L, 3L, 0, "It stopped."),
                Arguments.of(List.of("a\":\"b", "\\", "\u0000", "👩🏽‍🚀"), 0L, 0L, 1, ""),
                Arguments.of(List.of("", ":", ":x"), Long.MAX_VALUE, 1L, 2, "x"));
    }

    @MethodSource("seeds")
    @Timeout(120)
    @FuzzTest
    void aChainOfWhateverActsHoldsAndChangingOneBreaksIt(
            @NotNull List<@NotNull String> told,
            long micros,
            long person,
            @InRange(min = 0, max = 31) int place,
            @NotNull String other) {
        var chain = new ArrayList<LedgerEntry>();
        var details = new ArrayList<Ledger.StoredDetail>();
        var previous = Ledger.GENESIS;
        for (var text : told) {
            var entry = entry(chain.size() + 1, text, micros, person, previous);
            chain.add(entry);
            details.add(new Ledger.StoredDetail(entry.sequence(), "note", text, salt(entry.sequence())));
            previous = entry.hash();
        }
        var head = new Ledger.Head(chain.size(), previous);
        assertThat(ChainCheck.of(chain, details, head)).isEmpty();
        assertThat(chain.stream().map(LedgerEntry::canonical).distinct()).hasSameSizeAs(chain);

        if (!chain.isEmpty()) {
            int changed = place % chain.size();
            var was = details.get(changed);
            if (!ContentHash.of(other).equals(ContentHash.of(was.detail()))) {
                details.set(changed, new Ledger.StoredDetail(was.sequence(), was.name(), other, was.salt()));
                assertThat(ChainCheck.of(chain, details, head)).hasSize(1);
            }
            chain.remove(changed);
            assertThat(ChainCheck.of(chain, List.of(), head)).isNotEmpty();
        }
    }

    private static LedgerEntry entry(long sequence, String text, long micros, long person, ContentHash previous) {
        var by = new Actor(
                new PersonId(new UUID(0, person)), text, Role.CHAMPION, text, AuthenticatedBy.MAILED_LINK, null);
        var act = new Act(
                new AccountId(new UUID(0, 1)),
                ActKind.act("note.made"),
                by,
                new PersonId(new UUID(1, person)),
                ContentHash.of(text),
                Map.of("note", text));
        var at = AT.plusNanos(Math.floorMod(micros, 1_000_000_000L) * 1_000);
        var canonical = Ledger.canonical(
                act, act.details(), sequence, at, new TreeMap<>(Map.of("note", salt(sequence))), previous);
        return new LedgerEntry(
                act.account(),
                sequence,
                act.kind().code(),
                at,
                by.person(),
                by.role(),
                by.authenticatedBy(),
                null,
                act.subject().value(),
                act.content(),
                act.details(),
                canonical.text(),
                previous,
                ContentHash.of(canonical));
    }

    private static String salt(long sequence) {
        return "%032x".formatted(sequence);
    }
}
