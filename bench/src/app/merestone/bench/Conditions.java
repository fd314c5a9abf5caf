package app.merestone.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What has to be known to read a number: machine, Java, database and how durable its commits are. */
final class Conditions {

    private static final List<String> VARIABLES = List.of(
            "innodb_flush_log_at_trx_commit",
            "log_bin",
            "sync_binlog",
            "innodb_doublewrite",
            "innodb_flush_method",
            "innodb_buffer_pool_size",
            "innodb_redo_log_capacity",
            "transaction_isolation");

    private Conditions() {}

    static List<String> of(Database database) throws SQLException {
        var lines = new ArrayList<String>();
        lines.add(Instant.now().truncatedTo(ChronoUnit.MINUTES) + ", load "
                + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage() + " before the first measure");
        var runtime = Runtime.getRuntime();
        lines.add("%d cores%s, %s %s"
                .formatted(
                        runtime.availableProcessors(),
                        processor(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version")));
        lines.add("Java %s, heap of the benches at most %d MB"
                .formatted(System.getProperty("java.vm.version"), runtime.maxMemory() >> 20));
        if (database.mysql()) {
            try (var connection = DriverManager.getConnection(
                            database.url().replaceFirst("/merestone_bench_[^?]*\\?", "/merestone?"),
                            database.user(),
                            database.password());
                    var statement = connection.createStatement()) {
                try (var rows = statement.executeQuery("SELECT VERSION()")) {
                    rows.next();
                    lines.add("MySQL " + rows.getString(1));
                }
                var settings = new StringBuilder();
                for (var variable : VARIABLES) {
                    try (var rows = statement.executeQuery("SHOW VARIABLES LIKE '" + variable + "'")) {
                        if (rows.next()) {
                            settings.append(variable)
                                    .append('=')
                                    .append(rows.getString(2))
                                    .append("  ");
                        }
                    }
                }
                lines.add(settings.toString().strip());
            }
        } else {
            lines.add("H2, embedded, WRITE_DELAY=0");
        }
        return lines;
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> " of " + line.replaceFirst(".*: ", ""))
                    .orElse("");
        } catch (IOException elsewhere) {
            return "";
        }
    }
}
