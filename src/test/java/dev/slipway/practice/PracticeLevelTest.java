package dev.slipway.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.learn.PracticeLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

class PracticeLevelTest {

    private static final String TRUST = EcsScene.TRUST;

    private final PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
    private final PracticeAccount account = new PracticeAccount(clock, "ap-northeast-1");
    private final Clients clients = account.clients();

    @BeforeEach
    void likeTheRealThing() {
        account.setLevel(PracticeLevel.REAL);
    }

    @Test
    void aCalmAccountAnswersEveryCall() {
        account.setLevel(PracticeLevel.CALM);

        assertEquals(List.of(), refusals(2_000));
    }

    @Test
    void aCallIsRefusedNowAndThenAndTheNextOneOfItsKindIsNot() {
        List<String> refused = refusals(2_000);

        assertTrue(refused.size() > 3 && refused.size() < 25, refused.toString());
    }

    @Test
    void theSameCallsAtTheSameTimesMeetTheSameLuck() {
        PracticeClock then = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
        PracticeAccount other = new PracticeAccount(then, "ap-northeast-1");
        other.setLevel(PracticeLevel.REAL);

        assertEquals(refusals(500), refusals(other, then, 500));
        other.setSeed(1);
        account.setSeed(2);
        assertNotEquals(refusals(1_000), refusals(other, then, 1_000));
    }

    /**
     * Code and words as they were reported: ECS in weaveworks/scope#2844 and iann0036/former2#11, EC2 in
     * cloudfoundry/bosh-aws-cpi-release#61 and CloudSnorkel/cdk-github-runners#946, IAM in alantech/iasql#716 and
     * legion-platform/legion#807, logs in maxbanton/cwh#120; ELB after kubernetes-sigs/cluster-api-provider-aws#1275.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "ecs:DescribeServices | 400 | ThrottlingException | Rate exceeded",
            "ecr:DescribeImages | 400 | ThrottlingException | Rate exceeded",
            "logs:DescribeLogStreams | 400 | ThrottlingException | Rate exceeded",
            "iam:GetRole | 400 | Throttling | Rate exceeded",
            "sts:AssumeRoleWithWebIdentity | 400 | Throttling | Rate exceeded",
            "elasticloadbalancing:DescribeLoadBalancers | 400 | Throttling | Rate exceeded",
            "servicequotas:GetServiceQuota | 400 | TooManyRequestsException | Rate exceeded",
            "ec2:RunInstances | 503 | RequestLimitExceeded | Request limit exceeded. Account 123456789012 has been "
                    + "throttled on ec2:RunInstances because it exceeded its request rate limit."})
    void itIsThrottledInTheServicesOwnWords(String action, int status, String code, String message) {
        AwsServiceException refusal = new PracticeThrottling(account.conditions(), account.ids()).refusal(action);

        assertEquals(status, refusal.statusCode());
        assertEquals(code, refusal.awsErrorDetails().errorCode());
        assertEquals(message, refusal.awsErrorDetails().errorMessage());
        assertTrue(refusal.isThrottlingException(), "the SDK would have tried again");
        assertTrue(refusal.getMessage().contains("(SDK Attempt Count: 3)"), refusal.getMessage());
        ProblemException told = assertThrows(ProblemException.class, () -> Aws.call(() -> {
            throw refusal;
        }));
        assertInstanceOf(AwsProblem.Throttled.class, told.problem());
    }

    @Test
    void theFirstClusterOfAnAccountFailsUntilTheRoleOfEcsCanBeAssumed() {
        var refusal = assertThrows(InvalidParameterException.class,
                () -> clients.ecs().createCluster(r -> r.clusterName("c")));

        assertEquals("Unable to assume the service linked role. Please verify that the ECS service linked role exists.",
                refusal.awsErrorDetails().errorMessage());
        ProblemException told = assertThrows(ProblemException.class,
                () -> Aws.call(() -> clients.ecs().createCluster(r -> r.clusterName("c"))));
        assertInstanceOf(AwsProblem.RoleNotReady.class, told.problem());
        pass(15);
        clients.ecs().createCluster(r -> r.clusterName("c"));
    }

    @Test
    void aRoleThatWasJustMadeIsNotFoundByEveryReadAndSoonByAll() {
        clients.iam().createRole(r -> r.roleName("r").assumeRolePolicyDocument(TRUST));

        int missed = 0;
        for (int second = 0; second < 20; second++) {
            missed += isThere("r") ? 0 : 1;
            pass(1);
            assertTrue(isThere("r") || second < 10, "found by all after ten seconds");
        }
        assertTrue(missed > 0, "some read missed it");
    }

    @Test
    void aPolicyCountsWhenItHasReachedTheOthers() {
        String role = clients.iam().createRole(r -> r.roleName("r").assumeRolePolicyDocument(TRUST)).role().arn();
        pass(60);
        clients.iam().putRolePolicy(r -> r.roleName("r").policyName("p").policyDocument("""
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ecs:*","Resource":"*"}}"""));

        pass(7);
        assertFalse(mayUpdate(role));
        pass(8);
        assertTrue(mayUpdate(role));
        clients.iam().deleteRolePolicy(r -> r.roleName("r").policyName("p"));
        pass(7);
        assertTrue(mayUpdate(role), "what was taken away still counts");
        pass(8);
        assertFalse(mayUpdate(role));
    }

    @Test
    void looksDoNotKeepAChangeFromArriving() {
        String role = clients.iam().createRole(r -> r.roleName("r").assumeRolePolicyDocument(TRUST)).role().arn();
        for (int second = 0; second < 15; second++) {
            pass(1);
            clients.iam().listRoles();
        }

        assertTrue(account.iam().role(role).isPresent());
    }

    @Test
    void aGroupThatWasJustMadeIsNotYetKnownToEveryCall() {
        List<String> met = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String name = "g" + i;
            String id = clients.ec2().createSecurityGroup(r -> r.groupName(name).description("d")).groupId();
            try {
                clients.ec2().describeSecurityGroups(r -> r.groupIds(id));
            } catch (Ec2Exception e) {
                met.add(e.awsErrorDetails().errorCode());
                assertEquals("The security group '" + id + "' does not exist", e.awsErrorDetails().errorMessage());
            }
            pass(10);
            clients.ec2().describeSecurityGroups(r -> r.groupIds(id));
        }
        assertTrue(met.contains("InvalidGroup.NotFound"), met.toString());
    }

    @Test
    void fargateIsFullNowAndThenAndTheServiceStartsAllTheSame() {
        EcsScene scene = new EcsScene();
        scene.pass(60);
        scene.account.setLevel(PracticeLevel.REAL);
        scene.account.setSeed(seedWithFullFargate());
        scene.createService();
        for (int second = 0; second < 300; second += 5) {
            scene.pass(5);
            scene.account.catchUp();
        }

        List<String> events = scene.events();
        assertTrue(events.stream().anyMatch(it -> it.contains("Reason: Capacity is unavailable at this time.")),
                events.toString());
        assertEquals(1, scene.service().runningCount());
    }

    /** One with which it is full when the service wants its first task. */
    private static long seedWithFullFargate() {
        for (long seed = 0;; seed++) {
            PracticeConditions conditions = new PracticeConditions(() -> Instant.parse("2026-11-23T09:01:02Z"));
            conditions.set(PracticeLevel.REAL);
            conditions.setSeed(seed);
            if (conditions.happens(0.04, "Fargate is full", Duration.ofMinutes(1))) {
                return seed;
            }
        }
    }

