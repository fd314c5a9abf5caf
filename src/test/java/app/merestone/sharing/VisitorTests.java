package app.merestone.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Who opened a link")
class VisitorTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PHONE    | Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1
            PHONE    | Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36
            TABLET   | Mozilla/5.0 (iPad; CPU OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1
            TABLET   | Mozilla/5.0 (Linux; Android 14; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36
            COMPUTER | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0
            COMPUTER | Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0
            COMPUTER | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15
            """)
    void aBrowserIsSomebodyWithTheLink(Visitor visitor, String agent) {
        assertThat(Visitor.of(agent, null)).contains(visitor);
        assertThat(visitor.person()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PHONE    | Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) CompanyScanner Mobile
            TABLET   | InHouse/1.0 (iPad)
            COMPUTER | curl/8.5.0
            COMPUTER | ''
            """)
    void whoeverProvedAnAddressIsAPersonOnSomeDevice(Visitor visitor, String agent) {
        assertThat(Visitor.ofProven(agent)).isEqualTo(visitor);
        assertThat(Visitor.ofProven(null).person()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
                "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
                "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
                "WhatsApp/2.23.20.0",
                "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
                "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)"
            })
    void aPreviewIsNobody(String agent) {
        assertThat(Visitor.of(agent, null)).contains(Visitor.PREVIEW);
        assertThat(Visitor.PREVIEW.person()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "curl/8.5.0",
                "python-requests/2.32.3",
                "Java-http-client/25",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/141.0.0.0 Safari/537.36",
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 (compatible; Barracuda Sentinel (EE))"
            })
    void aScannerIsNobody(String agent) {
        assertThat(Visitor.of(agent, null)).contains(Visitor.SCANNER);
        assertThat(Visitor.SCANNER.person()).isFalse();
    }

    @Test
    void whoSaysNothingOrSaysTooMuchIsNobody() {
        assertThat(Visitor.of(null, null)).contains(Visitor.SCANNER);
        assertThat(Visitor.of("Mozilla/5.0 AppleWebKit " + "a".repeat(100_000), null))
                .contains(Visitor.SCANNER);
    }

    @Test
    void whatIsFetchedInAdvanceIsNotOpened() {
        var agent = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";
        assertThat(Visitor.of(agent, "prefetch")).isEmpty();
        assertThat(Visitor.of(agent, "prefetch;prerender")).isEmpty();
        assertThat(Visitor.of(agent, "")).contains(Visitor.COMPUTER);
    }
}
