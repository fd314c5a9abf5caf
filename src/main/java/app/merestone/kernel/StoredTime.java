package app.merestone.kernel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Moments as the database keeps them: in columns without a zone, which mean UTC, to the microsecond. A driver that is given
 * an {@link Instant} would turn it into the server's or the machine's own zone.
 */
public final class StoredTime {

    private StoredTime() {}

    /** What a column is given for this moment. */
    public static LocalDateTime column(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    /** The moment in a column that always has one. */
    public static Instant of(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    /** The moment in a column that may be empty. */
    public static @Nullable Instant optional(ResultSet row, String column) throws SQLException {
        var stored = row.getObject(column, LocalDateTime.class);
        return stored == null ? null : stored.toInstant(ZoneOffset.UTC);
    }
}
