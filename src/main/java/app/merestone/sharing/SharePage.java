package app.merestone.sharing;

import app.merestone.accounts.Vendor;
import app.merestone.pictures.MarkupWriter;
import app.merestone.shell.Dates;
import app.merestone.shell.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The page behind a link: how far we are, for people who have nothing but the link. */
@Controller
class SharePage {

    private final ReadingShares reading;
    private final Opens opens;
    private final ShareStyle style;
    private final Translations words;
    private final Vendor vendor;

    SharePage(ReadingShares reading, Opens opens, ShareStyle style, Translations words, Vendor vendor) {
        this.reading = reading;
        this.opens = opens;
        this.style = style;
        this.words = words;
        this.vendor = vendor;
    }

    @ModelAttribute
    void everyAnswer(Model model, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        model.addAttribute("style", style.text());
    }

    @GetMapping("/s/{token}")
    String page(@PathVariable String token, Model model, HttpServletRequest request, HttpServletResponse response) {
        return switch (reading.behind(ShareToken.read(token).hash())) {
            case ReadingShares.Open open -> {
                visitor(request).ifPresent(visitor -> opens.note(open.share(), visitor));
                var picture = new SharePicture(
                        open.plan(),
                        open.note(),
                        open.keeper(),
                        open.until(),
                        open.frozen(),
                        open.vendorSees(),
                        vendor.baseUrl() + "/verify");
                model.addAttribute("markup", MarkupWriter.write(picture.drawn(words, 1)));
                yield "share/page";
            }
            case ReadingShares.Expired expired -> {
                response.setStatus(HttpServletResponse.SC_GONE);
                model.addAttribute("on", Dates.day(expired.on()));
                model.addAttribute("keeper", expired.keeper());
                yield "share/over";
            }
            case ReadingShares.Nothing nothing -> {
                response.setStatus(HttpServletResponse.SC_NOT_FOUND);
                yield "share/none";
            }
        };
    }

    // asking for the headers alone is no opening, and neither is fetching in advance
    private static Optional<Visitor> visitor(HttpServletRequest request) {
        if (!"GET".equals(request.getMethod())) {
            return Optional.empty();
        }
        var purpose = Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
                .map(request::getHeader)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return Visitor.of(request.getHeader("User-Agent"), purpose);
    }

    /** Whatever was true before is not told as if it were true now. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    String away(Model model, HttpServletResponse response) {
        everyAnswer(model, response);
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", "60");
        return "share/away";
    }
}
