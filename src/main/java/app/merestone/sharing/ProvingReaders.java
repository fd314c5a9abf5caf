package app.merestone.sharing;

import app.merestone.kernel.EmailAddress;
import app.merestone.mail.Mail;
import app.merestone.mail.Postbox;
import app.merestone.shell.Translations;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets a reader prove that an address is theirs. One that may not read is treated like one that may, until the mail itself: the
 * same row is written and the same page is shown, and whether a mail leaves is decided only after the answer.
 */
@Component
class ProvingReaders {

    private static final Logger LOG = LoggerFactory.getLogger(ProvingReaders.class);

    private final ReaderCodes codes;
    private final ReaderProofs proofs;
    private final ShareLimits limits;
    private final Postbox postbox;
    private final Translations words;
    private final Clock clock;
    private final ExecutorService afterTheAnswer =
            new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1_000));

    ProvingReaders(
            ReaderCodes codes,
            ReaderProofs proofs,
            ShareLimits limits,
            Postbox postbox,
            Translations words,
            Clock clock) {
        this.codes = codes;
        this.proofs = proofs;
        this.limits = limits;
        this.postbox = postbox;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Makes a code and mails it where this address may read; where several codes of that address hold already, the newest of
     * them goes on holding and no mail leaves. Empty when too many were asked for.
     */
    Optional<ReaderCodes.Asked> ask(ReadingShares.Asks asks, EmailAddress address, String client) {
        if (!limits.asked(client)) {
            return Optional.empty();
        }
        var again = codes.again(asks.share(), address);
        if (again.isPresent()) {
            return again;
        }
        if (!limits.made(asks.share())) {
            return Optional.empty();
        }
        var asked = codes.ask(asks.share(), address);
        asked.code().ifPresent(code -> mailAfterTheAnswer(asks, address, code));
        return Optional.of(asked);
    }

    private void mailAfterTheAnswer(ReadingShares.Asks asks, EmailAddress address, String code) {
        try {
            afterTheAnswer.execute(() -> {
                if (asks.readers().allow(address) && leaves(address)) {
                    mail(asks, address, code);
                }
            });
        } catch (RejectedExecutionException tooMany) {
            LOG.warn("A reader's code was dropped: too many are waiting for the mail server");
        }
    }

    /**
     * Looks at a typed code; empty when too many were typed. What is typed into no form of ours counts for its client alone, so
     * that nobody uses up a link's tries with the link alone.
     */
    Optional<ReaderCodes.Tried> attempt(ReadingShares.Asks asks, UUID request, String code, String client) {
        if (!limits.tries(client)) {
            return Optional.empty();
        }
        if (codes.takes(asks.share(), request) && !limits.tried(asks.share())) {
            return Optional.empty();
        }
        var tried = codes.attempt(asks.share(), request, code);
        return Optional.of(
                tried instanceof ReaderCodes.Right right && !asks.readers().allow(right.reader())
                        ? new ReaderCodes.Over()
                        : tried);
    }

    /** What the browser of whoever proved this address holds from now on. */
    String proof(ReadingShares.Asks asks, EmailAddress reader) {
        return proofs.issue(asks.share(), reader, clock.instant());
    }

    // whoever asked was answered already, and is not told: that a mail was due says that the address may read
    private boolean leaves(EmailAddress address) {
        boolean leaves = limits.leaves(address);
        if (!leaves) {
            LOG.warn("A reader's code was dropped: very many left for the same address within an hour");
        }
        return leaves;
    }

    private void mail(ReadingShares.Asks asks, EmailAddress address, String code) {
        try {
            postbox.send(new Mail(
                    address,
                    say("share.code.mail", asks.keeper()),
                    say("share.code.mail.text", code, asks.keeper(), ReaderCodes.LIVES.toMinutes())));
        } catch (RuntimeException failed) {
            // the class and not the exception: some mail servers quote the mail they refuse
            LOG.error(
                    "A reader's code could not be sent ({})",
                    failed.getCause() == null
                            ? failed.getMessage()
                            : failed.getCause().getClass().getName());
        }
    }

    private String say(String key, Object... arguments) {
        return words.getTranslation(key, Translations.ENGLISH, arguments);
    }

    @PreDestroy
    void stop() {
        afterTheAnswer.shutdown();
    }
}
