package dev.slipway.image;

import dev.slipway.change.ProblemException;
import dev.slipway.image.BuildContext.Entry;
import dev.slipway.image.BuildContext.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks through a build context's folder. Links are kept as links; sockets, pipes and devices are left out. */
final class ContextWalk {

    private static final int MOST = 300_000;
    private static final long LARGEST_IGNORE_FILE = 1_000_000;
    /** The engine reads these two itself, so they are sent even when a pattern ignores them. */
    private static final Set<String> ALWAYS = Set.of("Dockerfile", ".dockerignore");

    private final Path top;
    private final DockerIgnore ignore;
    private final Set<Entry> entries = new LinkedHashSet<>();
    private final Map<Object, String> namesByFile = new HashMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private final List<String> notByClassic = new ArrayList<>();
    private String ignoreFile = "";

    ContextWalk(Path top) throws ProblemException {
        this.top = top;
        this.ignore = findIgnoreFile();
    }

    BuildContext context() throws ProblemException {
        walk(new Folder(top, "", DockerIgnore.Match.TOP, List.of(), false));
        return new BuildContext(top, List.copyOf(entries),
                new BuildContext.Remarks(ignoreFile, List.copyOf(leftOut), List.copyOf(notByClassic)));
    }

    private DockerIgnore findIgnoreFile() throws ProblemException {
        for (String name : List.of("Dockerfile.dockerignore", ".dockerignore")) {
            Path file = top.resolve(name);
            if (Files.isRegularFile(file)) {
                ignoreFile = name;
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

    /**
     * A folder being looked through.
     *
     * @param prefix   its name with a slash, or empty for the top
     * @param match    what the patterns say of it
     * @param unsent   it and the folders above that are not sent for their own sake, the outermost first
     * @param unlooked whether Docker's classic command line would not look into it
     */
    private record Folder(Path path, String prefix, DockerIgnore.Match match, List<Entry> unsent, boolean unlooked) {}

    private void walk(Folder folder) throws ProblemException {
        for (Path child : children(folder.path)) {
            String name = folder.prefix + FileName.of(child);
            DockerIgnore.Match match = ignore.match(folder.match, name);
            boolean isSent = !match.isIgnored() || ALWAYS.contains(name);
            if (isSent || ignore.mayBringBackBelow(name)) {
                visit(folder, new Child(child, name, match, isSent));
            }
        }
    }

    /** Something in a folder; {@code isSent} for its own sake. */
    private record Child(Path path, String name, DockerIgnore.Match match, boolean isSent) {}

    private void visit(Folder folder, Child child) throws ProblemException {
        try {
            FileFacts facts = FileFacts.of(child.path);
            if (facts.kind().equals(Optional.of(Kind.FOLDER))) {
                visitFolder(folder, child, facts);
            } else if (child.isSent && facts.kind().isEmpty()) {
                leftOut.add(child.name);
            } else if (child.isSent) {
                send(folder, entry(child, facts));
            }
        } catch (IOException e) {
            throw unreadable(child.path, e);
        }
    }

    private void visitFolder(Folder above, Child child, FileFacts facts) throws ProblemException {
        Entry entry = new Entry(child.name + "/", child.path, Kind.FOLDER, 0, facts.modified(), facts.mode(), "");
        List<Entry> unsent = new ArrayList<>();
        if (child.isSent) {
            send(above, entry);
        } else {
            unsent.addAll(above.unsent);
            unsent.add(entry);
        }
        walk(new Folder(child.path, entry.name(), child.match, unsent,
                above.unlooked || !child.isSent && !ignore.classicLooksBelow(child.name)));
    }

    /** An ignored folder is sent all the same when something in it is: {@code dist/} and {@code !dist/keep}. */
    private void send(Folder folder, Entry entry) throws ProblemException {
        entries.addAll(folder.unsent);
        entries.add(entry);
        if (entries.size() > MOST) {
            throw new ProblemException(new ImageProblem.TooManyFiles(top.toString(), MOST));
        }
        if (folder.unlooked && !entry.isFolder()) {
            notByClassic.add(entry.name());
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

    /** A file that was sent under another name already is not sent again. */
    private Entry entry(Child child, FileFacts facts) throws IOException {
        Optional<String> first = facts.identity().map(same -> namesByFile.putIfAbsent(same, child.name));
        if (first.isPresent()) {
            return new Entry(child.name, child.path, Kind.SAME_FILE, 0, facts.modified(), facts.mode(), first.get());
        }
        Kind kind = facts.kind().orElseThrow();
        return new Entry(child.name, child.path, kind, facts.bytes(), facts.modified(), facts.mode(),
                kind == Kind.LINK ? FileName.target(child.path) : "");
    }

    private static ProblemException unreadable(Path file, Exception e) {
        return new ProblemException(new ImageProblem.UnreadableContext(file.toString(), e.toString()), e);
    }
}
