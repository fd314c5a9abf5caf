package app.merestone.agreement;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.Typed;
import app.merestone.ledger.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.Table;

/** What somebody wrote beside a criterion. It binds nobody, so it is not in the ledger; it is never changed either. */
@Table("criterion_note")
@SuppressWarnings("UnusedVariable") // some columns are written here and read past the aggregate
class Note extends AbstractAggregateRoot<Note> {

    static final int LONGEST = 2000;

    private final @Id NoteId id;
    private @Version @Nullable Integer version;

    @Column("account_id")
    private final AccountId account;

    @Column("criterion_id")
    private final CriterionId criterion;

    @Column("note_text")
    private final String text;

    private final NoteAbout about;

    @Column("revision_number")
    private final @Nullable Integer revision;

    @Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "written_")
    private final Signed written;

    @PersistenceCreator
    Note(
            NoteId id,
            @Nullable Integer version,
            AccountId account,
            CriterionId criterion,
            String text,
            NoteAbout about,
            @Nullable Integer revision,
            Signed written) {
        this.id = id;
        this.version = version;
        this.account = account;
        this.criterion = criterion;
        this.text = text;
        this.about = about;
        this.revision = revision;
        this.written = written;
    }

    static Note write(
            AccountId account,
            CriterionId criterion,
            String text,
            NoteAbout about,
            @Nullable Integer revision,
            Actor by,
            Instant at) {
        var note = new Note(
                NoteId.next(),
                null,
                account,
                criterion,
                Typed.required("note", text, LONGEST),
                about,
                revision,
                Signed.by(by, at));
        note.registerEvent(new NoteWritten(account, criterion, note.id, at));
        return note;
    }

    NoteId id() {
        return id;
    }
}
