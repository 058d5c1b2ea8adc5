package dev.slipway.reach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** A server on this machine that does with each connection what a test says. */
final class LoopbackServer implements AutoCloseable {

    private final ServerSocket listening;
    private final Conversation conversation;

    LoopbackServer(Conversation conversation) {
        try {
            this.listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.conversation = conversation;
        Thread.ofVirtual().start(this::serve);
    }

    /** What is done with a connection. */
    interface Conversation {
        void with(Socket socket) throws Exception;
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + path);
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                conversation.with(socket);
            } catch (Exception e) {
                // the other side went away, which some tests want
                continue;
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
