package app.merestone.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.PDContentStream;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.jspecify.annotations.Nullable;

/**
 * That whatever is drawn on paper is either part of what is read out, or said to be decoration (PDF/UA, 7.1): no validator of a
 * licence that we may take judges that, so it is read back from the file here.
 */
final class TaggedPaper {

    private static final Set<String> DRAWS =
            Set.of("Tj", "TJ", "'", "\"", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "BI", "Do");

    private final Set<Integer> readOut;
    private final Set<Integer> drawn = new HashSet<>();
    private final List<String> loose = new ArrayList<>();

    private TaggedPaper(Set<Integer> readOut) {
        this.readOut = readOut;
    }

    static void check(PDDocument document) throws IOException {
        var root = document.getDocumentCatalog().getStructureTreeRoot();
        assertThat(root.getParentTree())
                .as("the way back from content to structure")
                .isNotNull();
        for (var page : document.getPages()) {
            var readOut = new HashSet<Integer>();
            collect(root.getCOSObject().getDictionaryObject(COSName.K), null, page, readOut);
            var paper = new TaggedPaper(readOut);
            paper.read(page, new ArrayDeque<>());
            assertThat(paper.loose)
                    .as("drawn outside of structure and decoration")
                    .isEmpty();
            assertThat(readOut).as("what is drawn is read out").containsAll(paper.drawn);
            assertThat(paper.drawn).as("something is").isNotEmpty();
            assertThat(page.getStructParents()).isNotNegative();
            links(page);
        }
    }

    /** Links are in the structure and say in words where they lead. */
    private static void links(PDPage page) throws IOException {
        for (var annotation : page.getAnnotations()) {
            assertThat(annotation).isInstanceOf(PDAnnotationLink.class);
            assertThat(annotation.getContents()).as("a link in words").isNotBlank();
            assertThat(annotation.getStructParent()).isNotNegative();
            assertThat(page.getCOSObject().getNameAsString(COSName.getPDFName("Tabs")))
                    .as("the order of its links is that of its structure")
                    .isEqualTo("S");
        }
    }

    private static void collect(
            @Nullable COSBase item, @Nullable COSBase inheritedPage, PDPage page, Set<Integer> readOut) {
        switch (item) {
            case COSObject indirect -> collect(indirect.getObject(), inheritedPage, page, readOut);
            case COSArray all -> all.forEach(each -> collect(each, inheritedPage, page, readOut));
            case COSInteger number -> {
                if (page.getCOSObject().equals(inheritedPage)) {
                    readOut.add(number.intValue());
                }
            }
            case COSDictionary element -> {
                var own = element.getDictionaryObject(COSName.PG);
                var here = own == null ? inheritedPage : own;
                if (element.containsKey(COSName.MCID)) {
                    if (page.getCOSObject().equals(here)) {
                        readOut.add(element.getInt(COSName.MCID));
                    }
                } else {
                    collect(element.getDictionaryObject(COSName.K), here, page, readOut);
                }
            }
            case null, default -> {
                // nothing that is drawn
            }
        }
    }

    private void read(PDContentStream content, Deque<Boolean> around) throws IOException {
        var marks = new ArrayDeque<>(around);
        var operands = new ArrayList<COSBase>();
        for (var token : new PDFStreamParser(content).parse()) {
            if (!(token instanceof Operator operator)) {
                operands.add((COSBase) token);
                continue;
            }
            switch (operator.getName()) {
                case "BDC", "BMC" -> marks.push(says(content, operands));
                case "EMC" -> marks.pop();
                default -> {
                    if (DRAWS.contains(operator.getName())) {
                        drawn(content, operator.getName(), operands, marks);
                    }
                }
            }
            operands.clear();
        }
        assertThat(marks).as("every mark is ended").hasSameSizeAs(around);
    }

    private void drawn(PDContentStream content, String operator, List<COSBase> operands, Deque<Boolean> marks)
            throws IOException {
        if (operator.equals("Do")
                && content.getResources().getXObject((COSName) operands.getFirst()) instanceof PDFormXObject form) {
            read(form, marks);
        } else if (!marks.contains(true)) {
            loose.add(operator + " " + operands);
        }
    }

    /** Whether these marks say what is between them: a piece of the structure, or decoration. */
    private boolean says(PDContentStream content, List<COSBase> operands) {
        if (COSName.ARTIFACT.equals(operands.getFirst())) {
            return true;
        }
        var about = operands.size() < 2 ? null : operands.get(1);
        if (about instanceof COSName name) {
            about = content.getResources().getProperties(name).getCOSObject();
        }
        if (about instanceof COSDictionary dictionary && dictionary.containsKey(COSName.MCID)) {
            int piece = dictionary.getInt(COSName.MCID);
            drawn.add(piece);
            return readOut.contains(piece);
        }
        return false;
    }
}
