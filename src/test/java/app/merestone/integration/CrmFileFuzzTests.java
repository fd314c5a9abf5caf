package app.merestone.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.kernel.ContentHash;
import app.merestone.kernel.Refused;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever file an administrator uploads is looked through or refused, and every place that is named lies within it. */
class CrmFileFuzzTests {

    private static final Pattern LINE_END = Pattern.compile("\r\n|[\r\n]");

    private static final String HUBSPOT = """
            Record ID,Company name,Segment,Company owner,Create Date
            901,"Café ""Bühler"", Genève",Growth,Petra Lund,2026-02-29
            902,=cmd|' /C calc'!A0,,,29.02.2028
            903,"two
            lines",Growth,,03/04/2026
            """;
    private static final String SALESFORCE = """
            "Account ID";"Account Name";"Start"
            "001A0000006Vm9r";"Northgate Foods";"2/3/2026, 10:00"
            "001a0000006vm9rIAC";"Harrow";"13/2/2026"

            "Copyright (c) 2000-2026"
            """;

    @TempDir
    static Path folder;

    static Stream<byte[]> seeds() {
        return Stream.of(
                HUBSPOT.getBytes(UTF_8),
                HUBSPOT.replace("\n", "\r\n").getBytes(Charset.forName("windows-1252")),
                ("\uFEFF" + HUBSPOT).getBytes(UTF_8),
                ("\uFEFF" + HUBSPOT.replace(',', '\t')).getBytes(StandardCharsets.UTF_16LE),
                ("\uFEFF" + SALESFORCE).getBytes(StandardCharsets.UTF_16BE),
                SALESFORCE.getBytes(UTF_8),
                (HUBSPOT + "904,\"never closed").getBytes(UTF_8),
                "Record ID\n".getBytes(UTF_8),
                ("Name" + ",\n".repeat(30)).getBytes(UTF_8),
                ",".repeat(2_000).getBytes(UTF_8),
                new byte[] {'P', 'K', 3, 4},
                new byte[] {(byte) 0xFF, (byte) 0xFE, 'a'},
                new byte[0]);
    }

    @MethodSource("seeds")
    @Timeout(120)
    @FuzzTest
    void whateverIsUploadedIsLookedThroughOrRefusedWithAPlaceInTheFile(byte[] content) throws IOException {
        var path = folder.resolve("upload.csv");
        Files.write(path, content);
        try {
            var upload = ReadingUploads.look(ImportId.next(), "upload.csv", ContentHash.of(content), path);
            long lines = lines(upload.shape(), content);
            var read = new ArrayList<Row>();
            int footer = new CrmFile(path, upload.shape()).read(true, read::add);

            assertThat(upload.rows()).isEqualTo(read.size());
            assertThat(upload.rows() + footer).isPositive();
            assertThat(upload.headers()).anyMatch(header -> !header.isBlank());
            assertThat(upload.firstCells()).hasSameSizeAs(upload.headers());
            long last = 1;
            for (var row : read) {
                assertThat(row.line()).isGreaterThan(last).isLessThanOrEqualTo(lines);
                last = row.line();
                row.cells().stream().map(String::strip).distinct().forEach(CrmFileFuzzTests::tryEveryReading);
            }
            for (var about : Holds.values()) {
                assertThat(upload.columns(about).values())
                        .allMatch(place -> place < upload.headers().size());
                assertThat(upload.origin(upload.columns(about))).isNotNull();
            }
            askWhatTheFileCannotSay(path, upload);
        } catch (Refused refused) {
            assertThat(refused.refusal().code()).startsWith("import.");
            if (refused.refusal().code().equals("import.broken-file")) {
                assertThat((long) refused.refusal().arguments().getFirst())
                        .isBetween(1L, lines(CrmFile.recognised(path).shape(), content));
            }
        }
    }

    private static void askWhatTheFileCannotSay(Path path, Upload upload) {
        var about = upload.holds();
        if (about != null) {
            var answers = Answers.columns(about, upload.columns(about));
            assertThat(ReadingUploads.settled(path, upload, answers).columns()).isEqualTo(upload.columns(about));
        }
    }

    private static void tryEveryReading(String cell) {
        assertThat(RefusalList.safe(cell)).doesNotMatch("(?s)[=+\\-@\t\r].*");
        new CrmDay.Evidence().see(cell);
        for (var order : DateOrder.values()) {
            readOrRefused(() -> assertThat(CrmDay.read(cell, order).getYear()).isBetween(0, 9999));
        }
        readOrRefused(() -> {
            var id = SalesforceId.of(cell, "001");
            assertThat(SalesforceId.of(id, "001")).isEqualTo(id).hasSize(18);
        });
    }

    private static void readOrRefused(Runnable reading) {
        try {
            reading.run();
        } catch (Refused refused) {
            assertThat(refused.refusal().code()).startsWith("import.");
        }
    }

    private static long lines(CrmFile.Shape shape, byte[] content) {
        var text = new String(content, shape.mark(), content.length - shape.mark(), Charset.forName(shape.charset()));
        return 1 + LINE_END.matcher(text).results().count();
    }
}
