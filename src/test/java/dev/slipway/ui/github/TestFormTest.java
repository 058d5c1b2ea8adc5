package dev.slipway.ui.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Pause;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
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
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestFormTest {

    @TempDir
    private Path folder;
    private final CallLog calls = new CallLog(InstantSource.system());
    private final Workspace workspace = new Workspace(new Texts(Texts.Language.ENGLISH),
            new Background(Runnable::run, Runnable::run), Pause.none(), calls);
    private final TestForm form = new TestForm(workspace);

    @BeforeEach
    void enter() throws Exception {
        PracticeAccount practice =
                new PracticeAccount(PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z")), "ap-northeast-1");
        Pipeline pipeline = Pipeline.defaults(PracticeGitHub.REPOSITORY, "main");
        workspace.enter(new World(Account.connect(practice.clients(), "ap-northeast-1", calls),
                new World.Code(folder, null, new PracticeGitHub(practice)), null, null,
                pipeline.withApp(pipeline.app().withTestCommand("make test")), Optional.empty()));
    }

    private String used() {
        return form.used().getValue().map(workspace.texts()::get).orElse("");
    }

    @Test
    void theKeptCommandIsShownAndANewOneIsKept() {
        assertEquals("make test", form.command().value());

        form.command().set("npm ci && npm test ");

        assertEquals("npm ci && npm test", workspace.pipeline().get().app().testCommand());
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo ${{ github.token }}", "a\nb", "a\u0000", "a\uD800", "a\uFFFF"})
    void aCommandThatTheFileCannotHoldIsNotKept(String command) {
        form.command().set(command);

        assertFalse(form.command().isGood());
        assertEquals(Optional.empty(), form.wanted().getValue());
        assertEquals("make test", workspace.pipeline().get().app().testCommand());
    }

    @Test
    void aCommandHasAnEnd() {
        form.command().set("x".repeat(1_000));
        assertTrue(form.command().isGood());

        form.command().set("x".repeat(1_001));
        assertFalse(form.command().isGood());
    }

    @ParameterizedTest
    @CsvSource({"FROM a AS test, make, tests with the stage", "FROM a AS test, '', tests with the stage",
        "FROM a AS build, make, tests with this command", "FROM a, '', tests nothing"})
    void itIsToldWhichTestIsUsed(String dockerfile, String command, String told) throws Exception {
        Files.createDirectories(folder.resolve("api"));
        Files.writeString(folder.resolve("api/Dockerfile"), dockerfile);
        form.command().set(command);
        assertEquals("", used());

        form.read();

        assertTrue(used().contains(told), used());
    }

    @Test
    void withoutADockerfileThereIsNoStage() {
        form.read();

        assertTrue(used().contains("has no stage"), used());
    }
}
