package app.merestone.pictures;

import static app.merestone.pictures.Markup.element;
import static app.merestone.pictures.Markup.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The record of one agreed result on one A4 page: what was promised, what was shown, and who signed it for either side.
 * It exists only with both signatures.
 *
 * @param number the milestone's public number, such as "M-7Q4M2-KXD5T"
 * @param criterion the agreed sentence
 * @param inPlainWords what happened, in one or two sentences
 * @param shown what was shown, each with its names and dates
 * @param told what else both signed, such as the customer's own answer
 * @param version the revision that both signed
 * @param contentHash SHA-256 of the signed content, 64 hexadecimal digits
 * @param verifyAddress where anyone can check this record, an https address
 */
public record Certificate(
        String number,
        String criterion,
        String inPlainWords,
        List<Shown> shown,
        List<Told> told,
        Signature customer,
        Signature vendor,
        int version,
        String contentHash,
        String verifyAddress) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /**
     * A result, or a piece of evidence.
     *
     * @param what the agreed sentence, or the evidence by name
     * @param figure what was counted; empty where nothing was
     * @param by how it was confirmed, and the names and dates it stands on
     */
    public record Shown(String what, @Nullable Figure figure, String by) {

        /** Of which nothing was counted. */
        public Shown(String what, String by) {
            this(what, null, by);
        }
    }

    /**
     * What was counted.
     *
     * @param aim the words that say what was to be reached
     */
    public record Figure(String name, String amount, String unit, String aim) {}

    /**
     * Something that was said.
     *
     * @param heading what it answers
     * @param words what was said
     * @param by who said it and when
     */
    public record Told(String heading, String words, String by) {}

    /**
     * Somebody's signature.
     *
     * @param roleAndCompany such as "Champion, Harrow &amp; Vale"
     */
    public record Signature(String name, String roleAndCompany, Instant at) {}

    /** The sentences of this picture in the reader's language. All moments are told in UTC. */
    public interface Words {
        String brand();

        /** Such as "Record of an agreed result, number M-7Q4M2-KXD5T". */
        String heading(String number);

        /** The status word, such as "Shown, co-signed". */
        String signedByBoth();

        String whatWasShown();

        String signatures();

        String forTheCustomer();

        String forTheVendor();

        String signedAt(Instant at);

        String cannotBeChanged();

        String versionLabel();

        String hashLabel();

        String verifyLabel();
    }

    public Certificate {
        if (!SHA_256.matcher(contentHash).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in hexadecimal: " + contentHash);
        }
        shown = List.copyOf(shown);
        told = List.copyOf(told);
    }

    public Markup.Element drawn(Words words) {
        var content = element("div", evidence(words)).with("class", "certificate-content");
        if (!told.isEmpty()) {
            content = content.containing(element("div")
                    .with("class", "certificate-told")
                    .containing(told.stream().map(Certificate::told).toList()));
        }
        return element("article", head(words), content, signatures(words), foot(words))
                .with("class", "picture sheet certificate");
    }

    private Markup.Element head(Words words) {
        var brand = element("span", Stone.brand(), element("span", text(words.brand())))
                .with("class", "brand");
        var status = new StatusWord(StatusWord.Tone.AGREED, words.signedByBoth()).drawn();
        return element(
                        "header",
                        element("div", brand, status).with("class", "certificate-top"),
                        element("p", unbroken(words.heading(number))).with("class", "meta"),
                        // the page around it has the h1; it leads the sheet all the same
                        element("h2", text(criterion)).with("class", "certificate-title"),
                        element("p", text(inPlainWords)).with("class", "clause"))
                .with("class", "certificate-head");
    }

    /** The number within its sentence: one that breaks at a hyphen cannot be read out. */
    private Markup[] unbroken(String sentence) {
        int at = sentence.indexOf(number);
        return at < 0
                ? new Markup[] {text(sentence)}
                : new Markup[] {
                    text(sentence.substring(0, at)),
                    element("span", text(number)).with("class", "unbroken"),
                    text(sentence.substring(at + number.length()))
                };
    }

    private Markup.Element evidence(Words words) {
        var items = new ArrayList<Markup.Element>();
        for (Shown piece : shown) {
            var item = element("li", element("div", element("bdi", text(piece.what()))));
            if (piece.figure() != null) {
                item = item.containing(figure(piece.figure()));
            }
            items.add(item.containing(element("div", text(piece.by())).with("class", "meta")));
        }
        return element(
                        "section",
                        element("h3", text(words.whatWasShown())),
                        element("ol").containing(items))
                .with("class", "certificate-shown");
    }

    private static Markup.Element figure(Figure figure) {
        return element(
                        "div",
                        element("bdi", text(figure.name())),
                        text(": "),
                        element("strong", text(figure.amount() + " "), element("bdi", text(figure.unit()))),
                        text(" " + figure.aim()))
                .with("class", "certificate-figure");
    }

    private static Markup.Element told(Told told) {
        return element(
                "section",
                element("h3", text(told.heading())),
                element("p", element("bdi", text(told.words()))),
                element("p", text(told.by())).with("class", "meta"));
    }

    private Markup.Element signatures(Words words) {
        return element(
                        "section",
                        element("h3", text(words.signatures())).with("class", "visually-hidden"),
                        signature(words.forTheCustomer(), customer, new Stone(true, false, false), words),
                        signature(words.forTheVendor(), vendor, new Stone(false, true, false), words))
                .with("class", "signatures");
    }

    private static Markup.Element signature(String side, Signature signature, Stone half, Words words) {
        return element(
                        "div",
                        element(
                                        "div",
                                        half.drawn(),
                                        element("span", text(signature.name())).with("class", "signature-name"))
                                .with("class", "signature-line"),
                        element("div", text(side)).with("class", "signature-side"),
                        element("div", text(signature.roleAndCompany())).with("class", "meta"),
                        element("time", text(words.signedAt(signature.at())))
                                .with("class", "meta")
                                .with("datetime", signature.at().toString()))
                .with("class", "signature");
    }

    private Markup.Element foot(Words words) {
        return element(
                        "footer",
                        element(
                                        "dl",
                                        fact(words.versionLabel(), text(Integer.toString(version))),
                                        fact(words.hashLabel(), grouped(contentHash)),
                                        fact(
                                                words.verifyLabel(),
                                                element("a", text(verifyAddress))
                                                        .with("href", verifyAddress)
                                                        .with("class", "address")))
                                .with("class", "facts"),
                        element("p", text(words.cannotBeChanged())).with("class", "meta"))
                .with("class", "certificate-foot");
    }

    private static Markup.Element fact(String term, Markup value) {
        return element("div", element("dt", text(term)), element("dd", value));
    }

    /** In groups of eight, as people compare it; copying it gives the blanks too, and verifying ignores them. */
    private static Markup.Element grouped(String hash) {
        return element("span", text(hash.replaceAll("(.{8})(?!$)", "$1 "))).with("class", "hash");
    }
}
