package dev.slipway.change;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A file of lines that one program at a time may add to; each line is on the disk before {@link #append} returns. */
final class LockedFile implements AutoCloseable {

    // POSIX gives up a process's lock when the process closes *any* descriptor of that file. So what this process
    // holds has to be known before the file is opened a second time, and the file is only read through its channel.
    private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private LockedFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens and locks it, making its folders where they are missing.
     *
     * @throws ProblemException {@link ChangeProblem.LedgerBusy} when it is open elsewhere,
     *     {@link ChangeProblem.LedgerUnwritable} when it cannot be made, locked or written
     */
    static LockedFile open(Path path) throws ProblemException {
        Path file = placed(path);
        if (!HELD_BY_THIS_PROCESS.add(file)) {
            throw busy(file);
        }
        LockedFile opened = null;
        try {
            opened = lock(file);
            return opened;
        } catch (IOException e) {
            throw unwritable(file, e);
        } finally {
            if (opened == null) {
                HELD_BY_THIS_PROCESS.remove(file);
            }
        }
    }

    /** The one name of the file, however its folder was written. */
    private static Path placed(Path path) throws ProblemException {
        Path absolute = path.toAbsolutePath();
        try {
            return Files.createDirectories(absolute.getParent()).toRealPath().resolve(absolute.getFileName());
        } catch (IOException e) {
            throw unwritable(absolute, e);
        }
    }

    private static LockedFile lock(Path file) throws IOException, ProblemException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            if (channel.tryLock() == null) {
                throw busy(file);
            }
            endCutLine(channel);
            locked = true;
            return new LockedFile(file, channel);
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    /** A killed program may have left half a line; what comes next starts on a line of its own. */
    private static void endCutLine(FileChannel channel) throws IOException {
        long size = channel.size();
        channel.position(size);
        if (size == 0) {
            return;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, size - 1);
        if (last.get(0) != '\n') {
            channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
    }

    /** Adds a line and forces it to the disk. */
    void append(String line) throws ProblemException {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** All lines; bytes that are no UTF-8 (half a letter of a killed write) spoil their own line only. */
    List<String> lines() throws ProblemException {
        try {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
            while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) { }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Bytes so far. */
    long size() throws ProblemException {
        try {
            return channel.size();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD_BY_THIS_PROCESS.remove(file);
        }
    }

    private static ProblemException busy(Path file) {
        return new ProblemException(new ChangeProblem.LedgerBusy(file.toString()));
    }

    private static ProblemException unwritable(Path file, IOException e) {
        return new ProblemException(new ChangeProblem.LedgerUnwritable(file.toString(), String.valueOf(e)), e);
    }
}
