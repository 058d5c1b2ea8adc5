package dev.slipway.practice;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * What will happen in the practice account, and when. Nothing runs in the background: whoever looks first lets
 * everything happen that was due by then, in its order and with its own time.
 */
final class PracticeAgenda {

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::number));
    private Instant now = Instant.EPOCH;
    private long written;
    private long left = Long.MAX_VALUE;

    private record Entry(Instant at, long number, Runnable what) {}

    /** The time of what is happening now. */
    Instant now() {
        return now;
    }

    /** At most so much more happens by itself; what is beyond that is refused with an {@link IllegalStateException}. */
    void limit(long most) {
        left = most;
    }

    void in(Duration delay, Runnable what) {
        entries.add(new Entry(now.plus(delay), written++, what));
    }

    /** Lets everything happen that is due by then; false when nothing was. */
    boolean catchUp(Instant then) {
        boolean happened = false;
        while (!entries.isEmpty() && !entries.peek().at().isAfter(then)) {
            if (left-- <= 0) {
                throw new IllegalStateException("more happens by itself than can be done again");
            }
            Entry next = entries.poll();
            now = next.at();
            next.what().run();
            happened = true;
        }
        if (then.isAfter(now)) {
            now = then;
        }
        return happened;
    }
}
