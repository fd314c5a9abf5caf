package app.merestone.closing;

import app.merestone.shell.Dates;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Does this record match, and who signed it? For anybody who holds a certificate; no session, no script. */
@Controller
class VerifyPage {

    private final VerifyingRecords records;

    VerifyPage(VerifyingRecords records) {
        this.records = records;
    }

    @GetMapping("/verify")
    String verify(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String hash,
            Model model,
            HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("number", number);
        model.addAttribute("hash", hash);
        boolean asked = !number.isBlank() || !hash.isBlank();
        var record = asked ? records.verify(number, hash) : java.util.Optional.<VerifyingRecords.Verified>empty();
        model.addAttribute("asked", asked);
        model.addAttribute("record", record.orElse(null));
        record.ifPresent(r -> {
            model.addAttribute("closedAt", Dates.utc(r.closedAt()));
            model.addAttribute("customerAt", Dates.utc(r.customerAt()));
            model.addAttribute("vendorAt", Dates.utc(r.vendorAt()));
        });
        return "verify/page";
    }
}
