package app.merestone.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;

/** Runs what {@code bench/run} was asked for; see {@code bench/README.md}. */
public final class Bench {

    private Bench() {}

    /** Options as {@code --name=value}. */
    public static void main(String[] arguments) throws Exception {
        var options = options(arguments);
        var data = Path.of(options.get("data"));
        Files.createDirectories(data);
        var report = new Report(data.resolve("report.txt"));
        var parts = List.of(options.getOrDefault("only", "write,intake,runs,lists,plan,sessions,share,start")
                .split(","));
        var databases = new ArrayList<Database>();
        for (var size : options.getOrDefault("accounts", "1k,100k").split(",")) {
            databases.add(Database.of(options.getOrDefault("database", "mysql"), size, data));
        }
        report.heading("Conditions");
        Conditions.of(databases.getFirst()).forEach(line -> report.line("  " + line));
        for (var database : databases) {
            new Generating(database, data, report)
                    .run(options.containsKey("fresh"), Long.parseLong(options.getOrDefault("seed", "1")));
        }
        var smallest = databases.getFirst();
        var largest = databases.getLast();
        var app = Path.of(options.getOrDefault("app", "."));
        for (var part : parts) {
            switch (part) {
                case "generate" -> {}
                case "write" -> new WriteBench(largest, data, report).run();
                case "intake" -> new IntakeBench(largest, data, report).run();
                case "runs" ->
                    new RunsBench(
                                    Database.ofRuns(options.getOrDefault("database", "mysql"), data),
                                    data,
                                    report,
                                    Long.parseLong(options.getOrDefault("runs", "1000000")))
                            .run(Long.parseLong(options.getOrDefault("seed", "1")));
                case "lists" -> new ListsBench(smallest, largest, data, report).run();
                case "plan" -> new PlanBench(largest, app, data, report).run();
                case "sessions" -> new SessionsBench(largest, app, data, report).run();
                case "share" -> new ShareBench(largest, data, report).run();
                case "start" -> new StartBench(smallest, app, data, report).run();
                default -> throw new IllegalArgumentException("There is no part " + part);
            }
        }
        System.exit(0);
    }

    private static Map<String, String> options(String[] arguments) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        var options = new LinkedHashMap<String, String>();
        for (var argument : arguments) {
            var parts = argument.replaceFirst("^--", "").split("=", 2);
            options.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        return options;
    }
}
