package app.merestone.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateTest {

    @Test
    void bothPeopleSignWithNameCompanyAndTimeInUtc() {
        assertThat(text())
                .contains("Dana Whitlock", "Champion, Harrow & Vale", "Signed 10 Nov 2026, 14:06 UTC")
                .contains("Priya Raman", "Customer success, Fenwick Systems", "Signed 10 Nov 2026, 16:31 UTC");
    }

    @Test
    void itSaysWhichVersionWasSignedAndHowToCheckIt() {
        assertThat(text()).contains("Version3", "https://success.fenwick.example/verify/7Q4M-2KXD");
    }

    @Test
    void theHashIsWrittenInGroupsOfEight() {
        assertThat(text()).contains("9f2c41d0 7be85a13 c66f0e92 4d18b7aa 03e51cf9 b2a7740e 15dd9c38 6a0fb241");
    }

    @Test
    void whatIsNoSha256IsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> withHash("9F2C"));
        assertThatIllegalArgumentException().isThrownBy(() -> withHash("<".repeat(64)));
    }

    @Test
    void hostileEvidenceStaysText() {
        assertThat(MarkupWriter.write(withHash("0".repeat(64)).drawn(EnglishWords.CERTIFICATE)))
                .doesNotContain("<script>")
                .contains("&lt;script&gt;");
    }

    private static String text() {
        return Samples.certificate().drawn(EnglishWords.CERTIFICATE).plainText();
    }

    private static Certificate withHash(String hash) {
        Certificate sample = Samples.certificate();
        return new Certificate(
                sample.number(),
                "<script>",
                sample.inPlainWords(),
                List.of(new Certificate.Shown("<script>", "</time>")),
                List.of(new Certificate.Told("<b>", "<script>", "</p>")),
                sample.customer(),
                sample.vendor(),
                1,
                hash,
                sample.verifyAddress());
    }
}
