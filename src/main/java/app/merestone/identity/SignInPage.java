package app.merestone.identity;

import app.merestone.accounts.Vendor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where whoever has no session arrives. */
@Controller
class SignInPage {

    private final Vendor vendor;
    private final IdentitySettings settings;
    private final ObjectProvider<DemoSignIn> demo;

    SignInPage(Vendor vendor, IdentitySettings settings, ObjectProvider<DemoSignIn> demo) {
        this.vendor = vendor;
        this.settings = settings;
        this.demo = demo;
    }

    @GetMapping("/sign-in")
    String page(
            @RequestParam(name = "to", required = false) @Nullable String to,
            @RequestParam(name = "because", required = false) @Nullable String because,
            Model model) {
        model.addAttribute("vendor", vendor.name());
        model.addAttribute("to", Target.of(to).path());
        model.addAttribute("because", Reason.of(because).map(Reason::key).orElse(""));
        model.addAttribute("malformed", "malformed".equals(because));
        model.addAttribute("provider", settings.hasProvider());
        model.addAttribute(
                "byMail",
                !settings.hasProvider() || settings.keycloak().customers() == IdentitySettings.Customers.OPTIONAL);
        demo.ifAvailable(d -> model.addAttribute("demoCompanies", d.companies()));
        return "sign-in/start";
    }

    /** The sign-in page for somebody who wants to go to {@code to}, saying why they are here. */
    static String path(Target to, String because) {
        var path = new StringBuilder("/sign-in");
        if (!to.isHome()) {
            path.append("?to=").append(URLEncoder.encode(to.path(), StandardCharsets.UTF_8));
        }
        if (!because.isEmpty()) {
            path.append(to.isHome() ? '?' : '&').append("because=").append(because);
        }
        return path.toString();
    }

    /** Why somebody is back at the door. */
    enum Reason {
        ENDED,
        STALE,
        SIGNED_OUT;

        static Optional<Reason> of(@Nullable String because) {
            return Arrays.stream(values()).filter(r -> r.code().equals(because)).findFirst();
        }

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        String key() {
            return "identity.sign-in." + code();
        }
    }
}
