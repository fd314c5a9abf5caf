package app.merestone.integration;

import app.merestone.shell.Translations;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** All refused rows with their reasons, as a file that a spreadsheet opens without running what stands in its cells. */
final class RefusalList implements Consumer<RowRefusal>, AutoCloseable {

    private static final String FORMULA_STARTS = "=+-@\t\r";
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final CsvWriter writer;
    private final Translations words;

    RefusalList(Path file, Translations words) {
        this.words = words;
        try {
            var out = Files.newOutputStream(file);
            // without the mark, a spreadsheet on Windows misreads every accent
            out.write(MARK);
            writer = CsvWriter.builder()
                    .quoteStrategy(QuoteStrategies.ALWAYS)
                    .build(new java.io.OutputStreamWriter(out, StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        writer.writeRecord(word("line"), word("column"), word("cell"), word("why"));
    }

    @Override
    public void accept(RowRefusal refusal) {
        writer.writeRecord(
                Long.toString(refusal.line()),
                safe(refusal.column()),
                safe(refusal.cell()),
                safe(reason(words, refusal)));
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The sentence that says why. */
    static String reason(Translations words, RowRefusal refusal) {
        return words.getTranslation(
                "import.why." + refusal.why().code(),
                Translations.ENGLISH,
                refusal.why().arguments().toArray());
    }

    /** The cell as text, whatever it starts with: a spreadsheet takes what follows an apostrophe as it stands. */
    static String safe(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private String word(String column) {
        return words.getTranslation("import.list." + column, Translations.ENGLISH);
    }
}
