package app.merestone.sharing;

import app.merestone.accounts.Vendor;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.Refused;
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
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page behind a link: how far we are, for people who have nothing but the link. Opening it changes nothing; a press does, and
 * even that binds nobody.
 */
@Controller
class SharePage {

    private static final int SC_UNPROCESSABLE = 422;
    private static final int SC_TOO_MANY = 429;

    private final ReadingShares reading;
    private final Opens opens;
    private final TakingAnswers taking;
    private final ShareStyle style;
    private final Translations words;
    private final Vendor vendor;

    SharePage(
            ReadingShares reading,
            Opens opens,
            TakingAnswers taking,
            ShareStyle style,
            Translations words,
            Vendor vendor) {
        this.reading = reading;
        this.opens = opens;
        this.taking = taking;
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
        var behind = reading.behind(ShareToken.read(token).hash());
        if (behind instanceof ReadingShares.Open open) {
            visitor(request).ifPresent(visitor -> opens.note(open.share(), visitor));
        }
        return show(behind, model, response);
    }

    @PostMapping("/s/{token}")
    String answer(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String say,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String words,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var hash = ShareToken.read(token).hash();
        var behind = reading.behind(hash);
        if (!(behind instanceof ReadingShares.Open open)) {
            return show(behind, model, response);
        }
        model.addAttribute("name", name);
        model.addAttribute("words", words);
        var kind = ReaderSays.of(say);
        if (kind.isEmpty()) {
            return again(open, "share.answer.nothing", SC_UNPROCESSABLE, model, response);
        }
        try {
            var sent = new TakingAnswers.Sent(form, kind.get(), name, words, request.getRemoteAddr());
            return switch (taking(hash, sent)) {
                case TAKEN -> {
                    model.addAttribute(
                            "heading", said("share.answer.taken." + kind.get().key(), open.keeper()));
                    yield "share/said";
                }
                case TOO_OLD -> again(open, "share.answer.too-old", SC_UNPROCESSABLE, model, response);
                case TOO_OFTEN -> {
                    response.setHeader("Retry-After", "3600");
                    yield again(open, "share.answer.too-often", SC_TOO_MANY, model, response);
                }
                case NO_LINK -> show(new ReadingShares.Nothing(), model, response);
            };
        } catch (Refused refused) {
            model.addAttribute(
                    "refused",
                    said(refused.refusal().key(), refused.refusal().arguments().toArray()));
            response.setStatus(SC_UNPROCESSABLE);
            return show(open, model, response);
        }
    }

    // a second press that came while the first was still being kept finds it kept
    private TakingAnswers.Outcome taking(ContentHash token, TakingAnswers.Sent sent) {
        try {
            return taking.take(token, sent);
        } catch (DataIntegrityViolationException | DbActionExecutionException pressedTwice) {
            return taking.take(token, sent);
        }
    }

    private String again(
            ReadingShares.Open open, String because, int status, Model model, HttpServletResponse response) {
        model.addAttribute("refused", said(because));
        response.setStatus(status);
        return show(open, model, response);
    }

    private String show(ReadingShares.Behind behind, Model model, HttpServletResponse response) {
        return switch (behind) {
            case ReadingShares.Open open -> {
                var picture = new SharePicture(
                        open.plan(),
                        open.note(),
                        open.keeper(),
                        open.until(),
                        open.frozen(),
                        open.vendorSees(),
                        vendor.baseUrl() + "/verify");
                model.addAttribute("markup", MarkupWriter.write(picture.drawn(words, 1)));
                model.addAttribute("form", open.form());
                model.addAttribute("keeper", open.keeper());
                model.addAttribute("vendor", vendor.name());
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

    private String said(String key, Object... arguments) {
        return words.getTranslation(key, Translations.ENGLISH, arguments);
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
