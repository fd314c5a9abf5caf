package app.merestone.datasync;

import app.merestone.datasync.ProvingDisputes.Proof;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.StoredTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the disputes of data syncs, open and over. It checks nobody; the use case that asks has done so. */
@Component
class DisputeRows {

    private final JdbcClient jdbc;

    DisputeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One dispute as it is stored: whom it names is told by {@link Names}. */
    record DisputeRow(
            DisputeId id,
            @Nullable SyncRunId run,
            DisputeReason reason,
            String expected,
            String proof,
            PersonId raisedBy,
            Instant raisedAt,
            @Nullable PersonId owner,
            LocalDate answerBy,
            @Nullable String answer,
            @Nullable PersonId answeredBy,
            @Nullable Instant answeredAt,
            @Nullable Instant endedAt) {

        Set<PersonId> people() {
            var people = new HashSet<PersonId>();
            people.add(raisedBy);
            Optional.ofNullable(owner).ifPresent(people::add);
            Optional.ofNullable(answeredBy).ifPresent(people::add);
            return people;
        }

        DisputeCard shown(Names names, List<Proof> files) {
            return new DisputeCard(
                    id,
                    run,
                    reason,
                    expected,
                    proof,
                    names.of(raisedBy),
                    raisedAt,
                    owner == null ? null : names.of(owner),
                    answerBy,
                    answer,
                    answeredBy == null ? null : names.of(answeredBy),
                    answeredAt,
                    endedAt,
                    files);
        }
    }

    /** The open dispute of each connected sync that has one. */
    Map<DataSyncId, DisputeRow> openOfEach(AccountId account) {
        record Of(DataSyncId sync, DisputeRow dispute) {}
        return jdbc
                .sql("""
                        SELECT d.* FROM data_sync s JOIN sync_dispute d ON d.id = s.dispute_id
                         WHERE s.account_id = :account AND s.disconnected_at IS NULL""")
                .param("account", account.toString())
                .query((row, n) -> new Of(DataSyncId.parse(row.getString("sync_id")), disputeRow(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Of::sync, Of::dispute));
    }

    /** The open dispute of a sync. */
    Optional<DisputeRow> open(AccountId account, DataSyncId sync) {
        return jdbc.sql("""
                        SELECT d.* FROM data_sync s JOIN sync_dispute d ON d.id = s.dispute_id
                         WHERE s.account_id = :account AND s.id = :sync AND d.ended_at IS NULL""")
                .param("account", account.toString())
                .param("sync", sync.toString())
                .query((row, n) -> disputeRow(row))
                .optional();
    }

    /**
     * Those of a sync that are over, what was said last first.
     *
     * @param after the one that the page before ended with; empty for the first page
     * @param most so many at once
     */
    List<DisputeRow> settled(AccountId account, DataSyncId sync, @Nullable AfterDispute after, int most) {
        var where = after == null ? "" : " AND raised_at <= :raised AND (raised_at < :raised OR id < :dispute)";
        return jdbc.sql("""
                        SELECT * FROM sync_dispute
                         WHERE account_id = :account AND sync_id = :sync AND ended_at IS NOT NULL%s
                         ORDER BY raised_at DESC, id DESC LIMIT :most""".formatted(where))
                .param("account", account.toString())
                .param("sync", sync.toString())
                .param("raised", after == null ? null : StoredTime.column(after.raisedAt()))
                .param("dispute", after == null ? null : after.dispute().toString())
                .param("most", most)
                .query((row, n) -> disputeRow(row))
                .list();
    }

    /** What was sent to show it, of each dispute of a sync. */
    Map<DisputeId, List<Proof>> proof(DataSyncId sync) {
        record Of(DisputeId dispute, Proof proof) {}
        return jdbc
                .sql("""
                        SELECT dispute_id, id, name, size_bytes FROM dispute_file
                         WHERE sync_id = :sync AND dispute_id IS NOT NULL ORDER BY id""")
                .param("sync", sync.toString())
                .query((row, n) -> new Of(
                        DisputeId.parse(row.getString("dispute_id")),
                        new Proof(
                                ProofFileId.parse(row.getString("id")),
                                row.getString("name"),
                                row.getInt("size_bytes"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Of::dispute, Collectors.mapping(Of::proof, Collectors.toList())));
    }

    private static DisputeRow disputeRow(ResultSet row) throws SQLException {
        var run = row.getString("run_id");
        var owner = row.getString("owner_id");
        var answeredBy = row.getString("answered_by");
        return new DisputeRow(
                DisputeId.parse(row.getString("id")),
                run == null ? null : SyncRunId.parse(run),
                DisputeReason.valueOf(row.getString("reason")),
                row.getString("expected"),
                row.getString("proof"),
                PersonId.parse(row.getString("raised_by")),
                StoredTime.of(row, "raised_at"),
                owner == null ? null : PersonId.parse(owner),
                row.getObject("answer_by", LocalDate.class),
                row.getString("answer"),
                answeredBy == null ? null : PersonId.parse(answeredBy),
                StoredTime.optional(row, "answered_at"),
                StoredTime.optional(row, "ended_at"));
    }
}
