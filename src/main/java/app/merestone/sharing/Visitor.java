package app.merestone.sharing;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who seems to have opened a link. A browser says what it runs on; whatever calls itself a robot, or nothing at all, is counted
 * apart, so that a mail gateway that looks behind every link is not taken for an executive who read it.
 */
public enum Visitor {
    /** Somebody with the link, on a phone. */
    PHONE,
    /** Somebody with the link, on a tablet. */
    TABLET,
    /** Somebody with the link, on a computer. */
    COMPUTER,
    /** A chat or a mail program that shows what a link leads to. */
    PREVIEW,
    /** A program that looks behind links: a mail scanner, a robot. */
    SCANNER;

    private static final int LONGEST_AGENT = 1_000;
    private static final Pattern PREVIEWS = Pattern.compile("slackbot|slack-imgproxy|twitterbot|facebookexternalhit|"
            + "linkedinbot|whatsapp|telegrambot|discordbot|skypeuripreview|msteams|microsoft office|applebot|embedly|"
            + "mattermost|zoombot|iframely|google-pagerenderer|googleimageproxy|yahoomailproxy|bitlybot|redditbot|"
            + "pinterestbot|vkshare|link ?preview|unfurl");
    private static final Pattern MACHINES =
            Pattern.compile("bot\\b|bot/|crawl|spider|scan|headless|phantom|python|curl|"
                    + "wget|java/|java-http|go-http|okhttp|libwww|axios|node-fetch|undici|ruby|perl|php|monitor|check|barracuda|"
                    + "proofpoint|mimecast|safelinks|forcepoint|symantec|trendmicro|sophos|urldefense|zscaler|fortinet|slurp|"
                    + "preview|fetch|validator");
    private static final Pattern BROWSER =
            Pattern.compile("mozilla/5\\.0 .*(gecko|applewebkit|trident).*", Pattern.DOTALL);

    /** Whether a person read it, as far as one can tell. */
    public boolean person() {
        return this == PHONE || this == TABLET || this == COMPUTER;
    }

    /** The key of its words among the translations. */
    public String key() {
        return "share.visitor." + name().toLowerCase(Locale.ROOT);
    }

    /**
     * Who asks.
     *
     * @param agent what the program calls itself
     * @param purpose what it says that it asks for, if it says so
     * @return empty where a browser only fetches in advance what nobody looks at yet
     */
    static Optional<Visitor> of(@Nullable String agent, @Nullable String purpose) {
        if (purpose != null && purpose.toLowerCase(Locale.ROOT).matches(".*(prefetch|prerender|preview).*")) {
            return Optional.empty();
        }
        // longer ones are no browser's, and matching them would be work for nothing
        var says = agent == null || agent.length() > LONGEST_AGENT ? "" : agent.toLowerCase(Locale.ROOT);
        if (PREVIEWS.matcher(says).find()) {
            return Optional.of(PREVIEW);
        }
        if (MACHINES.matcher(says).find() || !BROWSER.matcher(says).matches()) {
            return Optional.of(SCANNER);
        }
        return Optional.of(device(says));
    }

    /**
     * On what a reader asks who has proven an address: whoever typed a mailed code is a person, whatever the program calls
     * itself.
     */
    static Visitor ofProven(@Nullable String agent) {
        return device(agent == null || agent.length() > LONGEST_AGENT ? "" : agent.toLowerCase(Locale.ROOT));
    }

    private static Visitor device(String says) {
        if (says.contains("ipad")
                || says.contains("tablet")
                || (says.contains("android") && !says.contains("mobile"))) {
            return TABLET;
        }
        return says.contains("mobile") || says.contains("iphone") ? PHONE : COMPUTER;
    }
}
