package app.merestone.shell;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Where open pages are redrawn that nobody pressed anything on. Never where the act was: whoever acts, and every pipeline
 * that delivers, is answered without waiting for the pages of others, however many somebody keeps open.
 */
@Component
public class Redraws implements Executor, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Redraws.class);

    // few, so that redrawing leaves the processor to those who act; each page waits here at most once
    private static final int AT_ONCE = 2;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().daemon().name("redraw-", 1).factory());

    @Override
    public void execute(Runnable redraw) {
        threads.execute(() -> {
            try {
                redraw.run();
            } catch (RuntimeException failed) {
                LOG.warn("A page could not be told that something happened", failed);
            }
        });
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
