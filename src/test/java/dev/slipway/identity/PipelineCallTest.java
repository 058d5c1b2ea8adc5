package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import dev.slipway.workflow.WorkflowFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * The generated policy against the calls that AWS's and the actions' own documents list (documented-calls.tsv, each
 * with its page), judged by our evaluator. This does not show that the documents are complete, nor that AWS judges as
 * the evaluator does; {@link MotoPermissionsTest} has the same judged by an engine that others wrote.
 */
class PipelineCallTest {

    private static final PipelineResources RESOURCES = new PipelineResources("ap-northeast-1",
            "arn:aws:ecr:ap-northeast-1:123456789012:repository/my-app-api",
            "arn:aws:ecs:ap-northeast-1:123456789012:cluster/my-app-cluster",
            "arn:aws:ecs:ap-northeast-1:123456789012:service/my-app-cluster/my-app-api-service",
            "arn:aws:ecs:ap-northeast-1:123456789012:task-definition/my-app-api:*",
            List.of("arn:aws:iam::123456789012:role/ecsTaskExecutionRole",
                    "arn:aws:iam::123456789012:role/tasks/my-app-task"), true);
    private static final PolicyDocument POLICY = PermissionPolicy.of(RESOURCES).document();

    @Test
    void theCallsAreThoseThatTheDocumentsList() {
        assertEquals(documented().map(PipelineCallTest::line).sorted().toList(),
                PipelineCall.of(RESOURCES).stream().map(PipelineCallTest::line).sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("documented")
    void everyDocumentedCallIsAllowed(PipelineCall call) {
        assertTrue(Evaluator.decide(List.of(POLICY), call.request()).isAllowed());
    }

    @ParameterizedTest
    @MethodSource("documented")
    void noCallIsAllowedOnAnythingElse(PipelineCall call) {
        AccessRequest asked = call.request();
        String other = asked.resource().replace("my-app", "your-app").replace("Task", "Your");
        boolean knowsNoResource = asked.resource().equals("*");
        assertEquals(knowsNoResource, Evaluator.decide(List.of(POLICY),
                AccessRequest.of(asked.action(), other, asked.context())).isAllowed());
    }

    @ParameterizedTest
    @MethodSource("shortened")
    void nothingCanBeTakenAway(Shortened shortened) {
        List<String> refused = documented().filter(call -> !Evaluator.decide(List.of(shortened.policy()),
                call.request()).isAllowed()).map(call -> call.request().action()).distinct().sorted().toList();
        assertEquals(shortened.actions().stream().sorted().toList(), refused);
    }

    static Stream<Shortened> shortened() {
        return Shortened.each(POLICY).stream();
    }

    @Test
    void rolesArePassedToEcsTasksAndTagsArePutOnWhileRegisteringOnly() {
        String role = RESOURCES.roles().getFirst();
        for (String service : List.of("ec2.amazonaws.com", "lambda.amazonaws.com", "ecs.amazonaws.com")) {
            assertFalse(allows("iam:PassRole", role, Map.of("iam:PassedToService", List.of(service))));
        }
        assertFalse(allows("iam:PassRole", role, Map.of()));
        assertFalse(allows("ecs:TagResource", RESOURCES.family(), Map.of()));
        assertFalse(allows("ecs:TagResource", RESOURCES.family(), Map.of("ecs:CreateAction", List.of("RunTask"))));
    }

    @Test
    void withoutTagsAndWithoutATaskRoleNeitherIsAllowed() {
        PipelineResources plain = new PipelineResources(RESOURCES.region(), RESOURCES.repository(), RESOURCES.cluster(),
                RESOURCES.service(), RESOURCES.family(), RESOURCES.roles().subList(0, 1), false);
        String text = PermissionPolicy.of(plain).document().compact();
        assertFalse(text.contains("TagResource") || text.contains("my-app-task"), text);
    }

    /** What else it called would have to be in the list. */
    @Test
    void theWorkflowUsesNoOtherActionAndNoOtherCommandOfAws() {
        String workflow = WorkflowFile.generate(Pipeline.defaults(new RepositoryName("hanako", "my-app"), "main"),
                "ap-northeast-1", true);
        assertEquals(List.of("aws-actions/amazon-ecr-login", "aws-actions/amazon-ecs-deploy-task-definition",
                        "aws-actions/amazon-ecs-render-task-definition", "aws-actions/configure-aws-credentials"),
                found("aws-actions/[a-z-]+", workflow));
        assertEquals(List.of("aws ecr describe-images"), found("\\baws [a-z]+ [a-z-]+", workflow));
        assertEquals(List.of("docker build", "docker push"), found("docker [a-z]+", workflow));
        assertEquals(List.of(), found("codedeploy|run-task|task-definition-arn|task-definition-family", workflow));
    }

    @Test
    void inChinaAndGovCloudTheArnsAreOfThatPartition() throws ProblemException {
        for (String partition : List.of("aws-cn", "aws-us-gov")) {
            PipelineResources there = PipelineResources.of(Pipeline.defaults(new RepositoryName("hanako", "my-app"),
                    "main"), accountOf(partition));
            String text = PermissionPolicy.of(there).document().compact();
            assertFalse(text.contains("arn:aws:"), text);
            assertEquals(5, text.split("arn:" + partition + ":", -1).length);
        }
    }

    private static Account accountOf(String partition) throws ProblemException {
        Clients practice = new PracticeAccount(PracticeClock.still(Instant.EPOCH), "ap-northeast-1").clients();
        StsClient sts = new StsClient() {
            @Override
            public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
                return GetCallerIdentityResponse.builder().account("123456789012")
                        .arn("arn:" + partition + ":iam::123456789012:user/learner").build();
            }

            @Override
            public String serviceName() {
                return SERVICE_NAME;
            }

            @Override
            public void close() {}
        };
        return Account.connect(new Clients(sts, practice.iam(), practice.ecr(), practice.ecs(), practice.ec2(),
                practice.logs(), practice.elb(), practice.quotas()), "cn-north-1", new CallLog(InstantSource.system()));
    }

    private static boolean allows(String action, String resource, Map<String, List<String>> context) {
        return Evaluator.decide(List.of(POLICY), AccessRequest.of(action, resource, context)).isAllowed();
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group).distinct().sorted().toList();
    }

    static Stream<PipelineCall> documented() {
        try (InputStream in = PipelineCallTest.class.getResourceAsStream("documented-calls.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split("\t"))
                    .map(cells -> new PipelineCall(PipelineCall.By.valueOf(cells[0]),
                            AccessRequest.of(cells[1], cells[2], context(cells[3])))).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, List<String>> context(String cell) {
        Map<String, List<String>> context = new HashMap<>();
        if (!cell.isEmpty()) {
            context.put(cell.substring(0, cell.indexOf('=')), List.of(cell.substring(cell.indexOf('=') + 1)));
        }
        return context;
    }

    /** Without the keys that are the same for every call. */
    private static String line(PipelineCall call) {
        Map<String, List<String>> context = new HashMap<>(call.request().context());
        context.keySet().removeAll(List.of("aws:requestedregion", "aws:securetransport", "ecs:cluster"));
        return call.by() + " " + call.request().action() + " " + call.request().resource() + " " + context;
    }
}
