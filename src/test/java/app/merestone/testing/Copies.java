package app.merestone.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Copies whatever there is in a MySQL for many other accounts, quickly: ids are replaced alike in every table, so that a
 * copied account has its own people, criteria and runs; days and times are spread, names differ.
 */
public final class Copies {

    private static final int ID = 36;
    private static final int HASH = 64;

    private final JdbcTemplate jdbc;
    private final int rows;
    private final Set<String> left;
    private final Map<String, Integer> originals = new HashMap<>();

    /**
     * Copies on one connection.
     *
     * @param rows how many rows every table shall have at least
     * @param left the tables that are left as they are
     */
    public Copies(JdbcTemplate jdbc, int rows, Set<String> left) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.left = left;
    }

    /**
     * Fills every table.
     *
     * @return the tables that were empty, of which there was nothing to copy
     */
    public Set<String> make() {
        jdbc.execute("SET foreign_key_checks = 0, unique_checks = 0, cte_max_recursion_depth = 1000000");
        // no temporary one: a server under load has lost it between these statements
        jdbc.execute("CREATE TABLE copy_number (n INT PRIMARY KEY)");
        jdbc.update("""
                INSERT INTO copy_number
                WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < ?)
                SELECT n FROM counted""", rows);
        for (var table : tables()) {
            originals.put(table, jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Integer.class));
        }
        var empty = new TreeSet<String>();
        for (var table : tables()) {
            if (originals.getOrDefault(table, 0) == 0) {
                empty.add(table);
            } else {
                var columns = columns(table);
                var whole = wholes(table).stream().mapToInt(this::copies).max();
                jdbc.update(
                        "INSERT INTO %s (%s) SELECT %s FROM %s JOIN copy_number c ON c.n <= ?"
                                .formatted(
                                        table,
                                        list(columns, Column::name),
                                        list(columns, column -> copied(table, column)),
                                        table),
                        Math.max(copies(table), whole.orElse(0)));
            }
        }
        jdbc.execute("SET foreign_key_checks = 1, unique_checks = 1");
        return empty;
    }

    /** Lets MySQL look at how much there is of what. */
    public void analyze() {
        for (var table : tables()) {
            jdbc.queryForList("ANALYZE TABLE " + table);
        }
    }

    private List<String> tables() {
        return jdbc
                .queryForList(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                                + " AND table_type = 'BASE TABLE' ORDER BY table_name",
                        String.class)
                .stream()
                .filter(table -> !left.contains(table) && !table.equals("copy_number"))
                .toList();
    }

    /** What this table holds parts of: a criterion without its versions could not be read. Accounts and people stand alone. */
    private List<String> wholes(String table) {
        return jdbc.queryForList("""
                SELECT DISTINCT f.referenced_table_name
                  FROM information_schema.key_column_usage f JOIN information_schema.statistics k
                       ON k.table_schema = f.table_schema AND k.table_name = f.table_name
                       AND k.column_name = f.column_name AND k.index_name = 'PRIMARY'
                 WHERE f.table_schema = DATABASE() AND f.table_name = ?
                   AND f.referenced_table_name NOT IN ('account', 'person')""", String.class, table);
    }

    /** How many copies of what was there at first are in this table, or will be. */
    private int copies(String table) {
        int present = originals.getOrDefault(table, 0);
        return present == 0 ? 0 : (rows - 1) / present + 1;
    }

    private List<Column> columns(String table) {
        return jdbc.query("""
                SELECT column_name, data_type, COALESCE(character_maximum_length, 0)
                  FROM information_schema.columns
                 WHERE table_schema = DATABASE() AND table_name = ? AND extra NOT LIKE '%GENERATED%'""", (row, n) -> new Column(row.getString(1), row.getString(2), row.getLong(3)), table);
    }

    private String copied(String table, Column column) {
        var name = table + "." + column.name();
        if (isId(column)) {
            return "CONCAT(LPAD(LOWER(HEX(c.n)), 8, '0'), SUBSTRING(%s, 9))".formatted(name);
        }
        if (unique(table).contains(column.name())) {
            return column.length() == HASH
                    ? "SHA2(CONCAT(c.n, %s), 256)".formatted(name)
                    : "LEFT(CONCAT(c.n, '-', %s), %d)".formatted(name, column.length());
        }
        return switch (column.type()) {
            case "datetime" -> "%s - INTERVAL c.n MINUTE".formatted(name);
            case "date" -> "%s - INTERVAL (c.n %% 700) DAY".formatted(name);
            default ->
                column.name().equals("name") ? "LEFT(CONCAT(%s, ' ', c.n), %d)".formatted(name, column.length()) : name;
        };
    }

    /** What has to differ between a row and its copy, where no id in the same key does so already. */
    private Set<String> unique(String table) {
        var keys = jdbc
                .query(
                        """
                        SELECT s.index_name, s.column_name, c.data_type, COALESCE(c.character_maximum_length, 0)
                          FROM information_schema.statistics s
                          JOIN information_schema.columns c ON c.table_schema = s.table_schema
                               AND c.table_name = s.table_name AND c.column_name = s.column_name
                         WHERE s.table_schema = DATABASE() AND s.table_name = ? AND s.non_unique = 0""",
                        (row, n) -> Map.entry(
                                row.getString(1), new Column(row.getString(2), row.getString(3), row.getLong(4))),
                        table)
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        var columns = new TreeSet<String>();
        for (var key : keys.values()) {
            if (key.stream().noneMatch(Copies::isId)) {
                key.stream().filter(column -> column.length() > 0).forEach(column -> columns.add(column.name()));
            }
        }
        return columns;
    }

    private static boolean isId(Column column) {
        return column.type().equals("char")
                && column.length() == ID
                && !column.name().equals("segment_id");
    }

    private static String list(List<Column> columns, Function<Column, String> each) {
        return new ArrayList<>(columns).stream().map(each).collect(Collectors.joining(", "));
    }

    private record Column(String name, String type, long length) {}
}
