package dev.slipway.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.App;
import dev.slipway.pipeline.Expression;
import dev.slipway.pipeline.FilterPattern;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.TaskSize;
import dev.slipway.pipeline.Trust;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkflowFileTest {

    private static final Pipeline PIPELINE = Pipeline.defaults(new RepositoryName("learner", "my-app"), "main");

    static String generated() {
        return WorkflowFile.generate(PIPELINE, "ap-northeast-1", true);
    }

    static Pipeline tested(String command) {
        return PIPELINE.withApp(PIPELINE.app().withTestCommand(command));
    }

    private static Workflow read(String text) throws ProblemException {
        return Workflow.read(text);
    }

    private static List<String> texts(YamlValue value) {
        return value.items().stream().map(YamlValue::text).toList();
    }

    private static Workflow.Job job(Workflow workflow, String name) {
        return workflow.jobs().stream().filter(job -> job.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void pushesToTheBranchThatTouchThePipelinesFoldersStartIt() throws ProblemException {
        YamlValue on = read(generated()).root().get("on");

        for (String event : List.of("push", "pull_request")) {
            assertEquals(List.of("main"), texts(on.get(event).get("branches")));
            assertEquals(List.of(".github/workflows/**", "api/**", ".aws/**"), texts(on.get(event).get("paths")));
        }
        assertTrue(on.entries().containsKey("workflow_dispatch"));
    }

    @Test
    void aPullRequestRunsOneJobThatCannotAskForAToken() throws ProblemException {
        Workflow workflow = read(generated());
        Trigger pullRequest = new Trigger("pull_request", "refs/pull/1/merge");

        List<Workflow.Job> running = workflow.jobs().stream().filter(job ->
                Expression.truth(job.value().get("if").text(), pullRequest.contexts()::get) != Expression.Truth.NO).toList();

        assertEquals(List.of("test"), running.stream().map(Workflow.Job::name).toList());
        assertFalse(running.getFirst().mayAskForToken());
    }

    @Test
    void nothingDeploysFromAnotherBranch() throws ProblemException {
        Trigger byHand = new Trigger("workflow_dispatch", "refs/heads/experiment");

        for (String name : List.of("test-and-build", "deploy")) {
            String condition = job(read(generated()), name).value().get("if").text();
            assertEquals(Expression.Truth.NO, Expression.truth(condition, byHand.contexts()::get));
        }
    }

    @Test
    void everyActionIsPinnedToACommit() throws ProblemException {
        List<Workflow.Step> actions = read(generated()).jobs().stream().flatMap(job -> job.steps().stream())
                .filter(step -> !step.action().isEmpty()).toList();

        assertEquals(8, actions.size());
        actions.forEach(step -> assertTrue(step.version().matches("[0-9a-f]{40}"), step.action()));
    }

    @Test
    void theTestStageOrTheCommandIsTheTest() throws ProblemException {
        String command = "mvn -q verify\n\tif [ \"$X\" = 'a: b # c' ]; then exit 1; fi\r\necho '${X}'\n";
        String withCommand = WorkflowFile.generate(tested(command), "ap-northeast-1", false);

        assertEquals("docker build --target test \"$SOURCE_FOLDER\"",
                job(read(generated()), "test").steps().get(1).run().text());
        for (String name : List.of("test", "test-and-build")) {
            assertEquals("mvn -q verify\n\tif [ \"$X\" = 'a: b # c' ]; then exit 1; fi\necho '${X}'\n",
                    job(read(withCommand), name).steps().get(1).run().text());
        }
    }

    @Test
    void withoutATestAPullRequestIsBuilt() throws ProblemException {
        Workflow workflow = read(WorkflowFile.generate(tested(" "), "ap-northeast-1", false));

        assertEquals("docker build \"$SOURCE_FOLDER\"", job(workflow, "test").steps().get(1).run().text());
        assertEquals("Get credentials for AWS",
                job(workflow, "test-and-build").steps().get(1).value().get("name").text());
    }

    @Test
    void anArmTaskIsBuiltOnAnArmRunner() throws ProblemException {
        String text = WorkflowFile.generate(PIPELINE.withSize(new TaskSize(512, 1024, Platform.ARM64)), "eu-west-1", true);

        read(text).jobs().forEach(job -> assertEquals("ubuntu-24.04-arm", job.value().get("runs-on").text()));
        assertTrue(text.contains("--platform linux/arm64"));
    }

    @Test
    void awkwardNamesArriveAsTheyAre() throws ProblemException {
        Pipeline awkward = new Pipeline(PIPELINE.repository(), "feature/it's-[1]+", PIPELINE.target(),
                PIPELINE.placement(), new App("./the api's: folder/", "api", 8080, "/", ""), PIPELINE.trust(),
                PIPELINE.files(), PIPELINE.size(), PIPELINE.arguments());

        Workflow workflow = read(WorkflowFile.generate(awkward, "eu-west-1", true));

        assertEquals("the api's: folder", workflow.root().get("env").get("SOURCE_FOLDER").text());
        YamlValue push = workflow.root().get("on").get("push");
        assertTrue(FilterPattern.lets("feature/it's-[1]+", texts(push.get("branches"))));
        assertTrue(FilterPattern.lets("the api's: folder/Dockerfile", texts(push.get("paths"))));
        assertEquals(Expression.Truth.YES, Expression.truth(job(workflow, "deploy").value().get("if").text(),
                new Trigger("push", "refs/heads/feature/it's-[1]+").contexts()::get));
    }

    @Test
    void aProgramAtTheTopOfTheRepositoryIsWatchedAsAWhole() throws ProblemException {
        for (String folder : List.of("", ".", "./", "/")) {
            Workflow workflow = read(WorkflowFile.generate(PIPELINE.withApp(new App(folder, "api", 8080, "/", "")),
                    "eu-west-1", true));
            assertTrue(texts(workflow.root().get("on").get("push").get("paths")).contains("**"), folder);
            assertEquals(".", workflow.root().get("env").get("SOURCE_FOLDER").text());
        }
    }

    @Test
    void anotherAudienceIsAskedFor() throws ProblemException {
        Trust trust = new Trust("https://token.actions.githubusercontent.com", "sts.amazonaws.com.cn", "Role", "SECRET");

        Workflow.Step credentials = job(read(WorkflowFile.generate(PIPELINE.withTrust(trust), "cn-north-1", true)),
                "deploy").credentialSteps().getFirst();

        assertEquals("sts.amazonaws.com.cn", credentials.with("audience").text());
        assertEquals("${{ secrets.SECRET }}", credentials.with("role-to-assume").text());
    }

    @Test
    void whatYamlCannotHoldIsRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> WorkflowFile.generate(tested("echo \u0007"), "eu-west-1", false));
        Trust trust = new Trust("https://token.actions.githubusercontent.com", "sts.amazonaws.com", "Role", "A }} B");
        assertThrows(IllegalArgumentException.class,
                () -> WorkflowFile.generate(PIPELINE.withTrust(trust), "eu-west-1", true));
    }
}
