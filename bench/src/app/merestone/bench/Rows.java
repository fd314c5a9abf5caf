package app.merestone.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;

/**
 * Rows on their way into one table, in batches that the driver sends as one statement of many rows. Whoever fills several
 * tables flushes them in the order of their foreign keys.
 */
final class Rows implements AutoCloseable {

    private final PreparedStatement statement;
    private final int columns;
    private int waiting;
    private long written;

    Rows(Connection connection, String table, String columns) throws SQLException {
        this.columns = columns.split(",").length;
        this.statement = connection.prepareStatement("INSERT INTO " + table + " (" + columns + ") VALUES ("
                + String.join(", ", Collections.nCopies(this.columns, "?")) + ")");
    }

    void add(Object... values) throws SQLException {
        if (values.length != columns) {
            throw new IllegalArgumentException(values.length + " values for " + columns + " columns");
        }
        for (int i = 0; i < values.length; i++) {
            set(i + 1, values[i]);
        }
        statement.addBatch();
        written++;
        waiting++;
    }

    long written() {
        return written;
    }

    void flush() throws SQLException {
        if (waiting > 0) {
            statement.executeBatch();
            waiting = 0;
        }
    }

    @Override
    public void close() throws SQLException {
        flush();
        statement.close();
    }

    private void set(int place, Object value) throws SQLException {
        switch (value) {
            case null -> statement.setObject(place, null);
            case Instant at -> statement.setObject(place, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
            case LocalDate day -> statement.setObject(place, day);
            case Integer number -> statement.setInt(place, number);
            case Long number -> statement.setLong(place, number);
            case Boolean truth -> statement.setBoolean(place, truth);
            case java.math.BigDecimal number -> statement.setBigDecimal(place, number);
            default -> statement.setString(place, value.toString());
        }
    }
}
