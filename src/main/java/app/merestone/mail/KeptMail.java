package app.merestone.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The demo's shelf: what would have been mailed, newest first, in memory only, because such mails carry live sign-in links.
 */
final class KeptMail {

    private static final int MOST = 200;

    private final Clock clock;
    private final Deque<Kept> shelf = new ArrayDeque<>();

    KeptMail(Clock clock) {
        this.clock = clock;
    }

    synchronized void keep(Mail mail) {
        shelf.addFirst(new Kept(mail, clock.instant()));
        if (shelf.size() > MOST) {
            shelf.removeLast();
        }
    }

    synchronized List<Kept> newestFirst() {
        return List.copyOf(shelf);
    }

    record Kept(Mail mail, Instant at) {}
}
