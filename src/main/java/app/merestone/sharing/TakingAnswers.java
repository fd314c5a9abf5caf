package app.merestone.sharing;

import app.merestone.kernel.ContentHash;
import app.merestone.kernel.EmailAddress;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what somebody with a link says to whoever keeps it. */
@Component
class TakingAnswers {

    private final Shares shares;
    private final Keepers keepers;
    private final ReaderAnswers answers;
    private final ShareLimits limits;
    private final Clock clock;

    TakingAnswers(Shares shares, Keepers keepers, ReaderAnswers answers, ShareLimits limits, Clock clock) {
        this.shares = shares;
        this.keepers = keepers;
        this.answers = answers;
        this.limits = limits;
        this.clock = clock;
    }

    /** What became of it. */
    enum Outcome {
        TAKEN,
        /** The form stood open for too long, or is none of ours. */
        TOO_OLD,
        TOO_OFTEN,
        /** The link leads nowhere, or its time is over. */
        NO_LINK
    }

    /**
     * A form as it was sent.
     *
     * @param reader the address that a code has proven, where this share asks for one
     */
    record Sent(
            String form, ReaderSays kind, String name, String words, String client, Optional<EmailAddress> reader) {}

    /** The same form sent twice is answered like the first time, and counts once. */
    @Transactional
    Outcome take(ContentHash token, Sent sent) {
        return open(token)
                .filter(share -> !share.readers().named() || sent.reader().isPresent())
                .map(share -> take(share, sent))
                .orElse(Outcome.NO_LINK);
    }

    private Outcome take(Share share, Sent sent) {
        var now = clock.instant();
        var form = share.seal().open(sent.form(), now);
        if (form.isEmpty()) {
            return Outcome.TOO_OLD;
        }
        if (answers.existsByAccountIdAndShareIdAndForm(
                share.account(), share.id(), form.get().toString())) {
            return Outcome.TAKEN;
        }
        var answer = ReaderAnswer.said(share, form.get(), sent.kind(), sent.name(), sent.words(), sent.reader(), now);
        if (!limits.answered(share.id(), sent.client())) {
            return Outcome.TOO_OFTEN;
        }
        answers.save(answer);
        return Outcome.TAKEN;
    }

    private Optional<Share> open(ContentHash token) {
        return shares.findByTokenHashAndOverAtIsNull(token)
                .filter(share -> !share.expiredAt(clock.instant()))
                .filter(share -> keepers.of(share.account(), share.madeAt()).isPresent());
    }
}
