package app.merestone.datasync;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.kernel.StoredTime;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is stored of data syncs themselves. It checks nobody; the use case that asks has done so. */
@Component
class SyncRows {

    // for the hint and the order see CountableRun
    private static final String SUMMARY = """
            SELECT s.*, (SELECT /*+ INDEX(w idx_sync_run_newest) */ w.ended_at FROM sync_run w
                          WHERE w.sync_id = s.id AND w.job_hash = s.job_hash AND w.arrived_at IS NOT NULL
                          ORDER BY w.sync_id DESC, w.job_hash DESC, w.ended_at DESC LIMIT 1) AS last_run_at
              FROM data_sync s""";

    private static final String CONNECTED =
            SUMMARY + " WHERE s.account_id = :account AND s.disconnected_at IS NULL ORDER BY s.name, s.id";

    private final ProvedCriteria criteria;
    private final JdbcClient jdbc;

    SyncRows(ProvedCriteria criteria, JdbcClient jdbc) {
        this.criteria = criteria;
        this.jdbc = jdbc;
    }

    record TakenStep(SyncState step, PersonId by, Side side, Instant at) {}

    /** The vendor's wish to let go of a sync, and what became of it. */
    record Disconnecting(
            @Nullable String why,
            @Nullable PersonId askedBy,
            @Nullable Instant askedAt,
            @Nullable PersonId doneBy,
            @Nullable Instant doneAt) {

        Set<PersonId> people() {
            return Stream.of(askedBy, doneBy).filter(Objects::nonNull).collect(Collectors.toSet());
        }
    }

    /** One sync as it is stored: whom it names is told by {@link Names}. */
    record SyncRow(
            SyncSummary summary,
            Delivery delivery,
            Tolerance tolerance,
            JobKey job,
            int cadenceHours,
            int graceHours,
            int fallPercent,
            @Nullable String compared,
            @Nullable String inUseFor,
            @Nullable UsageAction usageAction,
            @Nullable Instant usedSince,
            List<TakenStep> steps,
            @Nullable Instant arrivedAt,
            Disconnecting disconnecting) {

        @Nullable
        SyncUsage usage(Map<ContentHash, UsageCounts.Count> used) {
            if (usageAction == null) {
                return null;
            }
            var count = used.get(usageAction.hash());
            return new SyncUsage(
                    usageAction.name(),
                    count == null ? 0 : count.people(),
                    (int) UsageReport.COUNTED.toDays(),
                    count == null ? null : count.lastAt(),
                    usedSince);
        }

        @Nullable
        DisconnectWish wish(Names names) {
            var asked = disconnecting;
            return asked.why() == null || asked.askedBy() == null || asked.askedAt() == null || asked.doneAt() != null
                    ? null
                    : new DisconnectWish(asked.why(), names.of(asked.askedBy()), asked.askedAt());
        }

        @Nullable
        DisconnectedSync disconnected(Names names) {
            var gone = disconnecting;
            return gone.why() == null || gone.askedBy() == null || gone.doneBy() == null || gone.doneAt() == null
                    ? null
                    : new DisconnectedSync(
                            summary.id(),
                            summary.name(),
                            summary.source(),
                            summary.criterionStatement(),
                            gone.why(),
                            names.of(gone.askedBy()),
                            names.of(gone.doneBy()),
                            !gone.doneBy().equals(gone.askedBy()),
                            gone.doneAt());
        }

        /** The steps that it went, and who took them. */
        List<SyncStep> ladder(Names names) {
            var ladder = new ArrayList<SyncStep>();
            for (var step : steps) {
                ladder.add(new SyncStep(step.step(), names.of(step.by()), step.side(), step.at()));
                if (step.step() == SyncState.CONNECTED && arrivedAt != null) {
                    ladder.add(new SyncStep(SyncState.ARRIVED, summary.source(), Side.VENDOR, arrivedAt));
                }
            }
            if (usedSince != null && ladder.stream().noneMatch(step -> step.step() == SyncState.IN_USE)) {
                ladder.add(new SyncStep(SyncState.IN_USE, "", Side.VENDOR, usedSince));
            }
            return List.copyOf(ladder);
        }
    }

    /** The connected syncs of the account by name, each as it is in a list. */
    List<SyncSummary> summaries(AccountId account) {
        var proved = proved(account);
        return jdbc.sql(CONNECTED)
                .param("account", account.toString())
                .query((row, n) -> summary(row, proved))
                .list();
    }

    /** The connected syncs of the account by name. */
    List<SyncRow> connected(AccountId account) {
        var proved = proved(account);
        return jdbc.sql(CONNECTED)
                .param("account", account.toString())
                .query((row, n) -> row(row, proved))
                .list();
    }

