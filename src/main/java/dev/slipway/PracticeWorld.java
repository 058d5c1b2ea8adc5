package dev.slipway;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Ledger;
import dev.slipway.change.Pause;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.github.SecretMemory;
import dev.slipway.learn.PracticeControl;
import dev.slipway.learn.PracticeLevel;
import dev.slipway.pipeline.Drafts;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.PreviousVersions;
import dev.slipway.pipeline.StateFolder;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import dev.slipway.practice.PracticeEngine;
import dev.slipway.practice.PracticeGit;
import dev.slipway.practice.PracticeGitHub;
import dev.slipway.practice.PracticeOwnAddress;
import dev.slipway.practice.PracticeProbe;
import dev.slipway.practice.SampleRepository;
import dev.slipway.rollout.Recordings;
import dev.slipway.ui.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The practice account with everything around it: repository folder, GitHub, Docker and browser. */
final class PracticeWorld implements PracticeControl {

    private static final String REGION = "ap-northeast-1";
    /** A rollout of a good minute passes in some seconds. */
    private static final double SPEED = 12;
    private static final int PLACES = 20;

    private final StateFolder state;
    private final PracticeClock clock = PracticeClock.running(SPEED);
    private Optional<World> world = Optional.empty();
    private Optional<PracticeAccount> account = Optional.empty();
    private PracticeLevel level = PracticeLevel.CALM;

    /** Opens a pipeline's ledger. */
    @FunctionalInterface
    interface Ledgers {
        Ledger open(Path file) throws ProblemException;
    }

    PracticeWorld(StateFolder state) {
        this.state = state;
    }

    /** The same account each time, until the program ends or it is reset. */
    World enter(CallLog calls, Ledgers ledgers) throws ProblemException {
        if (world.isEmpty()) {
            world = Optional.of(begin(calls, ledgers));
        }
        return world.get();
    }

    @Override
    public void reset() {
        world = Optional.empty();
    }

    @Override
    public double speed() {
        return clock.speed();
    }

    @Override
    public void setSpeed(double speed) {
        clock.setSpeed(speed);
    }

    @Override
    public PracticeLevel level() {
        return level;
    }

    /** An account begun anew is as the one before it was. */
    @Override
    public void setLevel(PracticeLevel level) {
        this.level = level;
        account.ifPresent(it -> it.setLevel(level));
    }

    @Override
    public void pass(Duration time) {
        clock.advance(time);
    }

    private World begin(CallLog calls, Ledgers ledgers) throws ProblemException {
        Place place = place(ledgers);
        // what an earlier practice account was in the middle of is gone with it
        place.ledger().settle(place.ledger().interruption());
        PracticeAccount practice = new PracticeAccount(clock, REGION);
        practice.setLevel(level);
        this.account = Optional.of(practice);
        PracticeGitHub gitHub = new PracticeGitHub(practice);
        World.Code code = freshCode(place.folder(), gitHub);
        Account account = Account.connect(practice.clients(), REGION, calls);
        return new World(account, code,
                new World.Tools(new PracticeEngine(practice.clients().ecr(), Pause.sleeping()),
                        new PracticeProbe(practice), new PracticeOwnAddress(), clock),
                new World.Records(calls, place.ledger(), new SecretMemory(place.folder().resolve("secrets.json")),
                        new PreviousVersions(new StateFolder(place.folder()), InstantSource.system()),
                        new Drafts(state), new Recordings(new StateFolder(place.folder()))),
                Pipeline.defaults(PracticeGitHub.REPOSITORY, "main"), Optional.of(this));
    }

    /** Where this program's practice account has its files, and the ledger that holds the place for it. */
    private record Place(Path folder, Ledger ledger) {}

    private Place place(Ledgers ledgers) throws ProblemException {
        for (int place = 1;; place++) {
            Path folder = state.practice(place);
            try {
                return new Place(folder, ledgers.open(folder.resolve("ledger.jsonl")));
            } catch (ProblemException e) {
                if (!(e.problem() instanceof ChangeProblem.LedgerBusy) || place == PLACES) {
                    throw e;
                }
            }
        }
    }

    /** The account begins empty, so the folder and what was remembered of the account begin anew with it. */
    private static World.Code freshCode(Path place, PracticeGitHub gitHub) throws ProblemException {
        Path folder = place.resolve("repository");
        try {
            remove(folder);
            remove(new StateFolder(place).recordings());
            Files.deleteIfExists(place.resolve("secrets.json"));
            SampleRepository.unpack(folder);
            return new World.Code(folder, new PracticeGit(folder, gitHub), gitHub);
        } catch (IOException | UncheckedIOException e) {
            throw new ProblemException(new WorldProblem.NoPracticeFolder(folder.toString(), String.valueOf(e)), e);
        }
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
