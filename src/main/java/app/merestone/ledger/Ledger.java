package app.merestone.ledger;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.CanonicalJson;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.Identifier;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.kernel.StoredTime;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The append-only record of every act that binds somebody, one hash chain per account (rule 13). An entry is appended in
 * the transaction of the change it records, so there is never the one without the other.
 *
 * <p>Not a use case of its own: it declares no caller because every act reaches it through a use case that has already
 * checked who is asking.
 */
@Service
public class Ledger {

    /** What stands before an account's first entry. */
    public static final ContentHash GENESIS = new ContentHash("0".repeat(64));

    private static final SecureRandom CHANCE = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Ledger(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Appends this act to its account's chain. Two acts at once on one account queue up on the chain's head, so the
     * sequence has no gaps and no forks.
     *
     * @return the entry as recorded
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public LedgerEntry append(Act act) {
        var head = lockedHead(act.account());
        var now = clock.instant();
        var details = details(act);
        var salts = new TreeMap<String, String>();
        details.keySet().forEach(name -> salts.put(name, salt()));
        long sequence = head.sequence() + 1;
        var canonical = canonical(act, details, sequence, now, salts, head.hash());
        var entry = new LedgerEntry(
                act.account(),
                sequence,
                act.kind().code(),
                now,
                act.by().person(),
                act.by().role(),
                act.by().authenticatedBy(),
                act.by().invitedBy(),
                act.subject().value(),
                act.content(),
                details,
                canonical.text(),
                head.hash(),
                ContentHash.of(canonical));
        insert(entry, salts);
        events.publishEvent(new EntryRecorded(
                act.account(),
                sequence,
                entry.kind(),
                entry.person(),
                act.kind().signature(),
                now));
        return entry;
    }

    /** One entry of an account's chain. */
    @Transactional(readOnly = true)
    public Optional<LedgerEntry> entry(AccountId account, long sequence) {
        return page(account, sequence + 1, 1).stream()
                .filter(e -> e.sequence() == sequence)
                .findFirst();
    }

    /**
     * A page of an account's entries, newest first.
     *
     * @param before only entries with a smaller sequence; {@link Long#MAX_VALUE} for the newest page
     * @param most at most so many
     */
    @Transactional(readOnly = true)
    public List<LedgerEntry> page(AccountId account, long before, int most) {
        return page(account, ActFilter.EVERYTHING, before, most);
    }

    /** The same of certain acts only. */
    @Transactional(readOnly = true)
    public List<LedgerEntry> page(AccountId account, ActFilter filter, long before, int most) {
        var things = List.copyOf(filter.things());
        var which = new StringBuilder();
        if (!things.isEmpty()) {
            which.append(IntStream.range(0, things.size())
                    .mapToObj(i -> "kind LIKE :thing" + i)
                    .collect(Collectors.joining(" OR ", " AND (", ")")));
        }
        var side = filter.side();
        if (side != null) {
            which.append(" AND role IN (:roles)");
        }
        var statement = jdbc.sql("""
                        SELECT * FROM ledger_entry
                         WHERE account_id = :account AND sequence_number < :before%s
                         ORDER BY sequence_number DESC LIMIT :most""".formatted(which))
                .param("account", account.toString())
                .param("before", before)
                .param("most", most);
        for (int i = 0; i < things.size(); i++) {
            statement = statement.param("thing" + i, things.get(i) + ".%");
        }
        if (side != null) {
            statement = statement.param("roles", roles(side));
        }
        return withDetails(account, statement.query((row, n) -> row(row)).list());
    }

    /**
     * The entries that follow one, oldest first, with what it takes to prove their details.
     *
     * @param after only entries with a larger sequence; 0 for the first
     * @param most at most so many
     */
    @Transactional(readOnly = true)
    public List<ProvableEntry> following(AccountId account, long after, int most) {
        var rows = jdbc.sql("""
                        SELECT * FROM ledger_entry
                         WHERE account_id = :account AND sequence_number > :after
                         ORDER BY sequence_number LIMIT :most""")
                .param("account", account.toString())
                .param("after", after)
                .param("most", most)
                .query((row, n) -> row(row))
                .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        var stored = stored(account, rows.getFirst().sequence(), rows.getLast().sequence()).stream()
                .collect(Collectors.groupingBy(StoredDetail::sequence));
        return rows.stream()
                .map(e -> {
                    var details = stored.getOrDefault(e.sequence(), List.of());
                    return new ProvableEntry(
                            withDetails(
                                    e,
                                    details.stream()
                                            .collect(Collectors.toMap(StoredDetail::name, StoredDetail::detail))),
                            details.stream().collect(Collectors.toMap(StoredDetail::name, StoredDetail::salt)));
                })
                .toList();
    }

    private List<LedgerEntry> withDetails(AccountId account, List<LedgerEntry> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        var details = details(account, rows.stream().map(LedgerEntry::sequence).toList());
        return rows.stream()
                .map(e -> withDetails(e, details.getOrDefault(e.sequence(), Map.of())))
                .toList();
    }

    /** The last act of these kinds on this thing; empty while there was none. */
    @Transactional(readOnly = true)
    public Optional<LedgerEntry> latest(AccountId account, Identifier subject, ActKind... kinds) {
        // left to itself, MySQL reads the account's whole ledger from its end until it meets one of these
        return jdbc.sql("""
                        SELECT /*+ INDEX(e idx_ledger_entry_subject) */ sequence_number FROM ledger_entry e
                         WHERE account_id = :account AND subject_id = :subject AND kind IN (:kinds)
                         ORDER BY sequence_number DESC LIMIT 1""")
                .param("account", account.toString())
                .param("subject", subject.toString())
                .param("kinds", Arrays.stream(kinds).map(ActKind::code).toList())
                .query(Long.class)
                .optional()
                .flatMap(sequence -> entry(account, sequence));
    }

    /** When somebody of this side last did something that is recorded on the account. */
    @Transactional(readOnly = true)
    public Optional<Instant> lastActOf(AccountId account, Side side) {
        return jdbc.sql("""
                        SELECT at FROM ledger_entry WHERE account_id = :account AND role IN (:roles)
                         ORDER BY sequence_number DESC LIMIT 1""")
                .param("account", account.toString())
                .param("roles", roles(side))
                .query((row, n) -> StoredTime.of(row, "at"))
                .optional();
    }

    private static List<String> roles(Side side) {
        return Arrays.stream(Role.values())
                .filter(role -> role.side() == side)
                .map(Role::name)
                .toList();
    }

    /**
     * Reads an account's whole chain again from its stored bytes. What is appended while it reads belongs to the next
     * check: a record that somebody signs meanwhile is not one that was tampered with.
     *
     * @return what does not hold, empty when every entry follows from the one before and every detail still present
     *     matches its commitment
     */
    @Transactional(readOnly = true)
    public List<ChainBreak> check(AccountId account) {
        // the head first: entries and details of later acts may come in between these statements
        var head = head(account);
        var breaks = new ArrayList<>(
                ChainCheck.of(chain(account, head.sequence()), stored(account, 1, head.sequence()), head));
        lastEntry(account)
                // asked before the head, so whatever was appended properly is within it
                .filter(last -> last > head(account).sequence())
                .ifPresent(last -> breaks.add(new ChainBreak(last, "stands behind the chain's head")));
        return List.copyOf(breaks);
    }

    private Optional<Long> lastEntry(AccountId account) {
        return jdbc.sql("""
                        SELECT sequence_number FROM ledger_entry WHERE account_id = :account
                         ORDER BY sequence_number DESC LIMIT 1""")
                .param("account", account.toString())
                .query(Long.class)
                .optional();
    }

    private List<LedgerEntry> chain(AccountId account, long last) {
        return jdbc.sql("""
                        SELECT * FROM ledger_entry WHERE account_id = :account AND sequence_number <= :last
                         ORDER BY sequence_number""")
                .param("account", account.toString())
                .param("last", last)
                .query((row, n) -> row(row))
                .list();
    }

    private List<StoredDetail> stored(AccountId account, long from, long to) {
        return jdbc.sql("""
                        SELECT sequence_number, name, detail, salt FROM ledger_detail
                         WHERE account_id = :account AND sequence_number BETWEEN :from AND :to
                         ORDER BY sequence_number, name""")
                .param("account", account.toString())
                .param("from", from)
                .param("to", to)
                .query((row, n) -> new StoredDetail(
                        row.getLong("sequence_number"),
                        row.getString("name"),
                        row.getString("detail"),
                        row.getString("salt")))
                .list();
    }

    private Map<Long, Map<String, String>> details(AccountId account, List<Long> sequences) {
        var details = new LinkedHashMap<Long, Map<String, String>>();
        jdbc.sql("""
                        SELECT sequence_number, name, detail FROM ledger_detail
                         WHERE account_id = :account AND sequence_number IN (:sequences)
                         ORDER BY sequence_number, name""")
                .param("account", account.toString())
                .param("sequences", sequences)
                .query(row -> {
                    details.computeIfAbsent(row.getLong("sequence_number"), s -> new LinkedHashMap<>())
                            .put(row.getString("name"), row.getString("detail"));
                });
        return details;
    }

    private Head lockedHead(AccountId account) {
        var head = selectHead(account, " FOR UPDATE");
        if (head.isPresent()) {
            return head.get();
        }
        // two first acts at once: the second waits for the first one's row; failing on it would leave both with a
        // shared lock that neither can turn into their own
        jdbc.sql("""
                        INSERT INTO ledger_head (account_id, sequence_number, hash) VALUES (:account, 0, :genesis)
                        ON DUPLICATE KEY UPDATE account_id = account_id""")
                .param("account", account.toString())
                .param("genesis", GENESIS.hex())
                .update();
        return selectHead(account, " FOR UPDATE").orElseThrow();
    }

    private Head head(AccountId account) {
        return selectHead(account, "").orElse(new Head(0, GENESIS));
    }

    private Optional<Head> selectHead(AccountId account, String lock) {
        return jdbc.sql("SELECT sequence_number, hash FROM ledger_head WHERE account_id = :account" + lock)
                .param("account", account.toString())
                .query((row, n) -> new Head(row.getLong("sequence_number"), new ContentHash(row.getString("hash"))))
                .optional();
    }

    static CanonicalJson canonical(
            Act act,
            Map<String, String> details,
            long sequence,
            Instant at,
            Map<String, String> salts,
            ContentHash previous) {
        var commitments = new TreeMap<String, String>();
        details.forEach((name, detail) -> commitments.put(name, commitment(salts.getOrDefault(name, ""), detail)));
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("version", 1);
        fields.put("account", act.account());
        fields.put("sequence", sequence);
        fields.put("kind", act.kind().code());
        fields.put("at", at);
        fields.put("person", act.by().person());
        fields.put("role", act.by().role());
        fields.put("authenticatedBy", act.by().authenticatedBy());
        fields.put("invitedBy", act.by().invitedBy());
        fields.put("subject", act.subject().value());
        fields.put("content", act.content());
        fields.put("details", commitments);
        fields.put("previous", previous);
        return CanonicalJson.of(fields);
    }

    // who they were and for whom, as of the act: a name that is changed later changes no history (rule 13)
    private static Map<String, String> details(Act act) {
        var details = new LinkedHashMap<>(act.details());
        details.put(LedgerEntry.BY, act.by().name());
        details.put(LedgerEntry.COMPANY, act.by().company());
        return Map.copyOf(details);
    }

    static String commitment(String salt, String detail) {
        return ContentHash.of(salt + ":" + detail).hex();
    }

    private static String salt() {
        var bytes = new byte[16];
        CHANCE.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void insert(LedgerEntry entry, Map<String, String> salts) {
        var account = entry.account().toString();
        jdbc.sql("""
                        INSERT INTO ledger_entry (account_id, sequence_number, kind, at, person_id, role,
                            authenticated_by, invited_by, subject_id, content_hash, canonical, previous_hash, hash)
                        VALUES (:account, :sequence, :kind, :at, :person, :role,
                            :how, :invitedBy, :subject, :content, :canonical, :previous, :hash)""")
                .param("account", account)
                .param("sequence", entry.sequence())
                .param("kind", entry.kind())
                .param("at", StoredTime.column(entry.at()))
                .param("person", entry.person().toString())
                .param("role", entry.role().name())
                .param("how", entry.authenticatedBy().name())
                .param(
                        "invitedBy",
                        entry.invitedBy() == null ? null : entry.invitedBy().toString())
                .param("subject", entry.subject().toString())
                .param(
                        "content",
                        entry.content() == null ? null : entry.content().hex())
                .param("canonical", entry.canonical())
                .param("previous", entry.previous().hex())
                .param("hash", entry.hash().hex())
                .update();
        insertDetails(entry, salts);
        jdbc.sql("UPDATE ledger_head SET sequence_number = :sequence, hash = :hash WHERE account_id = :account")
                .param("sequence", entry.sequence())
                .param("hash", entry.hash().hex())
                .param("account", account)
                .update();
    }

    // all in one statement: whoever comes next waits for this act's locks
    private void insertDetails(LedgerEntry entry, Map<String, String> salts) {
        var names = List.copyOf(entry.details().keySet());
        var rows = IntStream.range(0, names.size())
                .mapToObj(i -> "(:account, :sequence, :name%1$d, :detail%1$d, :salt%1$d)".formatted(i))
                .collect(Collectors.joining(", "));
        var statement = jdbc.sql(
                        "INSERT INTO ledger_detail (account_id, sequence_number, name, detail, salt) VALUES " + rows)
                .param("account", entry.account().toString())
                .param("sequence", entry.sequence());
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            statement = statement
                    .param("name" + i, name)
                    .param("detail" + i, entry.details().get(name))
                    .param("salt" + i, salts.get(name));
        }
        statement.update();
    }

    private static LedgerEntry row(java.sql.ResultSet row) throws java.sql.SQLException {
        var invitedBy = row.getString("invited_by");
        var content = row.getString("content_hash");
        return new LedgerEntry(
                AccountId.parse(row.getString("account_id")),
                row.getLong("sequence_number"),
                row.getString("kind"),
                StoredTime.of(row, "at"),
                PersonId.parse(row.getString("person_id")),
                Role.valueOf(row.getString("role")),
                AuthenticatedBy.valueOf(row.getString("authenticated_by")),
                invitedBy == null ? null : PersonId.parse(invitedBy),
                UUID.fromString(row.getString("subject_id")),
                content == null ? null : new ContentHash(content),
                Map.of(),
                row.getString("canonical"),
                new ContentHash(row.getString("previous_hash")),
                new ContentHash(row.getString("hash")));
    }

    private static LedgerEntry withDetails(LedgerEntry e, Map<String, String> details) {
        return new LedgerEntry(
                e.account(),
                e.sequence(),
                e.kind(),
                e.at(),
                e.person(),
                e.role(),
                e.authenticatedBy(),
                e.invitedBy(),
                e.subject(),
                e.content(),
                details,
                e.canonical(),
                e.previous(),
                e.hash());
    }

    record Head(long sequence, ContentHash hash) {}

    record StoredDetail(long sequence, String name, String detail, String salt) {}
}
