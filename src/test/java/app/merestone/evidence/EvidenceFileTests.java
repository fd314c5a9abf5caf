package app.merestone.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.merestone.kernel.Refused;
import app.merestone.testing.SampleFiles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Rule 9: a file that is not what it says, empty or cut off is no evidence")
class EvidenceFileTests {

    static Stream<Arguments> wholeFiles() {
        return Stream.of(
                Arguments.of("report.pdf", EvidenceType.PDF, SampleFiles.pdf()),
                Arguments.of("screen.png", EvidenceType.PNG, SampleFiles.png()),
                Arguments.of("photo.JPG", EvidenceType.JPEG, SampleFiles.jpeg()),
                Arguments.of("photo.jpeg", EvidenceType.JPEG, SampleFiles.jpeg()),
                Arguments.of("shot.webp", EvidenceType.WEBP, SampleFiles.webp()),
                Arguments.of("steps.gif", EvidenceType.GIF, SampleFiles.gif()),
                Arguments.of("runs.csv", EvidenceType.CSV, SampleFiles.csv()),
                Arguments.of("notes.txt", EvidenceType.TEXT, SampleFiles.text("It ran on Friday. Günther saw it.")),
                Arguments.of("mail.eml", EvidenceType.EMAIL, SampleFiles.email()),
                Arguments.of("minutes.docx", EvidenceType.WORD, SampleFiles.word()),
                Arguments.of("figures.xlsx", EvidenceType.EXCEL, SampleFiles.excel()),
                Arguments.of("slides.pptx", EvidenceType.POWERPOINT, SampleFiles.powerpoint()));
    }

