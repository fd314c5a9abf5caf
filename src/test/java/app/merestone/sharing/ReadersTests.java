package app.merestone.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.Refused;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who may read a link (rule 24)")
class ReadersTests {

    @Test
    void areReadAsAPersonTypesThem() {
        assertThat(Readers.typed("  Ines@Customer.example,\n@board.example ;other.example other.example ")
                        .entries())
                .containsExactly("ines@customer.example", "board.example", "other.example");
        assertThat(Readers.typed(" \n ").named()).isFalse();
        assertThat(Readers.read(Readers.typed("a@b.example c.example").written())
                        .entries())
                .containsExactly("a@b.example", "c.example");
        assertThat(Readers.read("").named()).isFalse();
    }

    @Test
    void aDomainMeansItsAddressesAndNotThoseOfDomainsBelowOrBesideIt() {
        var readers = Readers.typed("board.example ines@customer.example");

        assertThat(List.of("any@board.example", "Ines@Customer.Example"))
                .allMatch(address -> readers.allow(new EmailAddress(address)));
        assertThat(List.of(
                        "any@mail.board.example",
                        "any@notboard.example",
                        "board.example@evil.example",
                        "ines@board.example.evil.example",
                        "other@customer.example"))
                .noneMatch(address -> readers.allow(new EmailAddress(address)));
    }

    @Test
    void whatIsNeitherAnAddressNorADomainIsNamedInTheRefusal() {
        for (var typed :
                List.of("board", "@", "a@b@c.example", "https://board.example", "*.example", "ün@board.example")) {
            assertThatThrownBy(() -> Readers.typed("fine@customer.example " + typed))
                    .as(typed)
                    .isInstanceOfSatisfying(Refused.class, said -> {
                        assertThat(said.refusal().code()).isEqualTo("share.reader-malformed");
                        assertThat(said.refusal().arguments()).contains(typed);
                    });
        }
    }

    @Test
    void areNotMoreThanALinkTakes() {
        var many = IntStream.rangeClosed(0, Readers.MOST)
                .mapToObj(i -> "reader" + i + "@customer.example")
                .collect(Collectors.joining("\n"));
        refused(many, "share.readers-too-many");
        var wide = IntStream.range(0, 20)
                .mapToObj(
                        i -> "a" + i + "." + "x".repeat(60) + "." + "y".repeat(60) + "." + "z".repeat(60) + ".example")
                .collect(Collectors.joining(" "));
        refused(wide, "share.readers-too-long");
    }

    private static void refused(String typed, String code) {
        assertThatThrownBy(() -> Readers.typed(typed))
                .isInstanceOfSatisfying(
                        Refused.class, said -> assertThat(said.refusal().code()).isEqualTo(code));
    }
}
