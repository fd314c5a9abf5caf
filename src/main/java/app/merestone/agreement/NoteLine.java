package app.merestone.agreement;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A note as its readers see it.
 *
 * @param id the note; later ones have greater ids
 * @param text as typed
 * @param about what it goes with
 * @param revision the version it goes with; empty for a remark of its own
 * @param written by whom and when
 */
public record NoteLine(
        NoteId id, String text, NoteAbout about, @Nullable Integer revision, Signed written) implements Serializable {}
