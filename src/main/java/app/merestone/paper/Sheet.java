package app.merestone.paper;

import app.merestone.kernel.ContentHash;
import app.merestone.pictures.Markup;
import app.merestone.pictures.MarkupWriter;
import java.util.regex.Pattern;

/**
 * What is to be put on paper.
 *
 * @param title what the file is called by whoever reads it out
 * @param about one sentence on what it is
 * @param content what stands on it, drawn by the same renderers as on a page
 */
public record Sheet(String title, String about, Markup.Element content) {

    // a machine's exact moment beside the words that people read; no paper shows it
    private static final Pattern MOMENT = Pattern.compile(" datetime=\"[^\"]*\"");

    /** The same for two sheets that read the same. */
    ContentHash hash() {
        var markup = MOMENT.matcher(MarkupWriter.write(content)).replaceAll("");
        return ContentHash.of(title.length() + " " + title + about.length() + " " + about + markup);
    }
}
