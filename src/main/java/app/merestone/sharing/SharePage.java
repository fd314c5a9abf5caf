package app.merestone.sharing;

import app.merestone.accounts.Vendor;
import app.merestone.closing.CertificatePicture;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.Refused;
import app.merestone.pictures.MarkupWriter;
import app.merestone.shell.Dates;
import app.merestone.shell.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
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
    private static final String ELSEWHERE = "cross-site";
    private static final String AN_HOUR = String.valueOf(ShareLimits.WINDOW.toSeconds());
    private static final Pattern REQUEST = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** What the browser of a reader who proved their address holds; the one cookie of these pages. */
    static final String PROOF = "merestone-reader";

    private final ReadingShares reading;
    private final Opens opens;
    private final TakingAnswers taking;
    private final ProvingReaders proving;
    private final ShareLimits limits;
    private final ShareStyle style;
    private final Translations words;
    private final Vendor vendor;

    SharePage(
            ReadingShares reading,
            Opens opens,
            TakingAnswers taking,
            ProvingReaders proving,
            ShareLimits limits,
            ShareStyle style,
            Translations words,
            Vendor vendor) {
        this.reading = reading;
        this.opens = opens;
        this.taking = taking;
        this.proving = proving;
        this.limits = limits;
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
    String page(
            @PathVariable String token,
            @CookieValue(name = PROOF, defaultValue = "") String proof,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var behind = reading.behind(ShareToken.read(token).hash(), proof);
        if (behind instanceof ReadingShares.Open open) {
            visitor(request, open.reader()).ifPresent(visitor -> opens.note(open.share(), visitor, open.reader()));
        }
        return show(behind, model, request, response);
    }

    /**
     * The same in a frame of an intranet's page, where its champion has named that page; else it is not there. Nothing can be
     * sent from it: whoever frames it could lead a reader's press there.
     */
    @GetMapping("/s/{token}/embed")
    String embedded(@PathVariable String token, Model model, HttpServletRequest request, HttpServletResponse response) {
        var behind = reading.behind(ShareToken.read(token).hash(), "");
        if (behind instanceof ReadingShares.Nothing) {
            return show(behind, model, request, response);
        }
        if (!behind.frames().named()) {
            return notThere(response);
        }
        request.setAttribute(ShareDoor.FRAMED, true);
        response.setHeader(
                "Content-Security-Policy",
                ShareDoor.policy(style, "frame-ancestors " + behind.frames().written()));
        model.addAttribute("page", "/s/" + token);
        if (behind instanceof ReadingShares.Asks) {
            // the cookie of a proven code does not get into a frame, so the frame only leads to where it does
            return "share/certain";
        }
        if (behind instanceof ReadingShares.Open open) {
            visitor(request, open.reader()).ifPresent(visitor -> opens.note(open.share(), visitor, open.reader()));
            model.addAttribute("markup", MarkupWriter.write(picture(open).drawn(words, 1)));
            return "share/embed";
        }
        return show(behind, model, request, response);
    }

    /** The certificate that the page tells of, alone. */
    @GetMapping("/s/{token}/certificate")
    String certificate(
            @PathVariable String token,
            @CookieValue(name = PROOF, defaultValue = "") String proof,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var behind = reading.behind(ShareToken.read(token).hash(), proof);
        if (behind instanceof ReadingShares.Asks) {
            return "redirect:/s/{token}";
        }
        if (!(behind instanceof ReadingShares.Open open)) {
            return show(behind, model, request, response);
        }
        var certificate = reading.certificate(open).map(CertificatePicture::new);
        if (certificate.isEmpty()) {
            return notThere(response);
        }
        visitor(request, open.reader()).ifPresent(visitor -> opens.note(open.share(), visitor, open.reader()));
        model.addAttribute("heading", certificate.get().heading(words));
        model.addAttribute("markup", MarkupWriter.write(certificate.get().drawnWithLapses(words)));
        if (open.downloads()) {
            model.addAttribute("file", request.getRequestURI() + "/pdf");
        }
        model.addAttribute("back", "/s/" + token);
        return "share/certificate";
    }

    @PostMapping("/s/{token}")
    String answer(
            @PathVariable String token,
            @CookieValue(name = PROOF, defaultValue = "") String proof,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String say,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String asked,
            @RequestParam(defaultValue = "") String code,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var hash = ShareToken.read(token).hash();
        var behind = reading.behind(hash, proof);
        if (ELSEWHERE.equals(request.getHeader("Sec-Fetch-Site"))) {
            // a form of a foreign page could sign this browser in as somebody else, or speak for whoever reads
            return behind instanceof ReadingShares.Open || behind instanceof ReadingShares.Asks
                    ? again(
                            behind,
                            "share.answer.elsewhere",
                            HttpServletResponse.SC_FORBIDDEN,
                            model,
                            request,
                            response)
                    : show(behind, model, request, response);
        }
        model.addAttribute("name", name);
        model.addAttribute("words", words);
        if (behind instanceof ReadingShares.Asks asks) {
            model.addAttribute("address", address);
            return switch (say) {
                case "address" -> ask(asks, address, model, request, response);
                case "code" -> prove(asks, token, asked, code, model, request, response);
                default -> show(asks, model, request, response);
            };
        }
        if (!(behind instanceof ReadingShares.Open open)) {
            return show(behind, model, request, response);
        }
        if (say.equals("address") || say.equals("code")) {
            // proven meanwhile, by another press of the same browser
            return "redirect:/s/{token}";
        }
        var kind = ReaderSays.of(say);
        if (kind.isEmpty()) {
            return again(open, "share.answer.nothing", SC_UNPROCESSABLE, model, request, response);
        }
        if (kind.get().takesWords() && words.isBlank()) {
            model.addAttribute("wordless", true);
            return again(open, "share.answer.empty", SC_UNPROCESSABLE, model, request, response);
        }
        try {
            var sent = new TakingAnswers.Sent(form, kind.get(), name, words, request.getRemoteAddr(), open.reader());
            return switch (taking(hash, sent)) {
                case TAKEN -> {
                    model.addAttribute(
                            "heading", said("share.answer.taken." + kind.get().key(), open.keeper()));
                    model.addAttribute(
                            "next",
                            said(
                                    "share.answer.taken.next." + (kind.get().takesWords() ? "words" : "seen"),
                                    open.keeper(),
                                    vendor.name()));
                    yield "share/said";
                }
                case TOO_OLD -> again(open, "share.answer.too-old", SC_UNPROCESSABLE, model, request, response);
                case TOO_OFTEN -> {
                    response.setHeader("Retry-After", AN_HOUR);
                    yield again(open, "share.answer.too-often", SC_TOO_MANY, model, request, response);
                }
                case NO_LINK -> show(new ReadingShares.Nothing(), model, request, response);
            };
        } catch (Refused refused) {
            refused(refused, model, response);
            return show(open, model, request, response);
        }
    }

    private String ask(
            ReadingShares.Asks asks,
            String typed,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        EmailAddress address;
        try {
            address = new EmailAddress(typed);
        } catch (Refused malformed) {
            return again(asks, "share.code.malformed", SC_UNPROCESSABLE, model, request, response);
        }
        var asked = proving.ask(asks, address, request.getRemoteAddr());
        if (asked.isEmpty()) {
            response.setHeader("Retry-After", AN_HOUR);
            return again(asks, "share.code.too-many", SC_TOO_MANY, model, request, response);
        }
        model.addAttribute("newest", asked.get().code().isEmpty());
        return code(asks, address.value(), asked.get().request(), model);
    }

    private String prove(
            ReadingShares.Asks asks,
            String token,
            String asked,
            String typed,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!REQUEST.matcher(asked).matches()) {
            return again(asks, "share.code.over", SC_UNPROCESSABLE, model, request, response);
        }
        var form = UUID.fromString(asked);
        var tried = proving.attempt(asks, form, typed.replaceAll("[\\s-]", ""), request.getRemoteAddr());
        if (tried.isEmpty()) {
            response.setHeader("Retry-After", AN_HOUR);
            return again(asks, "share.code.too-often", SC_TOO_MANY, model, request, response);
        }
        return switch (tried.get()) {
            case ReaderCodes.Right right -> {
                response.addHeader(HttpHeaders.SET_COOKIE, cookie(token, proving.proof(asks, right.reader()), request));
                yield "redirect:/s/{token}";
            }
            case ReaderCodes.Wrong wrong -> {
                response.setStatus(SC_UNPROCESSABLE);
                model.addAttribute("refused", said("share.code.wrong", wrong.left()));
                yield code(asks, wrong.reader().value(), form, model);
            }
            case ReaderCodes.Over over -> again(asks, "share.code.over", SC_UNPROCESSABLE, model, request, response);
        };
    }

    private static String code(ReadingShares.Asks asks, String address, UUID asked, Model model) {
        model.addAttribute("keeper", asks.keeper());
        model.addAttribute("address", address);
        model.addAttribute("asked", asked.toString());
        return "share/code";
    }

    // it says whose address was proven and nothing else, holds for this one link, and no script and no other page gets
    // at it
    private String cookie(String token, String proof, HttpServletRequest request) {
        return ResponseCookie.from(PROOF, proof)
                .path(request.getContextPath() + "/s/" + token)
                .httpOnly(true)
                .secure(request.isSecure() || vendor.baseUrl().startsWith("https:"))
                .sameSite("Lax")
                .maxAge(ReaderProofs.HOLDS)
                .build()
                .toString();
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
            ReadingShares.Behind behind,
            String because,
            int status,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        model.addAttribute("refused", said(because));
        response.setStatus(status);
        return show(behind, model, request, response);
    }

    private void refused(Refused refused, Model model, HttpServletResponse response) {
        model.addAttribute(
                "refused",
                said(refused.refusal().key(), refused.refusal().arguments().toArray()));
        response.setStatus(SC_UNPROCESSABLE);
    }

    /** What there is behind a link, as a page. */
    String show(ReadingShares.Behind behind, Model model, HttpServletRequest request, HttpServletResponse response) {
        return switch (behind) {
            case ReadingShares.Open open -> {
                var link = request.getRequestURI();
                var onwards = new SharePicture.Ways(link + "/certificate", open.downloads() ? link + "/file/" : null);
                model.addAttribute(
                        "markup",
                        MarkupWriter.write(picture(open).leading(onwards).drawn(words, 1)));
                if (open.downloads()) {
                    model.addAttribute("file", request.getRequestURI() + "/pdf");
                }
                model.addAttribute("form", open.form());
                model.addAttribute("keeper", open.keeper());
                model.addAttribute("vendor", vendor.name());
                model.addAttribute(
                        "reader", open.reader().map(EmailAddress::value).orElse(""));
                yield "share/page";
            }
            case ReadingShares.Asks asks -> {
                model.addAttribute("keeper", asks.keeper());
                yield "share/address";
            }
            case ReadingShares.Expired expired -> {
                response.setStatus(HttpServletResponse.SC_GONE);
                model.addAttribute("on", Dates.day(expired.on()));
                model.addAttribute("keeper", expired.keeper());
                yield "share/over";
            }
            case ReadingShares.Nothing nothing -> {
                // asked only now: whoever holds a link that is right is never told that others guessed
                if (limits.guessed(request.getRemoteAddr())) {
                    yield notThere(response);
                }
                response.setStatus(SC_TOO_MANY);
                response.setHeader("Retry-After", AN_HOUR);
                yield "share/guessed";
            }
        };
    }

    /** What a link does not show: whoever holds one that is right has guessed nothing by asking for it. */
    static String notThere(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        return "share/none";
    }

    SharePicture picture(ReadingShares.Open open) {
        return open.picture(vendor.baseUrl() + "/verify");
    }

    private String said(String key, Object... arguments) {
        return words.getTranslation(key, Translations.ENGLISH, arguments);
    }

    // asking for the headers alone is no opening, and neither is fetching in advance
    static Optional<Visitor> visitor(HttpServletRequest request, Optional<EmailAddress> reader) {
        if (!"GET".equals(request.getMethod())) {
            return Optional.empty();
        }
        var purpose = Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
                .map(request::getHeader)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        var agent = request.getHeader("User-Agent");
        return Visitor.of(agent, purpose)
                .map(seems -> reader.isPresent() && !seems.person() ? Visitor.ofProven(agent) : seems);
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
