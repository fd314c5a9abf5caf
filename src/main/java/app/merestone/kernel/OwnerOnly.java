package app.merestone.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files and folders that nobody else who has an account on the machine may look into. Where the file system knows no such
 * rights, its own rules hold.
 */
public final class OwnerOnly {

    private OwnerOnly() {}

    /** This folder, made if it was not there. */
    public static Path folder(Path folder) throws IOException {
        Files.createDirectories(folder);
        return only(folder, "rwx------");
    }

    /** This file, made empty if it was not there. */
    public static Path file(Path file) throws IOException {
        if (Files.notExists(file)) {
            Files.createFile(file);
        }
        return only(file, "rw-------");
    }

    private static Path only(Path path, String rights) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
        }
        return path;
    }
}
