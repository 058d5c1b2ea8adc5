package dev.slipway.image;

import dev.slipway.change.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * A build context as a plain tar that is made piece by piece while it is read, so that its size costs no memory and
 * no temporary file. A file that cannot be sent whole fails the reading: the engine must never build from half a folder.
 */
final class ContextStream extends InputStream {

    private static final int CHUNK = 64 * 1024;

    private final BuildContext context;
    private final Progress progress;
    private final Iterator<BuildContext.Entry> rest;
    private final long total;
    private final ByteArrayOutputStream made = new ByteArrayOutputStream(2 * CHUNK);
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(made, "UTF-8");

    private byte[] ready = new byte[0];
    private int position;
    private boolean ended;
    private InputStream file;
    private BuildContext.Entry entry;
    private long left;
    private long sent;
    private ImageProblem failure;

    ContextStream(BuildContext context, Progress progress) {
        this.context = context;
        this.progress = progress;
        this.rest = context.entries().iterator();
        this.total = context.bytes();
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
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

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (position == ready.length) {
            if (ended) {
                return -1;
            }
            made.reset();
            makeMore();
            ready = made.toByteArray();
            position = 0;
        }
        int count = Math.min(length, ready.length - position);
        System.arraycopy(ready, position, bytes, offset, count);
        position += count;
        return count;
    }

    private void makeMore() throws IOException {
        try {
            if (file != null) {
                copyChunk();
            } else if (rest.hasNext()) {
                begin(rest.next());
            } else {
                tar.finish();
                ended = true;
            }
        } catch (IOException e) {
            if (failure == null) {
                failure = new ImageProblem.UnreadableContext(String.valueOf(e.getMessage()), e.toString());
            }
            throw e;
        }
    }

    private void begin(BuildContext.Entry next) throws IOException {
        entry = next;
        tar.putArchiveEntry(header(next));
        if (next.isFolder() || !next.link().isEmpty()) {
            tar.closeArchiveEntry();
        } else {
            file = Files.newInputStream(context.folder().resolve(next.name()));
            left = next.bytes();
        }
    }

    private static TarArchiveEntry header(BuildContext.Entry entry) {
        boolean isLink = !entry.link().isEmpty();
        byte type = isLink ? TarConstants.LF_SYMLINK : entry.isFolder() ? TarConstants.LF_DIR : TarConstants.LF_NORMAL;
        TarArchiveEntry header = new TarArchiveEntry(entry.name(), type);
        header.setLinkName(entry.link());
        header.setSize(entry.bytes());
        header.setMode(entry.mode());
        header.setModTime(entry.modified());
        return header;
    }

    /** A file that has grown meanwhile (a log) is sent as far as it was; one that has shrunk cannot be. */
    private void copyChunk() throws IOException {
        byte[] chunk = file.readNBytes((int) Math.min(CHUNK, left));
        if (chunk.length < Math.min(CHUNK, left)) {
            failure = new ImageProblem.ContextMoved(entry.name());
            throw new IOException(entry.name() + " became shorter while it was sent");
        }
        tar.write(chunk);
        left -= chunk.length;
        sent += chunk.length;
        progress.reached("context", sent, total);
        if (left == 0) {
            closeFile();
            tar.closeArchiveEntry();
        }
    }

    private void closeFile() throws IOException {
        InputStream closing = file;
        file = null;
        closing.close();
    }

    @Override
    public void close() throws IOException {
        ended = true;
        if (file != null) {
            closeFile();
        }
    }
}
