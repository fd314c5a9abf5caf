package app.merestone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Rule 26, the doors: every address of the portal has a row that says who may knock, and no address is without one. */
@DisplayName("Who may open which address (rule 26)")
class SecurityMatrixDoorsTests {

    private static final Set<String> READERS = Set.of("CUSTOMER", "CSM", "LEADER");
    private static final Set<String> PARTICIPANTS = Set.of("CUSTOMER", "CSM");
    private static final Set<String> VENDOR = Set.of("CSM", "LEADER");
    private static final Set<String> CUSTOMERS = Set.of("CUSTOMER");
    private static final Set<String> OWNERS = Set.of("CSM");
    private static final Set<String> LEADERS = Set.of("LEADER");
    private static final Set<String> ADMINS = Set.of("ADMIN");
    private static final Set<String> ANYBODY_SIGNED_IN = Set.of("anybody signed in");
    private static final Set<String> ANYBODY = Set.of("anybody");
    private static final Set<String> NOBODY = Set.of("nobody: the view says nothing");

    static final Map<String, Set<String>> ROUTES = Map.ofEntries(
            Map.entry("", ANYBODY_SIGNED_IN),
            Map.entry("accounts", VENDOR),
            Map.entry("accounts/:account", VENDOR),
            Map.entry("accounts/:account/certificate", READERS),
            Map.entry("accounts/:account/certificate/lapse", PARTICIPANTS),
            Map.entry("accounts/:account/check-ins", READERS),
            Map.entry("accounts/:account/check-ins/:checkIn", READERS),
            Map.entry("accounts/:account/check-ins/new", READERS),
            Map.entry("accounts/:account/close", READERS),
            Map.entry("accounts/:account/cosign/:criterion", VENDOR),
            Map.entry("accounts/:account/data", READERS),
            Map.entry("accounts/:account/data/:sync", READERS),
            Map.entry("accounts/:account/data/:sync/correct", OWNERS),
            Map.entry("accounts/:account/data/:sync/disconnect", OWNERS),
            Map.entry("accounts/:account/data/:sync/upload", OWNERS),
            Map.entry("accounts/:account/data/new", OWNERS),
            Map.entry("accounts/:account/end", LEADERS),
            Map.entry("accounts/:account/handoff", READERS),
            Map.entry("accounts/:account/onboarding-start", OWNERS),
            Map.entry("accounts/:account/owner", LEADERS),
            Map.entry("accounts/:account/people", READERS),
            Map.entry("accounts/:account/people/invite", PARTICIPANTS),
            Map.entry("accounts/:account/share", VENDOR),
            Map.entry("accounts/:account/stand-in", LEADERS),
            Map.entry("accounts/:account/start", VENDOR),
            Map.entry("accounts/:account/tasks", VENDOR),
            Map.entry("accounts/new", VENDOR),
            Map.entry("at-risk", VENDOR),
            Map.entry("syncs", VENDOR),
            Map.entry("connections", ADMINS),
            Map.entry("import", ADMINS),
            Map.entry("mail", ANYBODY_SIGNED_IN),
            Map.entry("people", ADMINS),
            Map.entry("people/:person", ADMINS),
            Map.entry("people/find", ADMINS),
            Map.entry("people/new", ADMINS),
            Map.entry("plan/:account", READERS),
            Map.entry("plan/:account/agreement", READERS),
            Map.entry("plan/:account/agreement/:criterion", READERS),
            Map.entry("plan/:account/agreement/:criterion/change", PARTICIPANTS),
            Map.entry("plan/:account/agreement/new", PARTICIPANTS),
            Map.entry("plan/:account/agreement/why", CUSTOMERS),
            Map.entry("plan/:account/certificate", READERS),
            Map.entry("plan/:account/certificate/lapse", PARTICIPANTS),
            Map.entry("plan/:account/check-ins", READERS),
            Map.entry("plan/:account/check-ins/:checkIn", READERS),
            Map.entry("plan/:account/check-ins/new", READERS),
            Map.entry("plan/:account/close", READERS),
            Map.entry("plan/:account/close/answer", CUSTOMERS),
            Map.entry("plan/:account/data", READERS),
            Map.entry("plan/:account/data/:sync", READERS),
            Map.entry("plan/:account/data/:sync/problem", CUSTOMERS),
            Map.entry("plan/:account/handoff", READERS),
            Map.entry("plan/:account/history", READERS),
            Map.entry("plan/:account/people", READERS),
            Map.entry("plan/:account/people/:person", CUSTOMERS),
            Map.entry("plan/:account/people/invite", PARTICIPANTS),
            Map.entry("plan/:account/results", READERS),
            Map.entry("plan/:account/results/:criterion", READERS),
            Map.entry("plan/:account/results/:criterion/record", PARTICIPANTS),
            Map.entry("plan/:account/share", CUSTOMERS),
            Map.entry("plan/:account/time-zone", CUSTOMERS),
            Map.entry("segments", ADMINS),
            Map.entry("segments/:segment", ADMINS),
            Map.entry("today", VENDOR));

