package app.merestone.results;

import java.util.List;
import java.util.Optional;

/** Every telling of one criterion's result, newest first. */
record Tellings(List<Result> newestFirst) {

    /** What somebody is still writing on. */
    Optional<Result> draft() {
        return newestFirst.stream().findFirst().filter(result -> !result.isRecorded());
    }

    /** The one that counts: recorded last. */
    Optional<Result> recorded() {
        return newestFirst.stream().filter(Result::isRecorded).findFirst();
    }
}
