package app.merestone.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.kernel.Refused;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whose pages may show a link in a frame")
class FramesTests {

    @Test
    void areReadAsAnAddressBarGivesThem() {
        assertThat(Frames.typed(
                                "https://Intranet.Customer.example/\nhttps://wiki.customer.example:8443, https://intranet")
                        .written())
                .isEqualTo("https://intranet.customer.example https://wiki.customer.example:8443 https://intranet");
        assertThat(Frames.read(Frames.typed("https://a.example https://b.example")
                                .written())
                        .origins())
                .containsExactly("https://a.example", "https://b.example");
        assertThat(Frames.typed(" ").named()).isFalse();
        assertThat(Frames.read("").named()).isFalse();
    }

    @Test
    void areExactOriginsSoThatNothingElseGetsIntoThePolicy() {
        for (var typed : List.of(
                "http://intranet.customer.example",
                "intranet.customer.example",
                "https://*.customer.example",
                "https://*",
                "*",
                "'self'",
                "https://a.example/page",
                "https://a.example?x",
                "https://a.example#x",
                "https://user@a.example",
                "https://a.example:0",
                "https://a.example:65536",
                "https://a.example:",
                "https://a..example",
                "https://-a.example",
                "https://a.example'",
                "https://",
                "javascript:alert(1)",
                "https://ünter.example",
                "https://" + "a.".repeat(100) + "example")) {
            assertThatThrownBy(() -> Frames.typed(typed))
                    .as(typed)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            said -> assertThat(said.refusal().code()).isEqualTo("share.frame-malformed"));
        }
        // what would end the directive stands between two entries, and is no origin
        assertThatThrownBy(() -> Frames.typed("https://a.example; script-src *"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void areNotMoreThanALinkTakes() {
        assertThatThrownBy(() -> Frames.typed("https://a https://b https://c https://d https://e https://f"))
                .isInstanceOfSatisfying(
                        Refused.class, said -> assertThat(said.refusal().code()).isEqualTo("share.frames-too-many"));
    }
}
