package app.merestone.agreement;

/** What a note goes with. */
public enum NoteAbout {
    /** A question or remark of its own. */
    THREAD,
    /** Written when a version was put on the table. */
    PROPOSAL,
    /** Written when a version was accepted. */
    ACCEPTANCE,
    /** Written when the version before was kept. */
    KEEPING
}
