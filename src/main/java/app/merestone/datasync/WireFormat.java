package app.merestone.datasync;

import java.time.Instant;
import java.util.Optional;

/** The ways in which a run can be reported. */
enum WireFormat {
    OPENLINEAGE {
        @Override
        Optional<PipelineEvent> read(byte[] body, Instant now, Masks masks) {
            return Optional.of(OpenLineage.read(body, now, masks));
        }
    },
    /** Our own, documented plain JSON. */
    PLAIN {
        @Override
        Optional<PipelineEvent> read(byte[] body, Instant now, Masks masks) {
            return Optional.of(PlainRun.read(body, now, masks));
        }
    },
    AIRBYTE {
        @Override
        Optional<PipelineEvent> read(byte[] body, Instant now, Masks masks) {
            return Airbyte.read(body, now);
        }
    },
    FIVETRAN {
        @Override
        Optional<PipelineEvent> read(byte[] body, Instant now, Masks masks) {
            return Fivetran.read(body, now);
        }
    };

    /** Reads an event with its samples masked, or refuses it with the reason; nothing where what came is about no run. */
    abstract Optional<PipelineEvent> read(byte[] body, Instant now, Masks masks);
}
