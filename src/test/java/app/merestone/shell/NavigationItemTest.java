package app.merestone.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NavigationItemTest {

    private static final String ID = "01a20562-8a67-7000-acf8-24844b2b56f1";

    @ParameterizedTest
    @CsvSource({
        "/accounts/ID, /plan/ID",
        "/accounts/ID/data, /plan/ID/data",
        "/accounts/ID/cosign/7, /plan/ID/results/7",
        "/accounts/ID/certificate/lapse, /plan/ID/close/lapse",
        "/accounts/ID/end, /plan/ID/close",
        "/accounts/ID/owner, /plan/ID/people",
        "/accounts/ID/stand-in, /plan/ID/people",
        "/accounts/ID/onboarding-start, /plan/ID/people",
        "/accounts/new, /accounts/new",
        "/people, /people"
    })
    void aPageBelongsToThePlaceOfTheMenuThatLeadsToIt(String page, String place) {
        assertThat(NavigationItem.place(page.replace("ID", ID))).isEqualTo(place.replace("ID", ID));
    }
}
