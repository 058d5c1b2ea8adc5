package dev.slipway.image;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.BuildResponseItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;

/**
 * The request that carries a build context, in large pieces over a connection of its own. docker-java sends pieces of
 * 4 KB, which costs the engine a third more, and ends a request properly even when what it sends has failed half-way:
 * the engine could build from half a folder.
 *
 * @param path with its query
 * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Image/operation/ImageBuild">Build an
 *     image</a>
 */
record ContextPost(Socket socket, String path) {

    private static final int PIECE = 256 * 1024;
    /** A piece's size in 8 hexadecimal digits and a line end. */
    private static final int SIZE = 10;
    private static final int LINE_END = 2;
    private static final int LONGEST_REFUSAL = 1_000_000;

    private static final ObjectReader ITEMS = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).readerFor(BuildResponseItem.class);

    /**
     * Sends the context and hands on what the engine says, until it has said all.
     *
     * @throws DockerException when the engine refuses the request, in docker-java's words
     * @throws IOException when the context cannot be read, or the connection is lost or closed
     */
    void exec(InputStream context, Consumer<BuildResponseItem> output) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-tar\r\n"
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        IOException refused = send(context, out);
        ClassicHttpResponse response = response(refused);
        try (InputStream body = response.getEntity() == null ? InputStream.nullInputStream()
                : response.getEntity().getContent()) {
            if (response.getCode() / 100 != 2) {
                throw new DockerException(new String(body.readNBytes(LONGEST_REFUSAL), StandardCharsets.UTF_8),
                        response.getCode());
            }
            MappingIterator<BuildResponseItem> items = ITEMS.readValues(body);
            while (items.hasNextValue()) {
                output.accept(items.nextValue());
            }
        }
    }

    /**
     * Sends it to its end.
     *
     * @return why the engine would not take more, or null: it may have answered before, and said why
     * @throws IOException when the context could not be read; the request is left unended then
     */
    private static IOException send(InputStream context, OutputStream out) throws IOException {
        byte[] piece = new byte[SIZE + PIECE + LINE_END];
        int length;
        do {
            length = Math.max(0, context.read(piece, SIZE, PIECE));
            byte[] size = "%08x\r\n".formatted(length).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(size, 0, piece, 0, SIZE);
            piece[SIZE + length] = '\r';
            piece[SIZE + length + 1] = '\n';
            try {
                out.write(piece, 0, SIZE + length + LINE_END);
            } catch (IOException e) {
                return e;
            }
        } while (length > 0);
        return null;
    }

    private ClassicHttpResponse response(IOException refused) throws IOException {
        try {
            DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(Http1Config.DEFAULT);
            connection.bind(socket);
            ClassicHttpResponse response = connection.receiveResponseHeader();
            connection.receiveResponseEntity(response);
            return response;
        } catch (IOException | HttpException e) {
            if (refused != null) {
                throw refused;
            }
            throw e instanceof IOException broken ? broken : new IOException(e);
        }
    }
}
