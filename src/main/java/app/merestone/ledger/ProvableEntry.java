package app.merestone.ledger;

import java.util.Map;

/**
 * An entry with what it takes to prove its details: each is committed to in the entry's bytes as SHA-256 of the salt, a
 * colon and the detail.
 *
 * @param salts by the name of each detail that is still there
 */
public record ProvableEntry(LedgerEntry entry, Map<String, String> salts) {

    /** Copies both, since an entry never changes. */
    public ProvableEntry {
        salts = Map.copyOf(salts);
    }
}
