package app.merestone.ledger;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in the ledger.
 *
 * @param account on whose chain
 * @param sequence 1 for the account's first entry, without gaps
 * @param kind {@link ActKind#code()}
 * @param at when, UTC, in microseconds
 * @param person who
 * @param role in which capacity
 * @param authenticatedBy how that session was opened
 * @param invitedBy who let them in
 * @param subject the id of the thing it was done to
 * @param content the hash of what was signed
 * @param details readable particulars; a detail that was erased is missing here while its commitment stays in the chain
 * @param canonical the RFC 8785 bytes as text, which {@code hash} is over
 * @param previous the hash of the entry before; 64 zeros before the first
 * @param hash SHA-256 of {@code canonical}
 */
public record LedgerEntry(
        AccountId account,
        long sequence,
        String kind,
        Instant at,
        PersonId person,
        Role role,
        AuthenticatedBy authenticatedBy,
        @Nullable PersonId invitedBy,
        UUID subject,
        @Nullable ContentHash content,
        Map<String, String> details,
        String canonical,
        ContentHash previous,
        ContentHash hash) {

    /** The detail that says what whoever acted was called then. */
    public static final String BY = "by";

    /** The detail that says for which company they acted. */
    public static final String COMPANY = "company";

    /**
     * How the details are called that hold, in parts, exactly what {@code content} is the hash of. They are for whoever checks, stand
     * in what is taken away, and are nothing to be read on a page.
     */
    public static final String SEEN = "seen.";

    /** The details that somebody reads. */
    public Map<String, String> told() {
        return details.entrySet().stream()
                .filter(detail -> !detail.getKey().startsWith(SEEN))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What was signed as it was seen, whose hash is {@code content}; empty where that is not kept or was erased. */
    public Optional<String> seen() {
        var parts = new TreeMap<>(details)
                .entrySet().stream()
                        .filter(detail -> detail.getKey().startsWith(SEEN))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.joining());
        return Optional.of(parts).filter(text -> !text.isEmpty());
    }

    /** What whoever acted was called then; empty where that was erased, and in entries from before it was recorded. */
    public Optional<String> name() {
        return Optional.ofNullable(details.get(BY));
    }

    /** How people cite it: the account's entry number and the first eight digits of its hash, {@code 17-9f2c41d0}. */
    public String reference() {
        return sequence + "-" + hash.hex().substring(0, 8);
    }
}
