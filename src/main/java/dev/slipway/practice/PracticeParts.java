package dev.slipway.practice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.change.Pause;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.learn.PracticeLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** A practice account with its repository, its engine and its time, and what was done to them all since they began. */
public final class PracticeParts {

    /** Some seconds; a hundred practice days of a service behind a load balancer. */
    private static final long MOST_HAPPENING = 300_000;

    private final PracticeClock clock;
    private final PracticeAccount account;
    private final PracticeGitHub gitHub;
    private final PracticeGit git;
    private final PracticeEngine engine;
    private final PracticeJournal begun;
    private final List<JournalLine> lines = new ArrayList<>();
    private Optional<JournalWriting> writing = Optional.empty();
    private Consumer<Problem> failed = _ -> { };

    private PracticeParts(PracticeClock clock, PracticeJournal begun, Pause pause, Beginning beginning)
            throws IOException {
        this.clock = clock;
        this.begun = begun;
        this.account = new PracticeAccount(clock, begun.region());
        this.gitHub = new PracticeGitHub(account);
        account.tellTo(this::add);
        this.git = beginning.git(gitHub);
        this.engine = new PracticeEngine(account.clients().ecr(), pause, account::done);
    }

    /** What the repository begins with. */
    @FunctionalInterface
    private interface Beginning {
        PracticeGit git(PracticeGitHub gitHub) throws IOException;
    }

    /**
     * A new account.
     *
     * @param folder the repository's folder, of which the first commit is made
     * @throws IOException when the folder cannot be read
     */
    public static PracticeParts begin(PracticeClock clock, String region, Path folder, Pause pause) throws IOException {
        return new PracticeParts(clock, PracticeJournal.begun(region, clock.instant()), pause,
                gitHub -> new PracticeGit(folder, gitHub));
    }

    /** What became of a journal: the account up to its last line, or up to one that could not be done, and why. */
    public record Opened(PracticeParts parts, Optional<Stuck> stuck) {}

    /**
     * The line that could not be done after those before it.
     *
     * @param line counted from 1 in the file
     */
    public record Stuck(int line, String reason) {}

    /**
     * Does all of a journal again, at its own times. The clock stands at the end of it then.
     *
     * @param clock  a new one, which nobody else looks at yet
     * @param folder the repository's folder, which is left as it is
     */
    public static Opened open(PracticeJournal journal, PracticeClock clock, Path folder, Pause pause)
            throws IOException {
        return open(journal, clock, folder, pause, MOST_HAPPENING);
    }

    /** @param most how much may happen by itself until the journal's end */
    static Opened open(PracticeJournal journal, PracticeClock clock, Path folder, Pause pause, long most)
            throws IOException {
        clock.stop();
        clock.set(journal.begun());
        PracticeChange.Committed first = (PracticeChange.Committed) journal.lines().getFirst().change();
        PracticeParts parts = new PracticeParts(clock, PracticeJournal.begun(journal.region(), journal.begun()), pause,
                gitHub -> new PracticeGit(folder, gitHub, first.on(Map.of())));
        parts.account.beginRepeating(most);
        Optional<Stuck> stuck = parts.repeat(journal.lines());
        parts.account.endRepeating();
        return new Opened(parts, stuck);
    }

    private Optional<Stuck> repeat(List<JournalLine> told) {
        SdkRequests requests = new SdkRequests();
        for (int i = 1; i < told.size(); i++) {
            JournalLine line = told.get(i);
            clock.set(line.at());
            try {
                repeat(line.change(), requests);
            } catch (ProblemException | RuntimeException e) {
                return Optional.of(new Stuck(i + 2, reason(e)));
            }
        }
        return Optional.empty();
    }

    private static String reason(Exception e) {
        return e instanceof ProblemException told ? told.problem().toString() : String.valueOf(e.getMessage());
    }

