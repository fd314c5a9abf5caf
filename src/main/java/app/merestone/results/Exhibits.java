package app.merestone.results;

import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.ledger.Actor;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The evidence beside one result, and who has looked at it. Whoever brought a piece knows it; everybody else opens it by
 * a press before they sign (rule 11).
 *
 * @param seen how many different people the vendor's product has seen do what shows the result; 0 where none was named
 */
record Exhibits(List<Piece> pieces, int seen) {

    /** Evidence alone. */
    Exhibits(List<Piece> pieces) {
        this(pieces, 0);
    }

    static Exhibits none() {
        return new Exhibits(List.of());
    }

    /** Refuses whoever has not opened every piece, or could not open one. */
    void mustAllBeOpenedBy(Actor actor) {
        for (var piece : pieces) {
            var look = piece.lookOf(actor.person());
            if (look == Look.CANNOT_OPEN) {
                throw Refused.because("evidence.cannot-open", piece.name());
            }
            if (look == Look.NONE) {
                throw Refused.because("evidence.unopened", piece.name());
            }
        }
    }

    /** Pieces that count: a link that the co-signing side could not open is no evidence (rule 9). */
    int openable() {
        return (int) pieces.stream().filter(Piece::openable).count();
    }

    List<String> hashes() {
        return pieces.stream().map(piece -> piece.hash().hex()).sorted().toList();
    }

    /** What somebody has done with a piece. */
    enum Look {
        NONE,
        OPENED,
        CANNOT_OPEN
    }

    /** Somebody's last look at a piece. */
    record Looked(PersonId person, Side side, Look look, Instant at) {}

    /** One piece and everybody's looks at it. */
    record Piece(
            EvidenceId id,
            String name,
            @Nullable String mediaType,
            int bytes,
            @Nullable String url,
            ContentHash hash,
            PersonId addedBy,
            Instant addedAt,
            List<Looked> looks) {

        Look lookOf(PersonId person) {
            var looked = looks.stream().filter(l -> l.person().equals(person)).findFirst();
            return looked.map(Looked::look).orElse(person.equals(addedBy) ? Look.OPENED : Look.NONE);
        }

        /** As the vendor's side found it last: what one colleague could not open, another one may have since. */
        boolean openable() {
            return looks.stream()
                    .filter(l -> l.side() == Side.VENDOR && l.look() != Look.NONE)
                    .max(Comparator.comparing(Looked::at))
                    .filter(l -> l.look() == Look.CANNOT_OPEN)
                    .isEmpty();
        }
    }
}
