package app.merestone.paper;

import app.merestone.shell.Translations;
import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.extend.FSStreamFactory;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Sets one sheet: on one page of A4, in the largest size it fits in; where even the smallest is too large, on as many pages
 * as it takes. It asks neither the network nor the disk for anything, whatever a text says.
 */
@Component
class Typesetter {

    private static final double[] SIZES = {10.5, 9.75, 9, 8.25, 7.5, 6.75, 6.25};

    // said whole: a margin takes nothing from an earlier rule
    private static final String NUMBERS = "@page { @bottom-right { content: counter(page) ' / ' counter(pages); "
            + "font-family: 'Instrument Sans'; font-size: 7.5pt; } }";

    private final Translations words;
    private final FSCacheEx<String, FSCacheValue> measures = new FSDefaultCacheStore();
    private final String style = style();

    Typesetter(Translations words) {
        this.words = words;
        XRLog.setLoggingEnabled(false);
    }

    byte[] set(Sheet sheet) {
        for (double size : SIZES) {
            boolean last = size == SIZES[SIZES.length - 1];
            var file = set(sheet, size, last);
            if (file.length > 0) {
                return file;
            }
        }
        throw new IllegalStateException("the smallest size is set whatever its length");
    }

    /** Nothing where it takes more than the one page. */
    private byte[] set(Sheet sheet, double size, boolean anyLength) {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument();
                var renderer = renderer(sheet, size, false, document, out)) {
            renderer.layout();
            if (pages(renderer) == 1) {
                renderer.createPDF();
                return out.toByteArray();
            }
            if (!anyLength) {
                return new byte[0];
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        // on several pages there is no reason to be small
        try (var document = new PDDocument();
                var renderer = renderer(sheet, SIZES[2], true, document, out)) {
            renderer.layout();
            renderer.createPDF();
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static int pages(PdfBoxRenderer renderer) {
        return renderer.getRootBox().getLayer().getPages().size();
    }

    private PdfBoxRenderer renderer(
            Sheet sheet, double size, boolean severalPages, PDDocument document, OutputStream out) {
        var sized =
                style + String.format(Locale.ROOT, "body { font-size: %.2fpt }", size) + (severalPages ? NUMBERS : "");
        var made = PaperDocument.of(sheet, words, sized);
        var builder = new PdfRendererBuilder()
                .withW3cDocument(made.document(), "")
                .toStream(out)
                .usePDDocument(document)
                .usePdfUaAccessibility(true)
                .withProducer("Merestone")
                .useSVGDrawer(new Drawings(made.pictures(), size / SIZES[0]))
                .useUnicodeBidiSplitter(BothWays.Splitter::new)
                .useUnicodeBidiReorderer(new BothWays.Reorderer())
                .useCacheStore(PdfRendererBuilder.CacheStore.PDF_FONT_METRICS, measures)
                .useReplacementText("?");
        for (var face : Typefaces.ALL) {
            builder.useFont(new Embedded(face, document), face.family(), face.weight(), FontStyle.NORMAL, true);
        }
        return closed(builder).buildPdfRenderer();
    }

    /** Read when the first character asks for it. */
    private static final class Embedded extends PDFontSupplier {

        private final Typefaces.Face face;
        private final PDDocument document;

        Embedded(Typefaces.Face face, PDDocument document) {
            super(null);
            this.face = face;
            this.document = document;
        }

        @Override
        public PDFont supply() {
            try {
                var font = Typefaces.parsed(face);
                // a joined "fi" would be a sign that has no character: it could be neither copied nor read out
                font.setEnableGsub(false);
                return PDType0Font.load(document, font, true);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    // three doors, each shut by itself: nothing may be asked for, no address is one, and no stream is opened
    static PdfRendererBuilder closed(PdfRendererBuilder builder) {
        FSStreamFactory none = address -> {
            throw new IllegalStateException("paper asks for nothing, and not for " + address);
        };
        builder.useExternalResourceAccessControl(
                        (address, kind) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        (address, kind) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.useUriResolver((base, address) -> null);
        builder.useProtocolsStreamImplementation(none, "http", "https", "file", "jar", "ftp", "data");
        return builder;
    }

    private static String style() {
        try {
            var text = new ClassPathResource("paper/paper.css").getContentAsString(StandardCharsets.UTF_8);
            return Inks.into(text.replace("serif-face", Typefaces.families("Newsreader"))
                    .replace("sans-face", Typefaces.families("Instrument Sans")));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
