package app.merestone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From the command to the first ready answer of the packaged portal on its database, without and with an AOT cache. */
final class StartBench {

    private static final int TIMES = 5;

    private final Database database;
    private final Path app;
    private final Path data;
    private final Report report;

    StartBench(Database database, Path app, Path data, Report report) {
        this.database = database;
        this.app = app;
        this.data = data;
        this.report = report;
    }

    void run() throws IOException, InterruptedException {
        report.heading("Start-up on " + database.size() + " accounts, until /actuator/health/readiness answers 200");
        var cache = data.resolve("merestone.aot").toAbsolutePath();
        train(cache);
        var plain = new Starts(List.of());
        var cached = new Starts(List.of("-XX:AOTCache=" + cache));
        // the first of each reads its files into the system's cache
        once(plain.options);
        once(cached.options);
        for (int i = 0; i < TIMES; i++) {
            (i % 2 == 0 ? plain : cached).add();
            (i % 2 == 0 ? cached : plain).add();
        }
        plain.report("without AOT cache");
        cached.report("with AOT cache");
        report.line(
                "  with / without (medians): %.2f x, processor time %.2f x; the cache is %.0f MB",
                cached.clock.median() / plain.clock.median(),
                cached.processor.median() / plain.processor.median(),
                Files.size(cache) / 1e6);
    }

    /** Starts with the same options, by the clock and by the processor time, which another's work does not lengthen. */
    private final class Starts {

        private final List<String> options;
        private final Figures clock = new Figures();
        private final Figures processor = new Figures();

        Starts(List<String> options) {
            this.options = options;
        }

        void add() throws IOException {
            var start = once(options);
            clock.add(start.clock().toNanos());
            processor.add(start.processor().toNanos());
        }

        void report(String name) {
            report.measure(name, clock);
            report.measure(name + ", processor time", processor);
        }
    }

    private record Start(Duration clock, Duration processor) {}

    /** A start that ends as soon as the application is there, and leaves behind what it has loaded and linked. */
    private void train(Path cache) throws IOException, InterruptedException {
        Files.deleteIfExists(cache);
        var command = new ArrayList<>(List.of(
                PortalProcess.java("java"),
                "-XX:AOTCacheOutput=" + cache,
                "-Dspring.context.exit=onRefresh",
                "-jar",
                app.resolve("merestone.jar").toAbsolutePath().toString()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("training.log").toFile());
        database.settings().forEach((key, value) -> builder.environment()
                .put(key.toUpperCase(java.util.Locale.ROOT).replace('.', '_'), value));
        builder.environment().put("SERVER_PORT", "0");
        builder.environment()
                .put("MERESTONE_DATA", data.resolve("portal").toAbsolutePath().toString());
        var training = builder.start();
        training.waitFor();
        if (!Files.exists(cache)) {
            throw new IllegalStateException("no cache was made: " + Files.readString(data.resolve("training.log")));
        }
    }

    private Start once(List<String> options) throws IOException {
        try (var portal = new PortalProcess(database, app, data, options, Map.of())) {
            return new Start(portal.untilReady(), portal.processorTime());
        }
    }
}