    /** Pages and endpoints outside the views; an endpoint that is open to all shows nothing of any account. */
    enum Knock {
        /** No session: signing in, checking a certificate that one holds, and reading what a champion's link shows. */
        WITHOUT_A_SESSION,
        /** Only in a demonstration portal, where everything is made up. */
        IN_A_DEMONSTRATION,
        /** A pipeline with its own key. */
        WITH_A_KEY,
        /** A session; the use case behind it decides. */
        SIGNED_IN,
        /** A session; the use case behind it decides, and there is nothing before the onboarding is closed. */
        ONCE_CLOSED,
        /** A session; the use case behind it lets those through who sign for the customer. */
        SIGNING_FOR_THE_CUSTOMER
    }

    static final Map<String, Knock> ENDPOINTS = Map.ofEntries(
            Map.entry("GET /sign-in", Knock.WITHOUT_A_SESSION),
            Map.entry("GET /sign-in/provider", Knock.WITHOUT_A_SESSION),
            Map.entry("GET /sign-in/refused", Knock.WITHOUT_A_SESSION),
            Map.entry("POST /sign-in/mail", Knock.WITHOUT_A_SESSION),
            Map.entry("GET /sign-in/code", Knock.WITHOUT_A_SESSION),
            Map.entry("POST /sign-in/code", Knock.WITHOUT_A_SESSION),
            Map.entry("GET /sign-in/link/{token}", Knock.WITHOUT_A_SESSION),
            Map.entry("POST /sign-in/link/{token}", Knock.WITHOUT_A_SESSION),
            Map.entry("GET /verify", Knock.WITHOUT_A_SESSION),
            Map.entry("GET /s/{token}", Knock.WITHOUT_A_SESSION),
            Map.entry("GET /s/{token}/embed", Knock.WITHOUT_A_SESSION),
            Map.entry("POST /s/{token}", Knock.WITHOUT_A_SESSION),
            Map.entry("GET /s/{token}/pdf", Knock.WITHOUT_A_SESSION),
            Map.entry("GET /s/{token}/certificate", Knock.WITHOUT_A_SESSION),
            Map.entry("GET /s/{token}/certificate/pdf", Knock.WITHOUT_A_SESSION),
            Map.entry("GET /s/{token}/file/{hash}", Knock.WITHOUT_A_SESSION),
            Map.entry("POST /sign-in/demo", Knock.IN_A_DEMONSTRATION),
            Map.entry("GET /demo/mail", Knock.IN_A_DEMONSTRATION),
            Map.entry("POST /api/v1/lineage", Knock.WITH_A_KEY),
            Map.entry("GET /api/v1/openapi.yaml", Knock.WITHOUT_A_SESSION),
            Map.entry("POST /api/v1/runs", Knock.WITH_A_KEY),
            Map.entry("POST /api/v1/usage", Knock.WITH_A_KEY),
            Map.entry("POST /api/v1/airbyte/{key}", Knock.WITH_A_KEY),
            Map.entry("POST /api/v1/fivetran/{connection}", Knock.WITH_A_KEY),
            Map.entry("GET /plan/{account}/evidence/{evidence}", Knock.SIGNED_IN),
            Map.entry("GET /plan/{account}/proof/{proof}", Knock.SIGNED_IN),
            Map.entry("GET /plan/{account}/certificate/pdf", Knock.ONCE_CLOSED),
            Map.entry("GET /plan/{account}/history/file", Knock.SIGNING_FOR_THE_CUSTOMER));

    @Test
    void everyViewSaysWhoMayOpenItAndHasItsRow() {
        var found = new TreeMap<String, Set<String>>();
        house().filter(view -> view.isAnnotationPresent(Route.class))
                .forEach(view -> addresses(view).forEach(address -> assertThat(found.put(address, roles(view)))
                        .as("two views at %s", address)
                        .isNull()));
        assertThat(found).containsExactlyInAnyOrderEntriesOf(ROUTES);
    }

    @Test
    void everyEndpointHasItsRow() {
        var found = house().filter(type -> AnnotatedElementUtils.hasAnnotation(type, Controller.class))
                .flatMap(SecurityMatrixDoorsTests::endpoints)
                .toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(ENDPOINTS.keySet());
    }

    private static Stream<Class<?>> house() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("app.merestone").stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> !type.isInterface())
                        .filter(type -> type.getAnnotations().stream().findAny().isPresent())
                        .map(JavaClass::reflect);
    }

    private static Stream<String> addresses(Class<?> view) {
        return Stream.concat(
                Stream.of(view.getAnnotation(Route.class).value()),
                Arrays.stream(view.getAnnotationsByType(RouteAlias.class)).map(RouteAlias::value));
    }

    private static Set<String> roles(Class<?> view) {
        var roles = view.getAnnotation(RolesAllowed.class);
        if (roles != null) {
            return Set.of(roles.value());
        }
        if (view.isAnnotationPresent(PermitAll.class)) {
            return ANYBODY_SIGNED_IN;
        }
        return view.isAnnotationPresent(AnonymousAllowed.class) ? ANYBODY : NOBODY;
    }

    private static Stream<String> endpoints(Class<?> controller) {
        var above = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
        var prefix = above == null || above.path().length == 0 ? "" : above.path()[0];
        return Arrays.stream(controller.getDeclaredMethods()).flatMap(method -> {
            var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
            if (mapping == null) {
                return Stream.empty();
            }
            var paths = mapping.path().length == 0 ? new String[] {""} : mapping.path();
            assertThat(mapping.method()).as("the verb of %s", method).isNotEmpty();
            return Arrays.stream(paths)
                    .flatMap(path -> Arrays.stream(mapping.method()).map(verb -> verb + " " + prefix + path));
        });
    }
}
