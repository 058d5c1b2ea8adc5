package dev.slipway;

import dev.slipway.change.Ledger;
import dev.slipway.change.Pause;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.github.SecretMemory;
import dev.slipway.learn.PracticeControl;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.StateFolder;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import dev.slipway.practice.PracticeEngine;
import dev.slipway.practice.PracticeGit;
import dev.slipway.practice.PracticeGitHub;
import dev.slipway.practice.PracticeProbe;
import dev.slipway.practice.SampleRepository;
import dev.slipway.ui.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The practice account with everything around it: repository folder, GitHub, Docker and browser. */
final class PracticeWorld implements PracticeControl {

    private static final String REGION = "ap-northeast-1";
    /** A rollout of a good minute passes in some seconds. */
    private static final double SPEED = 12;

    private final StateFolder state;
    private final PracticeClock clock = PracticeClock.running(SPEED);
    private World world;

    PracticeWorld(StateFolder state) {
        this.state = state;
    }
}
