package dev.slipway.ui.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Applier;
import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.change.Together;
import dev.slipway.change.Verdict;
import dev.slipway.cleanup.Leftovers;
import dev.slipway.cleanup.Teardown;
import dev.slipway.cleanup.TeardownRequest;
import dev.slipway.cloud.CallLog;
import dev.slipway.github.CommitRequest;
import dev.slipway.github.Publish;
import dev.slipway.github.PublishRequest;
import dev.slipway.github.SecretRequest;
import dev.slipway.github.SecretSetup;
import dev.slipway.learn.Goal;
import dev.slipway.learn.PracticeLevel;
import dev.slipway.pipeline.Cidr;
import dev.slipway.pipeline.FileRequest;
import dev.slipway.pipeline.FileSetup;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.reach.PortClosing;
import dev.slipway.reach.PortClosingRequest;
import dev.slipway.reach.PortOpening;
import dev.slipway.reach.PortRequest;
import dev.slipway.rollout.Redeploy;
import dev.slipway.rollout.RedeployRequest;
import dev.slipway.rollout.Rollback;
import dev.slipway.rollout.RollbackRequest;
import dev.slipway.rollout.Scale;
import dev.slipway.rollout.ScaleRequest;
import dev.slipway.rollout.ServiceName;
import dev.slipway.rollout.StopDeployment;
import dev.slipway.rollout.StopRequest;
import dev.slipway.ui.World;
import dev.slipway.ui.github.WorkflowSetup;
import dev.slipway.ui.identity.RoleWish;
import dev.slipway.ui.identity.TrustSetup;
import dev.slipway.ui.identity.TrustWish;
import dev.slipway.ui.image.CommitImage;
import dev.slipway.ui.rollout.DeploySetup;
import dev.slipway.ui.target.TargetSetup;
import dev.slipway.ui.target.TargetWish;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole guided set-up on a practice account that behaves like the real thing, by who tries again once. */
class LifelikeSetUpTest {

    private static final int SEEDS = 12;
    private static final Map<String, Integer> MET = new TreeMap<>();

