package dev.slipway.practice;

import dev.slipway.change.ProblemException;
import dev.slipway.github.Git;
import dev.slipway.github.GitProblem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Git without git: the files are real ones in the practice repository's folder, the history lives in memory. It begins
 * with one commit that GitHub has already.
 */
public final class PracticeGit implements Git {

    private static final String BRANCH = "main";
    private static final int MOST_FILES = 5_000;
    private static final long LARGEST = 5_000_000;

    private final Path top;
    private final PracticeGitHub gitHub;
    private PracticeCommit head;
    private final Map<String, PracticeCommit> pushed = new HashMap<>();

    /**
     * Takes what is in the folder for the first commit.
     *
     * @throws IOException when the folder cannot be read
     */
    public PracticeGit(Path folder, PracticeGitHub gitHub) throws IOException {
        this(folder, gitHub, PracticeCommit.of("", "Initial commit", files(folder.toAbsolutePath().normalize())));
    }

    /** A repository that begins with that commit, whatever is in the folder. */
    PracticeGit(Path folder, PracticeGitHub gitHub, PracticeCommit first) {
        this.top = folder.toAbsolutePath().normalize();
        this.gitHub = gitHub;
        this.head = first;
        pushed.put(BRANCH, head);
        gitHub.begin(BRANCH, head);
        tellCommit(Map.of());
    }

    @Override
    public synchronized State state(Path folder) throws ProblemException {
        checkFolder(folder);
        return new State(top,
                new Remote(Remote.ORIGIN, "https://github.com/" + PracticeGitHub.REPOSITORY + ".git"), BRANCH,
                head.sha(), pushed.get(BRANCH).sha(), head.changed(read("status")));
    }

    /** Nothing is ignored: the practice folder has what the sample brings and what the learner adds. */
    @Override
    public List<String> ignored(Path folder, List<String> files) {
        return List.of();
    }

    @Override
    public synchronized String commit(Path folder, List<String> files, String message) throws ProblemException {
        checkFolder(folder);
        Map<String, byte[]> now = read("commit");
        Map<String, byte[]> tree = new TreeMap<>(head.tree());
        for (String file : files) {
            if (!now.containsKey(file) && !tree.containsKey(file)) {
                throw new ProblemException(new GitProblem.NoSuchFile(file));
            }
            if (now.containsKey(file)) {
                tree.put(file, now.get(file));
            } else {
                tree.remove(file);
            }
        }
        if (head.changed(tree).isEmpty()) {
            throw new ProblemException(new GitProblem.GitRefused("git commit", "nothing to commit"));
        }
        PracticeCommit before = head;
        head = PracticeCommit.of(head.sha(), message, tree);
        tellCommit(before.tree());
        return head.sha();
    }

    private void tellCommit(Map<String, byte[]> before) {
        gitHub.account().done(new PracticeChange.Committed(head.sha(), head.message(), difference(before, head.tree())));
    }

    /** What the files have otherwise now than before; empty for one that is gone. */
    private static Map<String, Optional<byte[]>> difference(Map<String, byte[]> before, Map<String, byte[]> now) {
        Map<String, Optional<byte[]>> files = new TreeMap<>();
        before.keySet().stream().filter(file -> !now.containsKey(file))
                .forEach(file -> files.put(file, Optional.empty()));
        now.forEach((file, bytes) -> {
            if (!Arrays.equals(bytes, before.get(file))) {
                files.put(file, Optional.of(bytes));
            }
        });
        return files;
    }

    /** Commits again what was committed before. */
    synchronized void commit(PracticeChange.Committed commit) {
        head = commit.on(head.tree());
    }

    /** The files of the last commit, by their paths. */
    synchronized Map<String, byte[]> tree() {
        return head.tree();
    }

    /** What the folder has otherwise than the last commit. */
    synchronized Map<String, Optional<byte[]>> uncommitted() throws IOException {
        return difference(head.tree(), files(top));
    }

    @Override
    public synchronized String pushedHead(Path folder, String branch) throws ProblemException {
        checkFolder(folder);
        return pushed.containsKey(branch) ? pushed.get(branch).sha() : "";
    }

    @Override
    public synchronized void push(Path folder, String branch, String as) throws ProblemException {
        checkFolder(folder);
        if (!branch.equals(BRANCH)) {
            throw new ProblemException(new GitProblem.GitRefused("git push",
                    "error: src refspec " + branch + " does not match any"));
        }
        push(as);
    }

    /** Pushes the head as that branch, where it is not yet. */
    synchronized void push(String as) {
        PracticeCommit before = pushed.getOrDefault(as, pushed.get(BRANCH));
        PracticeCommit replaced = pushed.put(as, head);
        if (replaced == null || !replaced.sha().equals(head.sha())) {
            gitHub.pushed(as, head, before.changed(head.tree()));
        }
    }

    private void checkFolder(Path folder) throws ProblemException {
        if (!folder.toAbsolutePath().normalize().startsWith(top)) {
            throw new ProblemException(new GitProblem.NotARepository(folder.toString()));
        }
    }

    private Map<String, byte[]> read(String command) throws ProblemException {
        try {
            return files(top);
        } catch (IOException e) {
            throw new ProblemException(new GitProblem.GitRefused("git " + command, e.toString()), e);
        }
    }

    /** Very large files and very many are left out: the practice history lives in memory. */
    private static Map<String, byte[]> files(Path top) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.getFileName().toString().equalsIgnoreCase(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                boolean isGits = file.getFileName().toString().equalsIgnoreCase(".git");
                if (attributes.isRegularFile() && attributes.size() <= LARGEST && !isGits) {
                    files.put(top.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
                return files.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }
        });
        return files;
    }
}
