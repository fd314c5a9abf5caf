package app.merestone.results.ui;

import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;

/**
 * Takes a chosen, dropped or pasted file in and hands it to the page. At most one byte more than is allowed is ever read:
 * the use case then refuses it in its own words.
 */
final class EvidenceIntake implements UploadHandler {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 10 * 1024 * 1024 + 1;

    private final transient Arrived arrived;

    EvidenceIntake(Arrived arrived) {
        this.arrived = arrived;
    }

    @Override
    public void handleUploadRequest(UploadEvent event) throws IOException {
        byte[] content;
        try (var in = event.getInputStream()) {
            content = in.readNBytes(MOST);
        }
        var name = event.getFileName();
        event.getUI().access(() -> arrived.take(name, content));
    }

    /** What the page does with a file. */
    @FunctionalInterface
    interface Arrived {
        void take(String name, byte[] content);
    }
}
