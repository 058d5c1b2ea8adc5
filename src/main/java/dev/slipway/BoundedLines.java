package dev.slipway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a stream, of which none is held beyond a limit however long it is. */
final class BoundedLines {

    private final InputStream in;
    private final int limit;
    private int number;

    /** @param limit in bytes */
    BoundedLines(InputStream in, int limit) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.limit = limit;
    }

    /**
     * One line.
     *
     * @param number counted from 1
     * @param text   without its end; empty when it is longer than the limit
     */
    record Line(int number, Optional<String> text) {}

    /** The next line; empty at the end. What is not UTF-8 becomes U+FFFD, and a byte order mark is left out. */
    Optional<Line> next() throws IOException {
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean tooLong = false;
        for (; next >= 0 && next != '\n'; next = in.read()) {
            tooLong |= bytes.size() == limit;
            if (!tooLong) {
                bytes.write(next);
            }
        }
        number++;
        String text = bytes.toString(StandardCharsets.UTF_8);
        return Optional.of(new Line(number, tooLong ? Optional.empty()
                : Optional.of(number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text)));
    }
}
