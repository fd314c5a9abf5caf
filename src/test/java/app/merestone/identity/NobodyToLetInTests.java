package app.merestone.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import app.merestone.accounts.Standings;
import app.merestone.accounts.Vendor;
import app.merestone.mail.Postbox;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a portal says at its start when nobody is named who could enter it. */
class NobodyToLetInTests {

    private final IdentitySettings settings = mock();
    private final Standings standings = mock();
    private final SignInRequests requests = mock();
    private final FirstAdministrator first = new FirstAdministrator(
            settings,
            standings,
            requests,
            mock(LastSignIns.class),
            mock(Postbox.class),
            new Vendor("Fenwick Systems", ZoneOffset.UTC, List.of(), "http://localhost"));

    @Test
    void withoutAnAdministratorItSaysWhatToStartWith() {
        assertThat(first.invitation()).hasValueSatisfying(text -> assertThat(text)
                .contains("Nobody can sign in yet")
                .contains("--merestone.admin=")
                .doesNotContain("/sign-in/link/"));
        verifyNoInteractions(requests);
    }

    @Test
    void withAnAdministratorItSaysNothing() {
        when(standings.anyAdmin()).thenReturn(true);

        assertThat(first.invitation()).isEmpty();
    }

    @Test
    void inDemoModeItSaysNothing() {
        when(settings.demo()).thenReturn(true);

        assertThat(first.invitation()).isEmpty();
    }

    @Test
    void besideAProviderItSaysNothing() {
        when(settings.hasProvider()).thenReturn(true);

        assertThat(first.invitation()).isEmpty();
    }
}
