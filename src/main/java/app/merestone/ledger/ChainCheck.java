package app.merestone.ledger;

import app.merestone.kernel.ContentHash;
import app.merestone.ledger.Ledger.Head;
import app.merestone.ledger.Ledger.StoredDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a chain holds: each hash is over its bytes, each entry names the one before, each detail fits its commitment. */
final class ChainCheck {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ChainCheck() {}

    static List<ChainBreak> of(List<LedgerEntry> chain, List<StoredDetail> details, Head head) {
        var breaks = new ArrayList<ChainBreak>();
        var previous = Ledger.GENESIS;
        long expected = 1;
        for (var entry : chain) {
            if (entry.sequence() != expected) {
                breaks.add(new ChainBreak(entry.sequence(), "entry " + expected + " is missing"));
            }
            if (!entry.previous().equals(previous)) {
                breaks.add(new ChainBreak(entry.sequence(), "does not follow the entry before"));
            }
            if (!ContentHash.of(entry.canonical()).equals(entry.hash())) {
                breaks.add(new ChainBreak(entry.sequence(), "its bytes were changed"));
            }
            if (!readsAsItsBytes(entry)) {
                breaks.add(new ChainBreak(entry.sequence(), "its columns differ from its bytes"));
            }
            previous = entry.hash();
            expected = entry.sequence() + 1;
        }
        if (head.sequence() != expected - 1 || !head.hash().equals(previous)) {
            breaks.add(new ChainBreak(head.sequence(), "the chain's head points elsewhere"));
        }
        var bytes = chain.stream()
                .collect(Collectors.toMap(LedgerEntry::sequence, LedgerEntry::canonical, (one, other) -> one));
        for (var detail : details) {
            var commitment = "\"" + detail.name() + "\":\"" + Ledger.commitment(detail.salt(), detail.detail()) + "\"";
            if (!bytes.getOrDefault(detail.sequence(), "").contains(commitment)) {
                breaks.add(new ChainBreak(detail.sequence(), "the detail \"" + detail.name() + "\" was changed"));
            }
        }
        return List.copyOf(breaks);
    }

    // a column that was emptied differs from its bytes as well
    private static boolean readsAsItsBytes(LedgerEntry e) {
        JsonNode bytes;
        try {
            bytes = JSON.readTree(e.canonical());
        } catch (JacksonException noLongerJson) {
            return false;
        }
        return says(bytes, "account", e.account())
                && says(bytes, "sequence", e.sequence())
                && says(bytes, "kind", e.kind())
                && says(bytes, "at", e.at())
                && says(bytes, "person", e.person())
                && says(bytes, "role", e.role())
                && says(bytes, "authenticatedBy", e.authenticatedBy())
                && says(bytes, "invitedBy", e.invitedBy())
                && says(bytes, "subject", e.subject())
                && says(bytes, "content", e.content())
                && says(bytes, "previous", e.previous());
    }

    private static boolean says(JsonNode bytes, String field, @Nullable Object value) {
        return value == null
                ? !bytes.has(field)
                : bytes.path(field).asString("").equals(value.toString());
    }
}
