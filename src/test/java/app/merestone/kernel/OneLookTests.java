package app.merestone.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OneLookTests {

    private final List<String> asked = new ArrayList<>();

    @Test
    void inOneLookEachQuestionIsAskedOnce() {
        var answers = OneLook.during(() -> List.of(name("a"), name("a"), name("b")));

        assertThat(answers).containsExactly("a!", "a!", "b!");
        assertThat(asked).containsExactly("a", "b");
    }

    @Test
    void theNextLookAsksAgain() {
        OneLook.during(() -> name("a"));
        OneLook.during(() -> name("a"));

        assertThat(asked).containsExactly("a", "a");
    }

    @Test
    void outsideOfALookEveryQuestionIsAsked() {
        name("a");
        name("a");

        assertThat(asked).containsExactly("a", "a");
    }

    @Test
    void aLookWithinALookIsTheSame() {
        OneLook.during(() -> name("a") + OneLook.during(() -> name("a")) + name("a"));

        assertThat(asked).containsExactly("a");
    }

    @Test
    void aQuestionMayAskOthersOnItsWay() {
        var answer = OneLook.during(() -> OneLook.once(OneLookTests.class, "greeting", "a", () -> "Dear " + name("a")));

        assertThat(answer).isEqualTo("Dear a!");
    }

    @Test
    void questionsOfDifferentRoomsAreNotMixedUp() {
        var answers = OneLook.during(
                () -> List.of(name("a"), OneLook.once(List.class, "name", "a", () -> "other"), name("a")));

        assertThat(answers).containsExactly("a!", "other", "a!");
    }

    @Test
    void ofSeveralOnlyThoseAreAskedAboutWhomTheLookHasNotHeardOf() {
        var answers = OneLook.during(() -> List.of(names("a", "nobody"), names("b", "a", "nobody"), names("b")));

        assertThat(answers).containsExactly(Map.of("a", "a!"), Map.of("a", "a!", "b", "b!"), Map.of("b", "b!"));
        assertThat(asked).containsExactly("a", "nobody", "b");
    }

    @Test
    void outsideOfALookAllOfThemAreAskedAbout() {
        assertThat(names("a")).containsExactly(Map.entry("a", "a!"));
        assertThat(names("a", "b")).containsOnlyKeys("a", "b");

        assertThat(asked).containsExactly("a", "a", "b");
    }

    private Map<String, String> names(String... about) {
        return OneLook.each(OneLookTests.class, "names", List.of(about), unknown -> {
            asked.addAll(unknown);
            return unknown.stream()
                    .filter(one -> !one.equals("nobody"))
                    .collect(Collectors.toMap(one -> one, one -> one + "!"));
        });
    }

    private String name(String about) {
        return OneLook.once(OneLookTests.class, "name", about, () -> {
            asked.add(about);
            return about + "!";
        });
    }
}
