package app.merestone.datasync;

/** Lets other modules' tests come after what is forgotten by itself. */
public class OldUsageForgotten {

    private final OldUsage old;

    OldUsageForgotten(OldUsage old) {
        this.old = old;
    }

    public void now() {
        old.forget();
    }
}
