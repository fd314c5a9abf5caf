package app.merestone.datasync;

import java.time.Instant;

/** The ways in which a run can be reported. */
enum WireFormat {
    OPENLINEAGE {
        @Override
        PipelineEvent read(byte[] body, Instant now) {
            return OpenLineage.read(body, now);
        }
    },
    /** Our own, documented plain JSON. */
    PLAIN {
        @Override
        PipelineEvent read(byte[] body, Instant now) {
            return PlainRun.read(body, now);
        }
    };

    /** Reads an event, or refuses it with the reason. */
    abstract PipelineEvent read(byte[] body, Instant now);
}
