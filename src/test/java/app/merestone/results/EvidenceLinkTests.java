package app.merestone.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.merestone.kernel.Refused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Rule 9: a link is an ordinary web address")
class EvidenceLinkTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://reports.customer.example/run/12?from=2026-11-20#top",
                "http://wiki.customer.example:8080/page",
                "HTTPS://Customer.Example/"
            })
    void webAddressesAreTaken(String url) {
        assertThat(EvidenceLink.parse("  " + url + "\n").url()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                " JavaScript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "file:///etc/passwd",
                "ftp://files.example/x",
                "//customer.example/x",
                "customer.example/report",
                "java\nscript:alert(1)",
                "https://customer.example/a b",
                "https://customer.example/\u202Egnp"
            })
    void anythingThatIsNoWebAddressIsRefused(String url) {
        assertThat(refusal(url)).isEqualTo("evidence.link-scheme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://", "https://bank.example@evil.example/", "https:///path", "https://a^b/"})
    void addressesThatLeadElsewhereThanTheyReadAreRefused(String url) {
        assertThat(refusal(url)).isIn("evidence.link-malformed", "evidence.link-scheme");
    }

    @Test
    void twoThousandCharactersAreTheMost() {
        var start = "https://customer.example/";
        assertThat(EvidenceLink.parse(start + "a".repeat(2000 - start.length())).url())
                .hasSize(2000);
        assertThat(refusal(start + "a".repeat(2001 - start.length()))).isEqualTo("evidence.link-too-long");
        assertThat(refusal("  ")).isEqualTo("evidence.link-empty");
    }

    private static String refusal(String url) {
        var refused = catchThrowableOfType(Refused.class, () -> EvidenceLink.parse(url));
        assertThat(refused).as("a refusal").isNotNull();
        return refused.refusal().code();
    }
}
