package dev.slipway.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What stands before one entry in a tar: its header in the ustar form, after an extended one where a name is long or
 * beyond ASCII. Everything belongs to root, as Docker's own command line sends it.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html">POSIX, ustar and pax formats</a>
 */
final class TarHeader {

    static final int BLOCK = 512;

    private static final int NAME = 100;
    private static final long LARGEST_IN_OCTAL = 077777777777L;

    private final byte[] block = new byte[BLOCK];

    private TarHeader() {}

    static byte[] of(BuildContext.Entry entry) {
        byte[] name = FileName.encoded(entry.name());
        byte[] target = FileName.encoded(entry.target());
        ByteArrayOutputStream extended = new ByteArrayOutputStream();
        addIfLong("path", name, extended);
        addIfLong("linkpath", target, extended);
        if (entry.bytes() > LARGEST_IN_OCTAL) {
            add("size", Long.toString(entry.bytes()).getBytes(StandardCharsets.US_ASCII), extended);
        }
        char type = switch (entry.kind()) {
            case FILE -> '0';
            case SAME_FILE -> '1';
            case LINK -> '2';
            case FOLDER -> '5';
        };
        byte[] header = block(name, entry, type, target);
        if (extended.size() == 0) {
            return header;
        }
        byte[] records = extended.toByteArray();
        BuildContext.Entry before = new BuildContext.Entry("PaxHeaders/", entry.file(), BuildContext.Kind.FILE,
                records.length, entry.modified(), 0644, "");
        ByteArrayOutputStream all = new ByteArrayOutputStream(3 * BLOCK);
        all.writeBytes(block(before.name().getBytes(StandardCharsets.US_ASCII), before, 'x', new byte[0]));
        all.writeBytes(Arrays.copyOf(records, records.length + padding(records.length)));
        all.writeBytes(header);
        return all.toByteArray();
    }

    /** How many zeros follow this many bytes of content. */
    static int padding(long bytes) {
        return (int) (-bytes & BLOCK - 1);
    }

    private static void addIfLong(String key, byte[] value, ByteArrayOutputStream records) {
        boolean isPlain = value.length <= NAME;
        for (byte b : value) {
            isPlain &= b > 0;
        }
        if (!isPlain) {
            add(key, value, records);
        }
    }

    /** A record begins with its own length, the length's digits included. */
    private static void add(String key, byte[] value, ByteArrayOutputStream records) {
        int rest = key.length() + value.length + 3;
        int length = rest + Integer.toString(rest).length();
        length = rest + Integer.toString(length).length();
        records.writeBytes((length + " " + key + "=").getBytes(StandardCharsets.US_ASCII));
        records.writeBytes(value);
        records.write('\n');
    }

    private static byte[] block(byte[] name, BuildContext.Entry entry, char type, byte[] target) {
        TarHeader header = new TarHeader();
        header.bytes(0, name);
        header.octal(100, 8, entry.mode());
        header.octal(108, 8, 0);
        header.octal(116, 8, 0);
        header.octal(124, 12, entry.bytes() > LARGEST_IN_OCTAL ? 0 : entry.bytes());
        header.octal(136, 12, Math.clamp(Math.floorDiv(entry.modified(), 1000L), 0, LARGEST_IN_OCTAL));
        header.block[156] = (byte) type;
        header.bytes(157, target);
        header.bytes(257, "ustar\00000".getBytes(StandardCharsets.US_ASCII));
        Arrays.fill(header.block, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : header.block) {
            sum += b & 0xFF;
        }
        header.octal(148, 7, sum);
        return header.block;
    }

    private void bytes(int offset, byte[] value) {
        System.arraycopy(value, 0, block, offset, Math.min(value.length, NAME));
    }

    /** Digits up to the field's end, which is a zero byte. */
    private void octal(int offset, int length, long value) {
        long rest = value;
        for (int i = offset + length - 2; i >= offset; i--) {
            block[i] = (byte) ('0' + (rest & 7));
            rest >>= 3;
        }
        block[offset + length - 1] = 0;
    }
}
