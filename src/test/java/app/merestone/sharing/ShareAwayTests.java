package app.merestone.sharing;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.view;

import app.merestone.accounts.Vendor;
import app.merestone.shell.Translations;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;

@DisplayName("A link while the database is away")
class ShareAwayTests {

    private final ReadingShares reading = mock(ReadingShares.class);
    private final SharePage page = new SharePage(
            reading,
            mock(Opens.class),
            mock(TakingAnswers.class),
            mock(ProvingReaders.class),
            mock(ShareLimits.class),
            new ShareStyle(),
            mock(Translations.class),
            new Vendor("Fenwick Systems", ZoneId.of("Europe/London"), List.of(), "http://localhost"));

    @Test
    void saysSoAndShowsNothingFromBefore() throws Exception {
        for (var away :
                List.of(new CannotCreateTransactionException("away"), new DataAccessResourceFailureException("away"))) {
            when(reading.behind(any(), any())).thenThrow(away);
            MockMvcBuilders.standaloneSetup(page)
                    .build()
                    .perform(get("/s/" + "A".repeat(43)))
                    .andExpect(status().isServiceUnavailable())
                    .andExpect(header().string("Cache-Control", "no-store"))
                    .andExpect(header().exists("Retry-After"))
                    .andExpect(view().name("share/away"));
            org.mockito.Mockito.reset(reading);
        }
    }
}
