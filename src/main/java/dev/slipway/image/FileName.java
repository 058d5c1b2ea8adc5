package dev.slipway.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file's name as the system has it, which may be any bytes. What is not UTF-8 is kept byte by byte as lone
 * surrogates, U+DC80 to U+DCFF, so that nothing is lost on the way to the engine and two names never become one.
 *
 * @see <a href="https://peps.python.org/pep-0383/">Python does it in the same way</a>
 */
final class FileName {

    private static final char REPLACED = '\uFFFD';
    private static final int ESCAPE = 0xDC00;

    private FileName() {}

    /** The last part of the path. */
    static String of(Path file) {
        String name = file.getFileName().toString();
        if (name.indexOf(REPLACED) < 0) {
            return name;
        }
        byte[] raw = raw(file);
        int slash = raw.length - 1;
        while (raw[slash] != '/') {
            slash--;
        }
        return decoded(Arrays.copyOfRange(raw, slash + 1, raw.length));
    }

    /** Where the symbolic link points, with forward slashes. */
    static String target(Path link) throws IOException {
        Path target = Files.readSymbolicLink(link);
        String text = target.toString().replace(link.getFileSystem().getSeparator(), "/");
        if (text.indexOf(REPLACED) < 0) {
            return text;
        }
        byte[] raw = raw(target.getFileSystem().getPath("/").resolve(target));
        return decoded(target.isAbsolute() ? raw : Arrays.copyOfRange(raw, 1, raw.length));
    }

    /** The bytes of an absolute path: its URI is the only place where Java gives them away. */
    private static byte[] raw(Path file) {
        String uri = file.toUri().getRawPath();
        ByteArrayOutputStream raw = new ByteArrayOutputStream(uri.length());
        // the URI of a folder ends with a slash
        int end = uri.endsWith("/") ? uri.length() - 1 : uri.length();
        for (int i = 0; i < end; i++) {
            if (uri.charAt(i) == '%') {
                raw.write(Integer.parseInt(uri.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                raw.write(uri.charAt(i));
            }
        }
        return raw.toByteArray();
    }

    /** For a person: a question mark for what is no character, or one that would break the line. */
    static String shown(String name) {
        StringBuilder shown = new StringBuilder(name.length());
        name.codePoints().forEach(c -> shown.appendCodePoint(
                Character.isISOControl(c) || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '?' : c));
        return shown.toString();
    }

    static String decoded(byte[] raw) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(raw);
        CharBuffer text = CharBuffer.allocate(raw.length);
        CoderResult end = decoder.decode(bytes, text, true);
        while (end.isError()) {
            for (int i = 0; i < end.length(); i++) {
                text.put((char) (ESCAPE | bytes.get() & 0xFF));
            }
            end = decoder.decode(bytes, text, true);
        }
        return text.flip().toString();
    }

    static byte[] encoded(String name) {
        if (name.chars().noneMatch(c -> c >= ESCAPE && c <= (ESCAPE | 0xFF))) {
            return name.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream raw = new ByteArrayOutputStream(3 * name.length());
        name.codePoints().forEach(c -> {
            if (c >= ESCAPE && c <= (ESCAPE | 0xFF)) {
                raw.write(c);
            } else {
                raw.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        });
        return raw.toByteArray();
    }
}
