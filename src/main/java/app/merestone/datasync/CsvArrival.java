package app.merestone.datasync;

import app.merestone.kernel.Refused;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a delivered file holds: its columns, how many records, and the first of them. A line that is no record of its columns
 * makes the whole file refused: a count that leaves lines out would be none.
 *
 * @param columns the names in the first line
 * @param rows the records after it
 * @param samples the first records, field to value, masked
 */
record CsvArrival(List<String> columns, long rows, List<Map<String, String>> samples) {

    /** Nothing longer is read. */
    static final int MOST_BYTES = 20 * 1024 * 1024;

    private static final int MOST_COLUMNS = 500;
    private static final int LONGEST_CELL = 64 * 1024;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** Reads a file of comma-, semicolon- or tab-separated values (RFC 4180), or refuses it with the reason. */
    static CsvArrival read(byte[] file, Masks masks) {
        if (file.length > MOST_BYTES) {
            throw Refused.because("upload.too-large", MOST_BYTES / 1024 / 1024);
        }
        var text = text(file);
        if (text.isBlank()) {
            throw Refused.because("upload.empty");
        }
        var columns = new ArrayList<String>();
        var samples = new ArrayList<Map<String, String>>();
        long rows = 0;
        try (var records = reader(text)) {
            for (var record : records) {
                if (columns.isEmpty()) {
                    columns.addAll(named(record));
                } else {
                    if (record.getFieldCount() != columns.size()) {
                        throw Refused.because("upload.other-columns", record.getStartingLineNumber());
                    }
                    rows++;
                    if (samples.size() < Samples.MOST) {
                        samples.add(sample(columns, record, masks));
                    }
                }
            }
        } catch (CsvParseException | UncheckedIOException broken) {
            throw Refused.because("upload.broken");
        } catch (java.io.IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (rows == 0) {
            throw Refused.because("upload.only-headers");
        }
        return new CsvArrival(List.copyOf(columns), rows, List.copyOf(samples));
    }

    private static List<String> named(CsvRecord first) {
        var names = first.getFields().stream().map(String::strip).toList();
        if (names.stream().anyMatch(String::isEmpty)) {
            throw Refused.because("upload.nameless-column");
        }
        if (names.stream().distinct().count() < names.size()) {
            throw Refused.because("upload.same-columns");
        }
        return names;
    }

    private static Map<String, String> sample(List<String> columns, CsvRecord record, Masks masks) {
        var told = new LinkedHashMap<String, String>();
        for (int place = 0; place < Math.min(columns.size(), Samples.MOST_FIELDS); place++) {
            told.put(columns.get(place), record.getField(place));
        }
        var shown = new LinkedHashMap<String, String>();
        masks.record(told).forEach((field, value) -> shown.put(Samples.shortened(field), Samples.shortened(value)));
        return shown;
    }

    private static CsvReader<CsvRecord> reader(String text) {
        var handler = CsvRecordHandler.of(limits ->
                limits.maxFields(MOST_COLUMNS).maxFieldSize(LONGEST_CELL).maxRecordSize(LONGEST_CELL * 8));
        return CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(true)
                // counted here: what is no record of these columns is told with its line
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .build(handler, text);
    }

    private static String text(byte[] file) {
        if (starts(file, 0xEF, 0xBB, 0xBF)) {
            return new String(file, 3, file.length - 3, StandardCharsets.UTF_8);
        }
        if (starts(file, 0xFF, 0xFE)) {
            return new String(file, 2, file.length - 2, StandardCharsets.UTF_16LE);
        }
        if (starts(file, 0xFE, 0xFF)) {
            return new String(file, 2, file.length - 2, StandardCharsets.UTF_16BE);
        }
        for (byte each : file) {
            if (each == 0) {
                throw Refused.because("upload.no-text");
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException other) {
            // whatever is not UTF-8 throughout comes from a Windows program
            return new String(file, WINDOWS);
        }
    }

    private static boolean starts(byte[] file, int... bytes) {
        if (file.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((file[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** The one that stands most often between the names of the first line, outside quotes. */
    private static char separator(String text) {
        var candidates = ",;\t";
        int[] seen = new int[candidates.length()];
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                if (begun) {
                    break;
                }
            } else if (!quoted && candidates.indexOf(c) >= 0) {
                seen[candidates.indexOf(c)]++;
            }
            begun |= !Character.isWhitespace(c);
        }
        int best = 0;
        for (int k = 1; k < seen.length; k++) {
            best = seen[k] > seen[best] ? k : best;
        }
        return candidates.charAt(best);
    }
}
