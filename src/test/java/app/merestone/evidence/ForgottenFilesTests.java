package app.merestone.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import app.merestone.testing.SampleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Files that nobody names any more")
class ForgottenFilesTests {

    @TempDir
    Path data;

    private final Hand clock = new Hand();
    private final Set<ContentHash> named = new HashSet<>();
    private final Set<ContentHash> namedElsewhere = new HashSet<>();

    @Test
    void goADayAfterTheyWereOfferedAndWhatAnyRoomNamesStays() {
        var store = store();
        var taken = kept(store, "taken off");
        var sent = kept(store, "sent");
        var shown = kept(store, "shown");
        named.add(sent.hash());
        namedElsewhere.add(shown.hash());

        clock.pass(ForgottenFiles.KEPT.minusMinutes(1));
        forgotten(store).throwAway();
        assertThat(files()).hasSize(3);
        clock.pass(Duration.ofMinutes(2));
        forgotten(store).throwAway();

        assertThat(files()).containsExactlyInAnyOrder(stored(sent), stored(shown));
        assertThatThrownBy(() -> store.read(taken.hash(), "taken.txt")).hasMessage("evidence.missing");
        assertThat(store.read(sent.hash(), "sent.txt")).isEqualTo(sent.content());
    }

    @Test
    void offeringTheSameBytesAgainKeepsThemAnotherDay() {
        var store = store();
        named.add(kept(store, "something").hash());
        var file = kept(store, "again");
        clock.pass(ForgottenFiles.KEPT.plusHours(1));

        kept(store, "again");
        forgotten(store).throwAway();

        assertThat(store.read(file.hash(), "again.txt")).isEqualTo(file.content());
        clock.pass(ForgottenFiles.KEPT.plusHours(1));
        forgotten(store).throwAway();
        assertThat(files()).doesNotContain(stored(file));
    }

    @Test
    void bytesThatAreOfferedWhileTheyAreThrownAwayAreThereAfterwards() throws Exception {
        var store = store();
        for (int n = 0; n < 200; n++) {
            var file = kept(store, "offered meanwhile");
            clock.pass(ForgottenFiles.KEPT.plusHours(1));
            var before = clock.instant().minus(ForgottenFiles.KEPT);
            var gone = CompletableFuture.supplyAsync(() -> store.throwAway(file.hash(), before));

            store.keep(file);
            gone.get();

            assertThat(store.read(file.hash(), "offered.txt")).isEqualTo(file.content());
        }
        assertThat(files()).hasSize(1);
    }

    /**
     * Between looking at a file's time and taking it out of the way somebody may offer it: they see it there, and write nothing.
     * How the two meet is chance, so they meet often, and whoever offers does no more than renew the time and look.
     */
    @Test
    void whoeverStillFindsThemWhileTheyAreThrownAwayFindsThemAfterwards() throws Exception {
        var store = store();
        var file = kept(store, "found while it is thrown away");
        var target = stored(file);
        var before = clock.instant().minus(ForgottenFiles.KEPT);
        var old = FileTime.from(before.minusSeconds(3600));
        var offered = FileTime.from(clock.instant());
        // by its name: the other way opens the file first, and may come to one that has gone since
        var times = Files.getFileAttributeView(target, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        try (var others = Executors.newSingleThreadExecutor()) {
            for (int n = 0; n < 12_000; n++) {
                Files.write(target, file.content());
                Files.setLastModifiedTime(target, old);
                var begun = new AtomicBoolean();
                long later = n % 60 * 1_000L;
                var found = others.submit(() -> {
                    while (!begun.get()) {
                        Thread.onSpinWait();
                    }
                    for (long until = System.nanoTime() + later; System.nanoTime() < until; ) {
                        Thread.onSpinWait();
                    }
                    try {
                        times.setTimes(offered, null, null);
                        return Files.exists(target);
                    } catch (NoSuchFileException onItsWayOut) {
                        return false;
                    }
                });
                begun.set(true);
                store.throwAway(file.hash(), before);
                if (found.get()) {
                    assertThat(target).as("round " + n).exists();
                }
            }
        }
    }

    @Test
    void aFolderBesideAnEmptyDatabaseIsLeftAlone() {
        var store = store();
        kept(store, "one");
        kept(store, "two");
        clock.pass(ForgottenFiles.KEPT.multipliedBy(30));

        forgotten(store).throwAway();

        assertThat(files()).hasSize(2);
    }

    @Test
    void whatAPowerCutLeftHalfWrittenGoesAndWhatWasOnItsWayOutIsLookedAtAgain() throws IOException {
        var store = store();
        var stays = kept(store, "stays");
        named.add(stays.hash());
        var half = Files.write(data.resolve("evidence").resolve("arriving-1.part"), new byte[] {1});
        Files.setLastModifiedTime(half, FileTime.from(clock.instant()));
        var leaving = data.resolve("evidence").resolve("leaving-" + stays.hash().hex());
        Files.move(stored(stays), leaving);

        forgotten(store).throwAway();
        assertThat(files()).containsExactlyInAnyOrder(stored(stays), half);
        clock.pass(ForgottenFiles.KEPT.plusMinutes(1));
        forgotten(store).throwAway();

        assertThat(files()).containsExactly(stored(stays));
    }

    @Test
    void onePersonBringsSoManyAnHourAndNobodyElseIsHeldUp() {
        var uploads = new Uploads(store(), clock);
        var somebody = PersonId.next();
        for (int n = 0; n < Uploads.MOST_PER_PERSON; n++) {
            uploads.take(somebody, "note.txt", SampleFiles.text("note"));
        }

        assertThatThrownBy(() -> uploads.take(somebody, "note.txt", SampleFiles.text("one more")))
                .hasMessage("evidence.too-often");
        assertThat(files()).hasSize(1);
        uploads.take(PersonId.next(), "note.txt", SampleFiles.text("somebody else's"));
        clock.pass(Duration.ofHours(1));
        uploads.take(somebody, "note.txt", SampleFiles.text("an hour later"));
        assertThat(files()).hasSize(3);
    }

    private EvidenceStore store() {
        return new EvidenceStore(data, clock);
    }

    private ForgottenFiles forgotten(EvidenceStore store) {
        return new ForgottenFiles(store, List.of(among(named), among(namedElsewhere)), clock);
    }

    private static NamesFiles among(Set<ContentHash> mine) {
        return (Collection<ContentHash> hashes) ->
                hashes.stream().filter(mine::contains).collect(Collectors.toSet());
    }

    private static EvidenceFile kept(EvidenceStore store, String words) {
        var file = EvidenceFile.inspect("note.txt", SampleFiles.text(words));
        store.keep(file);
        return file;
    }

    private List<Path> files() {
        try (var all = Files.walk(data)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private Path stored(EvidenceFile file) {
        var hash = file.hash().hex();
        return data.resolve("evidence").resolve(hash.substring(0, 2)).resolve(hash);
    }

    /** A clock that a test moves by hand. */
    private static final class Hand extends Clock {

        private Instant now = Instant.parse("2026-11-16T09:00:00Z");

        void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
