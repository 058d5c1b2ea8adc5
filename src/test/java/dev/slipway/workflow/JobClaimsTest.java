package dev.slipway.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.RepositoryFacts;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.TokenClaims;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobClaimsTest {

    private static final RepositoryFacts FACTS = new RepositoryFacts(new RepositoryName("learner", "my-app"), 2002, 1001,
            "main", Optional.of("repo:learner@1001/my-app@2002"), true);
    private static final String ASKING = """
                permissions: { id-token: write }
                steps:
                  - uses: aws-actions/configure-aws-credentials@v6
            """;

    private static List<String> claims(String text) throws ProblemException {
        return JobClaims.of(text, FACTS, "main").stream()
                .map(claims -> claims.job() + " " + claims.trigger() + " " + claims.subject()).toList();
    }

    @Test
    void theGeneratedWorkflowSendsTheBranchAlone() throws ProblemException {
        String subject = "repo:learner@1001/my-app@2002:ref:refs/heads/main";

        assertEquals(List.of("test-and-build push " + subject, "deploy push " + subject,
                "test-and-build workflow_dispatch " + subject, "deploy workflow_dispatch " + subject),
                claims(WorkflowFileTest.generated()));
        TokenClaims first = JobClaims.of(WorkflowFileTest.generated(), FACTS, "main").getFirst();
        assertEquals("https://token.actions.githubusercontent.com", first.issuer());
        assertEquals("sts.amazonaws.com", first.audience());
    }

    @Test
    void eachTriggerHasItsSubject() throws ProblemException {
        assertEquals(List.of("a push repo:learner@1001/my-app@2002:ref:refs/heads/main",
                "a push repo:learner@1001/my-app@2002:ref:refs/heads/release",
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
    void withoutGitHubsPrefixTheIdsMakeIt() throws ProblemException {
        RepositoryFacts facts = new RepositoryFacts(FACTS.name(), 2002, 1001, "main", Optional.empty(), true);

        assertEquals("repo:learner@1001/my-app@2002:ref:refs/heads/main",
                JobClaims.of(WorkflowFileTest.generated(), facts, "main").getFirst().subject());
    }

    @Test
    void aTemplateOfTheRepositorysOwnIsNotGuessed() {
        RepositoryFacts facts = new RepositoryFacts(FACTS.name(), 2002, 1001, "main", Optional.empty(), false);

        assertEquals(new WorkflowProblem.CustomSubject("learner/my-app"), assertThrows(ProblemException.class,
                () -> JobClaims.of(WorkflowFileTest.generated(), facts, "main")).problem());
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
        return assertThrows(ProblemException.class, () -> JobClaims.of(text, FACTS, "main")).problem();
    }
}
