package app.merestone.portfolio;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.accounts.PersonFacts;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.CanonicalJson;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.LedgerEntry;
import app.merestone.ledger.ProvableEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An account's ledger to take away, for those who sign for the customer, also once the account has ended (rule 27). With
 * the bytes, the hashes and the salts anybody can recompute the chain and each detail's commitment without this portal.
 */
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasRole('CUSTOMER')")
public class ExportingHistory {

    /** Entries of one part. */
    public static final int PART = 100;

    private final Access access;
    private final Directory directory;
    private final Ledger ledger;

    ExportingHistory(Access access, Directory directory, Ledger ledger) {
        this.access = access;
        this.directory = directory;
        this.ledger = ledger;
    }

    /**
     * A part of the file, oldest first.
     *
     * @param lines one JSON object for each entry
     * @param last the sequence of the last entry here, to ask for what follows
     * @param more whether something follows
     */
    public record Part(String accountName, List<String> lines, long last, boolean more) {}

    /**
     * The part that follows this entry. Who asks is looked at anew for each part: whose access ends meanwhile gets no more.
     *
     * @param after only entries with a larger sequence; 0 for the first part
     */
    public Part part(AccountId account, long after) {
        access.customerSignatoryAlsoAfterwards(account);
        var entries = ledger.following(account, after, PART + 1);
        var here = entries.stream().limit(PART).toList();
        var people = directory.people(here.stream().map(e -> e.entry().person()).collect(Collectors.<PersonId>toSet()));
        return new Part(
                directory.account(account).name(),
                here.stream().map(e -> line(e, people)).toList(),
                here.isEmpty() ? after : here.getLast().entry().sequence(),
                entries.size() > PART);
    }

    private static String line(ProvableEntry provable, Map<PersonId, PersonFacts> people) {
        var entry = provable.entry();
        var details = new TreeMap<String, Map<String, @Nullable String>>();
        entry.details().forEach((name, words) -> {
            var detail = new LinkedHashMap<String, @Nullable String>();
            detail.put("words", words);
            detail.put("salt", provable.salts().get(name));
            details.put(name, detail);
        });
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("reference", entry.reference());
        fields.put("sequence", Math.toIntExact(entry.sequence()));
        fields.put("kind", entry.kind());
        fields.put("at", entry.at());
        fields.put(
                "who",
                entry.name()
                        .or(() ->
                                Optional.ofNullable(people.get(entry.person())).map(PersonFacts::name))
                        .orElse(null));
        fields.put("role", entry.role());
        fields.put("company", entry.details().get(LedgerEntry.COMPANY));
        fields.put("authenticatedBy", entry.authenticatedBy());
        fields.put("details", details);
        fields.put("content", entry.content());
        fields.put("canonical", entry.canonical());
        fields.put("previous", entry.previous());
        fields.put("hash", entry.hash());
        return CanonicalJson.of(fields).text();
    }
}
