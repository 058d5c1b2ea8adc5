package dev.slipway.ui.taskdef;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Pause;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.cloud.CallLog;
import dev.slipway.parts.Refusing;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import dev.slipway.taskdef.Finding;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.Background;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.workflow.WorkflowFile;
import dev.slipway.workflow.WorkflowProblem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighboursTest {

    private static final String REGION = "ap-northeast-1";
    private static final Pipeline PIPELINE = Pipeline.defaults(new RepositoryName("learner", "my-app"), "main");

    @TempDir
    private Path repository;
    private Path workflow;
    private final Refusing refusing = new Refusing();
    private final Editor editor = new Editor();
    private final Workspace workspace = new Workspace(new Texts(Texts.Language.ENGLISH),
            new Background(Runnable::run, Runnable::run), Pause.none(), new CallLog(InstantSource.system()));
    private final Neighbours neighbours = new Neighbours(workspace, editor);

    @BeforeEach
    void enter() throws Exception {
        workflow = Files.createDirectories(repository.resolve(".github/workflows")).resolve("cicd.yml");
        var clients = new PracticeAccount(PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z")), REGION).clients();
        Account account = Account.connect(refusing.around(clients), REGION, new CallLog(InstantSource.system()));
        workspace.enter(new World(account, new World.Code(repository, null, null), null, null, PIPELINE,
                Optional.empty()));
    }

    @Test
    void theExportIsMendedByOneEditToWhatThePipelineHasAndTheEditCanBeUndone() throws Exception {
        editor.open(resource("console-export.json"));

        assertEquals(List.of("A02", "A05"), rules());
        assertEquals(2, editor.mendable());
        String before = editor.text().get();
        editor.mendAll();
        assertEquals(TaskDefinition.parse(resource("console-export.expected.json")),
                editor.definition().get().orElseThrow());
        assertEquals(List.of(), rules());
        editor.undo();
        assertEquals(before, editor.text().get());
        assertEquals(List.of("A02", "A05"), rules());
    }

    @Test
    void theRepositorysWorkflowIsComparedOnceItIsThere() throws Exception {
        editor.open(resource("console-export.json"));
        Files.writeString(workflow, WorkflowFile.generate(PIPELINE, REGION, false, ""));
        neighbours.look();

        assertEquals(List.of("A01", "A05"), rules());
        assertEquals(Optional.empty(), neighbours.seen().get().noWorkflow());
        assertEquals(Optional.empty(), neighbours.seen().get().noService());
    }

    @Test
    void aWorkflowThatCannotBeReadIsToldAndSpoilsNothingElse() throws Exception {
        editor.open(resource("console-export.json"));
        Files.writeString(workflow, "jobs: [");
        neighbours.look();

        assertInstanceOf(WorkflowProblem.NotYaml.class, neighbours.seen().get().noWorkflow().orElseThrow());
        assertEquals(List.of("A02", "A05"), rules());
    }

    @Test
    void aServiceThatMayNotBeLookedAtIsToldAsThat() {
        refusing.deny("DescribeServices");
        neighbours.look();

        assertInstanceOf(AwsProblem.AccessDenied.class, neighbours.seen().get().noService().orElseThrow());
    }

    @Test
    void withoutAConnectionNothingIsSaidOfTheService() {
        refusing.cutOff("DescribeServices");
        neighbours.look();

        assertEquals(Optional.empty(), neighbours.seen().get().noService());
        assertEquals(Optional.empty(), neighbours.seen().get().service());
    }

    @Test
    void anotherAccountsNeighboursAreForgotten() throws Exception {
        refusing.deny("DescribeServices");
        Files.writeString(workflow, WorkflowFile.generate(PIPELINE, REGION, false, ""));
        neighbours.look();
        assertTrue(neighbours.seen().get().workflow().isPresent());
        workspace.enter(new World(workspace.world().get().account(), new World.Code(repository, null, null), null, null,
                PIPELINE.withBranch("another"), Optional.empty()));

        assertEquals(Optional.empty(), neighbours.seen().get().noService());
        assertEquals(Optional.empty(), neighbours.seen().get().workflow());
    }

    private List<String> rules() {
        return editor.disagreements().get().stream().map(Finding::rule).toList();
    }

    private static String resource(String name) throws Exception {
        try (var in = NeighboursTest.class.getResourceAsStream("/inputs/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
