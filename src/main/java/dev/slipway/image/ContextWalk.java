package dev.slipway.image;

import dev.slipway.change.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks through a build context's folder. Links are kept as links; sockets, pipes and devices are left out. */
final class ContextWalk {

    private static final int MOST = 300_000;
    private static final long LARGEST_IGNORE_FILE = 1_000_000;
    /** The engine reads these two itself, so they are sent even when a pattern ignores them. */
    private static final Set<String> ALWAYS = Set.of("Dockerfile", ".dockerignore");
    /** Where the system has no permission bits, as Docker's own command line does it. */
    private static final int MODE_ON_WINDOWS = 0755;

    private final Path top;
    private final boolean unix;
    private final DockerIgnore ignore;
    private final Map<String, BuildContext.Entry> entries = new LinkedHashMap<>();

    ContextWalk(Path top) throws ProblemException {
        this.top = top;
        this.unix = top.getFileSystem().supportedFileAttributeViews().contains("unix");
        this.ignore = ignoreFile();
    }

    List<BuildContext.Entry> entries() throws ProblemException {
        walk(top, "");
        return List.copyOf(entries.values());
    }

    private DockerIgnore ignoreFile() throws ProblemException {
        for (String name : List.of("Dockerfile.dockerignore", ".dockerignore")) {
            Path file = top.resolve(name);
            if (Files.isRegularFile(file)) {
                return read(file);
            }
        }
        return DockerIgnore.nothing();
    }

    private static DockerIgnore read(Path file) throws ProblemException {
        try {
            if (Files.size(file) > LARGEST_IGNORE_FILE) {
                throw new ProblemException(new ImageProblem.BadIgnoreFile(file.toString(),
                        "> " + LARGEST_IGNORE_FILE + " bytes"));
            }
            return DockerIgnore.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (DockerIgnore.BadPattern e) {
            throw new ProblemException(new ImageProblem.BadIgnoreFile(file.toString(), e.getMessage()), e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private void walk(Path folder, String prefix) throws ProblemException {
        for (Path child : children(folder)) {
            String path = prefix + child.getFileName();
            boolean ignored = ignore.ignores(path) && !ALWAYS.contains(path);
            if (!ignored) {
                addWithFoldersAbove(path);
            }
            boolean isFolder = Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
            if (isFolder && (!ignored || ignore.mayBringBackBelow(path))) {
                walk(child, path + "/");
            }
        }
    }

    private static List<Path> children(Path folder) throws ProblemException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            List<Path> children = new ArrayList<>();
            stream.forEach(children::add);
            Collections.sort(children);
            return children;
        } catch (IOException | DirectoryIteratorException e) {
            throw unreadable(folder, e);
        }
    }

    /** An ignored folder is sent all the same when something in it is: {@code dist/} and {@code !dist/keep}. */
    private void addWithFoldersAbove(String path) throws ProblemException {
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            add(path.substring(0, end));
        }
        add(path);
    }

    private void add(String path) throws ProblemException {
        if (entries.containsKey(path)) {
            return;
        }
        if (entries.size() == MOST) {
            throw new ProblemException(new ImageProblem.TooManyFiles(top.toString(), MOST));
        }
        Path file = top.resolve(path);
        try {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!is.isOther()) {
                String link = is.isSymbolicLink() ? Files.readSymbolicLink(file).toString().replace('\\', '/') : "";
                entries.put(path, new BuildContext.Entry(is.isDirectory() ? path + "/" : path,
                        is.isRegularFile() ? is.size() : 0, is.lastModifiedTime().toMillis(), mode(file), link));
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private int mode(Path file) throws IOException {
        int permissions = 07777;
        return unix ? (int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS) & permissions
                : MODE_ON_WINDOWS;
    }

    private static ProblemException unreadable(Path file, Exception e) {
        return new ProblemException(new ImageProblem.UnreadableContext(file.toString(), e.toString()), e);
    }
}
