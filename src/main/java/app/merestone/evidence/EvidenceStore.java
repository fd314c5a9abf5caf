package app.merestone.evidence;

import app.merestone.kernel.ContentHash;
import app.merestone.kernel.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where the bytes of evidence are kept: {@code evidence} under {@code merestone.data}, outside everything that the web
 * server serves, each file under its own hash. A file is whole and on the disk before the database knows of it; an act
 * that is rolled back leaves at most a file that nobody names. When a file was last offered is its time on the disk, so that
 * what nobody names goes only a while after ({@link ForgottenFiles}).
 */
@Component
public class EvidenceStore {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String ARRIVING = "arriving-";
    private static final String LEAVING = "leaving-";

    private final Path folder;
    private final Clock clock;

    EvidenceStore(@Value("${merestone.data}") Path data, Clock clock) {
        this.folder = data.resolve("evidence").toAbsolutePath().normalize();
        this.clock = clock;
    }

    /** Keeps these bytes; the same bytes twice are one file. */
    public void keep(EvidenceFile file) {
        var shelf = shelf(file.hash());
        var target = shelf.resolve(file.hash().hex());
        try {
            if (isOfferedAgain(target, file.hash())) {
                return;
            }
            Files.createDirectories(shelf);
            var temporary = Files.createTempFile(folder, ARRIVING, ".part");
            try {
                write(temporary, file.content());
                Files.setLastModifiedTime(temporary, FileTime.from(clock.instant()));
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                sync(shelf);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException full) {
            throw new UncheckedIOException("evidence could not be written under " + folder, full);
        }
    }

    /**
     * The bytes that were kept under this hash. A database restored without its files, or a file that was touched since,
     * is said so: what was signed is never replaced by something else.
     */
    public byte[] read(ContentHash hash, String name) {
        try {
            var content = Files.readAllBytes(shelf(hash).resolve(hash.hex()));
            if (!ContentHash.of(content).equals(hash)) {
                throw Refused.because("evidence.damaged", name, hash.hex());
            }
            return content;
        } catch (NoSuchFileException missing) {
            throw Refused.because("evidence.missing", name, hash.hex());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("evidence could not be read under " + folder, unreadable);
        }
    }

    // Its time first, and read after it: if it is being thrown away at this moment, either that is seen there (the
    // time is new), or here (it cannot be read any more, and is written once more).
    private boolean isOfferedAgain(Path target, ContentHash hash) throws IOException {
        try {
            Files.setLastModifiedTime(target, FileTime.from(clock.instant()));
            return ContentHash.of(Files.readAllBytes(target)).equals(hash);
        } catch (NoSuchFileException newOrOnItsWayOut) {
            return false;
        }
    }

    /** Everything that is kept, shelf by shelf. */
    List<Path> shelves() {
        return children(folder).filter(Files::isDirectory).toList();
    }

    /** The hashes under which something lies on this shelf. */
    List<ContentHash> on(Path shelf) {
        return children(shelf)
                .map(file -> file.getFileName().toString())
                .filter(name -> HASH.matcher(name).matches())
                .map(ContentHash::new)
                .toList();
    }

    /** Throws away what lies under this hash, unless it was offered after that moment; answers whether it is gone. */
    boolean throwAway(ContentHash hash, Instant offeredBefore) {
        var target = shelf(hash).resolve(hash.hex());
        var leaving = folder.resolve(LEAVING + hash.hex());
        try {
            if (!isOlder(target, offeredBefore)) {
                return false;
            }
            // out of everybody's way first: whoever offers it from here on writes it anew
            Files.move(target, leaving, StandardCopyOption.ATOMIC_MOVE);
            if (!isOlder(leaving, offeredBefore)) {
                Files.move(leaving, target, StandardCopyOption.ATOMIC_MOVE);
                return false;
            }
            Files.delete(leaving);
            return true;
        } catch (NoSuchFileException goneAlready) {
            return false;
        } catch (IOException stuck) {
            throw new UncheckedIOException("evidence could not be thrown away under " + folder, stuck);
        }
    }

    /**
     * Sees to what a power cut left: what was half written before that moment goes, and what was on its way out is back, since
     * somebody may have named it at that very moment.
     */
    void tidyUp(Instant before) {
        try {
            for (var file : children(folder).filter(Files::isRegularFile).toList()) {
                var name = file.getFileName().toString();
                if (name.startsWith(LEAVING)) {
                    putBack(file, new ContentHash(name.substring(LEAVING.length())));
                } else if (name.startsWith(ARRIVING) && isOlder(file, before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException goneMeanwhile) {
            // another node was faster; what is left here is seen to the next time
        } catch (IOException stuck) {
            throw new UncheckedIOException("evidence could not be tidied up under " + folder, stuck);
        }
    }

    private void putBack(Path leaving, ContentHash hash) throws IOException {
        var target = shelf(hash).resolve(hash.hex());
        if (Files.exists(target)) {
            Files.deleteIfExists(leaving);
        } else {
            Files.move(leaving, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static boolean isOlder(Path file, Instant moment) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
    }

    private static Stream<Path> children(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Stream.empty();
        }
        try (var all = Files.list(directory)) {
            return all.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("evidence could not be listed under " + directory, unreadable);
        }
    }

    private Path shelf(ContentHash hash) {
        return folder.resolve(hash.hex().substring(0, 2));
    }

    private static void write(Path temporary, byte[] content) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
        }
        try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            var bytes = java.nio.ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    // the rename itself must survive a power cut too; Windows cannot open a folder for that and does not need it
    private static void sync(Path directory) {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            // best effort by design
        }
    }
}