    /** The syncs that were let go of, newest first. */
    List<SyncRow> disconnected(AccountId account) {
        var proved = proved(account);
        return jdbc.sql(SUMMARY
                        + " WHERE s.account_id = :account AND s.disconnected_at IS NOT NULL"
                        + " ORDER BY s.disconnected_at DESC, s.id")
                .param("account", account.toString())
                .query((row, n) -> row(row, proved))
                .list();
    }

    /** One sync of the account, connected or not. */
    Optional<SyncRow> one(AccountId account, DataSyncId id) {
        var proved = proved(account);
        return jdbc.sql(SUMMARY + " WHERE s.account_id = :account AND s.id = :sync")
                .param("account", account.toString())
                .param("sync", id.toString())
                .query((row, n) -> row(row, proved))
                .optional();
    }

    /** Whether the sync is one of the account. */
    boolean has(AccountId account, DataSyncId id) {
        return jdbc.sql("SELECT 1 FROM data_sync WHERE account_id = :account AND id = :sync")
                .param("account", account.toString())
                .param("sync", id.toString())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private record Proved(Map<CriterionId, String> statements, Set<CriterionId> required) {}

    private Proved proved(AccountId account) {
        return new Proved(criteria.statements(account), criteria.required(account));
    }

    private static SyncSummary summary(ResultSet row, Proved proved) throws SQLException {
        var criterion = CriterionId.parse(row.getString("criterion_id"));
        var failed = StoredTime.optional(row, "failed_at");
        var good = StoredTime.optional(row, "good_until");
        var unanswered = failed == null || (good != null && good.isAfter(failed)) ? null : failed;
        var state = SyncState.valueOf(row.getString("state"));
        var reason = row.getString("look_reason");
        return new SyncSummary(
                DataSyncId.parse(row.getString("id")),
                AccountId.parse(row.getString("account_id")),
                row.getString("name"),
                row.getString("source"),
                criterion,
                proved.statements().getOrDefault(criterion, ""),
                proved.required().contains(criterion),
                state,
                StoredTime.optional(row, "last_run_at"),
                unanswered,
                unanswered != null && state.stands() ? StoredTime.optional(row, "watch_at") : null,
                StoredTime.optional(row, "look_since"),
                reason == null ? null : LookReason.valueOf(reason),
                SyncNeed.UNDECIDED.name().equals(row.getString("need")) ? StoredTime.optional(row, "need_since") : null,
                SyncNeed.OVERDUE.name().equals(row.getString("need")) ? StoredTime.optional(row, "expected_by") : null,
                StoredTime.optional(row, "expected_by"));
    }

    private static SyncRow row(ResultSet row, Proved proved) throws SQLException {
        var steps = new ArrayList<TakenStep>();
        step(row, "connected", SyncState.CONNECTED, Side.VENDOR).ifPresent(steps::add);
        step(row, "verified", SyncState.VERIFIED, Side.CUSTOMER).ifPresent(steps::add);
        step(row, "in_use", SyncState.IN_USE, Side.CUSTOMER).ifPresent(steps::add);
        var action = row.getString("usage_action");
        return new SyncRow(
                summary(row, proved),
                Delivery.valueOf(row.getString("delivery")),
                new Tolerance(
                        Tolerance.Kind.valueOf(row.getString("tolerance_kind")),
                        row.getObject("tolerance_amount", BigDecimal.class)),
                new JobKey(row.getString("job_namespace"), row.getString("job_name"), row.getString("job_output")),
                row.getInt("cadence_hours"),
                row.getInt("grace_hours"),
                row.getInt("fall_percent"),
                row.getString("compared"),
                row.getString("in_use_for"),
                action == null ? null : new UsageAction(action),
                StoredTime.optional(row, "used_since"),
                steps,
                StoredTime.optional(row, "arrived_at"),
                new Disconnecting(
                        row.getString("disconnect_why"),
                        person(row, "disconnect_asked_by"),
                        StoredTime.optional(row, "disconnect_asked_at"),
                        person(row, "disconnected_by"),
                        StoredTime.optional(row, "disconnected_at")));
    }

    private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
        var id = row.getString(column);
        return id == null ? null : PersonId.parse(id);
    }

    private static Optional<TakenStep> step(ResultSet row, String prefix, SyncState step, Side side)
            throws SQLException {
        var by = row.getString(prefix + "_by");
        var at = StoredTime.optional(row, prefix + "_at");
        return by == null || at == null
                ? Optional.empty()
                : Optional.of(new TakenStep(step, PersonId.parse(by), side, at));
    }
}
