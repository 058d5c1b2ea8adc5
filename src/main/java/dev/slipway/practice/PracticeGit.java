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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        this.top = folder.toAbsolutePath().normalize();
        this.gitHub = gitHub;
        this.head = PracticeCommit.of("", "Initial commit", files());
        pushed.put(BRANCH, head);
        gitHub.begin(BRANCH, head);
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
        head = PracticeCommit.of(head.sha(), message, tree);
        return head.sha();
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
            return files();
        } catch (IOException e) {
            throw new ProblemException(new GitProblem.GitRefused("git " + command, e.toString()), e);
        }
    }

    /** Very large files and very many are left out: the practice history lives in memory. */
    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && attributes.size() <= LARGEST) {
                    files.put(top.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
                return files.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }
        });
        return files;
    }
}
