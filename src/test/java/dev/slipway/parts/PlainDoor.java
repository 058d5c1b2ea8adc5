package dev.slipway.parts;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Lets plain connections through to a server and closes encrypted ones at once, as servers do that know the difference.
 * Java's own waits for the end of a line, and an engine that asks with TLS first waits with it.
 */
final class PlainDoor implements AutoCloseable {

    private static final int TLS_HANDSHAKE = 0x16;

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final InetSocketAddress server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    PlainDoor(InetSocketAddress server) throws IOException {
        this.server = server;
        threads.execute(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                Socket guest = door.accept();
                threads.execute(() -> let(guest));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void let(Socket guest) {
        try (guest) {
            int first = guest.getInputStream().read();
            if (first < 0 || first == TLS_HANDSHAKE) {
                return;
            }
            try (Socket host = new Socket(server.getAddress(), server.getPort())) {
                host.getOutputStream().write(first);
                threads.execute(() -> carry(host, guest));
                carry(guest, host);
            }
        } catch (IOException e) {
            // one of the two has hung up
        }
    }

    private static void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // one of the two has hung up
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
