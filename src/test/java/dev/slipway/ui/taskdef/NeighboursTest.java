package dev.slipway.ui.taskdef;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Pause;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.image.ImagePush;
import dev.slipway.image.ImageRequest;
import dev.slipway.image.RepositoryRequest;
import dev.slipway.parts.Applying;
import dev.slipway.parts.BalancedService;
import dev.slipway.parts.Refusing;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import dev.slipway.practice.PracticeEngine;
import dev.slipway.practice.SampleRepository;
import dev.slipway.target.TargetProblem;
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
    private final Clients clients = new PracticeAccount(PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z")),
            REGION).clients();
    private final BalancedService balanced = new BalancedService(clients, PIPELINE);
    private final Editor editor = new Editor();
    private final Workspace workspace = new Workspace(new Texts(Texts.Language.ENGLISH),
            new Background(Runnable::run, Runnable::run), Pause.none(), new CallLog(InstantSource.system()));
    private final Neighbours neighbours = new Neighbours(workspace, editor);

    @BeforeEach
    void enter() throws Exception {
        workflow = Files.createDirectories(repository.resolve(".github/workflows")).resolve("cicd.yml");
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
        Files.writeString(workflow, WorkflowFile.generate(PIPELINE, REGION, false));
        neighbours.look();

        assertEquals(List.of("A01", "A05"), rules());
        assertEquals(Optional.empty(), neighbours.seen().get().workflow().problem());
        assertEquals(Optional.empty(), neighbours.seen().get().service().problem());
    }

    @Test
    void aWorkflowThatCannotBeReadIsToldAndSpoilsNothingElse() throws Exception {
        editor.open(resource("console-export.json"));
        Files.writeString(workflow, "jobs: [");
        neighbours.look();

        assertInstanceOf(WorkflowProblem.NotYaml.class, neighbours.seen().get().workflow().problem().orElseThrow());
        assertEquals(List.of("A02", "A05"), rules());
    }

    @Test
    void aServiceThatMayNotBeLookedAtIsToldAsThat() {
        refusing.deny("DescribeServices");
        neighbours.look();

        assertInstanceOf(AwsProblem.AccessDenied.class, neighbours.seen().get().service().problem().orElseThrow());
    }

    @Test
    void withoutAConnectionNothingIsSaidOfTheService() {
        refusing.cutOff("DescribeServices");
        neighbours.look();

        assertEquals(Optional.empty(), neighbours.seen().get().service().problem());
        assertEquals(Optional.empty(), neighbours.seen().get().service().said());
    }

    @Test
    void theTargetGroupOfTheServiceIsComparedInAllThatItSays() throws Exception {
        String arn = balanced.targetGroup("front", r -> r.port(80).healthCheckPort("9000").healthCheckPath("/up"));
        balanced.make(balanced.toTheApp(arn));
        editor.open(resource("console-export.expected.json"));
        assertEquals(List.of(), rules());
        neighbours.look();
        assertEquals(List.of("A08", "A07", "A09"), rules());

        editor.open(resource("console-export.expected.json").replace("\"awsvpc\"", "\"bridge\""));
        assertTrue(rules().contains("A10"), rules()::toString);
        assertEquals(Optional.empty(), neighbours.seen().get().targetGroup().problem());
    }

    @Test
    void aTargetGroupThatAgreesIsNotSpokenOf() throws Exception {
        balanced.make(balanced.toTheApp(balanced.targetGroup("front", _ -> {})));
        editor.open(resource("console-export.expected.json"));
        neighbours.look();

        assertTrue(neighbours.seen().get().targetGroup().said().isPresent());
        assertEquals(List.of(), rules());
    }

    @Test
    void aTargetGroupThatIsGoneIsToldAndTheServiceIsComparedAllTheSame() throws Exception {
        String arn = balanced.targetGroup("front", _ -> {});
        balanced.make(balanced.toTheApp(arn));
        balanced.delete(arn);
        editor.open(resource("console-export.json"));
        neighbours.look();

        assertEquals(Optional.of(new TargetProblem.NoTargetGroup("front")),
                neighbours.seen().get().targetGroup().problem());
        assertEquals(Optional.empty(), neighbours.seen().get().service().problem());
        assertTrue(rules().contains("A03"), rules()::toString);
    }

    @Test
    void aTargetGroupThatMayNotBeLookedAtIsToldAsThatAndWithoutAConnectionNotAtAll() throws Exception {
        balanced.make(balanced.toTheApp(balanced.targetGroup("front", r -> r.port(80))));
        refusing.deny("DescribeTargetGroups");
        neighbours.look();
        assertInstanceOf(AwsProblem.AccessDenied.class,
                neighbours.seen().get().targetGroup().problem().orElseThrow());
        assertTrue(neighbours.seen().get().service().said().isPresent());

        refusing.cutOff("DescribeTargetGroups");
        neighbours.look();
        assertEquals(Optional.empty(), neighbours.seen().get().targetGroup().problem());
        assertEquals(Optional.empty(), neighbours.seen().get().targetGroup().said());
    }

    @Test
    void anImagePushedForAnotherProcessorIsToldOnceItIsThere() throws Exception {
        SampleRepository.unpack(repository);
        editor.open(resource("console-export.expected.json"));
        ImageRequest arm = new ImageRequest(new RepositoryRequest(PIPELINE.target().repository(), PIPELINE.tag()),
                "v1", ImageRequest.Source.of(repository.resolve("api")),
                new ImageRequest.Task(Platform.ARM64, PIPELINE.app().port(), false));
        ImagePush push = new ImagePush(workspace.world().get().account(),
                new PracticeEngine(clients.ecr(), Pause.none()));
        new Applying(repository.resolve("state")).make(push, arm);
        assertEquals(List.of(), rules());

        workspace.image().set(push.deployable(arm));
        assertEquals(List.of("A17"), rules());
        editor.open(resource("console-export.expected.json").replace("\"X86_64\"", "\"ARM64\""));
        assertEquals(List.of(), rules());
    }

    @Test
    void anotherAccountsNeighboursAreForgotten() throws Exception {
        refusing.deny("DescribeServices");
        Files.writeString(workflow, WorkflowFile.generate(PIPELINE, REGION, false));
        neighbours.look();
        assertTrue(neighbours.seen().get().workflow().said().isPresent());
        workspace.enter(new World(workspace.world().get().account(), new World.Code(repository, null, null), null, null,
                PIPELINE.withBranch("another"), Optional.empty()));

        assertEquals(Optional.empty(), neighbours.seen().get().service().problem());
        assertEquals(Optional.empty(), neighbours.seen().get().workflow().said());
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
