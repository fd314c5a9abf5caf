package app.merestone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/plan/0198-abc/agreement",
                "/plan/a?tab=notes&page=2",
                "/today",
                "/sign-internal",
                "/a/b.c~d"
            })
    void aPageOfThePortalIsWhereItLeads(String path) {
        assertThat(Target.of(path).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "today",
                "//elsewhere.example",
                "/\\elsewhere.example",
                "https://elsewhere.example/",
                "/plan//elsewhere.example",
                "/a\r\nSet-Cookie: x=y",
                "/a b",
                "/<script>",
                "javascript:alert(1)",
                "/sign-in",
                "/sign-in/link/abc",
                "/sign-out",
                "/demo/mail",
                "/api/v1/lineage",
                "/VAADIN/x",
                "/oauth2/authorization/keycloak",
                "/.well-known"
            })
    void everythingElseLeadsHome(String path) {
        assertThat(Target.of(path)).isEqualTo(Target.HOME);
    }
}
