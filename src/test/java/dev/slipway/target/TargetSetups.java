package dev.slipway.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Change;
import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Operation;
import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.parts.Applying;
import dev.slipway.parts.Refusing;
import dev.slipway.pipeline.Pipeline;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.model.ClusterField;

/** What cluster, log group, ECS's own role and the inventory must do on any account. */
abstract class TargetSetups {

    static final String REGION = "ap-northeast-1";
    private static final String TAG = "me/my-app";
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "%s"},
            "Action": "sts:AssumeRole"}]}""";

    @TempDir
    Path folder;
    private final Refusing refusing = new Refusing();
    private final String name = "c-" + UUID.randomUUID();
    private Account account;

    abstract Clients clients();

    @BeforeEach
    void connect() throws ProblemException {
        account = Account.connect(refusing.around(clients()), REGION, new CallLog(InstantSource.system()));
    }

    @Test
    void aMissingClusterIsMadeWithItsTagAndThenKept() throws ProblemException {
        Verdict verdict = make(clusters(), new ClusterRequest(name, TAG));

        assertInstanceOf(Verdict.Proven.class, verdict);
        var cluster = account.ecs().describeClusters(r -> r.clusters(name).include(ClusterField.TAGS)).clusters().getFirst();
        assertEquals(Pipeline.TAG, cluster.tags().getFirst().key());
        assertEquals(TAG, cluster.tags().getFirst().value());
        var kept = clusters().plan(new ClusterRequest(name, "somebody/else")).changes().getFirst();
        assertEquals(cluster.clusterArn(), assertInstanceOf(Change.Keep.class, kept).evidence());
    }

    @Test
    void aDeletedClusterCountsAsMissing() throws ProblemException {
        ClusterSetup setup = clusters();
        make(setup, new ClusterRequest(name, TAG));
        account.ecs().deleteCluster(r -> r.cluster(name));

        assertInstanceOf(Change.Create.class, setup.plan(new ClusterRequest(name, TAG)).changes().getFirst());
    }

    @Test
    void aClusterThatWasMadeMeanwhileIsNotMadeAgain() throws ProblemException {
        refusesWhenMoved(clusters(), new ClusterRequest(name, TAG));
    }

    @Test
    void theClustersDenialIsNamed() {
        refusing.deny("CreateCluster");

        deniedIn("CreateCluster", () -> make(clusters(), new ClusterRequest(name, TAG)));
    }

    @Test
    void theCommandOnTheScreenIsTheOneThatIsSent() throws ProblemException {
        Change change = clusters().plan(new ClusterRequest("my-app-cluster-x", TAG)).changes().getFirst();

        assertEquals(List.of("aws ecs create-cluster --cluster-name my-app-cluster-x --tags "
                + "'[{\"key\":\"slipway:pipeline\",\"value\":\"me/my-app\"}]'"), change.call().orElseThrow().commands());
    }

    @Test
    void aMissingLogGroupIsMadeWithItsTagAndThenKept() throws ProblemException {
        String group = "/ecs/" + name;
        account.logs().createLogGroup(r -> r.logGroupName(group + "-2"));
        LogGroupSetup setup = new LogGroupSetup(account);

        assertInstanceOf(Change.Create.class, setup.plan(new LogGroupRequest(group, TAG)).changes().getFirst());
        assertInstanceOf(Verdict.Proven.class, make(setup, new LogGroupRequest(group, TAG)));

        assertTrue(setup.plan(new LogGroupRequest(group, TAG)).isAllKept());
        assertEquals(Map.of(Pipeline.TAG, TAG), account.logs().listTagsForResource(
                r -> r.resourceArn(account.arn("logs", "log-group:" + group))).tags());
    }

    @Test
    void aLogGroupThatWasMadeMeanwhileIsNotMadeAgain() throws ProblemException {
        refusesWhenMoved(new LogGroupSetup(account), new LogGroupRequest("/ecs/" + name, TAG));
    }

    @Test
    void theLogGroupsDenialIsNamed() {
        refusing.deny("CreateLogGroup");

        deniedIn("CreateLogGroup", () -> make(new LogGroupSetup(account), new LogGroupRequest("/ecs/" + name, TAG)));
    }

    @Test
    void theRoleOfEcsIsMadeOnceForTheWholeAccount() throws ProblemException {
        ServiceLinkedRoleSetup setup = new ServiceLinkedRoleSetup(account);
        ServiceLinkedRoleRequest wanted = new ServiceLinkedRoleRequest();

        assertInstanceOf(Change.Create.class, setup.plan(wanted).changes().getFirst());
        assertInstanceOf(Verdict.Proven.class, make(setup, wanted));

        assertTrue(setup.plan(wanted).isAllKept());
    }

    @Test
    void whoMayNotLookForTheRoleOfEcsIsNotKeptFromAllElse() throws ProblemException {
        refusing.deny("ListRoles");

        Plan<ServiceLinkedRoleRequest> plan = new ServiceLinkedRoleSetup(account).plan(new ServiceLinkedRoleRequest());

        assertTrue(plan.isAllKept());
        assertEquals("target.linkedRole.unread", plan.notes().getFirst().key());
    }

    private <W> Verdict make(Operation<W> operation, W wanted) throws ProblemException {
        return new Applying(folder).make(operation, wanted);
    }

    private <W> void refusesWhenMoved(Operation<W> operation, W wanted) throws ProblemException {
        Plan<W> previewed = operation.plan(wanted);
        make(operation, wanted);

        var refusal = assertThrows(ProblemException.class, () -> new Applying(folder).apply(operation, previewed));

        assertInstanceOf(ChangeProblem.PlanMoved.class, refusal.problem());
    }

    private static void deniedIn(String operation, Executable making) {
        var refusal = assertThrows(ProblemException.class, making);
        String action = assertInstanceOf(AwsProblem.AccessDenied.class, refusal.problem()).action();
        assertTrue(action.endsWith(operation), action);
    }

    private ClusterSetup clusters() {
        return new ClusterSetup(account, Pause.none());
    }
}