    @TempDir
    private Path home;
    private final StillPractice practice = new StillPractice();
    private final List<String> met = new ArrayList<>();
    private World world;
    private Duration hurry;
    private Pipeline pipeline;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SEEDS);
    }

    @AfterAll
    static void everythingWasMet() {
        assertTrue(MET.getOrDefault("looked again", 0) > SEEDS, MET::toString);
        Set<String> services = MET.keySet().stream().filter(it -> it.startsWith("Throttled"))
                .map(it -> it.replaceAll(".*=|:.*", "")).collect(Collectors.toSet());
        assertTrue(services.size() >= 3, MET::toString);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whoTriesAgainOnceGetsThrough(long seed) throws IOException, ProblemException {
        world = practice.world(home);
        practice.account().setSeed(seed);
        practice.setLevel(PracticeLevel.REAL);
        pipeline = world.pipeline();
        hurry = Duration.ofSeconds(1 + 4 * (seed % 4));
        WorkingPipeline working = new WorkingPipeline(world);

        make(TargetSetup.of(world.account(), this::lookAgain), TargetWish.of(pipeline));
        make(new TrustSetup(world, RoleWish.usual()), TrustWish.usual(pipeline));
        make(new SecretSetup(world.code().gitHub(), world.records().secrets()),
                new SecretRequest(pipeline.repository(), pipeline.trust().secret(),
                        world.account().iamArn("role/" + pipeline.trust().role())));
        make(WorkflowSetup.of(world), pipeline);
        make(new FileSetup(world.records().previous()), new FileRequest(world.code().folder(),
                pipeline.files().taskDefinition(), working.definition()));
        make(CommitImage.pushing(world), pipeline);
        make(DeploySetup.of(world), pipeline);
        until(Goal.DEPLOYED);
        String group = working.service().networkConfiguration().awsvpcConfiguration().securityGroups().getFirst();
        make(new PortOpening(world.account()), new PortRequest(group, pipeline.app().port(), Cidr.everybody(),
                pipeline.tag()));
        until(Goal.ANSWERED);
        make(new Publish(world.code().git()), new PublishRequest(new CommitRequest(world.code().folder(),
                List.of(pipeline.files().workflow(), pipeline.files().taskDefinition()), "Set up the pipeline"),
                pipeline.branch()));
        until(Goal.GREEN);
        takeCareOfIt(group);
        met.forEach(it -> MET.merge(it, 1, Integer::sum));
    }

    /** What one does with a pipeline that is there, up to its end. */
    private void takeCareOfIt(String group) throws ProblemException {
        ServiceName service = new ServiceName(pipeline.target().cluster(), pipeline.target().service());
        make(new Scale(world.account()), new ScaleRequest(service, 2));
        once("UpdateService", new Redeploy(world.account()), new RedeployRequest(service));
        make(new StopDeployment(world.account()), new StopRequest(service));
        practice.pass(Duration.ofMinutes(5));
        once("UpdateService", new Rollback(world.account()), new RollbackRequest(service, Optional.of("my-app-api:1")));
        practice.pass(Duration.ofMinutes(5));
        make(new PortClosing(world.account()), new PortClosingRequest(group, pipeline.app().port(), pipeline.tag()));
        make(new Teardown(new Leftovers(world.account(), Together.oneByOne(), practice::pass),
                world.records().ledger()), new TeardownRequest(pipeline, Set.of()));
        assertEquals(List.of(), world.account().ecs().listClusters().clusterArns());
    }

    /** Nobody wants to deploy twice because the first time was not seen at once. */
    private <W> void once(String call, Operation<W> operation, W wanted) {
        long before = answered(call);
        make(operation, wanted);
        assertEquals(before + 1, answered(call), call);
    }

    private long answered(String call) {
        return world.records().calls().entries().stream().filter(it -> it.operation().equals(call))
                .filter(it -> it.failure().isEmpty()).count();
    }

    private <W> void make(Operation<W> operation, W wanted) {
        Optional<Problem> first = attempt(operation, wanted);
        first.ifPresent(_ -> assertEquals(Optional.empty(), attempt(operation, wanted), () -> operation + " " + met));
    }

    /** What kept it from being made and proven; a plan that has moved is shown anew and is no failure. */
    private <W> Optional<Problem> attempt(Operation<W> operation, W wanted) {
        Optional<Problem> told = attemptOnce(operation, wanted);
        if (told.isPresent() && told.get() instanceof ChangeProblem.PlanMoved) {
            told = attemptOnce(operation, wanted);
        }
        return told;
    }

    private <W> Optional<Problem> attemptOnce(Operation<W> operation, W wanted) {
        practice.pass(hurry);
        Applier applier = new Applier(world.records().ledger(), this::lookAgain);
        try {
            Plan<W> plan = operation.plan(wanted);
            practice.pass(hurry);
            applier.apply(operation, plan, Progress.none());
            assertInstanceOf(Verdict.Proven.class, applier.verify(operation, plan), operation::toString);
            return Optional.empty();
        } catch (ProblemException e) {
            assertFalse(e.problem() instanceof ChangeProblem.Unexpected, e.problem()::toString);
            met.add(e.problem().toString());
            return Optional.of(e.problem());
        }
    }

    private void lookAgain(Duration pause) {
        met.add("looked again");
        practice.pass(pause);
    }

    private void until(Goal goal) throws ProblemException {
        for (int looks = 0; !sees(goal); looks++) {
            assertTrue(looks < 200, () -> goal + " is never reached; met: " + met + " " + calls());
            practice.pass(Duration.ofSeconds(6));
        }
    }

    private boolean sees(Goal goal) {
        try {
            return new Look(world, 0).sees(goal);
        } catch (ProblemException e) {
            met.add("look " + e.problem());
            return false;
        }
    }

    private String calls() {
        return world.records().calls().entries().stream().map(CallLog.Entry::failure).filter(it -> !it.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
