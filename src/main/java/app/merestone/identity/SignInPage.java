package app.merestone.identity;

import app.merestone.accounts.Vendor;
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
    private final ObjectProvider<DemoSignIn> demo;

    SignInPage(Vendor vendor, ObjectProvider<DemoSignIn> demo) {
        this.vendor = vendor;
        this.demo = demo;
    }

    @GetMapping("/sign-in")
    String page(
            @RequestParam(name = "to", required = false) @Nullable String to,
            @RequestParam(name = "ended", required = false) @Nullable String ended,
            @RequestParam(name = "stale", required = false) @Nullable String stale,
            @RequestParam(name = "signed-out", required = false) @Nullable String signedOut,
            Model model) {
        model.addAttribute("vendor", vendor.name());
        model.addAttribute("to", Target.of(to).path());
        model.addAttribute("ended", ended != null);
        model.addAttribute("stale", stale != null);
        model.addAttribute("signedOut", signedOut != null);
        demo.ifAvailable(d -> model.addAttribute("demoPeople", d.people()));
        return "sign-in/start";
    }
}
