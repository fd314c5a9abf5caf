package app.merestone.results;

import app.merestone.kernel.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A link offered as evidence: an ordinary web address and nothing a browser would run. It is never followed by the
 * server; whether the co-signer can open it, only the co-signer can say.
 */
record EvidenceLink(String url) {

    private static final int LONGEST = 2000;
    private static final Pattern SHAPE = Pattern.compile("https?://[!-~]+", Pattern.CASE_INSENSITIVE);

    /** The address in this text; refuses what is none. */
    static EvidenceLink parse(String text) {
        var url = text.strip();
        if (url.isEmpty()) {
            throw Refused.because("evidence.link-empty");
        }
        if (url.length() > LONGEST) {
            throw Refused.because("evidence.link-too-long", LONGEST, url.length());
        }
        if (!SHAPE.matcher(url).matches()) {
            throw Refused.because("evidence.link-scheme");
        }
        try {
            var uri = new URI(url);
            // https://bank.example@evil.example leads elsewhere than it reads
            if (uri.getHost() == null || uri.getRawUserInfo() != null) {
                throw Refused.because("evidence.link-malformed");
            }
            return new EvidenceLink(url);
        } catch (URISyntaxException malformed) {
            throw Refused.because("evidence.link-malformed");
        }
    }

    /** Where it leads, for the eye: the host. */
    String host() {
        return URI.create(url).getHost().toLowerCase(Locale.ROOT);
    }
}
