package app.merestone.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ExtendedClientDetails;
import com.vaadin.flow.component.page.Page;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 13: when an act happened is told in its reader's zone. */
class ReadersZoneTests {

    private static final ZoneId ACCOUNTS = ZoneId.of("Europe/London");

    @AfterEach
    void nobodyReads() {
        UI.setCurrent(null);
    }

    @Test
    void itIsTheZoneThatTheBrowserTells() {
        reading("America/Halifax");
        assertThat(ReadersZone.or(ACCOUNTS)).isEqualTo(ZoneId.of("America/Halifax"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "Mars/Olympus", "<script>"})
    void aBrowserThatTellsNoneOrNonsenseGetsTheOtherOne(@Nullable String told) {
        reading(told);
        assertThat(ReadersZone.or(ACCOUNTS)).isEqualTo(ACCOUNTS);
    }

    @Test
    void withoutAPageItIsTheOtherOne() {
        assertThat(ReadersZone.or(ACCOUNTS)).isEqualTo(ACCOUNTS);
    }

    private static void reading(@Nullable String zone) {
        var details = mock(ExtendedClientDetails.class);
        when(details.getTimeZoneId()).thenReturn(zone);
        var page = mock(Page.class);
        when(page.getExtendedClientDetails()).thenReturn(details);
        var ui = mock(UI.class);
        when(ui.getPage()).thenReturn(page);
        UI.setCurrent(ui);
    }
}
