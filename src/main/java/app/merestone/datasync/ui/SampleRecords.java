package app.merestone.datasync.ui;

import app.merestone.datasync.SampleVerdict;
import app.merestone.shell.Cells;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records that an arrival brought along to be looked at, and whether they are right; what is chosen outlives a redraw. */
final class SampleRecords implements Serializable {

    private static final long serialVersionUID = 1L;

    private final RadioButtonGroup<SampleVerdict> verdict = new RadioButtonGroup<>();

    void label() {
        verdict.setLabel(SyncPhrases.say("data.samples.question"));
        verdict.setItems(SampleVerdict.ALL_RIGHT, SampleVerdict.SOME_WRONG);
        verdict.setItemLabelGenerator(each -> SyncPhrases.say("data.samples." + each));
    }

    /** The records, with the question whether they are right where the reader is asked. */
    Component drawn(List<Map<String, String>> records, boolean asked) {
        Section section = Layouts.section(SyncPhrases.say("data.samples.heading", records.size()), table(records));
        if (asked) {
            section.add(verdict);
        }
        return section;
    }

    private static Component table(List<Map<String, String>> records) {
        var fields =
                records.stream().flatMap(r -> r.keySet().stream()).distinct().toList();
        var head = new NativeTableRow();
        fields.forEach(field -> head.add(Cells.head(field)));
        var body = new NativeTableBody();
        for (var record : records) {
            var row = new NativeTableRow();
            fields.forEach(field -> row.add(Cells.of(field, record.getOrDefault(field, ""))));
            body.add(row);
        }
        var table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassName("cards");
        var scroll = new Div(table);
        scroll.addClassName("table-scroll");
        return scroll;
    }

    boolean someWrong() {
        return verdict.getValue() == SampleVerdict.SOME_WRONG;
    }

    /** What they said of them; that they did not look while they said nothing. */
    SampleVerdict said() {
        return Optional.ofNullable(verdict.getValue()).orElse(SampleVerdict.NOT_LOOKED_AT);
    }

    void clear() {
        verdict.clear();
    }
}