    static Stream<Arguments> filesWithAnEnd() {
        return wholeFiles().filter(a -> !((EvidenceType) a.get()[1]).isText());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wholeFiles")
    void aWholeFileOfAKnownKindIsTaken(String name, EvidenceType type, byte[] content) {
        var file = EvidenceFile.inspect(name, content);

        assertThat(file.type()).isEqualTo(type);
        assertThat(file.name()).isEqualTo(name);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesWithAnEnd")
    void aFileThatBreaksOffIsRefused(String name, EvidenceType type, byte[] content) {
        for (int length : new int[] {content.length - 1, content.length - 3, content.length / 2 + 8}) {
            // the newline behind a PDF's last line is not part of it
            int cut = type == EvidenceType.PDF ? Math.min(length, content.length - 4) : length;
            assertThat(refusal(name, Arrays.copyOf(content, cut)))
                    .as("%d bytes", cut)
                    .isEqualTo("evidence.cut-off");
        }
    }

    @Test
    void aPictureWhoseBytesWereChangedIsRefused() {
        var damaged = SampleFiles.png();
        damaged[30] ^= 1;

        assertThat(refusal("screen.png", damaged)).isEqualTo("evidence.cut-off");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(refusal("report.pdf", new byte[0])).isEqualTo("evidence.empty");
        assertThat(refusal("notes.txt", SampleFiles.text(" \n\t \r\n"))).isEqualTo("evidence.empty");
    }

    @Test
    void aFileOfTenMegabytesIsTakenAndOneByteMoreIsNot() {
        var most = new byte[EvidenceFile.LARGEST];
        Arrays.fill(most, (byte) 'a');

        assertThat(EvidenceFile.inspect("log.txt", most).content()).hasSize(10 * 1024 * 1024);
        assertThat(refusal("log.txt", Arrays.copyOf(most, most.length + 1))).isEqualTo("evidence.too-large");
    }

    @Test
    void aFileThatLiesAboutItsTypeIsRefusedWithBothNames() {
        var refused = catchThrowableOfType(Refused.class, () -> EvidenceFile.inspect("screen.png", SampleFiles.pdf()));

        assertThat(refused.refusal().code()).isEqualTo("evidence.lies");
        assertThat(refused.refusal().arguments()).hasToString("[screen.png, PNG image, PDF document]");
    }

    @Test
    void textThatCallsItselfSomethingElseIsRefused() {
        assertThat(refusal("screen.png", SampleFiles.text("not a picture"))).isEqualTo("evidence.lies");
        assertThat(refusal("figures.xlsx", SampleFiles.word())).isEqualTo("evidence.lies");
        assertThat(refusal("mail.eml", SampleFiles.text("Dear all, it ran."))).isEqualTo("evidence.lies");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><script>alert(1)</script></html>",
                "  \n<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
                "<html>",
                "<script>alert(1)</script>",
                "\uFEFF<html><body>x</body></html>"
            })
    void markupThatABrowserWouldRunIsNeverText(String markup) {
        assertThat(refusal("notes.txt", SampleFiles.text(markup))).isEqualTo("evidence.type-not-taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.html", "logo.svg", "setup.exe", "macro.docm", "archive.zip", "run.sh", "x.png.exe"})
    void otherKindsAreRefusedByName(String name) {
        assertThat(refusal(name, SampleFiles.png())).isEqualTo("evidence.type-not-taken");
    }

    @Test
    void anOfficeFileWithMacrosIsNoOfficeFile() {
        var macros = SampleFiles.zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin");

        assertThat(refusal("minutes.docx", macros)).isEqualTo("evidence.not-what-it-says");
    }

    @Test
    void aProgramIsNoText() {
        assertThat(refusal("notes.txt", new byte[] {'M', 'Z', 0, 3, 0, 0, 0, 4}))
                .isEqualTo("evidence.type-not-taken");
    }

    @Test
    void textInOlderEncodingsIsText() {
        var latin = "Günther sah es".getBytes(StandardCharsets.ISO_8859_1);
        var wide = "\uFEFFday;n\n1;2".getBytes(StandardCharsets.UTF_16LE);

        assertThat(EvidenceFile.inspect("notes.txt", latin).type()).isEqualTo(EvidenceType.TEXT);
        assertThat(EvidenceFile.inspect("runs.csv", wide).type()).isEqualTo(EvidenceType.CSV);
    }

    @Test
    void onlyTheLastPartOfAPathIsTheName() {
        assertThat(EvidenceFile.inspect("../../etc/passwd.txt", SampleFiles.text("x"))
                        .name())
                .isEqualTo("passwd.txt");
        assertThat(EvidenceFile.inspect("C:\\Users\\maya\\screen.png", SampleFiles.png())
                        .name())
                .isEqualTo("screen.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gnp.\u202Etxt", "a\u0000.txt", "a\nb.txt", "\u200Ba\u200B.txt", "..", ".txt", "", "   ", "///"})
    void aNameThatCannotBeShownAsItIsIsRefused(String name) {
        assertThat(refusal(name, SampleFiles.text("x"))).isEqualTo("evidence.file-name");
    }

    @Test
    void aNameOf120CharactersIsTakenAndOneMoreIsNot() {
        assertThat(EvidenceFile.inspect("a".repeat(116) + ".txt", SampleFiles.text("x"))
                        .name())
                .hasSize(120);
        assertThat(refusal("a".repeat(117) + ".txt", SampleFiles.text("x"))).isEqualTo("evidence.file-name");
    }

    @Test
    void aPastedPictureWithoutAnEndingGetsOne() {
        assertThat(EvidenceFile.inspect("Screenshot", SampleFiles.png()).name()).isEqualTo("Screenshot.png");
    }

    @Test
    void namesInEveryScriptAreKept() {
        assertThat(EvidenceFile.inspect("Übersicht 結果 📈.png", SampleFiles.png())
                        .name())
                .isEqualTo("Übersicht 結果 📈.png");
    }

    private static String refusal(String name, byte[] content) {
        var refused = catchThrowableOfType(Refused.class, () -> EvidenceFile.inspect(name, content));
        assertThat(refused).as("a refusal").isNotNull();
        return refused.refusal().code();
    }
}
