package app.merestone.datasync;

import app.merestone.kernel.ContentHash;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A pipeline reports what became of a run. When this returns, the report is committed. */
@Service
@Transactional
@PreAuthorize("hasRole('CONNECTION')")
public class ReceivingRuns {

    /** A day, for which Fivetran tries again, and an hour for its last try and for clocks. */
    static final Duration REPLAY_WINDOW = Duration.ofHours(25);

    private final Delivering delivering;
    private final RunIntake intake;
    private final GivenAnswers answers;
    private final Clock clock;

    ReceivingRuns(Delivering delivering, RunIntake intake, GivenAnswers answers, Clock clock) {
        this.delivering = delivering;
        this.intake = intake;
        this.answers = answers;
        this.clock = clock;
    }

    /** Takes in one OpenLineage run event. */
    public Receipt openLineage(byte[] body) {
        return take(WireFormat.OPENLINEAGE, body, delivering.by(Sending.KEY));
    }

    /** Takes in one run report in plain JSON; the same under the same key is answered the same, and taken in once. */
    public Receipt plainRun(String idempotencyKey, byte[] body) {
        var key = IdempotencyKey.of(idempotencyKey);
        var connection = delivering.by(Sending.KEY);
        var hash = ContentHash.of(body);
        return answers.to(connection.id(), key, hash).orElseGet(() -> {
            var receipt = take(WireFormat.PLAIN, body, connection);
            answers.keep(connection.id(), key, hash, receipt);
            return receipt;
        });
    }

    /** Takes in one of Airbyte's notifications. */
    public Receipt airbyte(byte[] body) {
        return take(WireFormat.AIRBYTE, body, delivering.by(Sending.AIRBYTE));
    }

    /** Takes in one of Fivetran's webhooks, whose signature was checked at the door. */
    public Receipt fivetran(byte[] body) {
        return take(WireFormat.FIVETRAN, body, delivering.by(Sending.FIVETRAN));
    }

    private Receipt take(WireFormat wire, byte[] body, Connection connection) {
        var now = clock.instant();
        var event = wire.read(body, now, connection.masks());
        event.filter(signed -> wire == WireFormat.FIVETRAN).ifPresent(signed -> mustBeRecent(signed, now));
        delivering.noteUse(connection, now);
        return event.map(told -> intake.take(connection, told)).orElse(Receipt.NO_RUN);
    }

    /** Somebody who once saw a signed event cannot send it for ever; its sender itself stops trying after a day. */
    private static void mustBeRecent(PipelineEvent event, Instant now) {
        if (event.at().isBefore(now.minus(REPLAY_WINDOW))) {
            throw new IntakeRefused(
                    422,
                    "too-old",
                    "This event was created more than " + REPLAY_WINDOW.toHours() + " hours ago. Nothing was stored.");
        }
    }
}
