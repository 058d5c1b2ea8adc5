package dev.slipway.ui.learn;

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
import dev.slipway.practice.PracticeGitHub;
import dev.slipway.practice.PracticeOwnAddress;
import dev.slipway.practice.PracticeParts;
import dev.slipway.practice.PracticeProbe;
import dev.slipway.practice.SampleRepository;
import dev.slipway.rollout.Recordings;
import dev.slipway.ui.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The practice world without a window, in which time passes only when it is told to. */
public final class StillPractice implements PracticeControl {

    private final PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
    private PracticeAccount practice;
    private PracticeLevel level = PracticeLevel.CALM;

    /** The account that the world is on. */
    public PracticeAccount account() {
        return practice;
    }

    public World world(Path home) throws IOException, ProblemException {
        return world(home, parts(home));
    }

    /** A new account, whose repository is in that home. */
    PracticeParts parts(Path home) throws IOException {
        Path folder = home.resolve("repository");
        SampleRepository.unpack(folder);
        PracticeParts parts = PracticeParts.begin(clock, "ap-northeast-1", folder, Pause.none());
        practice = parts.account();
        return parts;
    }

    World world(Path home, PracticeParts parts) throws ProblemException {
        CallLog calls = new CallLog(clock);
        StateFolder state = new StateFolder(home);
        return new World(Account.connect(practice.clients(), "ap-northeast-1", calls),
                new World.Code(home.resolve("repository"), parts.git(), parts.gitHub()),
                new World.Tools(parts.engine(), new PracticeProbe(practice), new PracticeOwnAddress(), clock),
                new World.Records(calls, Ledger.open(home.resolve("ledger.jsonl"), clock),
                        new SecretMemory(state.secretMemory()), new PreviousVersions(state, clock),
                        new Drafts(state), new Recordings(state)),
                Pipeline.defaults(PracticeGitHub.REPOSITORY, "main"), Optional.of(this));
    }

    @Override
    public void reset() {}

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

    @Override
    public void setLevel(PracticeLevel level) {
        this.level = level;
        if (practice != null) {
            practice.setLevel(level);
        }
    }

    @Override
    public void pass(Duration time) {
        clock.advance(time);
    }
}
