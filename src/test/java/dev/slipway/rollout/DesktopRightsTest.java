package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.CallLog;
import dev.slipway.identity.PipelineCall;
import dev.slipway.identity.PipelineResources;
import dev.slipway.parts.Applying;
import dev.slipway.taskdef.Registration;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Deploying and rolling back from here asks for rights that the pipeline's role does not have and does not need: they
 * are the learner's own. Whoever adds a call here sees what else that asks for.
 */
class DesktopRightsTest {

    private static final Set<String> NOT_THE_PIPELINES = new TreeSet<>(List.of(
            "ecr:DescribeRepositories", "ecs:CreateService", "ecs:DescribeServiceRevisions",
            "ecs:DescribeTaskDefinition", "ecs:ListServiceDeployments", "ecs:ListTaskDefinitions"));

    @TempDir
    Path folder;
    private Stage stage;

    @BeforeEach
    void begin() throws ProblemException {
        stage = new Stage();
    }

    @Test
    void whatIsAskedForBeyondThePipelinesCallsIsThis() throws ProblemException {
        DeployRequest first = stage.pushed("v1");
        DeployRequest second = stage.pushed("v2");
        int before = stage.calls.entries().size();
        make(first);
        stage.pass(300);
        make(second);
        stage.pass(300);
        new Applying(folder).make(new Rollback(stage.account), RollbackRequest.toTheLastGood(stage.service));
        List<CallLog.Entry> made = stage.calls.entries();
        Set<String> asked = made.subList(before, made.size()).stream()
                .map(call -> call.service().toLowerCase(Locale.ROOT) + ":" + call.operation())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> pipelines = PipelineCall.of(PipelineResources.of(stage.pipeline, stage.account)).stream()
                .map(call -> call.request().action()).collect(Collectors.toSet());
        assertTrue(asked.containsAll(List.of("ecs:RegisterTaskDefinition", "ecs:UpdateService")), asked::toString);
        asked.removeAll(pipelines);
        assertEquals(NOT_THE_PIPELINES, asked);
    }

    private void make(DeployRequest wanted) throws ProblemException {
        new Applying(folder).make(new Deploy(stage.account, new Registration(stage.account)), wanted);
    }
}
