package app.merestone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Says what was measured, on the console and in a file beside the data. */
final class Report {

    private final Path file;

    Report(Path file) {
        this.file = file;
    }

    void heading(String words) {
        line("");
        line("== " + words);
    }

    void line(String format, Object... arguments) {
        var text = arguments.length == 0 ? format : format.formatted(arguments);
        System.out.println(text);
        try {
            Files.writeString(
                    file, text + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void measure(String name, Figures figures) {
        line("  %-54s %s", name, figures);
    }

    /** A number beside what it is to be. */
    void aim(String name, double value, String unit, String aim, boolean met) {
        line("  %-54s %.2f%s   aim %s: %s", name, value, unit, aim, met ? "met" : "MISSED");
    }
}
