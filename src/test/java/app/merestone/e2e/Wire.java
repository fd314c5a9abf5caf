package app.merestone.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The wire between the portal and its database, which a test can cut and mend without anybody else losing theirs. */
final class Wire implements AutoCloseable {

    private final ServerSocket door;
    private final String host;
    private final int port;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    Wire(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return door.getLocalPort();
    }

    /** From now on nothing gets through, and what was under way breaks off. */
    void cut() {
        cut = true;
        ends.forEach(Wire::close);
        ends.clear();
    }

    void mend() {
        cut = false;
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                var near = door.accept();
                if (cut) {
                    close(near);
                    continue;
                }
                var far = new Socket(host, port);
                ends.add(near);
                ends.add(far);
                if (cut) {
                    cut();
                }
                Thread.ofVirtual().start(() -> carry(near, far));
                Thread.ofVirtual().start(() -> carry(far, near));
            } catch (IOException closed) {
                // the test is over, or the database really is away: either way nobody gets through
                if (door.isClosed()) {
                    return;
                }
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException brokenOff) {
            // that is what cutting means
        } finally {
            ends.remove(from);
            ends.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            // without the polite goodbye, as when a machine is gone
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // so it is closed already
        }
    }

    @Override
    public void close() {
        cut();
        try {
            door.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
