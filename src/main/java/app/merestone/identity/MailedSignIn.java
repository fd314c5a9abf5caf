package app.merestone.identity;

import app.merestone.accounts.Standing;
import app.merestone.accounts.Standings;
import app.merestone.accounts.Vendor;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.Side;
import app.merestone.ledger.AuthenticatedBy;
import app.merestone.mail.Mail;
import app.merestone.mail.Postbox;
import app.merestone.shell.Translations;
import jakarta.annotation.PreDestroy;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Signing in by a link that is mailed, or the code beside it. An unknown address is treated like a known one until the mail
 * itself: the same rows are written and the same page is shown, and whether a mail leaves is decided only after the answer.
 */
@Service
class MailedSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(MailedSignIn.class);

    private final SignInRequests requests;
    private final Standings standings;
    private final IdentitySettings settings;
    private final Postbox postbox;
    private final Translations words;
    private final Vendor vendor;
    private final ExecutorService afterTheAnswer =
            new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1_000));

    MailedSignIn(
            SignInRequests requests,
            Standings standings,
            IdentitySettings settings,
            Postbox postbox,
            Translations words,
            Vendor vendor) {
        this.requests = requests;
        this.standings = standings;
        this.settings = settings;
        this.postbox = postbox;
        this.words = words;
        this.vendor = vendor;
    }

    /** Somebody asks for a mail to this address; {@code browser} is what their browser will be known by. */
    void ask(EmailAddress address, Target target, String browser) {
        var mailable = requests.open(address, target, browser, SignInRequests.CODE_LIVES);
        try {
            afterTheAnswer.execute(() -> mail(address, mailable));
        } catch (RejectedExecutionException tooMany) {
            LOG.warn("A sign-in mail was dropped: too many are waiting for the mail server");
        }
    }

    /** Whoever this link would sign in, without using it up. */
    Optional<Standing> whom(String token) {
        return requests.behindLink(token).flatMap(request -> standing(request.address()));
    }

    /** Uses the link up. */
    Optional<Entrance> byLink(String token) {
        return requests.behindLink(token)
                .filter(requests::use)
                .flatMap(request -> entrance(request, AuthenticatedBy.MAILED_LINK));
    }

    /** Uses the code up, whoever's it is. */
    Optional<Entrance> byCode(SignInRequests.Request request) {
        return entrance(request, AuthenticatedBy.MAILED_CODE);
    }

    /** The vendor's people come through the identity provider only, when there is one; customers may be made to. */
    boolean mayEnterByMail(Standing standing) {
        return standing.mayEnter() && (!settings.hasProvider() || isCustomerWithAChoice(standing));
    }

    private boolean isCustomerWithAChoice(Standing standing) {
        return standing.side() == Side.CUSTOMER
                && settings.keycloak().customers() == IdentitySettings.Customers.OPTIONAL;
    }

    private Optional<Standing> standing(EmailAddress address) {
        return standings.of(address).filter(this::mayEnterByMail);
    }

    private Optional<Entrance> entrance(SignInRequests.Request request, AuthenticatedBy how) {
        return standing(request.address()).map(standing -> new Entrance(standing, how, request.target()));
    }

    private void mail(EmailAddress address, SignInRequests.Mailable mailable) {
        try {
            var known = standings.of(address).filter(Standing::mayEnter);
            if (known.isPresent()) {
                postbox.send(mayEnterByMail(known.get()) ? link(known.get(), mailable) : otherWay(known.get()));
            }
        } catch (RuntimeException failed) {
            // the class and not the exception: some mail servers quote the mail they refuse
            LOG.error(
                    "A sign-in mail could not be sent ({})",
                    failed.getCause() == null
                            ? failed.getMessage()
                            : failed.getCause().getClass().getName());
        }
    }

    private Mail link(Standing standing, SignInRequests.Mailable mailable) {
        return new Mail(
                standing.email(),
                words.getTranslation("identity.mail.subject", Translations.ENGLISH, vendor.name()),
                words.getTranslation(
                        "identity.mail.text",
                        Translations.ENGLISH,
                        standing.name(),
                        vendor.baseUrl() + "/sign-in/link/" + mailable.token(),
                        mailable.code().substring(0, 4) + " " + mailable.code().substring(4),
                        vendor.name()));
    }

    private Mail otherWay(Standing standing) {
        return new Mail(
                standing.email(),
                words.getTranslation("identity.mail.subject", Translations.ENGLISH, vendor.name()),
                words.getTranslation(
                        "identity.mail.other-way",
                        Translations.ENGLISH,
                        standing.name(),
                        vendor.baseUrl() + "/sign-in",
                        vendor.name()));
    }

    @PreDestroy
    void finish() {
        afterTheAnswer.shutdown();
    }

    /** Somebody proved who they are. */
    record Entrance(Standing standing, AuthenticatedBy how, Target target) {}
}
