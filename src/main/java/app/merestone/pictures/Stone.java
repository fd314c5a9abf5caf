package app.merestone.pictures;

import static app.merestone.pictures.Markup.element;

/**
 * The sign of every criterion: a boundary stone in two halves, left the customer's, right the vendor's. It shows the
 * signatures on the <em>result</em>: an agreed wording alone leaves both halves empty. Open apart, filled when signed,
 * closed when both have signed, sheared when in dispute.
 *
 * <p>It says nothing that is not also said in words beside it, so it is hidden from screen readers.
 *
 * @param inDispute one side says that this is not so; wins over the signatures
 */
public record Stone(boolean customerSigned, boolean vendorSigned, boolean inDispute) {

    private static final String LEFT_HALF = "M13.2 4C7.4 4 3.6 8.3 3.6 14.2S7.4 24.2 13.2 24.2Z";
    private static final String RIGHT_HALF = "M14.8 4C20.6 4 24.4 8.3 24.4 14.2S20.6 24.2 14.8 24.2Z";

    /** Agreed wording, nothing shown yet. */
    public static Stone unsigned() {
        return new Stone(false, false, false);
    }

    /** The sign of Merestone itself: one half in each side's colour. */
    public static Markup.Element brand() {
        return glyph("stone stone-brand", "stone-half customer signed", "stone-half vendor signed");
    }

    public boolean closed() {
        return customerSigned && vendorSigned && !inDispute;
    }

    public Markup.Element drawn() {
        return glyph(
                "stone" + (inDispute ? " disputed" : closed() ? " closed" : ""),
                "stone-half customer" + (customerSigned ? " signed" : ""),
                "stone-half vendor" + (vendorSigned ? " signed" : ""));
    }

    /** Drawn at the moment of the second signature: the halves close, once. */
    public Markup.Element drawnClosing() {
        Markup.Element stone = drawn();
        return closed() ? stone.with("class", "stone closed closing") : stone;
    }

    private static Markup.Element glyph(String stone, String left, String right) {
        return element(
                        "svg",
                        element("path").with("class", left).with("d", LEFT_HALF),
                        element("path").with("class", right).with("d", RIGHT_HALF))
                .with("class", "picture " + stone)
                .with("viewBox", "0 0 28 28")
                .with("width", 28)
                .with("height", 28)
                .with("aria-hidden", "true")
                .with("focusable", "false");
    }
}
