package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Applier;
import dev.slipway.change.Change;
import dev.slipway.change.Ledger;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.change.Subject;
import dev.slipway.change.Together;
import dev.slipway.change.Verdict;
import dev.slipway.cleanup.Leftovers;
import dev.slipway.cleanup.Remains;
import dev.slipway.cleanup.Teardown;
import dev.slipway.cleanup.TeardownRequest;
import dev.slipway.github.CommitRequest;
import dev.slipway.github.Publish;
import dev.slipway.github.PublishRequest;
import dev.slipway.github.RunWatch;
import dev.slipway.github.SecretRequest;
import dev.slipway.github.SecretSetup;
import dev.slipway.parts.AccountSnapshot;
import dev.slipway.parts.MotoServer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Neighbours;
import dev.slipway.parts.Part;
import dev.slipway.pipeline.Cidr;
import dev.slipway.pipeline.FileRequest;
import dev.slipway.pipeline.FileSetup;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.reach.Ladder;
import dev.slipway.reach.PortOpening;
import dev.slipway.reach.PortRequest;
import dev.slipway.reach.ReachRequest;
import dev.slipway.reach.Rung;
import dev.slipway.reach.Walk;
import dev.slipway.reach.Way;
import dev.slipway.rollout.Judgement;
import dev.slipway.rollout.ServiceName;
import dev.slipway.rollout.Timeline;
import dev.slipway.rollout.Watch;
import dev.slipway.taskdef.Edit;
import dev.slipway.taskdef.Live;
import dev.slipway.taskdef.Opened;
import dev.slipway.taskdef.Stripped;
import dev.slipway.taskdef.Stripping;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.World;
import dev.slipway.ui.github.WorkflowSetup;
import dev.slipway.ui.identity.RoleWish;
import dev.slipway.ui.identity.TrustSetup;
import dev.slipway.ui.identity.TrustWish;
import dev.slipway.ui.image.CommitImage;
import dev.slipway.ui.rollout.DeploySetup;
import dev.slipway.ui.target.TargetSetup;
import dev.slipway.ui.target.TargetWish;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way on real parts, by the very operations that the screens call: the program's own AWS clients over HTTP, a
 * Docker engine that builds, pushes and runs, a registry with a password, git, and GitHub's API checked and its sealed
 * box opened by libsodium.
 *
 * <p>AWS is moto with what src/test/moto adds to it. So this proves our wire: what we send is well formed, what comes
 * back is read, the order holds. It proves nothing of how AWS itself behaves.
 */
