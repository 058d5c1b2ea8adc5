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
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks by a plain socket, past any proxy, since only that shows where a connection fails. Speaks HTTP/1.1 without
 * TLS.
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
        return address.getPort() < 0 ? 80 : address.getPort();
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
        try {
            socket.getOutputStream().write(request(address).getBytes(StandardCharsets.ISO_8859_1));
            listen(socket, deadline, received);
        } catch (SocketTimeoutException e) {
            return ofReceived(received.toByteArray(), Fault.SILENT, connecting, asked);
        } catch (IOException e) {
            return ofReceived(received.toByteArray(), Fault.RESET, connecting, asked);
        }
        return ofReceived(received.toByteArray(), Fault.CLOSED, connecting, asked);
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
