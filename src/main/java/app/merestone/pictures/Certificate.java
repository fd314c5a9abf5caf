package app.merestone.pictures;

import static app.merestone.pictures.Markup.element;
import static app.merestone.pictures.Markup.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The record of one agreed result on one A4 page: what was promised, what was shown, and who signed it for either side.
 * It exists only with both signatures.
 *
 * @param number the milestone's public number, such as "M-2026-0117"
 * @param criterion the agreed sentence
 * @param inPlainWords what happened, in one or two sentences
 * @param version the revision that both signed
 * @param contentHash SHA-256 of the signed content, 64 hexadecimal digits
 * @param verifyAddress where anyone can check this record, an https address
 */
public record Certificate(
        String number,
        String criterion,
        String inPlainWords,
        List<Shown> shown,
        Signature customer,
        Signature vendor,
        int version,
        String contentHash,
        String verifyAddress) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /**
     * A piece of evidence.
     *
     * @param what the evidence by name
     * @param by who added it
     */
    public record Shown(String what, String by, Instant at) {}

    /**
     * Somebody's signature.
     *
     * @param roleAndCompany such as "Champion, Harrow &amp; Vale"
     */
    public record Signature(String name, String roleAndCompany, Instant at) {}

    /** The sentences of this picture in the reader's language. All moments are told in UTC. */
    public interface Words {
        String brand();

        /** Such as "Record of an agreed result, number M-2026-0117". */
        String heading(String number);

        /** The status word, such as "Shown, co-signed". */
        String signedByBoth();

        String whatWasShown();

        String addedBy(String name, Instant at);

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
    }

    public Markup.Element drawn(Words words) {
        return element("article", head(words), evidence(words), signatures(words), foot(words))
                .with("class", "picture sheet certificate");
    }

    private Markup.Element head(Words words) {
        var brand = element("span", Stone.brand(), element("span", text(words.brand())))
                .with("class", "brand");
        var status = new StatusWord(StatusWord.Tone.AGREED, words.signedByBoth()).drawn();
        return element(
                        "header",
                        element("div", brand, status).with("class", "certificate-top"),
                        element("p", text(words.heading(number))).with("class", "meta"),
                        element("h1", text(criterion)),
                        element("p", text(inPlainWords)).with("class", "clause"))
                .with("class", "certificate-head");
    }

    private Markup.Element evidence(Words words) {
        var items = new ArrayList<Markup.Element>();
        for (Shown piece : shown) {
            items.add(element(
                    "li",
                    element("div", element("bdi", text(piece.what()))),
                    element("div", text(words.addedBy(piece.by(), piece.at()))).with("class", "meta")));
        }
        return element(
                        "section",
                        element("h2", text(words.whatWasShown())),
                        element("ol").containing(items))
                .with("class", "certificate-shown");
    }

    private Markup.Element signatures(Words words) {
        return element(
                        "section",
                        element("h2", text(words.signatures())).with("class", "visually-hidden"),
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
