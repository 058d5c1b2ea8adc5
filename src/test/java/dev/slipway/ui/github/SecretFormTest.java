package dev.slipway.ui.github;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.change.Pause;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.github.SecretPlace;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import dev.slipway.practice.PracticeGitHub;
import dev.slipway.ui.Background;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFormTest {

    private static final String STEP = """
                steps:
                  - uses: aws-actions/configure-aws-credentials@v6
                    with: {role-to-assume: '${{ secrets.AWS_ROLE_TO_ASSUME }}'}
            """;

    @TempDir
    private Path folder;
    private final CallLog calls = new CallLog(InstantSource.system());
    private final Workspace workspace = new Workspace(new Texts(Texts.Language.ENGLISH),
            new Background(Runnable::run, Runnable::run), Pause.none(), calls);
    private final SecretForm form = new SecretForm(workspace);
    private final AtomicInteger looked = new AtomicInteger();

    @BeforeEach
    void enter() throws Exception {
        PracticeAccount practice =
                new PracticeAccount(PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z")), "ap-northeast-1");
        workspace.enter(new World(Account.connect(practice.clients(), "ap-northeast-1", calls),
                new World.Code(folder, null, new PracticeGitHub(practice)), null, null,
                Pipeline.defaults(PracticeGitHub.REPOSITORY, "main"), Optional.empty()));
    }

    private void read(String jobs) throws Exception {
        Path file = folder.resolve(".github/workflows/cicd.yml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, jobs);
        form.readEnvironments(looked::incrementAndGet);
    }

    private static String job(String name, String environment) {
        return "  " + name + ":\n" + (environment.isEmpty() ? "" : "    environment: " + environment + "\n") + STEP;
    }

    @Test
    void theSecretIsTheRolesArnWithTheRepository() {
        assertEquals(SecretPlace.of(PracticeGitHub.REPOSITORY), form.wanted().getValue().orElseThrow().place());
        assertEquals("arn:aws:iam::123456789012:role/GitHubActionsEcsLearning",
                form.wanted().getValue().orElseThrow().value());
    }

    @Test
    void anotherNameGoesIntoThePipelineToo() {
        form.name().set("AWS_ROLE_TO_ASUME");

        assertEquals("AWS_ROLE_TO_ASUME", workspace.pipeline().get().trust().secret());
    }

    @Test
    void theEnvironmentOfTheOnlyJobIsChosen() throws Exception {
        read("on: push\njobs:\n" + job("deploy", "production"));

        assertEquals("production", form.wanted().getValue().orElseThrow().place().environment());
        assertEquals(List.of("", "production"), form.environments());
        assertEquals(1, looked.get());
    }

    @Test
    void whereAnotherJobHasNoEnvironmentTheRepositoryStaysChosenAndTheOtherIsOffered() throws Exception {
        read("on: push\njobs:\n" + job("build", "") + job("deploy", "production"));

        assertEquals("", form.environment().value());
        assertEquals(List.of("", "production"), form.environments());
    }

    @Test
    void whatSomebodyHasChosenStays() throws Exception {
        read("on: push\njobs:\n" + job("deploy", "production"));
        form.environment().set("");

        read("on: push\njobs:\n" + job("deploy", "production"));

        assertEquals("", form.environment().value());
    }

    @Test
    void aFileThatIsMissingOrBrokenOffersNothingAndTheLookGoesOn() throws Exception {
        form.readEnvironments(looked::incrementAndGet);
        read("jobs: [");

        assertEquals(List.of(""), form.environments());
        assertEquals(2, looked.get());
    }
}
