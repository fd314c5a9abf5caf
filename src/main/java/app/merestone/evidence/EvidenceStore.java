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
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where the bytes of evidence are kept: {@code evidence} under {@code merestone.data}, outside everything that the web
 * server serves, each file under its own hash. A file is whole and on the disk before the database knows of it; an act
 * that is rolled back leaves at most a file that nobody names.
 */
@Component
public class EvidenceStore {

    private final Path folder;

    EvidenceStore(@Value("${merestone.data}") Path data) {
        this.folder = data.resolve("evidence").toAbsolutePath().normalize();
    }

    /** Keeps these bytes; the same bytes twice are one file. */
    public void keep(EvidenceFile file) {
        var shelf = shelf(file.hash());
        var target = shelf.resolve(file.hash().hex());
        try {
            if (Files.exists(target)
                    && ContentHash.of(Files.readAllBytes(target)).equals(file.hash())) {
                return;
            }
            Files.createDirectories(shelf);
            var temporary = Files.createTempFile(folder, "arriving-", ".part");
            try {
                write(temporary, file.content());
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
