package app.merestone.datasync;

import app.merestone.kernel.Identifier;
import java.util.UUID;

/** The id that the sender gave its run. Two senders may use the same one, so it never stands for a run of ours alone. */
public record PipelineRun(UUID value) implements Identifier {

    @Override
    public String toString() {
        return value.toString();
    }
}
