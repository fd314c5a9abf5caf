package app.merestone.integration;

import app.merestone.accounts.SegmentId;
import app.merestone.kernel.PersonId;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the admin said about a file.
 *
 * @param holds what it is about
 * @param columns which column is which, by place
 * @param segments for each value of the segment column that names no segment: which one it means. The empty text stands
 *     for rows without a value, and for all rows where there is no such column
 * @param owners likewise for the owner column
 * @param start the onboarding start of rows that have none
 * @param order how its days with slashes are to be read
 */
public record Answers(
        Holds holds,
        Map<Field, Integer> columns,
        Map<String, SegmentId> segments,
        Map<String, Owner> owners,
        @Nullable LocalDate start,
        @Nullable DateOrder order)
        implements Serializable {

    /** The columns said, nothing else yet. */
    public static Answers columns(Holds holds, Map<Field, Integer> columns) {
        return new Answers(holds, Map.copyOf(columns), Map.of(), Map.of(), null, null);
    }

    /** With these segments. */
    public Answers segments(Map<String, SegmentId> said) {
        return new Answers(holds, columns, Map.copyOf(said), owners, start, order);
    }

    /** With these owners. */
    public Answers owners(Map<String, Owner> said) {
        return new Answers(holds, columns, segments, Map.copyOf(said), start, order);
    }

    /** With this first day and this order of days. */
    public Answers start(@Nullable LocalDate said, @Nullable DateOrder saidOrder) {
        return new Answers(holds, columns, segments, owners, said, saidOrder);
    }

    /**
     * Who owns accounts.
     *
     * @param csm the CSM; empty for nobody yet, which puts the accounts at the top of the leaders' list
     */
    public record Owner(@Nullable PersonId csm) implements Serializable {}
}
