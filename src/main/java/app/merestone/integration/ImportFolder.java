package app.merestone.integration;

import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PassingFiles;
import app.merestone.kernel.Refused;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Where uploaded files lie until they are imported or given up. */
@Component
class ImportFolder {

    static final int MOST_MEGABYTES = 100;

    private final PassingFiles files;

    ImportFolder(@Value("${merestone.data}") String data, Clock clock) {
        files = new PassingFiles(Path.of(data, "imports"), clock);
    }

    /** Stores this file; refuses one that is too large. */
    ContentHash store(ImportId id, InputStream content) {
        return files.store(uploadedName(id), content, MOST_MEGABYTES * 1024L * 1024L)
                .orElseThrow(() -> Refused.because("import.too-large", MOST_MEGABYTES));
    }

    /** The file as it was uploaded; refused when it is no longer kept. */
    Path uploaded(ImportId id) {
        var file = files.path(uploadedName(id));
        if (!Files.exists(file)) {
            throw Refused.because("import.file-gone");
        }
        return file;
    }

    /** Where the refused rows of its last preview are listed; in here, where nobody else of this machine looks. */
    Path refused(ImportId id) {
        return files.path(refusedName(id));
    }

    /** Forgets what was uploaded. */
    void forget(ImportId id) {
        files.forget(uploadedName(id));
        files.forget(refusedName(id));
    }

    /** Also when nobody uploads anything any more. */
    @Scheduled(
            initialDelayString = "${merestone.imports.first:PT1H}",
            fixedDelayString = "${merestone.imports.every:PT1H}")
    void forgetOld() {
        files.forgetOld();
    }

    private static String uploadedName(ImportId id) {
        return id + ".csv";
    }

    private static String refusedName(ImportId id) {
        return id + "-refused.csv";
    }
}
