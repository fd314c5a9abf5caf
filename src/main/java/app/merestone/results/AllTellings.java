package app.merestone.results;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.OneLook;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.kernel.StoredTime;
import app.merestone.ledger.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads all tellings of all of an account's criteria in one statement, however many there are. Only for reading: an act
 * loads the tellings of its criterion from {@link ResultRepository}.
 */
@Component
class AllTellings {

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final JdbcClient jdbc;

    AllTellings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    List<Result> of(AccountId account) {
        return OneLook.once(AllTellings.class, "of", account, () -> read(account));
    }

    private List<Result> read(AccountId account) {
        // as JSON, because a GROUP_CONCAT is cut off without a word where it gets long
        return jdbc.sql("""
                        SELECT r.*,
                               (SELECT JSON_ARRAYAGG(u.person_id) FROM result_user u WHERE u.result_id = r.id) AS used_by,
                               (SELECT JSON_ARRAYAGG(x.evidence_id) FROM result_evidence x WHERE x.result_id = r.id) AS exhibits
                          FROM result r WHERE r.account_id = :account ORDER BY r.attempt DESC""")
                .param("account", account.toString())
                .query((row, n) -> result(row))
                .list();
    }

    private static Result result(ResultSet row) throws SQLException {
        return new Result(
                ResultId.parse(row.getString("id")),
                row.getInt("version"),
                AccountId.parse(row.getString("account_id")),
                CriterionId.parse(row.getString("criterion_id")),
                row.getInt("attempt"),
                PersonId.parse(row.getString("written_by")),
                Side.valueOf(row.getString("written_side")),
                Objects.requireNonNull(StoredTime.optional(row, "written_at")),
                row.getString("what"),
                row.getObject("observed_on", LocalDate.class),
                row.getBigDecimal("amount"),
                row.getString("used_by_others"),
                row.getString("place"),
                ids(row.getString("used_by"), id -> new Result.User(PersonId.parse(id))),
                ids(row.getString("exhibits"), id -> new Result.Exhibit(EvidenceId.parse(id))),
                row.getObject("agreed_revision", Integer.class),
                hash(row, "agreed_hash"),
                hash(row, "content_hash"),
                signature(row, "recorded_"),
                signature(row, "customer_"),
                signature(row, "vendor_"),
                signature(row, "second_"),
                question(row),
                withdrawal(row));
    }

    private static <T> Set<T> ids(@Nullable String json, Function<String, T> made) {
        return json == null
                ? Set.of()
                : ID.matcher(json).results().map(MatchResult::group).map(made).collect(Collectors.toSet());
    }

    private static @Nullable ContentHash hash(ResultSet row, String column) throws SQLException {
        var hex = row.getString(column);
        return hex == null ? null : new ContentHash(hex);
    }

    private static @Nullable Signature signature(ResultSet row, String prefix) throws SQLException {
        var person = row.getString(prefix + "person_id");
        var at = StoredTime.optional(row, prefix + "at");
        return person == null || at == null
                ? null
                : new Signature(
                        PersonId.parse(person),
                        row.getString(prefix + "name"),
                        Role.valueOf(row.getString(prefix + "role")),
                        at,
                        row.getString(prefix + "reference"));
    }

    private static @Nullable Question question(ResultSet row) throws SQLException {
        var person = row.getString("question_person_id");
        var at = StoredTime.optional(row, "question_at");
        return person == null || at == null
                ? null
                : new Question(PersonId.parse(person), row.getString("question_words"), at);
    }

    private static @Nullable Withdrawal withdrawal(ResultSet row) throws SQLException {
        var person = row.getString("withdrawn_person_id");
        var at = StoredTime.optional(row, "withdrawn_at");
        return person == null || at == null
                ? null
                : new Withdrawal(
                        PersonId.parse(person),
                        Side.valueOf(row.getString("withdrawn_side")),
                        row.getString("withdrawn_reason"),
                        at);
    }
}
