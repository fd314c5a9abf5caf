package app.merestone.datasync;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.kernel.Refused;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever file is uploaded is counted or refused, and no masked field comes through. */
class CsvArrivalFuzzTests {

    static Stream<byte[]> seeds() {
        return Stream.concat(
                Stream.of(
                                "id,name\n1,Café\n2,\"a,b\"\n",
                                "id;secret\r\n1;s3\r\n",
                                "\n\nid\tmail\n1\tmia@harbour.example\n",
                                "id,id\n1,2\n",
                                "id,\n1,2\n",
                                "id,name\n1\n",
                                "id\n\"open\n",
                                "id\n",
                                " ",
                                "")
                        .map(text -> text.getBytes(UTF_8)),
                Stream.of(
                        "id;name\n1;Café\n".getBytes(Charset.forName("windows-1252")),
                        "\uFEFFid,name\n1,x\n".getBytes(UTF_16LE),
                        "\uFEFFid\n1\n".getBytes(UTF_8),
                        new byte[] {'P', 'K', 3, 4, 0}));
    }

    @MethodSource("seeds")
    @Timeout(120)
    @FuzzTest
    void whateverIsUploadedIsCountedOrRefused(byte[] file) {
        CsvArrival read;
        try {
            read = CsvArrival.read(file, Masks.typed("secret"));
        } catch (Refused refused) {
            assertThat(refused.getMessage()).startsWith("upload.");
            return;
        }
        assertThat(read.rows()).isPositive();
        assertThat(read.columns()).isNotEmpty().doesNotHaveDuplicates().noneMatch(String::isBlank);
        assertThat(read.samples()).hasSize((int) Math.min(read.rows(), Samples.MOST));
        for (var sample : read.samples()) {
            assertThat(sample.getOrDefault("secret", Masks.HIDDEN)).isEqualTo(Masks.HIDDEN);
            assertThat(sample.values()).noneMatch(value -> value.matches("(?s).*[a-z]@[a-z].*"));
        }
    }
}
