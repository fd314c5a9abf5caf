package app.merestone.sharing;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.view;

import app.merestone.accounts.Vendor;
import app.merestone.evidence.EvidenceStore;
import app.merestone.evidence.InertAnswers;
import app.merestone.paper.Press;
import app.merestone.paper.Sheet;
import app.merestone.pictures.Markup;
import app.merestone.shell.Translations;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
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

    private final Press press = mock(Press.class);
    private final SharePaper paper = new SharePaper(reading, page, mock(Opens.class), press, mock(Translations.class));
    private final ShareFiles files = new ShareFiles(
            reading,
            page,
            mock(Opens.class),
            mock(ShareLimits.class),
            mock(EvidenceStore.class),
            mock(InertAnswers.class));

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

    @Test
    void handsNoFileOutEither() throws Exception {
        for (var away :
                List.of(new CannotCreateTransactionException("away"), new DataAccessResourceFailureException("away"))) {
            when(reading.behind(any(), any())).thenThrow(away);
            for (var way : List.of("/pdf", "/certificate", "/certificate/pdf", "/file/" + "a".repeat(64), "/embed")) {
                MockMvcBuilders.standaloneSetup(page, paper, files)
                        .build()
                        .perform(get("/s/" + "A".repeat(43) + way))
                        .andExpect(status().isServiceUnavailable())
                        .andExpect(header().string("Cache-Control", "no-store"))
                        .andExpect(header().exists("Retry-After"))
                        .andExpect(view().name("share/away"));
            }
            org.mockito.Mockito.reset(reading);
        }
    }

    @Test
    void orWhileTooManyFilesAreMadeSaysThatAMomentHelps() throws Exception {
        var open = mock(ReadingShares.Open.class);
        when(open.downloads()).thenReturn(true);
        var picture = mock(SharePicture.class);
        when(picture.onPaper(any())).thenReturn(new Sheet("Progress", "How far it is", Markup.element("article")));
        when(open.picture(any())).thenReturn(picture);
        when(reading.behind(any(), any())).thenReturn(open);
        when(press.print(any())).thenReturn(Optional.empty());

        MockMvcBuilders.standaloneSetup(paper)
                .build()
                .perform(get("/s/" + "A".repeat(43) + "/pdf"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "10"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(header().doesNotExist("Content-Disposition"))
                .andExpect(view().name("share/busy"));
    }
}
