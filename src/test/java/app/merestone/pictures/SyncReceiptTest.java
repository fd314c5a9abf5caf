package app.merestone.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.kernel.Side;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SyncReceiptTest {

    @Test
    void beforeTheCustomersCountNoNumberStandsOnIt() {
        String text = Samples.arrivedAndUncounted().drawn(EnglishWords.RECEIPT).plainText();

        assertThat(text).contains("shown after you count").doesNotContain("4,812", "4812");
    }

    @Test
    void afterTheCustomersCountBothStandOnIt() {
        String text = Samples.counted(4860, 4812).drawn(EnglishWords.RECEIPT).plainText();

        assertThat(text)
                .contains("Your count4,860", "Our count4,812", "48 fewer with us")
                .doesNotContain("shown after you count");
    }

    @Test
    void sourceArrivalAndNewestRecordAreToldWithTheirZone() {
        assertThat(html(Samples.arrivedAndUncounted()))
                .contains(
                        "Salesforce, Accounts",
                        "<time datetime=\"2026-11-22T05:12:00Z\">22 Nov 2026, 06:12 CET</time>",
                        "21 Nov 2026, 23:58 CET");
    }

    @Test
    void everyRungTakenHasNameAndTime() {
        assertThat(html(Samples.counted(4812, 4812)))
                .contains(
                        "<bdi>Priya Raman</bdi>, <time datetime=\"2026-10-12T12:20:00Z\">12 Oct 2026, 14:20 CEST</time>")
                .contains("Checked by you", "<bdi>Dana Whitlock</bdi>");
    }

    @Test
    void theVendorsWordIsASquareAndTheCustomersACircle() {
        String html = html(Samples.arrivedAndUncounted());

        assertThat(html.split("<rect", -1)).hasSize(2 + 1);
        assertThat(html).contains("rung now customer", "rung done vendor");
    }

    @Test
    void progressIsSaidInWordsToo() {
        assertThat(html(Samples.arrivedAndUncounted()))
                .contains("You check it</span><span class=\"visually-hidden\"> (next)");
    }

    @Test
    void hostileNamesStayText() {
        var receipt = new SyncReceipt(
                "<img src=x onerror=alert(1)>",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new SyncReceipt.Rung(
                        "Connected",
                        Side.VENDOR,
                        SyncReceipt.Progress.DONE,
                        Optional.of("\u202E\"><script>"),
                        Optional.of(Instant.EPOCH))));

        assertThat(html(receipt))
                .doesNotContain("<img", "<script")
                .contains("<bdi>\u202E&quot;&gt;&lt;script&gt;</bdi>");
    }

    private static String html(SyncReceipt receipt) {
        return MarkupWriter.write(receipt.drawn(EnglishWords.RECEIPT));
    }
}
