package dev.slipway.github;

import dev.slipway.change.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The {@code git} program of this computer, with the user's own configuration and credentials. */
public final class GitCommand implements Git {

    private static final Duration READING = Duration.ofSeconds(20);
    private static final Duration COMMITTING = Duration.ofMinutes(2);
    private static final Duration PUSHING = Duration.ofMinutes(3);
    private static final Pattern PASSWORD = Pattern.compile("(https?://)[^@/\\s]+@");

    private final GitProcess git;

    public GitCommand() {
        this("git", Map.of());
    }

    GitCommand(String program, Map<String, String> environment) {
        this.git = new GitProcess(program, environment);
    }

    @Override
    public State state(Path folder) throws ProblemException {
        GitProcess.Output top = git.run(folder, READING, "", List.of("rev-parse", "--show-toplevel"));
        if (!top.isGood()) {
            throw new ProblemException(top.error().contains("detected dubious ownership")
                    ? new GitProblem.OwnedByOthers(folder.toString()) : notARepository(top.error())
                    ? new GitProblem.NotARepository(folder.toString()) : refused("rev-parse", top));
        }
        Path topFolder = Path.of(top.out().strip());
        GitStatus status = GitStatus.of(good(topFolder, READING, List.of("status", "--porcelain=v2", "--branch", "-z",
                "--untracked-files=all")).out());
        Remote remote = remote(topFolder, status.branch());
        return new State(topFolder, remote, status.branch(), status.head(),
                pushedHead(topFolder, remote, status.branch()), status.changed());
    }

    @Override
    public List<String> ignored(Path folder, List<String> files) throws ProblemException {
        GitProcess.Output output = git.run(folder, READING, String.join("\0", files) + "\0",
                List.of("check-ignore", "-z", "--stdin"));
        if (output.exit() > 1) {
            throw new ProblemException(refused("check-ignore", output));
        }
        return Stream.of(output.out().split("\0")).filter(file -> !file.isEmpty()).toList();
    }

    @Override
    public String commit(Path folder, List<String> files, String message) throws ProblemException {
        // new files must be known to git before a commit can name them
        good(folder, COMMITTING, with(List.of("add", "--"), files));
        GitProcess.Output output = git.run(folder, COMMITTING, message,
                with(List.of("commit", "--quiet", "-F", "-", "--"), files));
        if (!output.isGood()) {
            throw new ProblemException(hasNoIdentity(output.error()) ? new GitProblem.NoIdentity()
                    : refused("commit", output));
        }
        return good(folder, READING, List.of("rev-parse", "HEAD")).out().strip();
    }

    @Override
    public void push(Path folder, String branch, String as) throws ProblemException {
        Remote remote = remote(folder, branch);
        if (remote.address().isEmpty()) {
            throw new ProblemException(new GitProblem.NoOrigin(folder.toString()));
        }
        GitProcess.Output output = git.run(folder, PUSHING, "", pushing(remote, branch, as));
        if (!output.isGood()) {
            String words = PASSWORD.matcher(output.error()).replaceAll("$1");
            throw new ProblemException(PushRefusal.of(words, as, remote.address())
                    .orElseGet(() -> refused("push", output)));
        }
    }

    /** Only a branch of the same name becomes the one that git pulls from. */
    private static List<String> pushing(Remote remote, String branch, String as) {
        String what = "refs/heads/" + branch + ":refs/heads/" + as;
        return branch.equals(as) ? List.of("push", "--set-upstream", remote.name(), what)
                : List.of("push", remote.name(), what);
    }

    @Override
    public String pushedHead(Path folder, String branch) throws ProblemException {
        return pushedHead(folder, remote(folder, branch), branch);
    }

    /** Where git itself would push the branch: its own remote, else origin, else the only one there is. */
    private Remote remote(Path folder, String branch) throws ProblemException {
        List<String> names = orEmpty(folder, List.of("remote")).lines().toList();
        String own = branch.isEmpty() ? ""
                : orEmpty(folder, List.of("config", "--get", "branch." + branch + ".remote"));
        String name = names.contains(own) ? own
                : names.size() == 1 ? names.getFirst() : Remote.ORIGIN;
        String address = orEmpty(folder, List.of("remote", "get-url", name));
        return new Remote(name, PASSWORD.matcher(address).replaceFirst("$1"));
    }

    private String pushedHead(Path folder, Remote remote, String branch) throws ProblemException {
        return branch.isEmpty() ? "" : orEmpty(folder,
                List.of("rev-parse", "--verify", "--quiet", "refs/remotes/" + remote.name() + "/" + branch));
    }

    private String orEmpty(Path folder, List<String> words) throws ProblemException {
        GitProcess.Output output = git.run(folder, READING, "", words);
        return output.isGood() ? output.out().strip() : "";
    }

    private GitProcess.Output good(Path folder, Duration patience, List<String> words) throws ProblemException {
        GitProcess.Output output = git.run(folder, patience, "", words);
        if (!output.isGood()) {
            throw new ProblemException(refused(words.getFirst(), output));
        }
        return output;
    }

    private static GitProblem refused(String command, GitProcess.Output output) {
        String words = output.error().isBlank() ? output.out() : output.error();
        return new GitProblem.GitRefused("git " + command, PASSWORD.matcher(words.strip()).replaceAll("$1"));
    }

    private static boolean notARepository(String error) {
        return error.contains("not a git repository") || error.contains("must be run in a work tree");
    }

    private static boolean hasNoIdentity(String error) {
        return error.contains("Please tell me who you are") || error.contains("unable to auto-detect email")
                || error.contains("empty ident name");
    }

    private static List<String> with(List<String> words, List<String> files) {
        List<String> all = new ArrayList<>(words);
        all.addAll(files);
        return all;
    }
}
