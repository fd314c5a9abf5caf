package app.merestone.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * What somebody finds in a PDF file, and what somebody who listens to it.
 *
 * @param text what stands on it, in the order of the content
 * @param tags the types of its structure, in the order in which they are read out
 * @param alternatives what is read out in place of pictures and numbers
 */
public record ReadPaper(
        int pages,
        String title,
        String language,
        String text,
        List<String> tags,
        List<String> alternatives,
        Set<String> fonts) {

    /** Reads a file, and expects of it what every one of ours has to be. */
    public static ReadPaper of(byte[] file) {
        try (var document = Loader.loadPDF(file)) {
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).as("tagged").isTrue();
            assertThat(catalog.getStructureTreeRoot()).as("has a structure").isNotNull();
            assertThat(catalog.getViewerPreferences().displayDocTitle())
                    .as("shows its title")
                    .isTrue();
            assertThat(new String(catalog.getMetadata().toByteArray(), java.nio.charset.StandardCharsets.UTF_8))
                    .as("says that it follows PDF/UA")
                    .contains("pdfuaid");
            assertThat(catalog.getOpenAction()).as("does nothing when opened").isNull();
            assertThat(catalog.getNames() == null || catalog.getNames().getJavaScript() == null)
                    .as("has no script")
                    .isTrue();
            var tags = new ArrayList<String>();
            var alternatives = new ArrayList<String>();
            structure(catalog.getStructureTreeRoot().getCOSObject().getDictionaryObject(COSName.K), tags, alternatives);
            assertThat(catalog.getLanguage()).as("says its language").isNotBlank();
            assertThat(document.getDocumentInformation().getTitle())
                    .as("has a title")
                    .isNotBlank();
            headings(tags);
            TaggedPaper.check(document);
            for (var page : document.getPages()) {
                assertThat(page.getMediaBox().getWidth())
                        .isCloseTo(PDRectangle.A4.getWidth(), org.assertj.core.data.Offset.offset(1f));
                assertThat(page.getMediaBox().getHeight())
                        .isCloseTo(PDRectangle.A4.getHeight(), org.assertj.core.data.Offset.offset(1f));
            }
            return new ReadPaper(
                    document.getNumberOfPages(),
                    document.getDocumentInformation().getTitle(),
                    catalog.getLanguage(),
                    new PDFTextStripper().getText(document),
                    List.copyOf(tags),
                    List.copyOf(alternatives),
                    fonts(document));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The text on one line, as words with one blank between them. */
    public String words() {
        return text.replaceAll("[\\s\u00A0]+", " ").strip();
    }

    private static Set<String> fonts(PDDocument document) throws IOException {
        var fonts = new LinkedHashSet<String>();
        for (var page : document.getPages()) {
            fonts(page.getResources(), fonts);
        }
        return fonts;
    }

    private static void fonts(PDResources resources, Set<String> fonts) throws IOException {
        for (var name : resources.getFontNames()) {
            PDFont font = resources.getFont(name);
            assertThat(font.isEmbedded())
                    .as("%s is in the file", font.getName())
                    .isTrue();
            assertThat(font.getCOSObject().containsKey(COSName.TO_UNICODE))
                    .as("%s says which letters it draws", font.getName())
                    .isTrue();
            assertThat(font.getName()).as("only the part of it that is used").matches("[A-Z]{6}\\+.*");
            fonts.add(font.getName().substring(7));
        }
        for (var name : resources.getXObjectNames()) {
            assertThat(resources.isImageXObject(name)).as("no picture of dots").isFalse();
        }
    }

    /** The first is the first, and none after it leaves a level out. */
    private static void headings(List<String> tags) {
        int level = 0;
        for (var tag : tags) {
            if (tag.matches("H[1-6]")) {
                int here = tag.charAt(1) - '0';
                assertThat(here).as("%s after level %s", tag, level).isLessThanOrEqualTo(level + 1);
                level = here;
            }
        }
        assertThat(level).as("has a heading").isPositive();
    }

    private static void structure(COSBase item, List<String> tags, List<String> alternatives) {
        switch (item) {
            case COSArray all -> all.forEach(each -> structure(each, tags, alternatives));
            case COSObject indirect -> structure(indirect.getObject(), tags, alternatives);
            case COSDictionary element -> {
                var type = element.getNameAsString(COSName.S);
                if (type != null) {
                    tags.add(type);
                    var alternative = element.getString(COSName.ALT);
                    if (type.equals("Figure")) {
                        assertThat(alternative).as("a picture in words").isNotBlank();
                    }
                    if (alternative != null) {
                        alternatives.add(alternative);
                    }
                }
                structure(element.getDictionaryObject(COSName.K), tags, alternatives);
            }
            case null, default -> {
                // a piece of content
            }
        }
    }
}
