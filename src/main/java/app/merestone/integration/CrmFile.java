package app.merestone.integration;

import app.merestone.kernel.Refused;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file of comma-, semicolon- or tab-separated values (RFC 4180 with the liberties that spreadsheets take). It is read
 * record by record, never as a whole: a hundred thousand rows take no more memory than a thousand.
 */
final class CrmFile {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    /** A report's footer has a few lines; more single cells are broken rows, and are not kept in memory. */
    private static final int LONGEST_FOOTER = 50;

    private static final int HEAD = 64 * 1024;
    private static final int LONGEST_CELL = 64 * 1024;
    private static final int MOST_COLUMNS = 2_000;
    private static final int BUFFER = 32 * 1024;

    private final Path path;
    private final Shape shape;

    CrmFile(Path path, Shape shape) {
        this.path = path;
        this.shape = shape;
    }

    /**
     * How a file is written.
     *
     * @param charset the name of its character set
     * @param mark how many bytes of a byte order mark stand before it
     */
    record Shape(String charset, int mark, char separator) implements Serializable {}

    /** Finds out how this file is written. */
    static CrmFile recognised(Path path) {
        try {
            var head = head(path);
            refuseOther(head);
            int mark = 0;
            Charset charset;
            if (starts(head, 0xEF, 0xBB, 0xBF)) {
                mark = 3;
                charset = StandardCharsets.UTF_8;
            } else if (starts(head, 0xFF, 0xFE)) {
                mark = 2;
                charset = StandardCharsets.UTF_16LE;
            } else if (starts(head, 0xFE, 0xFF)) {
                mark = 2;
                charset = StandardCharsets.UTF_16BE;
            } else {
                // whatever is not UTF-8 throughout comes from a Windows program: its set has a character for nearly
                // every byte
                charset = isUtf8(path) ? StandardCharsets.UTF_8 : WINDOWS;
            }
            var text = new String(head, mark, head.length - mark, charset);
            return new CrmFile(path, new Shape(charset.name(), mark, separator(text)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Shape shape() {
        return shape;
    }

    /** The first record; the others are about what it names. */
    List<String> headers() {
        var first = new ArrayList<String>();
        try (var records = open()) {
            var iterator = records.iterator();
            if (iterator.hasNext()) {
                iterator.next().getFields().forEach(field -> first.add(field.strip()));
            }
        } catch (CsvParseException broken) {
            throw broken(1, broken);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (first.stream().allMatch(String::isBlank)) {
            throw Refused.because("import.empty");
        }
        return first;
    }

    /**
     * Hands over every record but the first, in order.
     *
     * @param footer whether single cells at the very end are a report's footer rather than broken rows
     * @return how many lines of footer were left out
     */
    int read(boolean footer, Consumer<Row> reader) {
        long last = 1;
        var held = new ArrayList<Row>();
        try (var records = open()) {
            var iterator = records.iterator();
            int columns = iterator.hasNext() ? iterator.next().getFieldCount() : 0;
            while (iterator.hasNext()) {
                var record = iterator.next();
                last = record.getStartingLineNumber();
                var row = new Row(last, record.getFields());
                if (row.blank()) {
                    continue;
                }
                if (footer && columns > 1 && row.cells().size() == 1) {
                    held.add(row);
                    if (held.size() > LONGEST_FOOTER) {
                        // no report ends like this: broken rows, to be told one by one
                        held.forEach(reader);
                        held.clear();
                    }
                    continue;
                }
                // a whole record follows, so those were no footer
                held.forEach(reader);
                held.clear();
                reader.accept(row);
            }
        } catch (CsvParseException broken) {
            throw broken(last, broken);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return held.size();
    }

    private static Refused broken(long line, @Nullable Exception cause) {
        var refused = Refused.because("import.broken-file", line);
        if (cause != null) {
            refused.addSuppressed(cause);
        }
        return refused;
    }

    private CsvReader<CsvRecord> open() throws IOException {
        var bytes = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        bytes.skipNBytes(shape.mark());
        Reader text = new InputStreamReader(bytes, Charset.forName(shape.charset()));
        var handler = CsvRecordHandler.of(limits ->
                limits.maxFields(MOST_COLUMNS).maxFieldSize(LONGEST_CELL).maxRecordSize(LONGEST_CELL * 8));
        return CsvReader.builder()
                .fieldSeparator(shape.separator())
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .build(handler, text);
    }

    private static byte[] head(Path path) throws IOException {
        try (var bytes = Files.newInputStream(path)) {
            return bytes.readNBytes(HEAD);
        }
    }

    private static void refuseOther(byte[] head) {
        if (head.length == 0) {
            throw Refused.because("import.empty");
        }
        if (starts(head, 'P', 'K', 3, 4) || starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw Refused.because("import.workbook");
        }
        boolean wide = starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF);
        for (byte b : head) {
            if (b == 0 && !wide) {
                throw Refused.because("import.no-text");
            }
        }
    }

    private static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(Path path) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(BUFFER);
        var characters = CharBuffer.allocate(BUFFER);
        try (var channel = Files.newByteChannel(path)) {
            while (true) {
                boolean end = channel.read(bytes) < 0;
                bytes.flip();
                var result = decoder.decode(bytes, characters, end);
                if (result.isError()) {
                    return false;
                }
                bytes.compact();
                characters.clear();
                if (end) {
                    return true;
                }
            }
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    // the one that stands most often between the headers, outside quotes
    private static char separator(String head) {
        char[] candidates = {',', ';', '\t'};
        int[] seen = new int[candidates.length];
        boolean quoted = false;
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                if (i > 0 && seen[0] + seen[1] + seen[2] > 0) {
                    break;
                }
            } else if (!quoted) {
                for (int k = 0; k < candidates.length; k++) {
                    seen[k] += c == candidates[k] ? 1 : 0;
                }
            }
        }
        int best = 0;
        for (int k = 1; k < candidates.length; k++) {
            best = seen[k] > seen[best] ? k : best;
        }
        return candidates[best];
    }
}
