package app.merestone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The packaged application in a process of its own, as an operator would run it. It can be killed without notice and
 * started again on the same data, and what it logs as an error fails the test that did not expect it.
 */
final class Portal {

    private static final Path JAR = Path.of("target", "merestone.jar");
    private static final Pattern TROUBLE = Pattern.compile("^\\S+ +ERROR .*|^Exception in thread .*");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String name;
    private final int port;
    private final Path folder;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> console = new CopyOnWriteArrayList<>();
    /** A browser that leaves while something is on its way to it is no trouble; Vaadin logs it as an error all the same. */
    private final List<Pattern> expected = new CopyOnWriteArrayList<>(
            List.of(Pattern.compile("PushAtmosphereHandler +: Exception in push connection")));

    private @Nullable Process process;
    private @Nullable Thread listener;

    /**
     * A portal with a data folder of its own.
     *
     * @param name names its folder under {@code target/e2e}
     * @param port where it listens
     * @param settings the application's properties beyond address, data and mail
     */
    Portal(String name, int port, Map<String, String> settings) {
        this.name = name;
        this.port = port;
        var here = ProcessHandle.current().pid() + "-" + Long.toString(System.currentTimeMillis(), 36);
        this.folder = Path.of("target", "e2e", name + "-" + here).toAbsolutePath();
        this.settings.put("server.port", String.valueOf(port));
        this.settings.put("server.address", "127.0.0.1");
        this.settings.put("merestone.base-url", url());
        this.settings.put("merestone.data", folder.resolve("data").toString());
        this.settings.put("spring.mail.host", "127.0.0.1");
        this.settings.put("spring.mail.port", String.valueOf(PostOffice.port()));
        this.settings.putAll(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    /** Starts it, and waits until it says that it is well. */
    Portal start() {
        assertThat(JAR).as("the packaged application; mvn package makes it").exists();
        try {
            Files.createDirectories(folder);
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx700m",
                    "-Duser.timezone=Pacific/Auckland",
                    "-jar",
                    JAR.toAbsolutePath().toString()));
            settings.forEach((key, value) -> command.add("--" + key + "=" + value));
            var started = new ProcessBuilder(command).redirectErrorStream(true).start();
            started.getOutputStream().close();
            process = started;
            listener = Thread.ofPlatform().daemon().start(() -> listen(started));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Wait.until(Duration.ofSeconds(240), () -> "the portal " + name + " to start; it said:\n" + tail(), () -> {
            assertThat(running()).as("%s ended:%n%s", name, tail()).isTrue();
            return healthy();
        });
        return this;
    }

    /** Ends it at once, as a power cut would. */
    void kill() {
        var running = process;
        if (running == null) {
            return;
        }
        try {
            running.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
            if (listener != null) {
                listener.join(5_000);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        process = null;
    }

    /** What it has printed that matches, the first group of it; waits for it. */
    String printed(String pattern) {
        var wanted = Pattern.compile(pattern);
        return Wait.forValue(Duration.ofSeconds(20), () -> "the console to show " + pattern, () -> console.stream()
                .map(wanted::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1))
                .findFirst());
    }

    /** Errors in the log that match belong to what the test does. */
    void expectErrors(String pattern) {
        expected.add(Pattern.compile(pattern));
    }

    /** Fails if it has logged an error since the last call that nobody expected. */
    void assertNoTrouble() {
        var lines = List.copyOf(console);
        console.clear();
        assertThat(lines)
                .as("what the portal %s logged as an error (whole log: %s)", name, folder.resolve("console.log"))
                .filteredOn(line -> TROUBLE.matcher(line).matches())
                .filteredOn(line -> expected.stream()
                        .noneMatch(pattern -> pattern.matcher(line).find()))
                .isEmpty();
    }

    /** The answer to a plain GET, without any session. */
    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url() + path)).GET());
    }

    /** The answer to a plain request, without any session. */
    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private boolean running() {
        var started = process;
        return started != null && started.isAlive();
    }

    private boolean healthy() {
        try {
            return get("/actuator/health").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private void listen(Process from) {
        try (var lines = from.inputReader(StandardCharsets.UTF_8);
                var log = Files.newBufferedWriter(
                        folder.resolve("console.log"),
                        StandardCharsets.UTF_8,
                        java.nio.file.StandardOpenOption.CREATE,
                        java.nio.file.StandardOpenOption.APPEND)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                console.add(line);
                log.write(line);
                log.newLine();
                log.flush();
            }
        } catch (IOException ended) {
            console.add("(the portal's console was closed: " + ended.getMessage() + ")");
        }
    }

    private String tail() {
        var lines = List.copyOf(console);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }
}
