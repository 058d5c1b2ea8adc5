package dev.slipway.cloud;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequest;

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
    <C> C recording(Class<C> client, C real) {
        return client.cast(Proxy.newProxyInstance(client.getClassLoader(), new Class<?>[] {client},
                new Recording(real)));
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

    private final class Recording implements InvocationHandler {

        private final Object real;

        private Recording(Object real) {
            this.real = real;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            boolean sendsRequest = arguments != null && arguments.length == 1 && arguments[0] instanceof AwsRequest
                    && !method.getName().endsWith("Paginator");
            if (sendsRequest) {
                return recorded(method, (AwsRequest) arguments[0]);
            }
            // consumer overloads and paginators come back here with a request, page by page
            if (method.isDefault() && !method.getName().equals("waiter")
                    && !method.getName().equals("serviceClientConfiguration")) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            return invokeReal(method, arguments);
        }

        private Object recorded(Method method, AwsRequest request) throws Throwable {
            Instant start = clock.instant();
            long begun = System.nanoTime();
            String failure = "";
            try {
                return invokeReal(method, new Object[] {request});
            } catch (UnsupportedOperationException e) {
                failure = "not available";
                throw new UnsupportedOperationException(AwsCommand.service(request) + ":"
                        + AwsCommand.operation(request), e);
            } catch (RuntimeException e) {
                failure = String.valueOf(e.getMessage());
                throw e;
            } finally {
                Duration took = Duration.ofNanos(System.nanoTime() - begun);
                add(new Entry(start, AwsCommand.service(request), AwsCommand.operation(request),
                        AwsCommand.of(request), took, failure));
            }
        }

        private Object invokeReal(Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
