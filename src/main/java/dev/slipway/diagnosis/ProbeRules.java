package dev.slipway.diagnosis;

import static dev.slipway.diagnosis.Rule.that;
import static dev.slipway.diagnosis.Strength.HINT;
import static dev.slipway.diagnosis.Strength.LIKELY;
import static dev.slipway.diagnosis.Strength.TYPICAL;

import dev.slipway.diagnosis.Evidence.Kind;
import java.util.List;

/** What a browser, curl or a probe says of the address of a service. */
final class ProbeRules implements Family {

    private static final String CURL = "https://curl.se/libcurl/c/libcurl-errors.html";
    private static final String ALB =
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html";

    @Override
    public List<Rule> rules() {
        return List.of(
                that(Cause.SECURITY_GROUP_BLOCKS_PORT, TYPICAL, CURL,
                        "curl: (28)", "Connection timed out", "ERR_CONNECTION_TIMED_OUT", "took too long to respond",
                        "ETIMEDOUT", "i/o timeout", "connect timed out", "Operation timed out", "Timeout was reached",
                        "ConnectTimeout", "HttpConnectTimeoutException", "connection attempt timed out",
                        "timed out after",
                        "NS_ERROR_NET_TIMEOUT", "Failed to connect … timed out", "request timed out",
                        "read timed out",
                        "context deadline exceeded", "ESOCKETTIMEDOUT", "timeout exceeded", "timed out")
                        .in(Kind.HTTP_PROBE).also(Cause.NO_PUBLIC_IP),
                that(Cause.PORT_MISMATCH, TYPICAL, CURL,
                        "Connection refused", "ERR_CONNECTION_REFUSED", "ECONNREFUSED", "refused to connect",
                        "Failed to connect … refused", "actively refused", "refused the connection",
                        "NS_ERROR_CONNECTION_REFUSED", "tcp closed").in(Kind.HTTP_PROBE)
                        .also(Cause.CONTAINER_CRASH),
                that(Cause.PORT_MISMATCH, LIKELY, CURL, "Couldn't connect to server", "Could not connect to server")
                        .in(Kind.HTTP_PROBE).unless("timed out").also(Cause.CONTAINER_CRASH),
                that(Cause.SECURITY_GROUP_BLOCKS_PORT, LIKELY, CURL, "No route to host", "EHOSTUNREACH",
                        "TcpTestSucceeded : False", "ERR_ADDRESS_UNREACHABLE", "tcp filtered")
                        .in(Kind.HTTP_PROBE).also(Cause.NO_PUBLIC_IP),
                that(Cause.PORT_MISMATCH, HINT, CURL,
                        "Empty reply from server", "ERR_EMPTY_RESPONSE", "Recv failure: Connection reset by peer",
                        "ERR_CONNECTION_RESET", "socket hang up").in(Kind.HTTP_PROBE).also(Cause.CONTAINER_CRASH),
                that(Cause.TARGET_GROUP_UNHEALTHY, LIKELY, ALB,
                        "503 Service Temporarily Unavailable", "503 Service Unavailable", "502 Bad Gateway",
                        "HTTP/1.1 503", "HTTP/2 503", "HTTP/1.1 502", "HTTP/2 502", "error: 503", "error: 502",
                        "504 Gateway Time", "HTTP/1.1 504", "HTTP/2 504", "error: 504", "status 503", "status 502",
                        "status 504", "status code 503", "status code 502", "status code 504", "returned 503",
                        "returned 502", "returned 504", "statuscode=503").in(Kind.HTTP_PROBE),
                that(Cause.NO_FAILURE, LIKELY, CURL, "HTTP/1.1 200", "HTTP/2 200", "200 OK", "status 200",
                        "status code 200",
                        "returned 200", "http code 200", "status: UP|", "204 No Content", "status: ok|",
                        "status: healthy", "HTTP/1.0 200", "status: 200", "response 200")
                        .in(Kind.HTTP_PROBE),
                that(Cause.UNKNOWN, HINT, CURL, "Could not resolve host", "ERR_NAME_NOT_RESOLVED", "404 Not Found",
                        "500 Internal Server Error", "DNS_PROBE_FINISHED_NXDOMAIN", "getaddrinfo", "SSL certificate",
                        "HTTP/1.1 404", "HTTP/1.1 500", "ERR_SSL", "ERR_CERT").in(Kind.HTTP_PROBE));
    }
}
