package dev.slipway.image;

import dev.slipway.change.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * A build context as a plain tar that is made piece by piece while it is read, so that its size costs no memory and
 * no temporary file. A file that cannot be sent whole fails the reading, and so does closing or cancelling half-way:
 * the engine must never build from half a folder.
 */
final class ContextStream extends InputStream {

    /** How often the progress is told, in bytes. */
    private static final long STEP = 256 * 1024;

    private final Progress progress;
    private final Iterator<BuildContext.Entry> rest;
    private final long total;

    private byte[] between = new byte[0];
    private int position;
    private BuildContext.Entry entry;
    private SeekableByteChannel file;
    private long left;
    private long sent;
    private long told = -STEP;
    private boolean ended;
    private volatile boolean closed;
    private volatile ImageProblem failure;

    ContextStream(BuildContext context, Progress progress) {
        this.progress = progress;
        this.rest = context.entries().iterator();
        this.total = context.bytes();
    }

    /** Why the reading has failed, if it was this side's fault. */
    Optional<ImageProblem> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** Fills the whole of what is asked for, until the end. */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int filled = 0;
        while (filled < length && hasMore()) {
            filled += left > 0 ? copyFile(bytes, offset + filled, length - filled)
                    : copyBetween(bytes, offset + filled, length - filled);
        }
        if (sent - told >= STEP || sent == total && told < total) {
            told = sent;
            progress.reached("context", sent, total);
        }
        return filled == 0 && length > 0 ? -1 : filled;
    }

    /** Makes ready what comes next: the content of a file, or what stands between two of them. */
    private boolean hasMore() throws IOException {
        if (closed || progress.isCancelled()) {
            throw new InterruptedIOException("the sending was stopped");
        }
        if (left > 0 || position < between.length) {
            return true;
        }
        if (ended) {
            return false;
        }
        // the content is padded to whole blocks, and two empty ones end the tar
        int padding = entry == null ? 0 : TarHeader.padding(entry.bytes());
        ended = !rest.hasNext();
        entry = ended ? null : rest.next();
        byte[] header = ended ? new byte[2 * TarHeader.BLOCK] : TarHeader.of(entry);
        between = new byte[padding + header.length];
        System.arraycopy(header, 0, between, padding, header.length);
        position = 0;
        return true;
    }

    private int copyBetween(byte[] bytes, int offset, int length) throws IOException {
        int count = Math.min(length, between.length - position);
        System.arraycopy(between, position, bytes, offset, count);
        position += count;
        if (position == between.length && !ended) {
            left = entry.bytes();
            file = left > 0 ? open() : null;
        }
        return count;
    }

    private SeekableByteChannel open() throws IOException {
        try {
            return Files.newByteChannel(entry.file(), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            failure = new ImageProblem.ContextMoved(FileName.shown(entry.name()));
            throw e;
        } catch (IOException e) {
            failure = new ImageProblem.UnreadableContext(FileName.shown(entry.name()), e.toString());
            throw e;
        }
    }

    /** A file that has grown meanwhile (a log) is sent as far as it was; one that has shrunk cannot be. */
    private int copyFile(byte[] bytes, int offset, int length) throws IOException {
        int count;
        try {
            count = file.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(length, left)));
        } catch (IOException e) {
            failure = new ImageProblem.UnreadableContext(FileName.shown(entry.name()), e.toString());
            throw e;
        }
        if (count < 0) {
            failure = new ImageProblem.ContextMoved(FileName.shown(entry.name()));
            throw new IOException(entry.name() + " became shorter while it was sent");
        }
        left -= count;
        sent += count;
        if (left == 0) {
            closeFile();
        }
        return count;
    }

    private void closeFile() throws IOException {
        SeekableByteChannel closing = file;
        file = null;
        if (closing != null) {
            closing.close();
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        closeFile();
    }
}
