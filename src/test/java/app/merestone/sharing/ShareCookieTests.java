package app.merestone.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import app.merestone.accounts.Vendor;
import app.merestone.kernel.EmailAddress;
import app.merestone.shell.Translations;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

@DisplayName("The one cookie of a reader who proved their address")
class ShareCookieTests {

    private final ReadingShares reading = mock(ReadingShares.class);
    private final ProvingReaders proving = mock(ProvingReaders.class);

    @Test
    void travelsOverHttpsAloneWhereThePortalIsReachedByHttps() throws Exception {
        assertThat(cookie("http://localhost", false)).doesNotContain("Secure");
        assertThat(cookie("http://localhost", true)).contains("; Secure");
        assertThat(cookie("https://portal.example", false)).contains("; Secure");
    }

    private String cookie(String baseUrl, boolean secure) throws Exception {
        when(reading.behind(any(), any()))
                .thenReturn(new ReadingShares.Asks(
                        ShareId.next(), "Maya Chen", Readers.typed("board.example"), new Frames(List.of())));
        when(proving.attempt(any(), any(), any(), any()))
                .thenReturn(Optional.of(new ReaderCodes.Right(new EmailAddress("ines@board.example"))));
        when(proving.proof(any(), any())).thenReturn("proof");
        var page = new SharePage(
                reading,
                mock(Opens.class),
                mock(TakingAnswers.class),
                proving,
                mock(ShareLimits.class),
                new ShareStyle(),
                mock(Translations.class),
                new Vendor("Fenwick Systems", ZoneId.of("Europe/London"), List.of(), baseUrl));
        var answer = MockMvcBuilders.standaloneSetup(page)
                .build()
                .perform(post("/s/" + "A".repeat(43))
                        .secure(secure)
                        .param("say", "code")
                        .param("asked", UUID.randomUUID().toString())
                        .param("code", "12345678"))
                .andReturn()
                .getResponse();
        assertThat(answer.getRedirectedUrl()).isEqualTo("/s/" + "A".repeat(43));
        return answer.getHeader("Set-Cookie");
    }
}
