package app.merestone.pictures;

import static app.merestone.pictures.Markup.element;
import static app.merestone.pictures.Markup.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every picture in every state on one page, to be looked at: {@code target/gallery.html}. */
class GalleryTest {

    @Test
    void everyPictureInEveryStateCanBeLookedAt() throws IOException {
        Path target = Files.createDirectories(Path.of("target"));
        for (String scheme : List.of("light", "dark")) {
            Path page = target.resolve(scheme.equals("light") ? "gallery.html" : "gallery-dark.html");
            Files.writeString(page, page(scheme));
            assertThat(page).content().contains("finish-lines", "quiet-meter", "receipt", "redline", "certificate");
        }
    }

    private static String page(String scheme) {
        return "<!doctype html><html lang=\"en\" data-side=\"customer\" style=\"color-scheme:"
                + scheme
                + "\"><head><meta charset=\"utf-8\"><title>Gallery</title>"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                + "<link rel=\"stylesheet\" href=\"../themes/merestone/styles.css\"></head><body>"
                + MarkupWriter.write(element("main").containing(sections()))
                + "</body></html>";
    }

    private static List<Markup.Element> sections() {
        var sections = new ArrayList<Markup.Element>();
        sections.add(element(
                        "header",
                        element("p", text("Harrow & Vale with Fenwick Systems")).with("class", "meta"),
                        element("h1", text("Set-up is finished. Your results aren’t, yet.")),
                        element(
                                        "p",
                                        text("You’ve shown one of three. Onboarding closes when both lines"
                                                + " are finished, and you both say so."))
                                .with("class", "lead"))
                .with("class", "page-head"));
        var finish = EnglishWords.FINISH_LINES;
        sections.add(section("Two finish lines", Samples.setUpDoneResultsOpen().drawn(finish)));
        sections.add(section("What we agreed", Samples.fourCriteria().drawn()));
        sections.add(section("First result shown", Samples.firstResultShown().drawn(finish)));
        sections.add(section("Nothing done", Samples.nothingDone().drawn(finish)));
        sections.add(section("Everything done", Samples.everythingDone().drawn(finish)));
        sections.add(section("Without dates", Samples.withoutDates().drawn(finish)));
        sections.add(section("All on one day", Samples.allOnOneDay().drawn(finish)));
        sections.add(section("Over two years", Samples.overTwoYears().drawn(finish)));
        sections.add(section(
                "Quiet",
                Samples.quiet(3, 9, 10, 12, 13).drawn(EnglishWords.QUIET),
                Samples.quiet(3, 0, 1, 2, 4, 7, 11).drawn(EnglishWords.QUIET),
                Samples.quiet(7, 5, 12).drawn(EnglishWords.QUIET),
                new QuietMeter(Samples.TODAY, Samples.TODAY.minusDays(8), new java.util.TreeSet<>(), 3)
                        .drawn(EnglishWords.QUIET)));
        sections.add(section(
                "Receipts",
                element(
                                "div",
                                Samples.arrivedAndUncounted().drawn(EnglishWords.RECEIPT),
                                Samples.counted(4812, 4812).drawn(EnglishWords.RECEIPT),
                                Samples.counted(4860, 4812).drawn(EnglishWords.RECEIPT),
                                Samples.nothingArrived().drawn(EnglishWords.RECEIPT))
                        .with("class", "side-by-side")));
        sections.add(section("What would change", Samples.counterProposal().drawn(EnglishWords.REDLINE)));
        sections.add(section("Certificate", Samples.certificate().drawn(EnglishWords.CERTIFICATE)));
        return sections;
    }

    private static Markup.Element section(String heading, Markup.Element... pictures) {
        return element("section", element("h2", text(heading)))
                .with("class", "stack")
                .containing(pictures);
    }
}
