package app.merestone.shell;

import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;

/**
 * Takes a chosen, dropped or pasted file in and hands it to the page. At most one byte more than is allowed is ever read:
 * the use case then refuses it in its own words.
 */
final class FileIntake implements UploadHandler {

    private static final long serialVersionUID = 1L;

    private final int most;
    private final transient FileDrop.Arrived arrived;

    FileIntake(int most, FileDrop.Arrived arrived) {
        this.most = most;
        this.arrived = arrived;
    }

    @Override
    public void handleUploadRequest(UploadEvent event) throws IOException {
        byte[] content;
        try (var in = event.getInputStream()) {
            content = in.readNBytes(most + 1);
        }
        var name = event.getFileName();
        event.getUI().access(() -> arrived.take(name, content));
    }
}
