package app.merestone.integration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file.
 *
 * @param line the line it begins on, counted as an editor does: quoted line breaks count
 */
record Row(long line, List<String> cells) {

    /** The cell of this column, without outer space; empty where the column is not in the file. */
    String cell(@Nullable Integer place) {
        return place == null || place < 0 || place >= cells.size()
                ? ""
                : cells.get(place).strip();
    }

    /** Nothing but separators: what spreadsheets leave behind. */
    boolean blank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
