package app.merestone.integration.ui;

import app.merestone.integration.ImportRun;
import app.merestone.integration.RowChange;
import app.merestone.integration.RowRefusal;
import app.merestone.shell.Dates;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The tables of the import's pages; on a phone each row is a card. */
final class ImportTables extends Div {

    private static final long serialVersionUID = 1L;

    private ImportTables(NativeTable table) {
        addClassName("table-scroll");
        add(table);
    }

    /** Which rows stay out, and why. */
    static Component refusals(List<RowRefusal> refusals, Words words) {
        return of(
                words.get("import.refused.caption", refusals.size()),
                List.of("line", "column", "cell", "why"),
                refusals.stream()
                        .map(refusal -> List.of(
                                Long.toString(refusal.line()),
                                refusal.column().isEmpty() ? words.get("import.whole-row") : refusal.column(),
                                refusal.cell().isEmpty() ? words.get("import.empty-cell") : refusal.cell(),
                                words.get(
                                        "import.why." + refusal.why().code(),
                                        refusal.why().arguments().toArray())))
                        .toList(),
                words);
    }

    /** What comes in new. */
    static Component created(List<RowChange> rows, Words words) {
        return of(
                words.get("import.first", rows.size()),
                List.of("line", "name"),
                rows.stream()
                        .map(row -> List.of(Long.toString(row.line()), row.name()))
                        .toList(),
                words);
    }

    /** What changes, before and after. */
    static Component changed(List<RowChange> rows, Words words) {
        return of(
                words.get("import.first", rows.size()),
                List.of("line", "name", "change"),
                rows.stream()
                        .map(row -> List.of(
                                Long.toString(row.line()),
                                row.name(),
                                row.parts().stream()
                                        .map(part -> part(part, words))
                                        .collect(Collectors.joining(" "))))
                        .toList(),
                words);
    }

    /** Who imported what, and when. */
    static Component history(List<ImportRun> runs, ZoneId zone, Words words) {
        return of(
                words.get("import.history.caption", runs.size()),
                List.of("when", "who", "file", "outcome"),
                runs.stream()
                        .map(run -> List.of(
                                Dates.minute(run.at(), zone),
                                run.by(),
                                run.fileName(),
                                words.get(
                                        "import.outcome." + run.holds(),
                                        run.counts().created(),
                                        run.counts().changed(),
                                        run.counts().same(),
                                        run.counts().refused())))
                        .toList(),
                words);
    }

    /** Finds sentences; the views' own translations. */
    interface Words {
        String get(String key, Object... arguments);
    }

    private static String part(RowChange.Part part, Words words) {
        var field = words.get("field.import." + part.field());
        if (part.before().isEmpty() && part.after().isEmpty()) {
            return words.get("import.change.added", field);
        }
        return part.before().isEmpty()
                ? words.get("import.change.set", field, part.after())
                : words.get("import.change", field, part.before(), part.after());
    }

    private static ImportTables of(String caption, List<String> columns, List<List<String>> rows, Words words) {
        var table = new NativeTable();
        table.addClassName("cards");
        table.setCaptionText(caption);
        var titles = new ArrayList<String>();
        var head = table.getHead().addRow();
        for (var column : columns) {
            var title = words.get("import.column." + column);
            titles.add(title);
            var cell = head.addHeaderCell();
            cell.setText(title);
            cell.getElement().setAttribute("scope", "col");
        }
        for (var cells : rows) {
            var row = new NativeTableRow();
            var first = new NativeTableHeaderCell();
            first.getElement().setAttribute("scope", "row");
            first.add(new Span(
                    columns.getFirst().equals("line") ? words.get("import.line", cells.getFirst()) : cells.getFirst()));
            row.add(first);
            for (int i = 1; i < cells.size(); i++) {
                var cell = new NativeTableCell();
                cell.getElement().setAttribute("data-label", titles.get(i));
                cell.add(new Span(cells.get(i)));
                row.add(cell);
            }
            table.getBody().add(row);
        }
        return new ImportTables(table);
    }
}
