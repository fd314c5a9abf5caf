package app.merestone.datasync;

import app.merestone.kernel.PassingFiles;
import app.merestone.kernel.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Where a delivered file lies between being looked through and being reported, each under the sync that it is for. */
@Component
class ArrivalFolder {

    private final PassingFiles files;

    ArrivalFolder(@Value("${merestone.data}") String data, Clock clock) {
        files = new PassingFiles(Path.of(data, "arrivals"), clock);
    }

    void keep(DataSync sync, ArrivalFileId id, byte[] content) {
        files.store(name(sync, id), new ByteArrayInputStream(content), content.length);
    }

    /** What was kept for this sync under this id, and for no other. */
    byte[] read(DataSync sync, ArrivalFileId id) {
        try {
            return Files.readAllBytes(files.path(name(sync, id)));
        } catch (NoSuchFileException gone) {
            throw Refused.because("upload.file-gone");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void forget(DataSync sync, ArrivalFileId id) {
        files.forget(name(sync, id));
    }

    /** Also when nobody uploads anything any more. */
    @Scheduled(
            initialDelayString = "${merestone.imports.first:PT1H}",
            fixedDelayString = "${merestone.imports.every:PT1H}")
    void forgetOld() {
        files.forgetOld();
    }

    private static String name(DataSync sync, ArrivalFileId id) {
        return sync.id() + "." + id + ".csv";
    }
}
