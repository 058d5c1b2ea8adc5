package dev.slipway.ui.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Ledger;
import dev.slipway.change.Pause;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.TaskSize;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import dev.slipway.practice.PracticeEngine;
import dev.slipway.practice.PracticeGit;
import dev.slipway.practice.PracticeGitHub;
import dev.slipway.practice.SampleRepository;
import dev.slipway.ui.Background;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.scene.control.Button;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class ImageStepTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @TempDir
    private Path folder;
    private final CallLog calls = new CallLog(InstantSource.system());
    private final Workspace workspace = new Workspace(new Texts(Texts.Language.ENGLISH),
            new Background(Runnable::run, Runnable::run), Pause.none(), calls);

    @BeforeEach
    void startTheToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void theImageIsHandedOverWithTheProcessorItWasBuiltFor() throws Exception {
        PracticeAccount practice = new PracticeAccount(PracticeClock.still(NOW), "ap-northeast-1");
        Path repository = folder.resolve("repository");
        SampleRepository.unpack(repository);
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.jsonl"), InstantSource.system())) {
            World world = world(practice, repository, ledger);
            WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
                ImageStep step = new ImageStep(workspace);
                workspace.enter(world);
                step.shown();
                ((Button) step.view().lookup("#image-apply")).fire();
                return step;
            });
        }

        Facts.Image image = workspace.image().get().orElseThrow();
        assertEquals(Optional.of(Platform.ARM64), image.platform());
        assertTrue(image.name().digest().startsWith("sha256:"), image.name()::digest);
    }

    private World world(PracticeAccount practice, Path repository, Ledger ledger) throws Exception {
        Account account = Account.connect(practice.clients(), "ap-northeast-1", calls);
        Pipeline defaults = Pipeline.defaults(PracticeGitHub.REPOSITORY, "main");
        Pipeline onArm = defaults.withSize(new TaskSize(defaults.size().cpu(), defaults.size().memory(), Platform.ARM64));
        return new World(account, new World.Code(repository, new PracticeGit(repository,
                new PracticeGitHub(practice)), null),
                new World.Tools(new PracticeEngine(practice.clients().ecr(), Pause.none()), null, null,
                        InstantSource.system()),
                new World.Records(calls, ledger, null, null, null, null), onArm, Optional.empty());
    }
}
