package app.merestone.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.merestone.pictures.Markup;
import app.merestone.shell.Translations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;

@DisplayName("Where sheets are printed")
class PressTests {

    private final CountDownLatch open = new CountDownLatch(1);
    private final List<String> made = new CopyOnWriteArrayList<>();
    private final List<String> threads = new CopyOnWriteArrayList<>();
    private boolean held;
    private boolean broken;
    private int size = 100;

    private final Press press = new Press(new Typesetter(BeanUtils.instantiateClass(Translations.class)) {
        @Override
        byte[] set(Sheet sheet) {
            made.add(sheet.title());
            threads.add(Thread.currentThread().getName());
            if (held) {
                try {
                    open.await();
                } catch (InterruptedException ending) {
                    Thread.currentThread().interrupt();
                }
            }
            if (broken) {
                throw new IllegalStateException("no ink");
            }
            return new byte[size];
        }
    });

    @AfterEach
    void close() {
        open.countDown();
        press.destroy();
    }

    @Test
    void theSameContentIsPrintedOnce() {
        var first = press.print(sheet("one", "2026-11-20T09:30:01Z"));
        var again = press.print(sheet("one", "2026-11-20T09:30:59Z"));

        assertThat(made).containsExactly("one");
        assertThat(again.orElseThrow()).isSameAs(first.orElseThrow());
        press.print(sheet("another", "2026-11-20T09:30:01Z"));
        assertThat(made).containsExactly("one", "another");
    }

    @Test
    void theSameContentAskedForAtTheSameTimeIsPrintedOnceAndNotOnTheThreadThatAsks() {
        held = true;
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            var files = new ArrayList<CompletableFuture<Optional<byte[]>>>();
            for (int i = 0; i < Press.LOOKING_ON; i++) {
                files.add(CompletableFuture.supplyAsync(() -> press.print(sheet("one", "now")), askers));
            }
            await().until(() -> made.size() == 1 && press.waiting() == Press.LOOKING_ON);
            assertThat(press.print(sheet("one", "now")))
                    .as("one more that would only wait")
                    .isEmpty();
            open.countDown();
            assertThat(files).allSatisfy(file -> assertThat(file.join()).isPresent());
        }
        assertThat(made).containsExactly("one");
        assertThat(threads).allMatch(thread -> thread.startsWith("paper-"));
    }

    @Test
    void whoComesWhileTooManyWaitIsToldSoAtOnce() {
        held = true;
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = new ArrayList<CompletableFuture<Optional<byte[]>>>();
            for (int i = 0; i < Press.AT_ONCE + Press.WAITING; i++) {
                var sheet = sheet("waiting " + i, "now");
                waiting.add(CompletableFuture.supplyAsync(() -> press.print(sheet), askers));
                int expected = i + 1;
                await().until(() -> press.underway() == expected && !made.isEmpty());
            }

            assertThat(press.print(sheet("one too many", "now"))).isEmpty();

            open.countDown();
            assertThat(waiting).allSatisfy(file -> assertThat(file.join()).isPresent());
        }
        assertThat(press.print(sheet("one too many", "now"))).isPresent();
    }

    @Test
    void whatFailedIsTriedAgainByWhoeverAsksNext() {
        broken = true;
        assertThatThrownBy(() -> press.print(sheet("one", "now"))).hasRootCauseMessage("no ink");

        broken = false;
        assertThat(press.print(sheet("one", "now"))).isPresent();
        assertThat(made).containsExactly("one", "one");
    }

    @Test
    void noMoreIsKeptThanAFixedNumberOfBytes() {
        size = (int) (Press.MOST_KEPT_BYTES / 4);
        for (int i = 0; i < 6; i++) {
            press.print(sheet("sheet " + i, "now"));
        }
        assertThat(press.keptBytes()).isEqualTo(4L * size);

        press.print(sheet("sheet 5", "now"));
        assertThat(made).hasSize(6);
        press.print(sheet("sheet 0", "now"));
        assertThat(made).hasSize(7);
    }

    private static Sheet sheet(String title, String moment) {
        var time = Markup.element("time", Markup.text("today")).with("datetime", moment);
        return new Sheet(title, "about", Markup.element("p", time));
    }
}
