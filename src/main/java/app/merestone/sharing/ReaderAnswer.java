package app.merestone.sharing;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Typed;
import app.merestone.ledger.Actor;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.data.relational.core.mapping.Table;

/** What somebody with a link said. It goes to whoever keeps the link, and to nobody else until they pass it on. */
@Table("share_answer")
@SuppressWarnings("UnusedVariable") // some columns are written here and read by lists only
class ReaderAnswer extends AbstractAggregateRoot<ReaderAnswer> {

    static final int LONGEST_NAME = 120;
    static final int LONGEST_WORDS = 1_000;

    @Id
    private final AnswerId id;

    @Version
    private @Nullable Integer version;

    private final AccountId accountId;
    private final ShareId shareId;
    private final String form;
    private final ReaderSays kind;
    private String name;
    private String words;
    private @Nullable String reader;
    private final Instant saidAt;
    private final @Nullable Instant mailedAt;
    private @Nullable Instant passedOnAt;
    private @Nullable String passedOnName;
    private @Nullable Instant doneAt;
    private @Nullable String doneName;
    private @Nullable Instant erasedAt;
    private @Nullable String erasedName;

    @PersistenceCreator
    ReaderAnswer(
            AnswerId id,
            @Nullable Integer version,
            AccountId accountId,
            ShareId shareId,
            String form,
            ReaderSays kind,
            String name,
            String words,
            @Nullable String reader,
            Instant saidAt,
            @Nullable Instant mailedAt,
            @Nullable Instant passedOnAt,
            @Nullable String passedOnName,
            @Nullable Instant doneAt,
            @Nullable String doneName,
            @Nullable Instant erasedAt,
            @Nullable String erasedName) {
        this.id = id;
        this.version = version;
        this.accountId = accountId;
        this.shareId = shareId;
        this.form = form;
        this.kind = kind;
        this.name = name;
        this.words = words;
        this.reader = reader;
        this.saidAt = saidAt;
        this.mailedAt = mailedAt;
        this.passedOnAt = passedOnAt;
        this.passedOnName = passedOnName;
        this.doneAt = doneAt;
        this.doneName = doneName;
        this.erasedAt = erasedAt;
        this.erasedName = erasedName;
    }

    /** Takes what was typed into the form of this number. */
    static ReaderAnswer said(
            Share share,
            UUID form,
            ReaderSays kind,
            String name,
            String words,
            Optional<EmailAddress> reader,
            Instant now) {
        var called = Typed.optional("share.name", name.replaceAll("[\\r\\n]+", " "), LONGEST_NAME);
        var said = kind.takesWords()
                ? Typed.required("share.words", words, LONGEST_WORDS)
                : Typed.optional("share.words", words, LONGEST_WORDS);
        var answer = new ReaderAnswer(
                AnswerId.next(),
                null,
                share.account(),
                share.id(),
                form.toString(),
                kind,
                called,
                said,
                reader.map(EmailAddress::value).orElse(null),
                now,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        answer.registerEvent(new ReaderAnswered(share.account(), answer.id, now));
        return answer;
    }

    /** Lets the vendor read it. */
    void passOn(Actor by, Instant now) {
        if (erasedAt != null) {
            throw Refused.because("share.erased-already", erasedName == null ? "" : erasedName);
        }
        if (passedOnAt != null) {
            throw Refused.because("share.passed-on-already", passedOnName == null ? "" : passedOnName);
        }
        passedOnAt = now;
        passedOnName = by.name();
        registerEvent(new AnswerPassedOn(accountId, id, now));
    }

    /** Whoever keeps the link has seen to it. */
    void done(Actor by, Instant now) {
        if (doneAt != null) {
            throw Refused.because("share.done-already", doneName == null ? "" : doneName);
        }
        doneAt = now;
        doneName = by.name();
        registerEvent(new AnswerDone(accountId, id, now));
    }

    /** Who said it and what they said is kept no longer; that something was said is. */
    void erase(Actor by, Instant now) {
        if (erasedAt != null) {
            return;
        }
        name = "";
        words = "";
        reader = null;
        erasedAt = now;
        erasedName = by.name();
        registerEvent(new AnswerErased(accountId, id, now));
    }
}
