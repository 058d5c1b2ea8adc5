package dev.slipway;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text from standard input, of which a bounded part is kept, however much comes. */
final class InputText {

    /** Bytes of one line, or of the whole, that are kept. */
    static final int LONGEST = 32 * 1024 * 1024;
    private static final int BLOCK = 1 << 16;
    private static final int SAMPLE = 4096;

    private final BufferedInputStream in;

    /** @param isCut whether more came than is kept */
    record Piece(String text, boolean isCut) {

        /** Whether these are bytes of no text: characters that no text has are among the first. */
        boolean isBinary() {
            String sample = text.substring(0, Math.min(text.length(), SAMPLE));
            return sample.chars().filter(Piece::isStrange).count() * 10 > sample.length();
        }

        private static boolean isStrange(int c) {
            return c == '\ufffd' || c < ' ' && "\n\r\t\f\b\u001b".indexOf(c) < 0;
        }
    }

    InputText(InputStream in) {
        this.in = new BufferedInputStream(in, BLOCK);
    }

    /** Whether it begins as JSON lines do: with a brace that does not stand alone on its line. Only looks. */
    boolean beginsWithJsonLine() throws IOException {
        in.mark(BLOCK);
        int c = in.read();
        int n = 1;
        for (; n < BLOCK / 2 && isBlank(c); n++) {
            c = in.read();
        }
        boolean isObject = c == '{';
        do {
            c = in.read();
            n++;
        } while (n < BLOCK - 1 && (c == ' ' || c == '\r'));
        in.reset();
        return isObject && c != '\n';
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    /** All of it; of more than {@link #LONGEST}, what came last, where logs tell how they ended. */
    Piece all() throws IOException {
        byte[] kept = in.readNBytes(LONGEST);
        byte[] block = in.readNBytes(BLOCK);
        if (block.length == 0) {
            return new Piece(decoded(kept), false);
        }
        int at = 0;
        while (block.length > 0) {
            int toEnd = Math.min(block.length, kept.length - at);
            System.arraycopy(block, 0, kept, at, toEnd);
            System.arraycopy(block, toEnd, kept, 0, block.length - toEnd);
            at = (at + block.length) % kept.length;
            block = in.readNBytes(BLOCK);
        }
        byte[] ordered = new byte[kept.length];
        System.arraycopy(kept, at, ordered, 0, kept.length - at);
        System.arraycopy(kept, 0, ordered, kept.length - at, at);
        return new Piece(decoded(ordered), true);
    }

    /** The lines of what has not been read; one longer than {@link #LONGEST} bytes has no text. */
    BoundedLines lines() {
        return new BoundedLines(in, LONGEST);
    }

    /** UTF-8, unless it begins as Windows PowerShell begins what it writes to a file. */
    private static String decoded(byte[] bytes) {
        Charset charset = StandardCharsets.UTF_8;
        if (bytes.length > 1 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe
                || bytes.length > 1 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
            charset = StandardCharsets.UTF_16;
        }
        return new String(bytes, charset);
    }
}
