package dev.slipway.reach;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Asks by a plain socket, past any proxy, since only that shows where a connection fails. Speaks HTTP/1.1.
 */
public final class HttpProbe implements Probe {

    @Override
    public Reply ask(URI address, Duration patience) {
        if (address.getHost() == null) {
            return Reply.of(new Answer.NoSuchHost(String.valueOf(address.getAuthority())));
        }
        long begun = System.nanoTime();
        InetAddress[] hosts;
        try {
            hosts = InetAddress.getAllByName(address.getHost());
        } catch (UnknownHostException e) {
            return Reply.of(new Answer.NoSuchHost(address.getHost()));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        Optional<Lookup> lookup = isName(address.getHost()) ? Optional.of(new Lookup(
                Stream.of(hosts).map(InetAddress::getHostAddress).toList(), took)) : Optional.empty();
        return new Reply(lookup, connect(hosts[0], address, patience));
    }

    private static boolean isName(String host) {
        return !host.startsWith("[") && !host.matches("[\\d.]+");
    }

    private static Answer connect(InetAddress host, URI address, Duration patience) {
        long begun = System.nanoTime();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port(address)), millis(patience));
            Duration connecting = Duration.ofNanos(System.nanoTime() - begun);
            return conversation(socket, address, patience, connecting);
        } catch (SocketTimeoutException e) {
            return new Answer.TimedOut(Duration.ofNanos(System.nanoTime() - begun));
        } catch (ConnectException e) {
            return ofConnecting(e, Duration.ofNanos(System.nanoTime() - begun));
        } catch (IOException e) {
            return new Answer.Broken(Fault.UNREACHABLE);
        }
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : isEncrypted(address) ? 443 : 80;
    }

    /** The system gives up by itself after a while, and says so in a refusal's clothes. */
    private static Answer ofConnecting(ConnectException e, Duration waited) {
        String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (reason.contains("timed out")) {
            return new Answer.TimedOut(waited);
        }
        return reason.contains("unreachable") ? new Answer.Broken(Fault.UNREACHABLE) : new Answer.Refused();
    }

    private static Answer conversation(Socket socket, URI address, Duration patience, Duration connecting) {
        long asked = System.nanoTime();
        Deadline deadline = new Deadline(asked + patience.toNanos());
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        Fault otherwise = Fault.CLOSED;
        try {
            Socket speaking = isEncrypted(address) ? encrypted(socket, address, deadline) : socket;
            speaking.getOutputStream().write(request(address).getBytes(StandardCharsets.ISO_8859_1));
            listen(speaking, deadline, received);
        } catch (SocketTimeoutException e) {
            otherwise = Fault.SILENT;
        } catch (SSLException e) {
            return new Answer.Broken(ofTls(e));
        } catch (IOException e) {
            otherwise = Fault.RESET;
        }
        return ofReceived(received.toByteArray(), otherwise, connecting, asked);
    }

    private static boolean isEncrypted(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    /** As a browser would, so with the name in the certificate held against the one that is asked. */
    private static Socket encrypted(Socket socket, URI address, Deadline deadline) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket speaking = (SSLSocket) factory.createSocket(socket, address.getHost(), port(address), false);
        SSLParameters parameters = speaking.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        speaking.setSSLParameters(parameters);
        speaking.setSoTimeout(deadline.millisLeft());
        speaking.startHandshake();
        return speaking;
    }

    private static Fault ofTls(SSLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return Fault.CERTIFICATE;
            }
        }
        return Fault.NO_TLS;
    }

    /** Until there is enough, the other side ends, or the patience does. */
    private static void listen(Socket socket, Deadline deadline, ByteArrayOutputStream received) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8_192];
        while (received.size() < HttpReply.MOST_BYTES && !isEnough(received.toByteArray())) {
            socket.setSoTimeout(deadline.millisLeft());
            int count = in.read(buffer);
            if (count < 0) {
                return;
            }
            received.write(buffer, 0, count);
        }
    }

    private static boolean isEnough(byte[] received) {
        return !HttpReply.mayBecomeOne(received) || HttpReply.of(received).filter(HttpReply::isEnough).isPresent();
    }

    /** A status line counts, however the connection ended after it. */
    private static Answer ofReceived(byte[] received, Fault otherwise, Duration connecting, long asked) {
        Optional<HttpReply> reply = HttpReply.of(received);
        Optional<Integer> status = reply.flatMap(HttpReply::status);
        if (status.isPresent()) {
            return new Answer.Answered(status.get(), reply.get().body(), reply.get().location(),
                    reply.get().server(), connecting,
                    Duration.ofNanos(System.nanoTime() - asked));
        }
        if (HttpReply.isTls(received)) {
            return new Answer.Broken(Fault.TLS);
        }
        boolean unfinished = reply.isEmpty() && HttpReply.mayBecomeOne(received)
                && received.length < HttpReply.MOST_BYTES;
        return new Answer.Broken(unfinished ? otherwise : Fault.NOT_HTTP);
    }

    private static String request(URI address) {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return "GET " + path + query + " HTTP/1.1\r\nHost: " + address.getRawAuthority()
                + "\r\nUser-Agent: Slipway\r\nAccept: */*\r\nConnection: close\r\n\r\n";
    }

    private static int millis(Duration patience) {
        return Math.clamp(patience.toMillis(), 1, Integer.MAX_VALUE);
    }

    /** The moment when the patience for the answer ends, by the running clock. */
    private record Deadline(long nanos) {

        private int millisLeft() throws SocketTimeoutException {
            long left = nanos - System.nanoTime();
            if (left <= 0) {
                throw new SocketTimeoutException("no answer in time");
            }
            return millis(Duration.ofNanos(left));
        }
    }
}
