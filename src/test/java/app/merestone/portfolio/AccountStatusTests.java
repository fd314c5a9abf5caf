package app.merestone.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.portfolio.AccountStatus.Ending;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Where an account stands, in one word (rules 15, 19)")
class AccountStatusTests {

    private static final List<Boolean> EITHER = List.of(true, false);

    @Test
    @DisplayName("rule 19: every task done and no first value is at risk, and nothing less is")
    void everyTaskDoneAndNoFirstValueIsAtRisk() {
        assertThat(AccountStatus.of(Ending.NOT_YET, true, false)).isEqualTo(AccountStatus.SETUP_DONE_NO_RESULT);
        assertThat(AccountStatus.of(Ending.NOT_YET, false, false)).isEqualTo(AccountStatus.SETTING_UP);
    }

    @Test
    @DisplayName("rule 19: a first value ends it, whatever the tasks say")
    void aFirstValueEndsIt() {
        assertThat(EITHER).allSatisfy(tasksDone -> assertThat(AccountStatus.of(Ending.NOT_YET, tasksDone, true))
                .isEqualTo(AccountStatus.RESULT_SHOWN));
    }

    @Test
    @DisplayName("rule 15: what was ended without a result is called that, whatever was done and shown before")
    void whatWasEndedWithoutAResultNeverCountsAsOnboarded() {
        for (var tasksDone : EITHER) {
            for (var shown : EITHER) {
                assertThat(AccountStatus.of(Ending.WITHOUT_RESULT, tasksDone, shown))
                        .isEqualTo(AccountStatus.ENDED_WITHOUT_RESULT);
                assertThat(AccountStatus.of(Ending.CLOSED_BY_BOTH, tasksDone, shown))
                        .isEqualTo(AccountStatus.CLOSED_BY_BOTH);
            }
        }
    }

    @Test
    void anOnboardingGoesOnUntilItIsClosedOrEnded() {
        assertThat(Arrays.stream(AccountStatus.values()).filter(AccountStatus::open))
                .containsExactly(
                        AccountStatus.SETTING_UP, AccountStatus.SETUP_DONE_NO_RESULT, AccountStatus.RESULT_SHOWN);
    }
}
