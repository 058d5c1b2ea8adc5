package dev.slipway;

import dev.slipway.change.Ledger;
import dev.slipway.change.Pause;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.github.SecretMemory;
import dev.slipway.learn.Kept;
import dev.slipway.learn.KeptProblem;
import dev.slipway.pipeline.Drafts;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.PipelineFiles;
import dev.slipway.pipeline.PreviousVersions;
import dev.slipway.pipeline.SavedPipeline;
import dev.slipway.pipeline.StateFolder;
import dev.slipway.practice.PracticeClock;
import dev.slipway.practice.PracticeGitHub;
import dev.slipway.practice.PracticeJournal;
import dev.slipway.practice.PracticeOwnAddress;
import dev.slipway.practice.PracticeParts;
import dev.slipway.practice.PracticeProbe;
import dev.slipway.practice.SampleRepository;
import dev.slipway.rollout.Recordings;
import dev.slipway.ui.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder that has everything of one practice account: the repository's folder, the ledger, the journal of what was
 * done, and what was remembered of it.
 */
record PracticePlace(Path path, Ledger ledger) {

    private static final String REGION = "ap-northeast-1";
    private static final DateTimeFormatter ASIDE = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    /** An account in its place, and how it came about. */
    record Found(PracticeParts parts, Kept kept) {}

    private Path repository() {
        return path.resolve("repository");
    }

    Path journal() {
        return path.resolve("journal.jsonl");
    }

    /** The account as it was left here; a new one when there is none, or it cannot be opened. */
    Found reopen(double speed) throws ProblemException {
        if (!Files.exists(journal())) {
            return new Found(begin(speed), new Kept.Begun());
        }
        PracticeJournal journal;
        Instant left;
        try {
            left = Files.getLastModifiedTime(journal()).toInstant();
            journal = PracticeJournal.read(journal());
        } catch (IOException e) {
            return lost(new KeptProblem.Unreadable(journal().toString(), String.valueOf(e)), speed);
        } catch (ProblemException e) {
            return lost(e.problem(), speed);
        }
        PracticeParts.Opened opened = open(journal, speed);
        if (!Files.isDirectory(repository())) {
            lay(opened.parts().folder(journal), repository());
        }
        if (opened.stuck().isPresent()) {
            Path aside = aside();
            moving(() -> Files.copy(journal(), aside.resolve(journal().getFileName())));
            return new Found(opened.parts(), new Kept.Partly(opened.stuck().get().line(), opened.stuck().get().reason(),
                    aside.toString()));
        }
        return new Found(opened.parts(), new Kept.Reopened(left, journal.isCut()));
    }

    private Found lost(Problem problem, double speed) throws ProblemException {
        Path aside = aside();
        moving(() -> {
            Files.move(journal(), aside.resolve(journal().getFileName()));
            if (Files.exists(repository())) {
                Files.move(repository(), aside.resolve("repository"));
            }
        });
        return new Found(begin(speed), new Kept.Lost(problem, aside.toString()));
    }

    private Path aside() throws ProblemException {
        String name = "aside-" + ASIDE.format(Instant.now().atZone(ZoneId.systemDefault()));
        Path aside = Stream.iterate(1, i -> i + 1).map(i -> path.resolve(i == 1 ? name : name + "-" + i))
                .filter(Files::notExists).findFirst().orElseThrow();
        moving(() -> Files.createDirectories(aside));
        return aside;
    }

    /** A new account; what is here of an earlier one goes. */
    PracticeParts begin(double speed) throws ProblemException {
        // what an earlier practice account was in the middle of is gone with it
        ledger.settle(ledger.interruption());
        moving(() -> {
            Files.deleteIfExists(journal());
            remove(repository());
            forget();
            SampleRepository.unpack(repository());
        });
        try {
            PracticeParts parts = PracticeParts.begin(PracticeClock.running(speed), REGION, repository(),
                    Pause.sleeping());
            parts.setSpeed(speed);
            return parts;
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /**
     * The account of a file. That which was kept here is put aside. Where the file is refused, all stays as it is.
     *
     * @throws ProblemException a {@link KeptProblem} or {@link WorldProblem}
     */
    Found take(Path file, double speed) throws ProblemException {
        PracticeJournal journal = PracticeJournal.read(file);
        PracticeParts.Opened opened = open(journal, speed);
        if (opened.stuck().isPresent()) {
            throw new ProblemException(new KeptProblem.BadLine(file.toString(), opened.stuck().get().line(),
                    opened.stuck().get().reason()));
        }
        Path laid = path.resolve("repository.new");
        moving(() -> remove(laid));
        lay(opened.parts().folder(journal), laid);
        Path aside = aside();
        moving(() -> {
            if (Files.exists(journal())) {
                Files.copy(journal(), aside.resolve(journal().getFileName()));
            }
            if (Files.exists(repository())) {
                Files.move(repository(), aside.resolve("repository"));
            }
            Files.move(laid, repository());
            forget();
        });
        ledger.settle(ledger.interruption());
        return new Found(opened.parts(), new Kept.Opened(file.toString(), aside.toString()));
    }

    private PracticeParts.Opened open(PracticeJournal journal, double speed) throws ProblemException {
        try {
            PracticeParts.Opened opened = PracticeParts.open(journal, PracticeClock.running(speed), repository(),
                    Pause.sleeping());
            opened.parts().clock().go();
            return opened;
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Writes files into a new folder, and none beside it. */
    private void lay(Map<String, byte[]> files, Path folder) throws ProblemException {
        moving(() -> {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path target = folder.resolve(file.getKey()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException(file.getKey() + " is not within " + folder);
                }
                Files.createDirectories(target.getParent());
                Files.write(target, file.getValue());
            }
        });
    }

    /** What was remembered of the account that was here. */
    private void forget() throws IOException {
        StateFolder own = new StateFolder(path);
        remove(own.recordings());
        remove(own.pipelines());
        Files.deleteIfExists(path.resolve("secrets.json"));
    }

    World world(PracticeParts parts, CallLog calls, StateFolder state, PracticeWorld control) throws ProblemException {
        StateFolder own = new StateFolder(path);
        Account account = Account.connect(parts.account().clients(), REGION, calls);
        return new World(account, new World.Code(repository(), parts.git(), parts.gitHub()),
                new World.Tools(parts.engine(), new PracticeProbe(parts.account()), new PracticeOwnAddress(),
                        parts.clock()),
                new World.Records(calls, ledger, new SecretMemory(own.secretMemory()),
                        new PreviousVersions(own, InstantSource.system()), new Drafts(state), new Recordings(own)),
                pipelines().find(PracticeGitHub.REPOSITORY, REGION).map(SavedPipeline::pipeline)
                        .orElseGet(() -> Pipeline.defaults(PracticeGitHub.REPOSITORY, "main")), Optional.of(control));
    }

    /** Keeps what was chosen for the account's pipeline. */
    void remember(Pipeline pipeline) throws ProblemException {
        pipelines().save(new SavedPipeline(pipeline, repository().toString(), "", REGION));
    }

    private PipelineFiles pipelines() {
        return new PipelineFiles(new StateFolder(path), InstantSource.system());
    }

    /** Something that is done to files. */
    @FunctionalInterface
    private interface Moving {
        void run() throws IOException;
    }

    private void moving(Moving what) throws ProblemException {
        try {
            what.run();
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            throw refused(e);
        }
    }

    private ProblemException refused(Exception e) {
        return new ProblemException(new WorldProblem.NoPracticeFolder(repository().toString(), String.valueOf(e)), e);
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
