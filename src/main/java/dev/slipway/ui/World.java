package dev.slipway.ui;

import dev.slipway.change.Ledger;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.github.Git;
import dev.slipway.github.GitHub;
import dev.slipway.github.SecretMemory;
import dev.slipway.image.ImageEngine;
import dev.slipway.learn.PracticeControl;
import dev.slipway.pipeline.Drafts;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.PreviousVersions;
import dev.slipway.reach.OwnAddress;
import dev.slipway.reach.Probe;
import dev.slipway.rollout.Recordings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What the window works on once connected: everything outside this program, real or in memory.
 *
 * @param practice the practice account's own controls; empty on a real account
 */
public record World(Account account, Code code, Tools tools, Records records, Pipeline pipeline,
                    Optional<PracticeControl> practice) {

    private static final Duration SHORTEST_PACE = Duration.ofMillis(200);

    /**
     * The repository: its folder on this computer, git, and its GitHub side.
     *
     * @param folder the repository's top folder
     */
    public record Code(Path folder, Git git, GitHub gitHub) {}

    /** The programs and the network of this computer, and its time (practice time runs faster). */
    public record Tools(ImageEngine engine, Probe probe, OwnAddress ownAddress, InstantSource clock) {}

    /**
     * What is written down: calls for the screen; changes, when secrets were set, the texts that files had before,
     * unsaved work, and what was seen of rollouts, for the disk.
     */
    public record Records(CallLog calls, Ledger ledger, SecretMemory secrets, PreviousVersions previous,
                          Drafts drafts, Recordings recordings) {}

    /** How long to wait between two looks: practice seconds pass faster than real ones. Never below 200 ms. */
    public Duration paced(Duration delay) {
        double speed = practice.map(PracticeControl::speed).orElse(1.0);
        Duration paced = Duration.ofMillis(Math.round(delay.toMillis() / speed));
        return paced.compareTo(SHORTEST_PACE) < 0 ? SHORTEST_PACE : paced;
    }

    public boolean isPractice() {
        return practice.isPresent();
    }

    /** What files are compared with; that a real role is not the practice account's goes without saying. */
    public Facts.Settings settings(Pipeline pipeline) {
        return new Facts.Settings(pipeline, account.region(), isPractice() ? "" : account.id());
    }
}
