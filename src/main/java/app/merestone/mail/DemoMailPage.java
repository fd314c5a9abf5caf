package app.merestone.mail;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the demo would have mailed, for whoever tries it. Does not exist outside demo mode. */
@Controller
@ConditionalOnProperty("merestone.demo")
class DemoMailPage {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

    private final KeptMail shelf;

    DemoMailPage(KeptMail shelf) {
        this.shelf = shelf;
    }

    @GetMapping("/demo/mail")
    String mails(Model model) {
        model.addAttribute(
                "mails", shelf.newestFirst().stream().map(DemoMailPage::shown).toList());
        return "demo/mail";
    }

    private static Shown shown(KeptMail.Kept kept) {
        var mail = kept.mail();
        return new Shown(
                mail.to().value(), mail.subject(), AT.format(kept.at()), parts(mail.text()), mail.attachments());
    }

    static List<Part> parts(String text) {
        var parts = new ArrayList<Part>();
        var links = LINK.matcher(text);
        int end = 0;
        while (links.find()) {
            parts.add(new Part(text.substring(end, links.start()), null));
            parts.add(new Part(links.group(), links.group()));
            end = links.end();
        }
        parts.add(new Part(text.substring(end), null));
        return parts;
    }

    record Part(String text, @Nullable String link) {}

    record Shown(String to, String subject, String at, List<Part> parts, Map<String, String> attachments) {}
}