    @Test
    void aSlowAnswerTakesPracticeTimeAndIsStillAnAnswer() throws Exception {
        PracticeClock fast = PracticeClock.running(1_000);
        PracticeAccount quick = new PracticeAccount(fast, "ap-northeast-1");
        quick.setLevel(PracticeLevel.REAL);
        CallLog calls = new CallLog(fast);
        Account connected = Account.connect(quick.clients(), "ap-northeast-1", calls);
        for (int i = 0; i < 600; i++) {
            try {
                connected.ec2().describeVpcs();
            } catch (SdkException e) {
                assertTrue(e.getMessage().contains("Request limit exceeded"), e.getMessage());
            }
            fast.advance(Duration.ofSeconds(5));
        }

        long slow = calls.entries().stream().filter(it -> it.took().toMillis() >= 2).count();
        assertTrue(slow > 0 && slow < 300, slow + " slow answers");
    }

    private List<String> refusals(int calls) {
        return refusals(account, clock, calls);
    }

    /** What was refused of so many looks, one in each five seconds, with its time; each kind of call is made again. */
    private static List<String> refusals(PracticeAccount account, PracticeClock clock, int calls) {
        List<String> refused = new ArrayList<>();
        Clients clients = account.clients();
        List<Runnable> looks = List.of(() -> clients.ecs().listClusters(), () -> clients.ec2().describeVpcs(),
                () -> clients.iam().listRoles(), () -> clients.ecr().describeRepositories());
        for (int call = 0; call < calls; call++) {
            Runnable look = looks.get(call % looks.size());
            try {
                look.run();
            } catch (AwsServiceException e) {
                refused.add(clock.instant() + " " + e.awsErrorDetails().errorCode());
                look.run();
            }
            clock.advance(Duration.ofSeconds(5));
        }
        return refused;
    }

    private boolean mayUpdate(String role) {
        account.catchUp();
        return account.iam().allows(role, "ecs:UpdateService", "*", Map.of());
    }

    private boolean isThere(String role) {
        try {
            clients.iam().getRole(r -> r.roleName(role));
            return true;
        } catch (NoSuchEntityException e) {
            return false;
        }
    }

    private void pass(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }
}
