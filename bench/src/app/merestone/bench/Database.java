package app.merestone.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The database of one size of portfolio.
 *
 * @param size {@code 1k}, {@code 100k}
 */
record Database(String size, String name, String url, String user, String password) {

    static Database of(String engine, String size, Path data) {
        return of(engine, size, "merestone_bench_" + size, data);
    }

    /** One for a lifetime of runs, apart from those that are kept. */
    static Database ofRuns(String engine, Path data) {
        return of(engine, "1k", "merestone_bench_runs", data);
    }

    private static Database of(String engine, String size, String name, Path data) {
        return engine.equals("h2")
                ? new Database(
                        size,
                        name,
                        "jdbc:h2:file:" + data.resolve(name).toAbsolutePath()
                                + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT=10000",
                        "sa",
                        "")
                : new Database(
                        size,
                        name,
                        System.getenv("MYSQL_URL").replace("/merestone?", "/" + name + "?"),
                        System.getenv("MYSQL_USER"),
                        System.getenv("MYSQL_PASSWORD"));
    }

    static int accounts(String size) {
        return size.endsWith("k")
                ? 1000 * Integer.parseInt(size.substring(0, size.length() - 1))
                : Integer.parseInt(size);
    }

    int accounts() {
        return accounts(size);
    }

    boolean mysql() {
        return url.startsWith("jdbc:mysql:");
    }

    /** Makes the schema if there is none. */
    void make() throws SQLException {
        statement("CREATE DATABASE IF NOT EXISTS " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci");
    }

    void drop() throws SQLException {
        statement("DROP DATABASE IF EXISTS " + name);
    }

    /** How many accounts are in it; none as well while there are no tables. */
    int holds() {
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM account")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException noTables) {
            return 0;
        }
    }

    private void statement(String sql) throws SQLException {
        if (mysql()) {
            try (var connection =
                            DriverManager.getConnection(url.replace("/" + name + "?", "/merestone?"), user, password);
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    /** The application's settings for it. */
    Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("spring.datasource.url", url);
        settings.put("spring.datasource.username", user);
        settings.put("spring.datasource.password", password);
        return settings;
    }

    /** A pool of one connection that sends batches as statements of many rows. */
    HikariDataSource forLoading() {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url + (mysql() ? "&rewriteBatchedStatements=true" : ""));
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(1);
        return pool;
    }
}
