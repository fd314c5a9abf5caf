package app.merestone.shell;

import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;

/** Cells of a table that is read as cards on a phone, where each says itself what it is of. */
public final class Cells {

    private Cells() {}

    /** The head of a column. */
    public static NativeTableHeaderCell head(String words) {
        var cell = new NativeTableHeaderCell(words);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }

    /** What stands in a column. */
    public static NativeTableCell of(String column, String words) {
        var cell = new NativeTableCell(words);
        cell.getElement().setAttribute("data-label", column);
        return cell;
    }
}
