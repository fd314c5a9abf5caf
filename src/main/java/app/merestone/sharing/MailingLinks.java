package app.merestone.sharing;

import app.merestone.accounts.Access;
import app.merestone.accounts.Vendor;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Typed;
import app.merestone.mail.Mail;
import app.merestone.mail.Postbox;
import app.merestone.shell.Dates;
import app.merestone.shell.Translations;
import jakarta.annotation.PreDestroy;
import java.io.Serializable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Mails a link that was just made, for whoever made it: it is known only then. The link is in the mail and nowhere else, so the
 * mail is handed over here and waits in no table; only how many left is kept. Nobody waits and no lock is held while a mail server
 * answers, neither a row's nor a page's; what it does not take counts for nothing.
 */
@Service
@PreAuthorize("hasRole('CUSTOMER')")
public class MailingLinks {

    static final int MOST_PER_SHARE = 20;
    static final int LONGEST_NOTE = 500;

    private static final int MOST_WAITING = 100;

    private static final Logger LOG = LoggerFactory.getLogger(MailingLinks.class);

    private final Access access;
    private final Shares shares;
    private final ShareLimits limits;
    private final Postbox postbox;
    private final Translations words;
    private final Vendor vendor;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ExecutorService beside =
            new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING));

    MailingLinks(
            Access access,
            Shares shares,
            ShareLimits limits,
            Postbox postbox,
            Translations words,
            Vendor vendor,
            TransactionTemplate transactions,
            JdbcClient jdbc,
            Clock clock) {
        this.access = access;
        this.shares = shares;
        this.limits = limits;
        this.postbox = postbox;
        this.words = words;
        this.vendor = vendor;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What became of the mails.
     *
     * @param sent addresses whose mail is on its way
     * @param failed addresses whose mail the mail server did not take
     */
    public record Mailed(List<String> sent, List<String> failed) implements Serializable {}

    /**
     * Mails the link, beside whoever asks.
     *
     * @param link as it was told when it was made; any other is refused
     * @param addresses as typed, between white space, commas or semicolons
     * @param note a line of their own; may be empty
     * @return what became of it, once the mail server has answered
     */
    public CompletableFuture<Mailed> mail(AccountId account, ShareId id, String link, String addresses, String note) {
        var letter =
                Objects.requireNonNull(transactions.execute(status -> written(account, id, link, addresses, note)));
        try {
            return CompletableFuture.supplyAsync(() -> sent(account, id, letter), beside);
        } catch (RejectedExecutionException tooMany) {
            giveBack(account, id, letter.to().size());
            throw Refused.because("share.mail-busy");
        }
    }

    private Mailed sent(AccountId account, ShareId id, Letter letter) {
        var sent = new ArrayList<String>();
        var failed = new ArrayList<String>();
        for (var address : letter.to()) {
            try {
                postbox.send(new Mail(address, letter.subject(), letter.text()));
                sent.add(address.value());
            } catch (RuntimeException notTaken) {
                // the class and not the exception: some mail servers quote the mail they refuse
                LOG.error(
                        "A link could not be mailed ({})",
                        notTaken.getCause() == null
                                ? notTaken.getClass().getName()
                                : notTaken.getCause().getClass().getName());
                failed.add(address.value());
            }
        }
        if (!failed.isEmpty()) {
            giveBack(account, id, failed.size());
        }
        return new Mailed(List.copyOf(sent), List.copyOf(failed));
    }

    private void giveBack(AccountId account, ShareId id, int addresses) {
        limits.notMailed(account, addresses);
        try {
            transactions.executeWithoutResult(status -> {
                // the account first, as everybody does who acts on it: nobody counts from an older number meanwhile
                jdbc.sql("SELECT id FROM account WHERE id = :account FOR UPDATE")
                        .param("account", account.toString())
                        .query(String.class)
                        .single();
                var share = shares.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
                share.notMailed(addresses);
                shares.save(share);
            });
        } catch (RuntimeException stillCounted) {
            LOG.warn("Mails that did not leave still count for their link", stillCounted);
        }
    }

    private record Letter(List<EmailAddress> to, String subject, String text) {

        /** Without the link, which must not get into a log. */
        @Override
        public String toString() {
            return "Letter[not told]";
        }
    }

    private Letter written(AccountId account, ShareId id, String link, String addresses, String note) {
        var actor = access.customerSignatory(account);
        var share = shares.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        var token = link.startsWith(vendor.baseUrl() + "/s/")
                ? ShareToken.read(link.substring((vendor.baseUrl() + "/s/").length()))
                : ShareToken.fresh();
        if (!share.isBehind(token)) {
            throw Refused.because("share.mail-other-link");
        }
        if (share.over() || share.expiredAt(clock.instant())) {
            throw Refused.because("share.mail-over");
        }
        var to = addresses(addresses);
        if (to.isEmpty()) {
            throw Refused.because("share.mail-nobody");
        }
        var own = Typed.optional("share.mail-note", note, LONGEST_NOTE);
        var readers = share.readers();
        to.stream()
                .filter(address -> readers.named() && !readers.allow(address))
                .findFirst()
                .ifPresent(address -> {
                    throw Refused.because("share.mail-not-a-reader", address.value());
                });
        share.mailed(to.size(), MOST_PER_SHARE);
        if (!limits.mailed(account, to.size())) {
            throw Refused.because("share.mail-too-often");
        }
        shares.save(share);
        return new Letter(
                to,
                say("share.link-mail", actor.name()),
                say(
                        readers.named() ? "share.link-mail.text.codes" : "share.link-mail.text",
                        actor.name(),
                        link,
                        Dates.day(share.untilDay()),
                        own.isEmpty() ? "" : own + "\n\n"));
    }

    private static List<EmailAddress> addresses(String typed) {
        return Arrays.stream(typed.split("[\\s,;]+", -1))
                .filter(address -> !address.isEmpty())
                .map(MailingLinks::address)
                .distinct()
                .toList();
    }

    private static EmailAddress address(String typed) {
        try {
            return new EmailAddress(typed);
        } catch (Refused malformed) {
            throw Refused.because(
                    "share.mail-malformed",
                    typed.length() <= 60 ? typed : typed.substring(0, 60).strip() + "…");
        }
    }

    @PreDestroy
    void stop() {
        beside.shutdown();
    }

    private String say(String key, Object... arguments) {
        return words.getTranslation(key, Translations.ENGLISH, arguments);
    }
}
