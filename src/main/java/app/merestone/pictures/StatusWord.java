package app.merestone.pictures;

import static app.merestone.pictures.Markup.element;

/**
 * One of the listed status words, with the colour that repeats what the word says.
 *
 * @param words the word itself, already translated, such as "Your turn" or "Shown, co-signed"
 */
public record StatusWord(Tone tone, String words) {

    /** What the colour repeats. */
    public enum Tone {
        /** Finished or of no urgency: recedes to plain text. */
        PLAIN,
        CUSTOMERS_TURN,
        VENDORS_TURN,
        AGREED,
        /** Open too long: a gap, a passed date, quiet. */
        WATCH,
        DISPUTE
    }

    public Markup.Element drawn() {
        return element("span").with("class", "status " + ground()).containing(words);
    }

    private String ground() {
        return switch (tone) {
            case PLAIN -> "status-plain";
            case CUSTOMERS_TURN -> "status-customer";
            case VENDORS_TURN -> "status-vendor";
            case AGREED -> "status-agreed";
            case WATCH -> "status-watch";
            case DISPUTE -> "status-dispute";
        };
    }
}
