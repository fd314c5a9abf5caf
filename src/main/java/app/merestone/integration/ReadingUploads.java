package app.merestone.integration;

import app.merestone.kernel.ContentHash;
import app.merestone.kernel.Refused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks through an uploaded file: how it is written, what its columns are, what somebody has to be asked. */
final class ReadingUploads {

    private static final int MOST_ROWS = 250_000;
    private static final int SHOWN_CELLS = 3;
    private static final int SHOWN_CELL = 60;
    private static final int MOST_VALUES = 200;
    private static final int LONGEST_NAME = 200;

    private ReadingUploads() {}

    static Upload look(ImportId id, String fileName, ContentHash hash, Path path) {
        var file = CrmFile.recognised(path);
        var headers = file.headers();
        var cells = new ArrayList<List<String>>();
        headers.forEach(header -> cells.add(new ArrayList<>()));
        long[] rows = {0};
        int footer = file.read(true, row -> {
            rows[0]++;
            for (int place = 0; place < cells.size(); place++) {
                var cell = row.cell(place);
                if (!cell.isEmpty() && cells.get(place).size() < SHOWN_CELLS) {
                    cells.get(place).add(cell.length() > SHOWN_CELL ? cell.substring(0, SHOWN_CELL) + "…" : cell);
                }
            }
        });
        if (rows[0] + footer == 0) {
            throw Refused.because("import.only-headers");
        }
        if (rows[0] > MOST_ROWS) {
            throw Refused.because("import.too-many-rows", MOST_ROWS, rows[0]);
        }
        var shape = file.shape();
        return new Upload(
                id,
                fileName.length() > LONGEST_NAME ? fileName.substring(0, LONGEST_NAME) : fileName,
                hash,
                rows[0],
                List.copyOf(headers),
                cells.stream().map(List::copyOf).toList(),
                Upload.holds(headers),
                shape.charset(),
                shape.mark(),
                shape.separator());
    }

    /** What the file cannot say by itself. */
    static Questions questions(Path path, Upload upload, Answers answers, Known known) {
        checkColumns(answers);
        if (answers.holds() == Holds.PEOPLE) {
            return new Questions(Map.of(), Map.of(), 0, false);
        }
        var segments = new LinkedHashMap<String, Long>();
        var owners = new LinkedHashMap<String, Long>();
        long[] withoutStart = {0};
        var order = new CrmDay.Evidence();
        new CrmFile(path, upload.shape()).read(footer(upload, answers), row -> {
            count(segments, row.cell(answers.columns().get(Field.SEGMENT)), Field.SEGMENT);
            count(owners, row.cell(answers.columns().get(Field.OWNER)), Field.OWNER);
            var start = row.cell(answers.columns().get(Field.START));
            withoutStart[0] += start.isEmpty() ? 1 : 0;
            order.see(start);
        });
        segments.keySet().removeIf(value -> known.segment(value).isPresent());
        owners.keySet().removeIf(value -> known.csm(value).isPresent());
        return new Questions(segments, owners, withoutStart[0], order.open());
    }

    /** With the order of days that the column itself proves. */
    static Answers settled(Path path, Upload upload, Answers answers) {
        if (answers.order() != null || !answers.columns().containsKey(Field.START)) {
            return answers;
        }
        var order = new CrmDay.Evidence();
        new CrmFile(path, upload.shape())
                .read(
                        footer(upload, answers),
                        row -> order.see(row.cell(answers.columns().get(Field.START))));
        return answers.start(answers.start(), order.order());
    }

    static boolean footer(Upload upload, Answers answers) {
        return upload.origin(answers.columns()) == Origin.SALESFORCE;
    }

    static void checkColumns(Answers answers) {
        for (var field : Field.of(answers.holds())) {
            if (field.needed() && !answers.columns().containsKey(field)) {
                throw Refused.because("import.column-missing", "field.import." + field);
            }
        }
        if (answers.holds() == Holds.PEOPLE
                && !answers.columns().containsKey(Field.COMPANY_IDS)
                && !answers.columns().containsKey(Field.COMPANY_NAMES)) {
            throw Refused.because("import.column-missing", "field.import." + Field.COMPANY_IDS);
        }
    }

    private static void count(Map<String, Long> values, String value, Field field) {
        values.merge(value, 1L, Long::sum);
        if (values.size() > MOST_VALUES) {
            throw Refused.because("import.too-many-values", "field.import." + field, MOST_VALUES);
        }
    }
}
