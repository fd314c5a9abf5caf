package app.merestone.identity;

import app.merestone.accounts.Vendor;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Before and after the identity provider: the way there, and what is said to somebody who cannot come in. */
@Controller
@ConditionalOnExpression("!'${merestone.keycloak.issuer:}'.isBlank()")
class KeycloakPages {

    private final KeycloakRegistration registration;
    private final IdentitySettings settings;
    private final Vendor vendor;

    KeycloakPages(KeycloakRegistration registration, IdentitySettings settings, Vendor vendor) {
        this.registration = registration;
        this.settings = settings;
        this.vendor = vendor;
    }

    @GetMapping("/sign-in/provider")
    String there(@RequestParam(required = false) @Nullable String to, HttpServletResponse response, Model model) {
        if (registration.find().isPresent()) {
            return "redirect:"
                    + UriComponentsBuilder.fromPath("/oauth2/authorization/" + KeycloakRegistration.ID)
                            .queryParam("to", "{to}")
                            .encode()
                            .buildAndExpand(Target.of(to).path())
                            .toUriString();
        }
        return refused(KeycloakPeople.Reason.PROVIDER, HttpServletResponse.SC_SERVICE_UNAVAILABLE, response, model);
    }

    @GetMapping("/sign-in/refused")
    String refused(@RequestParam(defaultValue = "") String because, HttpServletResponse response, Model model) {
        return refused(KeycloakPeople.Reason.of(because), HttpServletResponse.SC_FORBIDDEN, response, model);
    }

    private String refused(KeycloakPeople.Reason reason, int status, HttpServletResponse response, Model model) {
        response.setStatus(status);
        model.addAttribute("vendor", vendor.name());
        model.addAttribute("admin", Objects.requireNonNullElse(settings.admin(), ""));
        model.addAttribute("because", "identity.refused." + reason.code());
        model.addAttribute("again", reason == KeycloakPeople.Reason.PROVIDER);
        model.addAttribute("elsewhere", signOutThere().orElse(""));
        return "sign-in/refused";
    }

    /** Where to sign out over there: otherwise every next try would be as the same person again. */
    private Optional<String> signOutThere() {
        return registration
                .find()
                .map(ClientRegistration::getProviderDetails)
                .map(provider -> provider.getConfigurationMetadata().get("end_session_endpoint"))
                .map(endpoint -> UriComponentsBuilder.fromUriString(endpoint.toString())
                        .queryParam("client_id", "{client}")
                        .queryParam("post_logout_redirect_uri", "{back}")
                        .encode()
                        .buildAndExpand(settings.keycloak().clientId(), vendor.baseUrl() + "/sign-in")
                        .toUriString());
    }
}
