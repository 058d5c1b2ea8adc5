package dev.slipway.rollout;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.PipelineProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/** Every look of a watch, written down as it comes, so that a killed program loses none of it. */
public final class Recording implements AutoCloseable {

    /** Bytes; then a new file begins that continues the old one. */
    static final long MOST = 8L * 1024 * 1024;

    private final Recordings folder;
    private final ServiceKey service;
    private final RecordingJson json = new RecordingJson();
    private Path file;
    private FileChannel channel;
    private Snapshot last;
    private Timeline seen;
    private Optional<Followed> followed = Optional.empty();

    private Recording(Recordings folder, ServiceKey service, Path file, FileChannel channel) {
        this.folder = folder;
        this.service = service;
        this.file = file;
        this.channel = channel;
        this.seen = Timeline.empty();
    }

    /** Begins a file of its own. */
    static Recording begin(Recordings folder, ServiceKey service, Path file) throws ProblemException {
        FileChannel channel = opened(file).orElseThrow(() -> unwritable(file, "in use"));
        Recording recording = new Recording(folder, service, file, channel);
        recording.write(recording.json.line(Header.of(service, null)));
        return recording;
    }

    /** Goes on in a file that an earlier watch has left; empty while another program writes there. */
    static Optional<Recording> resume(Recordings folder, ServiceKey service, Path file, Replay before)
            throws ProblemException {
        Optional<FileChannel> channel = opened(file);
        if (channel.isEmpty()) {
            return Optional.empty();
        }
        Recording recording = new Recording(folder, service, file, channel.get());
        recording.seen = before.whole();
        recording.last = before.last().orElse(null);
        recording.followed = before.followed();
        recording.write("");
        return Optional.of(recording);
    }

    /** What an earlier watch has seen and this one goes on with; empty for a new recording. */
    public Timeline seen() {
        return seen;
    }

    /** The deployment that the earlier watch followed, unless that has succeeded; empty for the newest. */
    public Optional<Followed> followed() {
        return followed.filter(one -> !(Judgement.of(seen, one) instanceof Judgement.Succeeded));
    }

    public Path file() {
        return file;
    }

    /**
     * Writes one more look; a service that was made anew since the last one begins a file of its own.
     *
     * @throws ProblemException {@link PipelineProblem.Unwritable}; the looks before it are kept
     */
    public void add(Snapshot look) throws ProblemException {
        if (last != null && !last.isOfSame(look)) {
            renew(look.at(), null);
        } else if (size() > folder.longest()) {
            renew(look.at(), file.getFileName().toString());
        }
        write(json.line(RecordedLook.of(last, look)));
        last = look;
    }

    /**
     * Writes down which deployment is judged from here on, where that is another than before.
     *
     * @param one empty for whichever is the service's newest
     * @throws ProblemException {@link PipelineProblem.Unwritable}
     */
    public void follow(Optional<Followed> one) throws ProblemException {
        if (!one.equals(followed)) {
            write(json.line(RecordedFollow.of(one)));
            followed = one;
        }
    }

    private void renew(Instant now, String continued) throws ProblemException {
        close();
        file = folder.newFile(service, now);
        channel = opened(file).orElseThrow(() -> unwritable(file, "in use"));
        last = null;
        write(json.line(Header.of(service, continued)));
        if (followed.isPresent()) {
            write(json.line(RecordedFollow.of(followed)));
        }
    }

    /** An empty line ends the half line that a killed program may have left. */
    private void write(String line) throws ProblemException {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
            channel.position(channel.size());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw unwritable(file, String.valueOf(e));
        }
    }

    private long size() throws ProblemException {
        try {
            return channel.size();
        } catch (IOException e) {
            throw unwritable(file, String.valueOf(e));
        }
    }

    /** Locks a byte that is never written, so that others may still read. */
    private static Optional<FileChannel> opened(Path file) throws ProblemException {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
            if (lock != null) {
                return Optional.of(channel);
            }
            channel.close();
            return Optional.empty();
        } catch (OverlappingFileLockException e) {
            closeQuietly(channel);
            return Optional.empty();
        } catch (IOException e) {
            closeQuietly(channel);
            throw unwritable(file, String.valueOf(e));
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // what matters has been said already
        }
    }

    private static ProblemException unwritable(Path file, String reason) {
        return new ProblemException(new PipelineProblem.Unwritable(file.toString(), reason));
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }
}
