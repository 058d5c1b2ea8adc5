package dev.slipway.reach;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Cidr;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * A service that answers with the address it was asked from, and nothing else. Goes by the program's proxy, whose
 * address is told then; a proxy that says for whom it asks makes AWS's service answer with that address instead, which
 * may be a private one. AWS's service has an IPv4 address only.
 *
 * @see <a href="https://dev.classmethod.jp/articles/checkip-amazonaws-com-response-is-the-ip-address-of-x-forwarded-for-header-if-there-is-x-forwarded-for/">What
 *     it answers behind a proxy</a>
 */
public final class OwnAddressService implements OwnAddress {

    private static final URI AWS = URI.create("https://checkip.amazonaws.com/");
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    /** An address has at most 45 characters; more than this is a page that somebody else sent. */
    private static final int LIMIT = 256;
    private static final int QUOTED = 80;

    private final URI service;
    private final Duration patience;
    private final HttpClient client;

    /** @param patience for the whole exchange */
    OwnAddressService(URI service, Duration patience) {
        this.service = service;
        this.patience = patience;
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER);
        Optional.ofNullable(ProxySelector.getDefault()).ifPresent(builder::proxy);
        this.client = builder.build();
    }

    /** AWS's own. */
    public static OwnAddressService ofAws() {
        return new OwnAddressService(AWS, PATIENCE);
    }

    @Override
    public String asked() {
        return service.getHost();
    }

    @Override
    public Cidr ask() throws ProblemException {
        HttpResponse<byte[]> answer = answer();
        if (answer.statusCode() != 200) {
            throw new ProblemException(new ReachProblem.OwnAddressRefused(asked(), answer.statusCode()));
        }
        String said = new String(answer.body(), StandardCharsets.ISO_8859_1).strip();
        Cidr address = address(said).orElseThrow(() -> new ProblemException(
                new ReachProblem.OwnAddressUnreadable(asked(), quoted(said))));
        if (address.isPrivate()) {
            throw new ProblemException(new ReachProblem.OwnAddressPrivate(asked(), said));
        }
        return address;
    }

    /** The client's own time-out would end with the headers. */
    private HttpResponse<byte[]> answer() throws ProblemException {
        HttpRequest request = HttpRequest.newBuilder(service).header("User-Agent", "Slipway").GET().build();
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request,
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), LIMIT));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new ProblemException(new ReachProblem.OwnAddressTooSlow(asked(), patience.toSeconds()), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new ProblemException(new ChangeProblem.Cancelled(), e);
        } catch (ExecutionException e) {
            throw new ProblemException(problem(e.getCause()), e.getCause());
        }
    }

    private ReachProblem problem(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> new ReachProblem.OwnAddressTooSlow(asked(), CONNECT.toSeconds());
            case SSLException e -> new ReachProblem.OwnAddressUntrusted(asked(), String.valueOf(e.getMessage()));
            case IOException e when String.valueOf(e.getMessage()).contains("body exceeds capacity") ->
                    new ReachProblem.OwnAddressUnreadable(asked(), "…");
            default -> new ReachProblem.OwnAddressOffline(asked(), reason(cause));
        };
    }

    /** Only a bare address: no range, no list, no page. */
    private static Optional<Cidr> address(String said) {
        return said.indexOf('/') >= 0 ? Optional.empty() : Cidr.of(said).filter(it -> !it.isEverybody());
    }

    private static String quoted(String said) {
        String plain = said.replaceAll("\\p{Cntrl}+", " ");
        return plain.length() <= QUOTED ? plain : plain.substring(0, QUOTED) + "…";
    }

    /** The JDK's client often leaves the message empty and the reason to the cause's name. */
    private static String reason(Throwable cause) {
        Throwable last = cause;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        String name = last.getClass().getSimpleName();
        return last.getMessage() == null ? name : name + ": " + last.getMessage();
    }
}
