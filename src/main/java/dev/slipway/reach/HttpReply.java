package dev.slipway.reach;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginning of what a server sent, read as an HTTP/1 answer as far as it has come.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112</a>
 */
final class HttpReply {

    /** More than this is not read: 4,096 characters are shown. */
    static final int MOST_BYTES = 65_536;
    private static final int SHOWN = 4_096;
    private static final String LAST_CHUNK = "0\r\n\r\n";
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([A-Za-z0-9._:-]+)");

    private final byte[] bytes;
    private final String head;
    private final int bodyStart;

    private HttpReply(byte[] bytes, String head, int bodyStart) {
        this.bytes = bytes;
        this.head = head;
        this.bodyStart = bodyStart;
    }

    /** Empty while the head is not complete. */
    static Optional<HttpReply> of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher end = Pattern.compile("\r?\n\r?\n").matcher(text);
        return end.find() ? Optional.of(new HttpReply(bytes, text.substring(0, end.start()), end.end()))
                : Optional.empty();
    }

    /** Whether the first bytes can still become an HTTP answer. */
    static boolean mayBecomeOne(byte[] bytes) {
        byte[] beginning = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < Math.min(bytes.length, beginning.length); i++) {
            if (bytes[i] != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    /** A TLS record: an alert or a handshake of version 3.x. */
    static boolean isTls(byte[] bytes) {
        return bytes.length >= 3 && (bytes[0] == 0x15 || bytes[0] == 0x16) && bytes[1] == 3;
    }

    /** Empty when the first line is none of HTTP. */
    Optional<Integer> status() {
        Matcher status = STATUS.matcher(head.lines().findFirst().orElse(""));
        return status.matches() ? Optional.of(Integer.valueOf(status.group(1))) : Optional.empty();
    }

    /** Whether all that is wanted of the body is there. */
    boolean isEnough() {
        int received = bytes.length - bodyStart;
        if (bytes.length >= MOST_BYTES || status().filter(it -> it == 204 || it == 304).isPresent()) {
            return true;
        }
        if (isChunked()) {
            String body = new String(bytes, bodyStart, received, StandardCharsets.ISO_8859_1);
            return body.equals(LAST_CHUNK) || body.endsWith("\n" + LAST_CHUNK);
        }
        return header("content-length").filter(it -> it.matches("\\d{1,18}"))
                .filter(it -> received >= Long.parseLong(it)).isPresent();
    }

    String body() {
        byte[] body = isChunked() ? unchunked() : Arrays.copyOfRange(bytes, bodyStart, bytes.length);
        String text = new String(body, charset());
        return text.length() > SHOWN ? text.substring(0, SHOWN) : text;
    }

    /** Where a redirect leads; empty when it does not say. */
    String location() {
        return header("location").orElse("");
    }

    /** How the server names itself; empty when it does not. */
    String server() {
        return header("server").orElse("");
    }

    private boolean isChunked() {
        return header("transfer-encoding").filter(it -> it.toLowerCase(Locale.ROOT).contains("chunked")).isPresent();
    }

    /** As far as the chunks make sense. */
    private byte[] unchunked() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int at = bodyStart;
        while (at < bytes.length) {
            int lineEnd = at;
            while (lineEnd < bytes.length && bytes[lineEnd] != '\n') {
                lineEnd++;
            }
            String size = new String(bytes, at, lineEnd - at, StandardCharsets.US_ASCII).split(";")[0].strip();
            int length = size.matches("[0-9A-Fa-f]{1,7}") ? Integer.parseInt(size, 16) : 0;
            int start = Math.min(lineEnd + 1, bytes.length);
            if (length == 0) {
                break;
            }
            body.write(bytes, start, Math.min(length, bytes.length - start));
            at = start + length;
            while (at < bytes.length && (bytes[at] == '\r' || bytes[at] == '\n')) {
                at++;
            }
        }
        return body.toByteArray();
    }

    private Charset charset() {
        Matcher named = CHARSET.matcher(header("content-type").orElse(""));
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private Optional<String> header(String name) {
        return head.lines().skip(1).filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip()).findFirst();
    }
}