@Needs({Part.MOTO, Part.DOCKER, Part.REGISTRY, Part.BASE_IMAGE, Part.GIT, Part.LIBSODIUM})
class RealJourneyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PACE = Duration.ofMillis(250);
    private static final int LOOKS = 240;

    @TempDir
    private Path home;
    private final List<Planning> planned = new ArrayList<>();
    private LearnersComputer computer;
    private World world;
    private Pipeline pipeline;
    private Neighbours neighbours;
    private List<String> before;

    /** Plans once more what was made. */
    @FunctionalInterface
    private interface Planning {
        Plan<?> again() throws ProblemException;
    }

    @BeforeEach
    void connect() throws Exception {
        computer = new LearnersComputer(home, MotoServer.startOnRealParts()).withTheSample()
                .basedOn(System.getenv("SLIPWAY_TEST_BASE_IMAGE")).pushed();
        world = computer.connect();
        pipeline = world.pipeline();
        neighbours = new Neighbours(world.account()).movedIn();
        before = AccountSnapshot.of(world.account());
    }

    @AfterEach
    void close() throws Exception {
        try (LearnersComputer all = computer; Ledger _ = world.records().ledger()) {
            assertEquals(List.of(), all.gitHub().complaints());
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void fromAnEmptyAccountToAnAnsweredRequestAndAGreenRunAndBackToAnEmptyAccount() throws Exception {
        make(TargetSetup.of(world.account(), Pause.none()), TargetWish.of(pipeline));
        make(new TrustSetup(world, RoleWish.usual()), TrustWish.usual(pipeline));
        setSecretAndWorkflow();
        make(CommitImage.pushing(world), pipeline);
        mendTheExportedDefinition();
        deployFromHere();
        openThePort();
        nothingIsLeftToBeMade();
        pushAndLetGitHubDeploy();
        cleanUp();
    }

    private void setSecretAndWorkflow() throws Exception {
        String role = world.account().iamArn("role/" + pipeline.trust().role());
        make(new SecretSetup(world.code().gitHub(), world.records().secrets()),
                new SecretRequest(pipeline.repository(), pipeline.trust().secret(), role));
        assertEquals(role, computer.gitHub().openedSecret("AWS_ROLE_TO_ASSUME"));
        assertEquals(role, world.account().iam().getRole(r -> r.roleName(pipeline.trust().role())).role().arn());
        make(WorkflowSetup.of(world), pipeline);
    }

    private void mendTheExportedDefinition() throws Exception {
        Stripped stripped = Stripping.of(Opened.of(resource("/inputs/console-export.json")).definition());
        assertEquals(List.of("ANSWER_ONLY /taskDefinitionArn", "ANSWER_ONLY /revision", "ANSWER_ONLY /status",
                "ANSWER_ONLY /requiresAttributes", "ANSWER_ONLY /compatibilities", "ANSWER_ONLY /registeredAt",
                "ANSWER_ONLY /registeredBy", "EMPTY_REFUSED /tags"),
                stripped.removed().stream().map(it -> it.reason() + " " + it.pointer()).toList());
        TaskDefinition mended = Edit.containerPort(Edit.renameContainer(stripped.clean(), "dummy", "api"), "api", 8080);
        make(new FileSetup(world.records().previous()), new FileRequest(world.code().folder(),
                pipeline.files().taskDefinition(), mended.text()));
    }

    private void deployFromHere() throws Exception {
        Plan<Pipeline> preview = make(DeploySetup.of(world), pipeline);
        TaskDefinition shown = TaskDefinition.parse(preview.changes().stream()
                .filter(change -> change.what().kind() == Subject.Kind.TASK_DEFINITION)
                .map(change -> assertInstanceOf(Change.Create.class, change).content()).findFirst().orElseThrow());
        TaskDefinition registered = new Live(world.account()).latest(pipeline.target().family()).orElseThrow()
                .definition();
        assertEquals(shown, Stripping.of(registered).clean());
        assertFalse(shown.document().path("enableFaultInjection").asBoolean(true), "a valid field stays");
        assertInstanceOf(Judgement.Succeeded.class, watchedToTheEnd());
    }

    private Judgement watchedToTheEnd() throws ProblemException {
        Watch watch = new Watch(world.account(), Together.oneByOne(), world.tools().clock(),
                new ServiceName(pipeline.target().cluster(), pipeline.target().service()));
        Timeline seen = Timeline.empty();
        for (int look = 0; look < LOOKS; look++) {
            seen = seen.with(watch.look());
            if (Judgement.of(seen).isFinal()) {
                return Judgement.of(seen);
            }
            Pause.sleeping().of(PACE);
        }
        throw new AssertionError("the rollout does not end: " + Judgement.of(seen) + " " + seen.entries());
    }

    private void openThePort() throws Exception {
        // moto keeps no packet away: only what it says of the rules is seen here, and the answer itself below
        Walk before = walk();
        List<Rung> closed = before.rungs();
        assertEquals(List.of(Rung.Kind.SECURITY_GROUP), closed.stream()
                .filter(rung -> rung.state() == Rung.State.BROKEN).map(Rung::kind).toList(), closed::toString);
        // we come from 127.0.0.1 here, which is among everybody, and which a rule of its own would rightly call private
        make(new PortOpening(world.account()), new PortRequest(before.door().orElseThrow().securityGroups()
                .getFirst(), pipeline.app().port(), Cidr.everybody(), pipeline.tag()));
        List<Rung> open = walk().rungs();
        assertTrue(open.stream().allMatch(rung -> rung.state() == Rung.State.OK), open::toString);
        assertEquals("200", facts(open, Rung.Kind.HTTP).getFirst());
        assertEquals(List.of("{\"message\":\"Hello from my-app-api\"}"), facts(open, Rung.Kind.BODY));
    }

    private static List<Object> facts(List<Rung> rungs, Rung.Kind kind) {
        return rungs.stream().filter(rung -> rung.kind() == kind).findFirst().orElseThrow().facts();
    }

    private Walk walk() throws ProblemException {
        return new Way(new Ladder(world.account(), Together.oneByOne()), world.tools().probe()).walk(
                new ReachRequest(pipeline.target().cluster(), pipeline.target().service(), pipeline.app().port(),
                        pipeline.app().path()), PATIENCE);
    }

    /** An account with everything already there, seen from every step. */
    private void nothingIsLeftToBeMade() throws ProblemException {
        for (Planning planning : planned) {
            assertAllKept(planning.again());
        }
    }

    private void pushAndLetGitHubDeploy() throws Exception {
        String before = computer.repository().pushed("main");
        make(new Publish(world.code().git()), new PublishRequest(new CommitRequest(world.code().folder(),
                List.of(pipeline.files().workflow(), pipeline.files().taskDefinition()), "Set up the pipeline"),
                pipeline.branch()));
        String pushed = computer.repository().pushed("main");
        assertNotEquals(before, pushed);
        assertEquals(world.code().git().state(world.code().folder()).head(), pushed);
        assertEquals(".aws/task-def-api.json\n.github/workflows/cicd.yml\n",
                computer.repository().git("diff", "--name-only", before, pushed));
        followTheRun(pushed);
    }

    private void followTheRun(String sha) throws ProblemException {
        RunWatch watch = RunWatch.ofCommit(world.code().gitHub(), pipeline.repository(), pipeline.files().workflow(), sha);
        assertTrue(watch.look().run().isEmpty());
        computer.gitHub().run(42, 1, sha, "in_progress", null);
        computer.gitHub().jobs(42, job("in_progress", "null"));
        assertFalse(watch.look().isOver());
        computer.gitHub().run(42, 1, sha, "completed", "success");
        computer.gitHub().jobs(42, job("completed", "\"success\""));
        assertTrue(watch.look().isGreen());
    }

    /** All that was made goes again, but for what a neighbour uses, and that goes after the neighbour. */
    private void cleanUp() throws Exception {
        Teardown teardown = new Teardown(new Leftovers(world.account(), Together.oneByOne(), _ ->
                Pause.sleeping().of(PACE)), world.records().ledger());
        TeardownRequest everything = TeardownRequest.everything(pipeline);
        neighbours.service(pipeline.target().cluster(), "their-guest", "guest", pipeline.target().executionRole());
        make(teardown, everything);
        Remains kept = teardown.look(everything);
        assertEquals(List.of("CLUSTER my-app-cluster", "ROLE ecsTaskExecutionRole"),
                kept.things().stream().map(it -> it.thing().what().toString()).toList());
        assertEquals(List.of("cleanup.secret", "cleanup.files"), kept.notes().stream().map(Note::key).toList());

        neighbours.leave(pipeline.target().cluster(), "their-guest", "guest:1");
        make(teardown, everything);
        assertEquals(List.of(), AccountSnapshot.difference(before, AccountSnapshot.of(world.account())));
        assertEquals(List.of(), teardown.look(everything).things());
    }

    private static String job(String status, String conclusion) {
        return """
                [{"id":7,"name":"deploy","status":"%s","conclusion":%s,"steps":[]}]""".formatted(status, conclusion);
    }

    /** Previews, applies what was previewed, has it proven, and finds nothing left to be made. */
    private <W> Plan<W> make(Operation<W> operation, W wanted) throws ProblemException {
        Applier applier = new Applier(world.records().ledger(), Pause.none());
        Plan<W> preview = operation.plan(wanted);
        assertFalse(preview.isAllKept(), () -> preview.operation() + " has nothing to make");
        applier.apply(operation, preview, Progress.none());
        assertInstanceOf(Verdict.Proven.class, applier.verify(operation, preview));
        assertAllKept(operation.plan(wanted));
        planned.add(() -> operation.plan(wanted));
        return preview;
    }

    private static void assertAllKept(Plan<?> plan) {
        assertEquals("", plan.toMake().stream().map(Change::fingerprint).collect(Collectors.joining("\n")),
                () -> plan.operation() + " is not all kept");
    }

    private static String resource(String name) throws Exception {
        try (InputStream in = RealJourneyTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
