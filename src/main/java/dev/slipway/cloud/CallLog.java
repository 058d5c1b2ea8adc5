package dev.slipway.cloud;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkClient;

/**
 * Every call that went to the account, with its {@code aws} line to copy. Works on whatever implements the SDK's
 * interfaces, so the practice account's calls are in it too.
 */
public final class CallLog {

    private static final int KEPT = 2_000;

    private final InstantSource clock;
    private final CopyOnWriteArrayList<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();

    public CallLog(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * One call.
     *
     * @param service   {@code ecs}
     * @param operation {@code CreateCluster}
     * @param command   the {@code aws} line
     * @param failure   empty when it was answered, else what was thrown
     */
    public record Entry(Instant at, String service, String operation, String command, Duration took, String failure) {}

    /** The calls so far, oldest first; at most the last 2,000. */
    public List<Entry> entries() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    /** Told of each call after it has ended, on the thread that made it. */
    public void listen(Consumer<Entry> listener) {
        listeners.add(listener);
    }

    /** The same client, with its calls written down. */
    <C extends SdkClient> C recording(Class<C> client, C real) {
        return Intercepted.client(client, real, this::recorded);
    }

    void add(Entry entry) {
        synchronized (entries) {
            entries.addLast(entry);
            if (entries.size() > KEPT) {
                entries.removeFirst();
            }
        }
        listeners.forEach(listener -> listener.accept(entry));
    }

    private Object recorded(AwsRequest request, Supplier<Object> real) {
        Instant start = clock.instant();
        long begun = System.nanoTime();
        String failure = "";
        try {
            return real.get();
        } catch (UnsupportedOperationException e) {
            failure = "not available";
            throw new UnsupportedOperationException(AwsCommand.action(request), e);
        } catch (RuntimeException e) {
            failure = String.valueOf(e.getMessage());
            CallFacts.add(e, new CallFacts(AwsCommand.action(request), "", ""));
            throw e;
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            add(new Entry(start, AwsCommand.service(request), AwsCommand.operation(request), AwsCommand.of(request),
                    took, failure));
        }
    }
}
