package dev.slipway.pipeline;

import dev.slipway.change.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;
import java.util.UUID;

/**
 * One text file inside a folder: read whole, written whole. It never leads out of the folder, and a reader finds the
 * old text or the new one, never half of one.
 */
public final class RepositoryFile {

    /** The largest file that is read, in bytes. */
    public static final int LIMIT = 4 * 1024 * 1024;

    private final Path folder;
    private final String relativePath;

    public RepositoryFile(Path folder, String relativePath) {
        this.folder = folder;
        this.relativePath = relativePath;
    }

    /**
     * The text of a file anywhere, as somebody named it on a command line.
     *
     * @throws ProblemException a {@link PipelineProblem}
     */
    public static String text(Path file) throws ProblemException {
        Path real = real(file);
        Path folder = Optional.ofNullable(real.getParent()).orElse(real);
        return new RepositoryFile(folder, real.getFileName() == null ? "" : real.getFileName().toString()).read()
                .orElseThrow(() -> new ProblemException(new PipelineProblem.NoFile(file.toString())));
    }

    /**
     * A file anywhere, links followed.
     *
     * @throws ProblemException a {@link PipelineProblem} when there is none
     */
    public static Path real(Path file) throws ProblemException {
        try {
            return file.toRealPath();
        } catch (NoSuchFileException e) {
            throw new ProblemException(new PipelineProblem.NoFile(file.toString()), e);
        } catch (IOException e) {
            throw new ProblemException(new PipelineProblem.Unreadable(file.toString(), reason(e)), e);
        }
    }

    /**
     * Where it is, links followed.
     *
     * @throws ProblemException a {@link PipelineProblem} when no file can be there
     */
    public Path path() throws ProblemException {
        Path root = realFolder();
        Path relative = relative();
        Path path = root;
        for (Path part : relative) {
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new ProblemException(new PipelineProblem.NotAFile(relativePath));
            }
            Path next = path.resolve(part);
            if (Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
                next = followed(next);
                if (!next.startsWith(root)) {
                    throw outside();
                }
            }
            path = next;
        }
        return path;
    }

    /**
     * The text that is there; empty when there is no such file.
     *
     * @throws ProblemException a {@link PipelineProblem}
     */
    public Optional<String> read() throws ProblemException {
        Path path = path();
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(path)) {
            throw new ProblemException(new PipelineProblem.NotAFile(relativePath));
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new ProblemException(new PipelineProblem.TooLarge(relativePath, Files.size(path), LIMIT));
            }
            return Optional.of(text(bytes));
        } catch (IOException e) {
            throw new ProblemException(new PipelineProblem.Unreadable(relativePath, reason(e)), e);
        }
    }

    /**
     * Puts this text there, making the folders it needs.
     *
     * @throws ProblemException a {@link PipelineProblem}; the old text is then still there
     */
    public void write(String content) throws ProblemException {
        Path path = path();
        // a name of our own, since the system's temporary files are readable by their owner only
        Path beside = path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.createDirectories(path.getParent());
            try {
                writeForced(beside, content);
                keepPermissions(path, beside);
                move(beside, path);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new ProblemException(new PipelineProblem.Unwritable(relativePath, reason(e)), e);
        }
    }

    private Path realFolder() throws ProblemException {
        if (!Files.isDirectory(folder)) {
            throw new ProblemException(new PipelineProblem.NoFolder(folder.toString()));
        }
        return followed(folder);
    }

    private Path relative() throws ProblemException {
        try {
            Path relative = Path.of(relativePath);
            boolean climbs = false;
            for (Path part : relative) {
                climbs |= part.toString().equals("..") || part.toString().equals(".") || part.toString().isEmpty();
            }
            if (climbs || relative.getRoot() != null || relativePath.startsWith("/")) {
                throw outside();
            }
            return relative;
        } catch (InvalidPathException e) {
            throw new ProblemException(new PipelineProblem.NotAFile(relativePath), e);
        }
    }

    private Path followed(Path path) throws ProblemException {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new ProblemException(new PipelineProblem.NotAFile(relativePath), e);
        }
    }

    private ProblemException outside() {
        return new ProblemException(new PipelineProblem.OutsideFolder(folder.toString(), relativePath));
    }

    private String text(byte[] bytes) throws ProblemException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        boolean isText = StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isUnderflow();
        String text = out.flip().toString();
        int nul = text.indexOf('\0');
        if (isText && nul < 0) {
            return text;
        }
        String sound = nul < 0 ? text : text.substring(0, nul);
        int line = (int) sound.chars().filter(letter -> letter == '\n').count() + 1;
        throw new ProblemException(
                new PipelineProblem.NotText(relativePath, line, sound.length() - sound.lastIndexOf('\n')));
    }

    private static void writeForced(Path file, String content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (view != null && Files.exists(from)) {
            Files.setPosixFilePermissions(to, view.readAttributes().permissions());
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String reason(IOException e) {
        return e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }
}
