package app.merestone.identity;

import app.merestone.accounts.Vendor;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of signing in by mail. Opening one never changes anything; a press does. */
@Controller
class MailedSignInPages {

    /** By what the browser that asked is known; only it may type the code. */
    static final String ASKED = "merestone-asked";

    private final MailedSignIn signIn;
    private final SignInRequests requests;
    private final RateLimits limits;
    private final Secrets secrets;
    private final OpeningSessions sessions;
    private final Vendor vendor;
    private final CurrentPerson current;

    MailedSignInPages(
            MailedSignIn signIn,
            SignInRequests requests,
            RateLimits limits,
            Secrets secrets,
            OpeningSessions sessions,
            Vendor vendor,
            CurrentPerson current) {
        this.signIn = signIn;
        this.requests = requests;
        this.limits = limits;
        this.secrets = secrets;
        this.sessions = sessions;
        this.vendor = vendor;
        this.current = current;
    }

    @PostMapping("/sign-in/mail")
    String ask(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        EmailAddress address;
        try {
            address = new EmailAddress(email);
        } catch (Refused malformed) {
            return "redirect:" + SignInPage.path(Target.of(to), "malformed");
        }
        var wait = limits.ask(address, request.getRemoteAddr());
        if (wait.isPresent()) {
            return tooOften(wait.get(), response, model);
        }
        var browser = secrets.token();
        signIn.ask(address, Target.of(to), browser);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie(browser, SignInRequests.LINK_LIVES, request).toString());
        return "redirect:/sign-in/code";
    }

    @GetMapping("/sign-in/code")
    String codePage(@CookieValue(name = ASKED, required = false) @Nullable String browser, Model model) {
        return codePage(asked(browser), "", "", model);
    }

    @PostMapping("/sign-in/code")
    String code(
            @CookieValue(name = ASKED, required = false) @Nullable String browser,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String email,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var wait = limits.attempt(request.getRemoteAddr());
        if (wait.isPresent()) {
            return tooOften(wait.get(), response, model);
        }
        var digits = code.replaceAll("[\\s-]", "");
        if (!email.isBlank()) {
            return console(email, digits, request, response, model);
        }
        var asked = asked(browser);
        if (asked.isEmpty()) {
            return over(response, model);
        }
        if (!digits.matches("\\d{8}")) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return codePage(asked, "identity.code.shape", "", model);
        }
        return switch (requests.attempt(asked.get(), digits)) {
            case RIGHT -> enter(signIn.byCode(asked.get()), request, response, model);
            case WRONG -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                model.addAttribute("left", asked.get().triesLeft() - 1);
                yield codePage(asked, "identity.code.wrong", "", model);
            }
            case OVER -> over(response, model);
        };
    }

    /** One answer for an unknown address, a wrong code and no code at all: it says of nobody that they are waited for. */
    private String console(
            String email, String digits, HttpServletRequest request, HttpServletResponse response, Model model) {
        var asked = console(email).filter(waiting -> requests.attemptFromConsole(waiting, digits));
        if (asked.isPresent()) {
            return enter(signIn.byCode(asked.get()), request, response, model);
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return codePage(Optional.empty(), "identity.code.console-wrong", email, model);
    }

    @GetMapping("/sign-in/link/{token}")
    String linkPage(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        var wait = limits.attempt(request.getRemoteAddr());
        if (wait.isPresent()) {
            return tooOften(wait.get(), response, model);
        }
        var whom = signIn.whom(token);
        if (whom.isEmpty()) {
            return over(response, model);
        }
        model.addAttribute("name", whom.get().name());
        model.addAttribute("email", whom.get().email().value());
        model.addAttribute("side", whom.get().side().name().toLowerCase(java.util.Locale.ROOT));
        model.addAttribute("token", token);
        return "sign-in/link";
    }

    @PostMapping("/sign-in/link/{token}")
    String link(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        var wait = limits.attempt(request.getRemoteAddr());
        return wait.isPresent()
                ? tooOften(wait.get(), response, model)
                : enter(signIn.byLink(token), request, response, model);
    }

    private String enter(
            Optional<MailedSignIn.Entrance> entrance,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (entrance.isEmpty()) {
            return over(response, model);
        }
        var enters = entrance.get();
        sessions.open(enters.standing(), enters.how(), request, response);
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, request).toString());
        return "redirect:" + enters.target().path();
    }

    private String codePage(Optional<SignInRequests.Request> asked, String error, String email, Model model) {
        model.addAttribute("vendor", vendor.name());
        model.addAttribute("error", error);
        model.addAttribute("address", asked.map(r -> r.address().value()).orElse(""));
        model.addAttribute(
                "to",
                asked.map(SignInRequests.Request::target).orElse(Target.HOME).path());
        model.addAttribute("email", email);
        return "sign-in/code";
    }

    /** Unknown, used up, too old, mistyped too often: one page, which says how to go on. */
    private String over(HttpServletResponse response, Model model) {
        response.setStatus(HttpServletResponse.SC_GONE);
        model.addAttribute("signedIn", current.name().orElse(""));
        return "sign-in/over";
    }

    private String tooOften(Duration wait, HttpServletResponse response, Model model) {
        response.setStatus(429);
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds() + 1));
        model.addAttribute("minutes", wait.toSeconds() / 60 + 1);
        return "sign-in/too-often";
    }

    private Optional<SignInRequests.Request> asked(@Nullable String browser) {
        return Optional.ofNullable(browser).flatMap(requests::of);
    }

    private Optional<SignInRequests.Request> console(String email) {
        try {
            return requests.ofConsole(new EmailAddress(email));
        } catch (Refused malformed) {
            return Optional.empty();
        }
    }

    private static ResponseCookie cookie(String value, Duration age, HttpServletRequest request) {
        return ResponseCookie.from(ASKED, value)
                .path("/sign-in")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(age)
                .build();
    }
}
