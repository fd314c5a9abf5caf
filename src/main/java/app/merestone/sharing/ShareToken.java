package app.merestone.sharing;

import app.merestone.kernel.ContentHash;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret of a link: 256 random bits. Whoever holds it reads; the portal keeps a hash of it and nothing else. */
final class ShareToken {

    private static final SecureRandom CHANCE = new SecureRandom();

    private final String text;

    private ShareToken(String text) {
        this.text = text;
    }

    static ShareToken fresh() {
        var bytes = new byte[32];
        CHANCE.nextBytes(bytes);
        return new ShareToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Whatever stands in an address; what is no token leads to a hash that nothing has. */
    static ShareToken read(String typed) {
        return new ShareToken(typed);
    }

    ContentHash hash() {
        return ContentHash.of(text);
    }

    /** The address of the page, below the portal's own. */
    String path() {
        return "/s/" + text;
    }

    @Override
    public String toString() {
        return "ShareToken[not told]";
    }
}
