package app.merestone.paper;

import app.merestone.kernel.ContentHash;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Where sheets become PDF files: on threads of its own, few at a time, and the same content once. Whoever asks waits for a
 * while; where too many are waiting already, the answer is at once that there is none now.
 */
@Component
public class Press implements DisposableBean {

    static final int AT_ONCE = 1;
    static final int WAITING = 8;
    static final int LOOKING_ON = 16;
    static final long MOST_KEPT_BYTES = 16L * 1024 * 1024;
    private static final int LONGEST_WAIT_SECONDS = 30;

    private final Typesetter typesetter;
    private final ExecutorService threads = new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("paper-", 1).factory());

    // each holds a thread that answers requests while it waits, also those that wait for the same sheet
    private final Semaphore waiting = new Semaphore(LOOKING_ON);

    private final Map<ContentHash, CompletableFuture<byte[]>> underway = new HashMap<>();
    private final Map<ContentHash, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long keptBytes;

    Press(Typesetter typesetter) {
        this.typesetter = typesetter;
    }

    /** The sheet as a PDF file; empty when too much is being printed, so that trying again in a moment is worth it. */
    public Optional<byte[]> print(Sheet sheet) {
        CompletableFuture<byte[]> file;
        try {
            file = file(sheet);
        } catch (RejectedExecutionException tooMany) {
            return Optional.empty();
        }
        if (!waiting.tryAcquire()) {
            return Optional.ofNullable(file.isDone() && !file.isCompletedExceptionally() ? file.join() : null);
        }
        try {
            return Optional.of(file.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException tooLong) {
            return Optional.empty();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException failed) {
            throw new CompletionException("a sheet could not be printed", failed.getCause());
        } finally {
            waiting.release();
        }
    }

    private synchronized CompletableFuture<byte[]> file(Sheet sheet) {
        var hash = sheet.hash();
        var known = kept.get(hash);
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        var same = underway.get(hash);
        if (same != null) {
            return same;
        }
        var file = new CompletableFuture<byte[]>();
        threads.execute(() -> make(sheet, hash, file));
        underway.put(hash, file);
        return file;
    }

    private void make(Sheet sheet, ContentHash hash, CompletableFuture<byte[]> file) {
        try {
            var made = typesetter.set(sheet);
            done(hash, made);
            file.complete(made);
        } catch (RuntimeException | Error failed) {
            done(hash, new byte[0]);
            file.completeExceptionally(failed);
        }
    }

    // what failed is not kept, and is tried again by whoever asks next
    private synchronized void done(ContentHash hash, byte[] made) {
        underway.remove(hash);
        if (made.length == 0 || made.length > MOST_KEPT_BYTES) {
            return;
        }
        var before = kept.put(hash, made);
        keptBytes += made.length - (before == null ? 0 : before.length);
        var oldest = kept.values().iterator();
        while (keptBytes > MOST_KEPT_BYTES) {
            keptBytes -= oldest.next().length;
            oldest.remove();
        }
    }

    int waiting() {
        return LOOKING_ON - waiting.availablePermits();
    }

    synchronized int underway() {
        return underway.size();
    }

    synchronized long keptBytes() {
        return keptBytes;
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
