package app.merestone.integration;

import app.merestone.kernel.ContentHash;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.OwnerOnly;
import app.merestone.kernel.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Where uploaded files lie until they are imported or given up, outside of everything that is served. They hold people's
 * names and addresses, so none outlives a day.
 */
@Component
class ImportFolder {

    static final int MOST_MEGABYTES = 100;
    private static final Logger LOG = LoggerFactory.getLogger(ImportFolder.class);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int BUFFER = 32 * 1024;

    private final Path folder;
    private final Clock clock;

    ImportFolder(@Value("${merestone.data}") String data, Clock clock) {
        folder = Path.of(data, "imports");
        this.clock = clock;
    }

    /** Stores this file; refuses one that is too large. */
    ContentHash store(ImportId id, InputStream content) {
        forgetOld();
        var digest = ContentHash.sha256();
        try {
            OwnerOnly.folder(folder);
            long left = MOST_MEGABYTES * 1024L * 1024L;
            var buffer = new byte[BUFFER];
            try (var in = new DigestInputStream(content, digest);
                    var out = Files.newOutputStream(OwnerOnly.file(file(id)))) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    left -= n;
                    if (left < 0) {
                        throw Refused.because("import.too-large", MOST_MEGABYTES);
                    }
                    out.write(buffer, 0, n);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new ContentHash(HexFormat.of().formatHex(digest.digest()));
    }

    /** The file as it was uploaded, or {@link NotFound} when it is no longer kept. */
    Path uploaded(ImportId id) {
        var file = file(id);
        if (!Files.exists(file)) {
            throw Refused.because("import.file-gone");
        }
        return file;
    }

    /** Where the refused rows of its last preview are listed; in here, where nobody else of this machine looks. */
    Path refused(ImportId id) {
        return folder.resolve(id + "-refused.csv");
    }

    /** Forgets what was uploaded. */
    void forget(ImportId id) {
        delete(file(id));
        delete(refused(id));
    }

    /** Also when nobody uploads anything any more. */
    @Scheduled(
            initialDelayString = "${merestone.imports.first:PT1H}",
            fixedDelayString = "${merestone.imports.every:PT1H}")
    void forgetOld() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        var oldest = clock.instant().minus(LONGEST);
        try (var files = Files.list(folder)) {
            files.filter(file -> {
                        try {
                            return Files.getLastModifiedTime(file).toInstant().isBefore(oldest);
                        } catch (IOException gone) {
                            return false;
                        }
                    })
                    .forEach(ImportFolder::delete);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            LOG.warn("An uploaded file could not be deleted; it is tried again within the hour", stays);
        }
    }

    private Path file(ImportId id) {
        return folder.resolve(id + ".csv");
    }
}
