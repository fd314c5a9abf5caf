package app.merestone.datasync;

import java.time.Clock;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The vendor's product reports what an account's people do in it. When this returns, the report is committed. */
@Service
@Transactional
@PreAuthorize("hasRole('CONNECTION')")
public class ReceivingUsage {

    private final Delivering delivering;
    private final UsageIntake intake;
    private final GivenAnswers answers;
    private final PersonSeals seals;
    private final Clock clock;

    ReceivingUsage(Delivering delivering, UsageIntake intake, GivenAnswers answers, PersonSeals seals, Clock clock) {
        this.delivering = delivering;
        this.intake = intake;
        this.answers = answers;
        this.seals = seals;
        this.clock = clock;
    }

    /** Takes in usage signals; the same under the same key is answered the same. */
    public Receipt signals(String idempotencyKey, byte[] body) {
        var key = IdempotencyKey.of(idempotencyKey).forUsage();
        var connection = delivering.by(Sending.KEY);
        var hash = seals.body(connection.account(), body);
        return answers.to(connection.id(), key, hash).orElseGet(() -> {
            var now = clock.instant();
            var report = UsageReport.read(body, now);
            delivering.noteUse(connection, now);
            var receipt = intake.take(connection, report);
            if (receipt.kept()) {
                answers.keep(connection.id(), key, hash, receipt);
            }
            return receipt;
        });
    }
}
