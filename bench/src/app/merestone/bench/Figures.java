package app.merestone.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Durations of one measure. */
final class Figures {

    private final List<Long> nanoseconds = new ArrayList<>();

    /** Does it, and keeps how long it took. */
    void time(Runnable act) {
        long began = System.nanoTime();
        act.run();
        add(System.nanoTime() - began);
    }

    synchronized void add(long duration) {
        nanoseconds.add(duration);
    }

    synchronized int count() {
        return nanoseconds.size();
    }

    double median() {
        return at(0.5);
    }

    double p95() {
        return at(0.95);
    }

    /** The quantile in milliseconds. */
    synchronized double at(double quantile) {
        if (nanoseconds.isEmpty()) {
            return Double.NaN;
        }
        var sorted = nanoseconds.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        int place = (int) Math.ceil(quantile * sorted.length) - 1;
        return sorted[Math.clamp(place, 0, sorted.length - 1)] / 1e6;
    }

    @Override
    public String toString() {
        return "median %7.2f ms   p95 %7.2f ms   (%d)".formatted(median(), p95(), count());
    }
}
