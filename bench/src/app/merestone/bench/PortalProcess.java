package app.merestone.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The packaged portal in a process of its own. */
final class PortalProcess implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

    private final Process process;
    private final int port;
    private final Path console;
    private final Duration untilReady;

    /**
     * Starts it and waits until it says that it is ready.
     *
     * @param options for its Java
     */
    PortalProcess(Database database, Path app, Path data, List<String> options, Map<String, String> settings)
            throws IOException {
        this.port = freePort();
        this.console = data.resolve("portal.log");
        var all = new LinkedHashMap<String, String>(database.settings());
        all.put("server.port", String.valueOf(port));
        all.put("server.address", "127.0.0.1");
        all.put("merestone.data", data.resolve("portal").toAbsolutePath().toString());
        all.put("merestone.base-url", url());
        all.put("merestone.dates.first", "PT24H");
        all.putAll(settings);
        var command = new ArrayList<>(List.of(java("java")));
        command.addAll(options);
        command.addAll(
                List.of("-jar", app.resolve("merestone.jar").toAbsolutePath().toString()));
        // by the environment, so that the password is on no command line
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console.toFile());
        all.forEach((key, value) -> builder.environment()
                .put(key.toUpperCase(java.util.Locale.ROOT).replace('.', '_').replace("-", ""), value));
        long began = System.nanoTime();
        this.process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Until.so("the portal is ready, see " + console, Duration.ofMillis(20), Duration.ofMinutes(3), () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("The portal ended, see " + console);
            }
            return ready();
        });
        this.untilReady = Duration.ofNanos(System.nanoTime() - began);
    }

    static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    Duration untilReady() {
        return untilReady;
    }

    String console() throws IOException {
        return Files.readString(console);
    }

    /** The processor time that it has used so far: unlike the clock, it does not grow with what else the machine does. */
    Duration processorTime() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Bytes of all objects that a full collection leaves. */
    long liveBytes() throws IOException, InterruptedException {
        var histogram = histogram();
        var total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException(histogram);
        }
        return Long.parseLong(total.group(1));
    }

    /** Live objects by class, after a full collection. */
    String histogram() throws IOException, InterruptedException {
        var jcmd = new ProcessBuilder(java("jcmd"), String.valueOf(process.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        var text = new String(jcmd.getInputStream().readAllBytes());
        jcmd.waitFor();
        return text;
    }

    private boolean ready() {
        try {
            var request = HttpRequest.newBuilder(URI.create(url() + "/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(5));
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /**
     * Waits until it does nothing any more: what follows an answer, as listeners and push, is not told to whoever asked.
     * Idle is a tenth of a second's work in a whole second or less; timers always do a little.
     */
    void untilIdle() {
        var last = new Duration[] {Duration.ZERO};
        Until.so("the portal is idle", Duration.ofSeconds(1), Duration.ofMinutes(2), () -> {
            var now = processorTime();
            boolean idle = now.minus(last[0]).toMillis() <= 100;
            last[0] = now;
            return idle;
        });
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
        }
    }
}