    private void repeat(PracticeChange change, SdkRequests requests) throws ProblemException {
        switch (change) {
            case PracticeChange.Called called -> repeat(called, requests);
            case PracticeChange.SecretSet(String name, String value) -> gitHub.put(name, value);
            case PracticeChange.PullRequestOpened(String head, String base) ->
                    gitHub.openPullRequest(PracticeGitHub.REPOSITORY, head, base, "", "");
            case PracticeChange.JobsRerun(long runId) -> gitHub.rerunFailedJobs(PracticeGitHub.REPOSITORY, runId);
            case PracticeChange.Committed commit -> {
                git.commit(commit);
                account.done(change);
            }
            case PracticeChange.Pushed(String branch) -> git.push(branch);
            case PracticeChange.Built(String reference, PracticeImage image) -> {
                engine.have(reference, image);
                account.done(change);
            }
            case PracticeChange.Sent(String repository, String layer) -> {
                engine.arrived(repository, layer);
                account.done(change);
            }
            case PracticeChange.CapacitySet(boolean has) -> account.setFargateCapacity(has);
            case PracticeChange.QuotaSet(int vcpus) -> account.setFargateQuota(vcpus);
            case PracticeChange.SpeedSet(double speed) -> setSpeed(speed);
            case PracticeChange.LevelSet(PracticeLevel level) -> account.setLevel(level);
            case PracticeChange.SeedSet(long seed) -> account.setSeed(seed);
            case PracticeChange.Passed() -> account.done(change);
            case PracticeChange.FolderFound _ -> { }
        }
    }

    private void repeat(PracticeChange.Called called, SdkRequests requests) {
        String failure = "";
        try {
            requests.send(called.request(), account.clients());
        } catch (AwsServiceException e) {
            failure = e.awsErrorDetails().errorCode();
        }
        if (!failure.equals(called.failure())) {
            throw new IllegalStateException(failure.isEmpty() ? "it was refused with " + called.failure() + ", but now is not"
                    : "it is refused with " + failure);
        }
    }

    /** Of time that goes on, only the last word counts. */
    private synchronized void add(JournalLine line) {
        if (line.change() instanceof PracticeChange.Passed && !lines.isEmpty()
                && lines.getLast().change() instanceof PracticeChange.Passed) {
            lines.removeLast();
        }
        lines.add(line);
        write(line);
    }

    /**
     * Writes all of it into a file, and from now on each line as it comes.
     *
     * @param shown  what is written of each line
     * @param failed is told when that cannot be done any more; nothing more is written then
     * @throws ProblemException when it cannot be done in the first place
     */
    public void keepIn(Path file, UnaryOperator<JsonNode> shown, Consumer<Problem> failed) throws ProblemException {
        synchronized (account) {
            keepNoMore();
            journal().save(file, shown);
            JournalWriting opened = JournalWriting.open(file, shown);
            synchronized (this) {
                writing = Optional.of(opened);
                this.failed = failed;
            }
        }
    }

    /** Leaves the file as it is from now on. */
    public void keepNoMore() {
        synchronized (account) {
            if (writing.isPresent()) {
                account.done(new PracticeChange.Passed());
            }
            synchronized (this) {
                writing.ifPresent(JournalWriting::close);
                writing = Optional.empty();
            }
        }
    }

    private void write(JournalLine line) {
        try {
            if (writing.isPresent()) {
                writing.get().add(line);
            }
        } catch (ProblemException e) {
            writing.ifPresent(JournalWriting::close);
            writing = Optional.empty();
            failed.accept(e.problem());
        }
    }

    /** Everything up to now. */
    public PracticeJournal journal() {
        synchronized (account) {
            account.done(new PracticeChange.Passed());
            synchronized (this) {
                return new PracticeJournal(begun.region(), begun.begun(), lines, false);
            }
        }
    }

    /** All of it, and what the folder has that is not committed. */
    public PracticeJournal withFolder() throws IOException {
        Map<String, Optional<byte[]>> uncommitted = git.uncommitted();
        PracticeJournal journal = journal();
        List<JournalLine> all = new ArrayList<>(journal.lines());
        all.add(new JournalLine(journal.end(), new PracticeChange.FolderFound(uncommitted)));
        return new PracticeJournal(journal.region(), journal.begun(), all, false);
    }

    /** The folder's files as they were when the journal was saved: the last commit's, and what was changed since. */
    public Map<String, byte[]> folder(PracticeJournal journal) {
        Map<String, byte[]> files = new TreeMap<>(git.tree());
        if (journal.lines().getLast().change() instanceof PracticeChange.FolderFound(var changed)) {
            changed.forEach((file, bytes) -> bytes.ifPresentOrElse(it -> files.put(file, it), () -> files.remove(file)));
        }
        return files;
    }

    /** How many practice seconds pass in a real second from now on. */
    public void setSpeed(double speed) {
        clock.setSpeed(speed);
        account.done(new PracticeChange.SpeedSet(speed));
    }

    public PracticeClock clock() {
        return clock;
    }

    public PracticeAccount account() {
        return account;
    }

    public PracticeGitHub gitHub() {
        return gitHub;
    }

    public PracticeGit git() {
        return git;
    }

    public PracticeEngine engine() {
        return engine;
    }
}
