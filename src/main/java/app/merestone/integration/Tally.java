package app.merestone.integration;

import app.merestone.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Counts what rows do, and keeps the first of each kind to show. */
final class Tally {

    static final int SHOWN_REFUSALS = 200;
    private static final int SHOWN_ROWS = 20;
    private static final int SHOWN_CELL = 80;

    private final List<String> headers;
    private final Consumer<RowRefusal> everyRefusal;
    private final List<RowRefusal> refusals = new ArrayList<>();
    private final List<RowChange> firstCreated = new ArrayList<>();
    private final List<RowChange> firstChanged = new ArrayList<>();
    private long created;
    private long changed;
    private long same;
    private long refused;
    private long otherOwners;

    Tally(List<String> headers, Consumer<RowRefusal> everyRefusal) {
        this.headers = headers;
        this.everyRefusal = everyRefusal;
    }

    /** One more reason against a row; {@link #refuse} counts the row. */
    void because(Row row, int place, Refusal why) {
        var column = place >= 0 && place < headers.size() ? headers.get(place) : "";
        var cell = row.cell(place);
        var refusal = new RowRefusal(
                row.line(), column, cell.length() > SHOWN_CELL ? cell.substring(0, SHOWN_CELL) + "…" : cell, why);
        everyRefusal.accept(refusal);
        if (refusals.size() < SHOWN_REFUSALS) {
            refusals.add(refusal);
        }
    }

    /** Whether the row has more cells than there are columns: a separator stands in it unquoted, so nothing is where it seems. */
    boolean shifted(Row row) {
        boolean shifted = row.cells().size() > headers.size()
                && row.cells().subList(headers.size(), row.cells().size()).stream()
                        .anyMatch(cell -> !cell.isBlank());
        if (shifted) {
            because(
                    row,
                    -1,
                    Refusal.of("import.shifted", headers.size(), row.cells().size()));
            refuse();
        }
        return shifted;
    }

    void refuse() {
        refused++;
    }

    void create(Row row, String name) {
        created++;
        if (firstCreated.size() < SHOWN_ROWS) {
            firstCreated.add(new RowChange(row.line(), name, List.of()));
        }
    }

    void change(Row row, String name, List<RowChange.Part> parts) {
        changed++;
        if (firstChanged.size() < SHOWN_ROWS) {
            firstChanged.add(new RowChange(row.line(), name, parts));
        }
    }

    void same() {
        same++;
    }

    void otherOwner() {
        otherOwners++;
    }

    Preview preview(long footer) {
        return new Preview(
                new Preview.Counts(created, changed, same, refused),
                List.copyOf(refusals),
                List.copyOf(firstCreated),
                List.copyOf(firstChanged),
                otherOwners,
                footer);
    }
}
