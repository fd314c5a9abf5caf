package app.merestone.ledger;

import app.merestone.kernel.ContentHash;
import app.merestone.ledger.Ledger.Head;
import app.merestone.ledger.Ledger.StoredDetail;
import java.util.ArrayList;
import java.util.List;

/** Whether a chain holds: each hash is over its bytes, each entry names the one before, each detail fits its commitment. */
final class ChainCheck {

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
        for (var detail : details) {
            var commitment = "\"" + detail.name() + "\":\"" + Ledger.commitment(detail.salt(), detail.detail()) + "\"";
            boolean committed = chain.stream()
                    .filter(e -> e.sequence() == detail.sequence())
                    .anyMatch(e -> e.canonical().contains(commitment));
            if (!committed) {
                breaks.add(new ChainBreak(detail.sequence(), "the detail \"" + detail.name() + "\" was changed"));
            }
        }
        return List.copyOf(breaks);
    }

    private static boolean readsAsItsBytes(LedgerEntry e) {
        return has(e, "account", e.account())
                && has(e, "sequence", e.sequence())
                && has(e, "kind", e.kind())
                && has(e, "at", e.at())
                && has(e, "person", e.person())
                && has(e, "role", e.role())
                && has(e, "authenticatedBy", e.authenticatedBy())
                && (e.invitedBy() == null || has(e, "invitedBy", e.invitedBy()))
                && has(e, "subject", e.subject())
                && (e.content() == null || has(e, "content", e.content()))
                && has(e, "previous", e.previous());
    }

    private static boolean has(LedgerEntry entry, String field, Object value) {
        return entry.canonical().contains("\"" + field + "\":\"" + value + "\"");
    }
}
