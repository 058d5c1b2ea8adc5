package dev.slipway.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.JobStart;
import dev.slipway.pipeline.JobStart.Token;
import dev.slipway.pipeline.PipelineProblem;
import dev.slipway.pipeline.RepositoryFacts;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.SubClaim;
import dev.slipway.pipeline.TokenClaims;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobClaimsTest {

    private static final RepositoryFacts FACTS = new RepositoryFacts(new RepositoryName("learner", "my-app"), 2002, 1001,
            "private", "main", SubClaim.of("repo:learner@1001/my-app@2002"));
    private static final String PATH = ".github/workflows/cicd.yml";
    private static final String ASKING = """
                permissions: { id-token: write }
                steps:
                  - uses: aws-actions/configure-aws-credentials@v6
            """;

    private static List<String> claims(String text) throws ProblemException {
        return of(FACTS, text).stream().filter(start -> start.claims().isPresent()).map(start ->
                start.job() + " " + start.event() + " " + start.claims().orElseThrow().subject()).toList();
    }

    private static List<String> silent(String text) throws ProblemException {
        return of(FACTS, text).stream().filter(start -> start.claims().isEmpty())
                .map(start -> start.job() + " " + start.event() + " " + ((Token.None) start.token()).why()).toList();
    }

    private static List<JobStart> of(RepositoryFacts facts, String text) throws ProblemException {
        return new JobClaims(facts, PATH, "main", "https://token.actions.githubusercontent.com").of(text);
    }

    @Test
    void theGeneratedWorkflowSendsTheBranchAlone() throws ProblemException {
        String subject = "repo:learner@1001/my-app@2002:ref:refs/heads/main";

        assertEquals(List.of("test-and-build push " + subject, "deploy push " + subject,
                "test-and-build workflow_dispatch " + subject, "deploy workflow_dispatch " + subject),
                claims(WorkflowFileTest.generated()));
        TokenClaims first = of(FACTS, WorkflowFileTest.generated()).getFirst().claims().orElseThrow();
        assertEquals("https://token.actions.githubusercontent.com", first.issuer());
        assertEquals("sts.amazonaws.com", first.audience());
    }

    @Test
    void eachTriggerHasItsSubject() throws ProblemException {
        assertEquals(List.of("a push repo:learner@1001/my-app@2002:ref:refs/heads/main",
                "a push repo:learner@1001/my-app@2002:ref:refs/heads/release",
                "a push repo:learner@1001/my-app@2002:ref:refs/heads/feature/*",
                "a push repo:learner@1001/my-app@2002:ref:refs/tags/v*",
                "a pull_request repo:learner@1001/my-app@2002:pull_request"), claims("""
                on:
                  push: { branches: [main, release, 'feature/**'], tags: ['v*'] }
                  pull_request:
                jobs:
                  a:
                """ + ASKING));
    }

    @Test
    void anEnvironmentTakesThePlaceOfEverything() throws ProblemException {
        assertEquals(List.of("a push repo:learner@1001/my-app@2002:environment:prod%3Aeu"), claims("""
                on: push
                jobs:
                  a:
                    environment: { name: 'prod:eu' }
                """ + ASKING));
    }

    @Test
    void aJobWithoutThePermissionSendsNothing() throws ProblemException {
        assertEquals(List.of(), claims("""
                on: [push]
                permissions: { id-token: write }
                jobs:
                  a:
                    permissions: { contents: read }
                    steps: [ { uses: aws-actions/configure-aws-credentials@v6 } ]
                """));
    }

    @Test
    void stepsThatAreLeftOutSendNothing() throws ProblemException {
        assertEquals(List.of("a push repo:learner@1001/my-app@2002:ref:refs/heads/main"), claims("""
                on: [push, pull_request]
                jobs:
                  a:
                    permissions: { id-token: write }
                    steps:
                      - uses: aws-actions/configure-aws-credentials@v6
                        if: ${{ github.event_name != 'pull_request' }}
                """));
    }

    @Test
    void whyAJobSendsNothingIsSaid() throws ProblemException {
        assertEquals(List.of("a push NO_PERMISSION", "b push LEFT_OUT", "c push UNKNOWN_ENVIRONMENT"), silent("""
                on: push
                jobs:
                  a:
                    steps: [ { uses: aws-actions/configure-aws-credentials@v6 } ]
                  b:
                    if: github.event_name == 'pull_request'
                    permissions: { id-token: write }
                    steps: [ { uses: aws-actions/configure-aws-credentials@v6 } ]
                  c:
                    environment: ${{ inputs.environment }}
                    permissions: { id-token: write }
                    steps: [ { uses: aws-actions/configure-aws-credentials@v6 } ]
                  d:
                    steps: [ { run: make test } ]
                """));
    }

    @Test
    void anEnvironmentThatTheBranchDecidesIsWorkedOut() throws ProblemException {
        assertEquals(List.of("a push repo:learner@1001/my-app@2002:environment:prod"), claims("""
                on: push
                env: { STAGE: prod }
                jobs:
                  a:
                    environment: ${{ github.ref == 'refs/heads/main' && 'prod' || 'dev' }}
                """ + ASKING));
        assertEquals(List.of("a push repo:learner@1001/my-app@2002:environment:prod"), claims("""
                on: push
                env: { STAGE: prod }
                jobs:
                  a:
                    environment: ${{ env.STAGE }}
                """ + ASKING));
    }

    @Test
    void theClockAndMostEventsStartOnTheDefaultBranch() throws ProblemException {
        RepositoryFacts facts = new RepositoryFacts(FACTS.name(), 2002, 1001, "private", "develop", FACTS.sub());
        List<String> contexts = of(facts, """
                on:
                  schedule: [ { cron: '0 3 * * *' } ]
                  workflow_dispatch:
                  workflow_run: { workflows: [test] }
                  release:
                  workflow_call:
                  pull_request_target:
                jobs:
                  a:
                """ + ASKING).stream().map(start -> start.event() + " " + start.context()).toList();
        assertEquals(List.of("schedule ref:refs/heads/develop", "workflow_dispatch ref:refs/heads/main",
                "workflow_run ref:refs/heads/develop", "release ref:refs/tags/*",
                "pull_request_target ref:refs/heads/develop"), contexts);
    }

    @Test
    void proposalsAndOpenBranchesAreNotWelcomeByThemselves() throws ProblemException {
        List<String> welcome = of(FACTS, """
                on:
                  push: { branches: [main, 'feature/**'], tags: ['v[0-9]+.*'] }
                  pull_request:
                  pull_request_target:
                jobs:
                  a:
                """ + ASKING).stream().filter(JobStart::isWelcome).map(JobStart::context).toList();
        assertEquals(List.of("ref:refs/heads/main", "ref:refs/tags/v*"), welcome);
    }

    /** What a filter leaves open is never narrower for AWS than for GitHub, and stays behind its plain beginning. */
    @Test
    void aFilterBecomesItsBeginning() throws ProblemException {
        List<String> contexts = of(FACTS, """
                on:
                  push: { tags: ['v1', 'v?2', 'release/**', 'x[12]', '!v1-beta', 'ab+', '**'] }
                jobs:
                  a:
                """ + ASKING).stream().map(JobStart::context).toList();
        assertEquals(List.of("ref:refs/tags/v1", "ref:refs/tags/*", "ref:refs/tags/release/*", "ref:refs/tags/x*",
                "ref:refs/tags/a*"), contexts);
    }

    @Test
    void aJobThatCallsAnotherWorkflowNamesItInATemplate() throws ProblemException {
        RepositoryFacts facts = new RepositoryFacts(FACTS.name(), 2002, 1001, "private", "main",
                FACTS.sub().with(List.of("job_workflow_ref")));
        String calling = """
                on: push
                jobs:
                  a:
                    permissions: { id-token: write }
                    uses: %s
                """;
        assertEquals("job_workflow_ref:learner/my-app/.github/workflows/deploy.yml@refs/heads/main",
                of(facts, calling.formatted("./.github/workflows/deploy.yml")).getFirst().claims().orElseThrow()
                        .subject());
        assertEquals("job_workflow_ref:org/shared/.github/workflows/deploy.yml@refs/heads/main",
                of(facts, calling.formatted("org/shared/.github/workflows/deploy.yml@refs/heads/main")).getFirst()
                        .claims().orElseThrow().subject());
        assertEquals(new PipelineProblem.UnforeseeableSub("learner/my-app", "job_workflow_ref"),
                assertThrows(ProblemException.class, () ->
                        of(facts, calling.formatted("org/shared/.github/workflows/deploy.yml@v1"))).problem());
    }

    @Test
    void whatOthersCouldStartIsForetoldToo() throws ProblemException {
        List<String> starts = new JobClaims(FACTS, PATH, "main", "https://token.actions.githubusercontent.com")
                .ofOthers().stream().map(start -> start.claims().map(TokenClaims::subject).orElse("nothing")).toList();
        String prefix = "repo:learner@1001/my-app@2002:";
        assertEquals(List.of(prefix + "ref:refs/heads/feature", prefix + "ref:refs/tags/v0.0.0",
                prefix + "pull_request", prefix + "environment:anything", "nothing"), starts);
    }

    @Test
    void withoutGitHubsPrefixTheIdsMakeIt() throws ProblemException {
        RepositoryFacts facts = new RepositoryFacts(FACTS.name(), 2002, 1001, "", "main", SubClaim.unread());

        assertEquals("repo:learner@1001/my-app@2002:ref:refs/heads/main",
                of(facts, WorkflowFileTest.generated()).getFirst().claims().orElseThrow().subject());
    }

    @Test
    void aTemplateThatNobodyKnowsIsNotGuessed() {
        RepositoryFacts facts = new RepositoryFacts(FACTS.name(), 2002, 1001, "", "main",
                SubClaim.unread().with(List.of()));

        assertEquals(new PipelineProblem.UnforeseeableSub("learner/my-app", ""), assertThrows(ProblemException.class,
                () -> of(facts, WorkflowFileTest.generated())).problem());
    }

    @Test
    void whatIsNoWorkflowIsSaidWithItsPlace() {
        assertEquals(4, assertInstanceOf(WorkflowProblem.NotYaml.class, problem("a:\n  b: 1\n\n c: d\n")).line());
        assertInstanceOf(WorkflowProblem.NotYaml.class, problem("jobs:\n\ta: 1\n"));
        assertInstanceOf(WorkflowProblem.NotYaml.class, problem("\u0000"));
        assertInstanceOf(WorkflowProblem.NotYaml.class, problem("a: *gone"));
        for (String text : List.of("", "jobs:", "jobs: []", "[]", "just words", "jobs: 7")) {
            assertInstanceOf(WorkflowProblem.NotAWorkflow.class, problem(text), text);
        }
    }

    @Test
    void nothingAFileHoldsTakesOverTheProgram() {
        assertEquals(new WorkflowProblem.TooComplex("depth", 50), problem("[".repeat(100_000)));
        assertEquals(new WorkflowProblem.TooComplex("depth", 50), problem("a: " + "{b: ".repeat(20_000)));
        assertEquals(new WorkflowProblem.TooComplex("aliases", 50), problem("a: &a x\nb: [" + "*a, ".repeat(60) + "]\n"));
        assertEquals(new WorkflowProblem.TooComplex("characters", 1 << 17), problem("#".repeat(1 << 19)));
    }

    private static Object problem(String text) {
        return assertThrows(ProblemException.class, () -> of(FACTS, text)).problem();
    }
}
