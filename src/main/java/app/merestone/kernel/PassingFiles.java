package app.merestone.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder where files lie that somebody uploaded and has not decided on, outside of everything that is served. They hold
 * people's names and addresses, so none outlives a day.
 */
public final class PassingFiles {

    private static final Logger LOG = LoggerFactory.getLogger(PassingFiles.class);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int BUFFER = 32 * 1024;

    private final Path folder;
    private final Clock clock;

    /** Files in this folder, which is made when the first one comes. */
    public PassingFiles(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Stores what comes under this name.
     *
     * @return the hash of it; empty when it is longer than {@code most} bytes, and then the beginning of it lies there
     */
    public Optional<ContentHash> store(String name, InputStream content, long most) {
        forgetOld();
        var digest = ContentHash.sha256();
        try {
            OwnerOnly.folder(folder);
            long left = most;
            var buffer = new byte[BUFFER];
            try (var in = new DigestInputStream(content, digest);
                    var out = Files.newOutputStream(OwnerOnly.file(path(name)))) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    left -= n;
                    if (left < 0) {
                        return Optional.empty();
                    }
                    out.write(buffer, 0, n);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Optional.of(new ContentHash(HexFormat.of().formatHex(digest.digest())));
    }

    /** Where this one lies, or would. */
    public Path path(String name) {
        return folder.resolve(name);
    }

    /** Forgets this one. */
    public void forget(String name) {
        delete(path(name));
    }

    /** Forgets what has lain there for a day. */
    public void forgetOld() {
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
                    .forEach(PassingFiles::delete);
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
}
