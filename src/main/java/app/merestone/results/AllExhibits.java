package app.merestone.results;

import app.merestone.datasync.UsageReading;
import java.util.List;
import java.util.Map;

/** What stands beside all results of an account: evidence, and what the vendor's product reports. */
record AllExhibits(Map<ResultId, List<Exhibits.Piece>> pieces, List<UsageReading> readings) {

    /**
     * What stands beside this one. A reading supports what was recorded while its action was named: nobody picks, once
     * something is recorded, the action that makes it look better.
     */
    Exhibits of(Result result) {
        return new Exhibits(
                pieces.getOrDefault(result.id(), List.of()),
                !result.isRecorded()
                        ? 0
                        : readings.stream()
                                .filter(reading -> reading.criterion().equals(result.criterion()))
                                .filter(reading ->
                                        reading.heldAt(result.recorded().at()))
                                .mapToInt(UsageReading::people)
                                .max()
                                .orElse(0));
    }
}
