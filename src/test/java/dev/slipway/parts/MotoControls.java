package dev.slipway.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What a test sets in the moto that {@code src/test/moto} starts: the time, what is throttled, whether there is room. */
public final class MotoControls implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;
    private Instant now = Instant.EPOCH;
    private List<String> throttled = List.of();
    private boolean hasCapacity = true;

    MotoControls(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** From now on its time stands still at this moment. */
    public void standAt(Instant moment) {
        now = moment;
        set();
    }

    /** From now on only these operations are refused with {@code ThrottlingException}. */
    public void throttle(List<String> operations) {
        throttled = List.copyOf(operations);
        set();
    }

    /** From now on Fargate has room for a task, or not. */
    public void setCapacity(boolean has) {
        hasCapacity = has;
        set();
    }

    /** Forgets everything that was made, and what was set here but for the time. */
    void reset() {
        throttled = List.of();
        hasCapacity = true;
        set();
        post("reset", "");
    }

    private void set() {
        String names = throttled.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        post("slipway/controls", "{\"now\": %d.%03d, \"capacity\": %b, \"throttled\": [%s]}".formatted(
                now.getEpochSecond(), now.getNano() / 1_000_000, hasCapacity, names));
    }

    private void post(String path, String body) {
        var request = HttpRequest.newBuilder(endpoint.resolve("/moto-api/" + path))
                .POST(HttpRequest.BodyPublishers.ofString(body)).header("Content-Type", "text/plain").build();
        try {
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException(path + " was answered with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
