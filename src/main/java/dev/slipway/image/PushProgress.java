package dev.slipway.image;

import dev.slipway.image.LayerNews.AlreadyThere;
import dev.slipway.image.LayerNews.Retrying;
import dev.slipway.image.LayerNews.Said;
import dev.slipway.image.LayerNews.Sending;
import dev.slipway.image.LayerNews.Sent;
import dev.slipway.image.LayerNews.Sizes;
import dev.slipway.image.LayerNews.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far a push is: its layers, all of them together, how fast it goes and how long it will yet take. */
public final class PushProgress {

    /** Long enough for the speed not to jump, short enough to follow a network that changed. */
    private static final Duration WINDOW = Duration.ofSeconds(8);
    private static final Duration BETWEEN_MARKS = Duration.ofMillis(200);
    private static final Duration LEAST = Duration.ofSeconds(1);
    /** At a speed that would take longer, nobody can tell. */
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private final Map<String, Long> sizes = new LinkedHashMap<>();
    private final Deque<Sample> samples = new ArrayDeque<>();

    /** How a layer stands. */
    public enum State { WAITING, SENDING, RETRYING, SENT, ALREADY_THERE }

    /**
     * One layer.
     *
     * @param name    the first twelve digits of its digest, as Docker shows it
     * @param done    bytes that have arrived; of one that was already there, all
     * @param total   bytes in all, or -1 while unknown
     * @param seconds until it is tried again
     */
    public record Layer(String name, State state, long done, long total, int seconds) {

        public boolean isFinished() {
            return state == State.SENT || state == State.ALREADY_THERE;
        }
    }

    private record Sample(Instant at, long sent) {}

    /** Takes one piece of news. */
    public void take(LayerNews news, Instant now) {
        switch (news) {
            case Said _ -> { }
            case Sizes(Map<String, Long> bytes) -> {
                sizes.putAll(bytes);
                layers.replaceAll((name, layer) -> withTotal(layer, total(name, layer.total)));
            }
            case Waiting(String name) -> put(name, State.WAITING, 0, -1, 0);
            case Sending(String name, long done, long total) -> put(name, State.SENDING, done, total, 0);
            case Retrying(String name, int seconds) -> put(name, State.RETRYING, 0, -1, seconds);
            case Sent(String name) -> put(name, State.SENT, Long.MAX_VALUE, -1, 0);
            case AlreadyThere(String name) -> put(name, State.ALREADY_THERE, Long.MAX_VALUE, -1, 0);
        }
        mark(now);
    }

    private void put(String name, State state, long done, long told, int seconds) {
        long total = told > 0 ? told : total(name, layers.containsKey(name) ? layers.get(name).total : -1);
        long within = total < 0 ? done == Long.MAX_VALUE ? 0 : done : Math.min(done, total);
        layers.put(name, new Layer(name, state, within, total, seconds));
    }

    private long total(String name, long otherwise) {
        return sizes.getOrDefault(name, otherwise);
    }

    private static Layer withTotal(Layer layer, long total) {
        long done = layer.isFinished() ? Math.max(0, total) : layer.done;
        return new Layer(layer.name, layer.state, done, total, layer.seconds);
    }

    /** In the order in which they were told of first. */
    public List<Layer> layers() {
        return List.copyOf(layers.values());
    }

    public boolean isEmpty() {
        return layers.isEmpty();
    }

    /** Whether every layer has arrived. */
    public boolean isFinished() {
        return !layers.isEmpty() && layers.values().stream().allMatch(Layer::isFinished);
    }

    /** Bytes that the registry has of those that are known to be wanted there. */
    public long done() {
        return layers.values().stream().mapToLong(Layer::done).sum();
    }

    /** Bytes in all, of the layers whose size is known. */
    public long total() {
        return layers.values().stream().mapToLong(layer -> Math.max(layer.total, layer.done)).sum();
    }

    /** Bytes a second over the last seconds; 0 while nothing moves. */
    public long speed(Instant now) {
        forget(now);
        if (samples.isEmpty()) {
            return 0;
        }
        Duration time = Duration.between(samples.getFirst().at, now);
        long sent = sent() - samples.getFirst().sent;
        return time.compareTo(LEAST) < 0 || sent <= 0 ? 0 : sent * 1000 / time.toMillis();
    }

    /** How long it takes at this speed; empty while nothing moves, or the size of a layer is not known. */
    public Optional<Duration> remaining(Instant now) {
        long speed = speed(now);
        boolean isKnown = layers.values().stream().allMatch(layer -> layer.isFinished() || layer.total >= 0);
        return speed > 0 && isKnown && !isFinished()
                ? Optional.of(Duration.ofSeconds((total() - done() + speed - 1) / speed))
                        .filter(time -> time.compareTo(LONGEST) < 0) : Optional.empty();
    }

    /** Seconds until the next try, where a layer waits for one. */
    public Optional<Integer> retriesIn() {
        return layers.values().stream().filter(layer -> layer.state == State.RETRYING).map(Layer::seconds)
                .min(Integer::compare);
    }

    /** What was already there did not go over the wire. */
    private long sent() {
        return layers.values().stream().filter(layer -> layer.state != State.ALREADY_THERE).mapToLong(Layer::done)
                .sum();
    }

    private void mark(Instant now) {
        if (samples.isEmpty() || Duration.between(samples.getLast().at, now).compareTo(BETWEEN_MARKS) >= 0) {
            samples.addLast(new Sample(now, sent()));
            forget(now);
        }
    }

    private void forget(Instant now) {
        while (samples.size() > 1 && Duration.between(samples.getFirst().at, now).compareTo(WINDOW) > 0) {
            samples.removeFirst();
        }
    }
}
