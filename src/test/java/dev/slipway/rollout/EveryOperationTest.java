package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.Production;
import dev.slipway.change.Change;
import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.parts.Applying;
import dev.slipway.taskdef.Registration;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;

/** What holds for whatever changes a service: plans, their going stale, and bad luck at each call. */
class EveryOperationTest {

    @TempDir
    private Path folder;

    /**
     * One operation on a service that runs v1 and is being taken to v2.
     *
     * @param wanted  asked for once all that is there
     * @param meddler what somebody else does after the preview that makes it untrue
     */
    private record Case<W>(String name, Function<Account, Operation<W>> operation, Wanted<W> wanted,
                           Consumer<Stage> meddler) {

        @Override
        public String toString() {
            return name;
        }
    }

    private interface Wanted<W> {
        W on(Stage stage) throws ProblemException;
    }

    static List<Case<?>> cases() {
        Consumer<Stage> deploys = stage -> stage.account.ecs().updateService(r -> r.cluster("my-app-cluster")
                .service("my-app-api-service").forceNewDeployment(true));
        Consumer<Stage> scales = stage -> stage.account.ecs().updateService(r -> r.cluster("my-app-cluster")
                .service("my-app-api-service").desiredCount(7));
        return List.of(
                new Case<>("Deploy", account -> new Deploy(account, new Registration(account)),
                        stage -> stage.pushed("v3"), deploys),
                new Case<>("Rollback", Rollback::new, stage -> RollbackRequest.toTheLastGood(stage.service), deploys),
                new Case<>("Rollback to a revision of choice", Rollback::new,
                        stage -> new RollbackRequest(stage.service, Optional.of("my-app-api:1")), deploys),
                new Case<>("StopDeployment", StopDeployment::new, stage -> new StopRequest(stage.service), deploys),
                new Case<>("PublicAddress", PublicAddress::new, EveryOperationTest::withoutAddress, deploys),
                new Case<>("Redeploy", Redeploy::new, stage -> new RedeployRequest(stage.service), deploys),
                new Case<>("Scale", Scale::new, stage -> new ScaleRequest(stage.service, 3), scales));
    }

    private static PublicAddressRequest withoutAddress(Stage stage) {
        AwsVpcConfiguration network = stage.account.ecs().describeServices(r -> r.cluster(stage.service.cluster())
                .services(stage.service.service())).services().getFirst().networkConfiguration().awsvpcConfiguration();
        stage.account.ecs().updateService(r -> r.cluster(stage.service.cluster()).service(stage.service.service())
                .networkConfiguration(n -> n.awsvpcConfiguration(network.toBuilder()
                        .assignPublicIp(AssignPublicIp.DISABLED).build())));
        return new PublicAddressRequest(stage.service);
    }

    @Test
    void noOperationOfThePackageIsForgotten() {
        Set<String> all = Production.classes().stream()
                .filter(type -> type.getPackageName().equals("dev.slipway.rollout"))
                .filter(type -> type.isAssignableTo(Operation.class)).map(type -> type.getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(all, cases().stream().map(it -> it.name().split(" ")[0])
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    <W> void aSecondPlanAfterSuccessKeepsAllButWhatIsRun(Case<W> it) throws ProblemException {
        Stage stage = rollingOut();
        Operation<W> operation = it.operation().apply(stage.account);
        W wanted = it.wanted().on(stage);
        assertFalse(operation.plan(wanted).isAllKept(), "there is something to do");

        assertInstanceOf(Verdict.Proven.class, new Applying(folder).make(operation, wanted));

        assertEquals(List.of(), left(operation, wanted).stream().filter(change -> !(change instanceof Change.Run))
                .toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    <W> void aPlanThatIsNoLongerTrueWritesNothing(Case<W> it) throws ProblemException {
        Stage stage = rollingOut();
        Operation<W> operation = it.operation().apply(stage.account);
        Plan<W> previewed = operation.plan(it.wanted().on(stage));
        it.meddler().accept(stage);
        int before = writes(stage).size();

        var refusal = assertThrows(ProblemException.class, () -> new Applying(folder).apply(operation, previewed));

        assertInstanceOf(ChangeProblem.PlanMoved.class, refusal.problem());
        assertEquals(before, writes(stage).size());
    }

    @ParameterizedTest
    @MethodSource("cases")
    <W> void badLuckAtAnyCallIsToldAndTheNextTrySucceeds(Case<W> it) throws ProblemException {
        List<String> calls = callsOf(it);
        assertTrue(calls.size() > 1, calls.toString());
        for (String call : calls) {
            refusedAt(it, call, stage -> stage.refusing.deny(call));
            refusedAt(it, call, stage -> stage.refusing.throttle(call));
            refusedAt(it, call, stage -> stage.refusing.cutOff(call));
        }
    }

    private <W> void refusedAt(Case<W> it, String call, Consumer<Stage> fault) throws ProblemException {
        Stage stage = rollingOut();
        Operation<W> operation = it.operation().apply(stage.account);
        W wanted = it.wanted().on(stage);
        fault.accept(stage);
        Optional<Problem> told = problem(() -> new Applying(folder).make(operation, wanted));
        if (told.isPresent()) {
            assertInstanceOf(AwsProblem.class, told.get(), call);
        }

        stage.refusing.allow(call);
        boolean isDone = told.isEmpty() || left(operation, wanted).isEmpty();
        if (!isDone) {
            assertInstanceOf(Verdict.Proven.class, new Applying(folder).make(operation, wanted), call);
        }
    }

    /** The names of the calls that it takes, from the plan to the check. */
    private <W> List<String> callsOf(Case<W> it) throws ProblemException {
        Stage stage = rollingOut();
        W wanted = it.wanted().on(stage);
        int before = stage.calls.entries().size();
        new Applying(folder).make(it.operation().apply(stage.account), wanted);
        return List.copyOf(new LinkedHashSet<>(stage.calls.entries().stream().skip(before)
                .map(entry -> entry.operation()).toList()));
    }

    private static <W> List<Change> left(Operation<W> operation, W wanted) throws ProblemException {
        try {
            return operation.plan(wanted).toMake();
        } catch (ProblemException e) {
            assertInstanceOf(RolloutProblem.class, e.problem());
            return List.of();
        }
    }

    private static List<String> writes(Stage stage) {
        return stage.calls.entries().stream().map(entry -> entry.operation())
                .filter(name -> Stream.of("Create", "Update", "Register", "Stop", "Delete").anyMatch(name::startsWith))
                .toList();
    }

    private static Optional<Problem> problem(Making making) {
        try {
            making.make();
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }

    private interface Making {
        void make() throws ProblemException;
    }

    /** v1 has been deployed, and v2 is on its way. */
    private Stage rollingOut() throws ProblemException {
        Stage stage = new Stage();
        Deploy deploy = new Deploy(stage.account, new Registration(stage.account));
        new Applying(folder).make(deploy, stage.pushed("v1"));
        stage.pass(300);
        new Applying(folder).make(deploy, stage.pushed("v2"));
        return stage;
    }
}
