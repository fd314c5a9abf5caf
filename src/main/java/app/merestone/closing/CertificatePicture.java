package app.merestone.closing;

import static app.merestone.pictures.Markup.element;
import static app.merestone.pictures.Markup.text;

import app.merestone.closing.ClosingContent.ShownResult;
import app.merestone.paper.Sheet;
import app.merestone.pictures.Certificate;
import app.merestone.pictures.Markup;
import app.merestone.shell.Amounts;
import app.merestone.shell.Dates;
import app.merestone.shell.Translations;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The certificate as it is drawn, on the page and on paper alike. Its times are UTC for everybody.
 *
 * @param certificate what both signed
 */
public record CertificatePicture(ClosingCertificate certificate) {

    /** The sheet itself. */
    public Markup.Element drawn(Translations words) {
        return sheet(words).drawn(new Said(words, certificate));
    }

    /** The sheet with what was reported since: where it is handed on, no page around it says so. */
    public Markup.Element drawnWithLapses(Translations words) {
        return certificate.lapses().isEmpty() ? drawn(words) : element("div", drawn(words), lapses(words));
    }

    /** What a page that shows it alone is headed by. */
    public String heading(Translations words) {
        var content = certificate.content();
        return words.onPage("closing.certificate.page", content.company(), content.vendor(), certificate.closedOn());
    }

    /** On paper, with what was reported since. */
    public Sheet onPaper(Translations words) {
        var content = certificate.content();
        return new Sheet(
                words.onPage(
                        "closing.certificate.file.title", certificate.number(), content.company(), content.vendor()),
                heading(words),
                drawnWithLapses(words));
    }

    private Markup.Element lapses(Translations words) {
        var list = element("ul");
        for (var lapse : certificate.lapses()) {
            list = list.containing(element(
                    "li",
                    element(
                            "p",
                            text(Dates.utc(lapse.at()) + " · "),
                            text(words.onPage("closing.lapse.line", lapse.statement(), lapse.name()))),
                    element("p", text(lapse.reason())).with("dir", "auto")));
        }
        return element("section", element("h3", text(words.onPage("closing.lapse.since"))), list)
                .with("class", "lapses");
    }

    private Certificate sheet(Translations words) {
        var first = certificate.content().shown().stream()
                .min(Comparator.comparing(ShownResult::firstValue).reversed())
                .orElseThrow();
        return new Certificate(
                certificate.number(),
                first.statement(),
                words.onPage(
                        "closing.certificate.plain",
                        first.observedOn(),
                        certificate.content().company(),
                        first.what()),
                certificate.content().shown().stream()
                        .map(r -> new Certificate.Shown(r.statement(), figure(r.figure(), words), confirmed(r, words)))
                        .toList(),
                told(words),
                signature(certificate.customer(), words),
                signature(certificate.vendor(), words),
                first.revision(),
                certificate.hash().hex(),
                certificate.verifyAddress());
    }

    private static Certificate.@Nullable Figure figure(ClosingContent.@Nullable Figure figure, Translations words) {
        return figure == null
                ? null
                : new Certificate.Figure(
                        figure.name(),
                        Amounts.of(figure.amount()),
                        figure.unit(),
                        words.onPage("closing.figure.aim", Amounts.of(figure.target())));
    }

    /** What was signed before grades were told says by whom and when alone. */
    private String confirmed(ShownResult r, Translations words) {
        var names = words.onPage(
                "closing.certificate.signed-by",
                r.observedOn(),
                r.customerName(),
                Dates.day(r.customerAt(), ZoneOffset.UTC),
                r.vendorName(),
                Dates.day(r.vendorAt(), ZoneOffset.UTC));
        var grade = r.grade();
        return grade == null
                ? names
                : words.onPage("closing." + grade.key(), certificate.content().company()) + " · " + names;
    }

    private List<Certificate.Told> told(Translations words) {
        var told = new ArrayList<Certificate.Told>();
        var answer = certificate.content().answer();
        if (answer != null) {
            told.add(new Certificate.Told(
                    words.onPage("closing.question"),
                    words.onPage("closing.certificate.quoted", answer.words()),
                    words.onPage("closing.question.by", answer.name(), Dates.utc(answer.at()))));
        }
        var next = certificate.content().next();
        if (next != null) {
            told.add(new Certificate.Told(
                    words.onPage("closing.content.next"),
                    next.statement(),
                    words.onPage("closing.certificate.next.due", next.due())));
        }
        return told;
    }

    private static Certificate.Signature signature(Signature s, Translations words) {
        return new Certificate.Signature(
                s.name(),
                words.onPage("closing.certificate.capacity." + s.role().name(), s.company()),
                s.at());
    }

    /** The sheet's sentences. */
    private record Said(Translations translations, ClosingCertificate certificate) implements Certificate.Words {

        @Override
        public String brand() {
            return words("shell.brand");
        }

        @Override
        public String heading(String number) {
            return words(
                    "closing.certificate.heading",
                    certificate.content().company(),
                    number,
                    certificate.content().vendor());
        }

        @Override
        public String signedByBoth() {
            return words("closing.certificate.closed-by-both");
        }

        @Override
        public String whatWasShown() {
            return words("closing.certificate.shown");
        }

        @Override
        public String signatures() {
            return words("closing.certificate.signatures");
        }

        @Override
        public String forTheCustomer() {
            return words("closing.certificate.for", certificate.content().company());
        }

        @Override
        public String forTheVendor() {
            return words("closing.certificate.for", certificate.content().vendor());
        }

        @Override
        public String signedAt(Instant at) {
            return Dates.utc(at);
        }

        @Override
        public String cannotBeChanged() {
            return words("closing.certificate.final");
        }

        @Override
        public String versionLabel() {
            return words("closing.certificate.version");
        }

        @Override
        public String hashLabel() {
            return words("closing.certificate.hash");
        }

        @Override
        public String verifyLabel() {
            return words("closing.certificate.verify");
        }

        private String words(String key, Object... arguments) {
            return translations.onPage(key, arguments);
        }
    }
}
