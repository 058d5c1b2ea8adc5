package dev.slipway.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.App;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.workflow.Finding.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class WorkflowChecksTest {

    private static final Pipeline PIPELINE = Pipeline.defaults(new RepositoryName("learner", "my-app"), "main");

    private static String resource(String name) throws IOException {
        try (var stream = WorkflowChecksTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> keys(String text) throws ProblemException {
        return check(text, PIPELINE).stream().map(finding -> finding.rule() + " " + finding.line()).toList();
    }

    private static List<Finding> check(String text, Pipeline pipeline) throws ProblemException {
        return WorkflowChecks.check(text, Facts.unknown().with(pipeline, ""));
    }

    @Test
    void theLearnersMistakesAreFoundAndNothingElse() throws IOException, ProblemException {
        JsonNode expected = new ObjectMapper().readTree(resource("learner-cicd.expected.json"));
        List<Finding> unexplained = new ArrayList<>(check(resource("learner-cicd.yml"), PIPELINE));

        Map<String, Severity> lists = Map.of("errors", Severity.ERROR, "warnings", Severity.WARNING,
                "notices", Severity.NOTICE);
        for (Map.Entry<String, Severity> list : lists.entrySet()) {
            for (JsonNode mistake : expected.get(list.getKey())) {
                List<Integer> lines = StreamSupport.stream(mistake.get("lines").spliterator(), false)
                        .map(JsonNode::asInt).toList();
                boolean isFound = unexplained.removeIf(finding -> finding.severity() == list.getValue()
                        && lines.contains(finding.line()));
                assertEquals(!mistake.has("with"), isFound, mistake.toString());
            }
        }
        assertEquals(List.of(), unexplained);
    }

    @Test
    void aTypingErrorNamesWhatWasMeant() throws IOException, ProblemException {
        Finding secret = check(resource("learner-cicd.yml"), PIPELINE).stream()
                .filter(finding -> finding.rule().equals("secret")).findFirst().orElseThrow();

        assertEquals(List.of("AWS_ROLE_TO_ASUME", "AWS_ROLE_TO_ASSUME"), secret.facts());
        assertEquals(32, secret.line());
        assertEquals(39, secret.column());
    }

    @Test
    void nothingIsFoundInWhatWeGenerate() throws ProblemException {
        assertEquals(List.of(), keys(WorkflowFileTest.generated()));
        assertEquals(List.of(), keys(WorkflowFile.generate(WorkflowFileTest.tested(
                "for FILE in *.txt; do cat \"$FILE\"; done"), "eu-west-1", false)));
    }

    @Test
    void nothingIsFoundInWhatWeGenerateForOtherPipelines() throws ProblemException {
        List<String> workflows = DifferentPipelines.workflows();
        for (int i = 0; i < workflows.size(); i++) {
            assertEquals(List.of(), WorkflowChecks.check(workflows.get(i), Facts.unknown()), workflows.get(i));
            assertEquals(List.of(), check(workflows.get(i), DifferentPipelines.all().get(i)), workflows.get(i));
        }
    }

    @Test
    void aWorkflowForAnotherContainerIsFound() throws ProblemException {
        Pipeline other = PIPELINE.withApp(new App("api", "web", 8080, "/", ""));

        List<Finding> findings = check(WorkflowFileTest.generated(), other);

        assertEquals(List.of(List.of("", "api", "web")), findings.stream().map(Finding::facts).toList());
        assertEquals(List.of("rule.A04"), findings.stream().map(Finding::key).toList());
    }

    @Test
    void whatTheTaskDefinitionLacksIsFoundWhereTheWorkflowAsksForIt() throws IOException, ProblemException {
        Facts.Definition exported = new Facts.Definition("my-app-api", List.of(new Facts.Container("dummy", "",
                List.of(Facts.Ports.one(80)), "")), "awsvpc", List.of("FARGATE"), Optional.of(Platform.X86_64), true);
        Facts beside = Facts.unknown().with(PIPELINE, "ap-northeast-1").with(exported);
        String text = resource("learner-cicd.yml");

        List<Finding> more = new ArrayList<>(WorkflowChecks.check(text, beside));
        more.removeAll(check(text, PIPELINE));

        assertEquals(List.of(new Finding("rule.A01", Severity.ERROR, 66, 11, List.of("dummy", "api", "dummy"),
                Optional.empty())), more.stream().map(WorkflowChecksTest::withoutMend).toList());
    }

    private static Finding withoutMend(Finding finding) {
        return new Finding(finding.key(), finding.severity(), finding.line(), finding.column(), finding.facts(),
                Optional.empty());
    }

    @Test
    void everythingThatGoesElsewhereIsFoundInItsLine() throws ProblemException {
        Facts beside = Facts.unknown().with(PIPELINE, "eu-west-1").with(new Facts.Definition("my-app-api",
                List.of(new Facts.Container("api", "", List.of(), "")), "awsvpc", List.of(),
                Optional.of(Platform.ARM64), false)).with(new Facts.Service("", "", Optional.empty(), List.of(),
                OptionalInt.of(0)));

        assertEquals(List.of("rule.A26 2", "rule.A16 6", "rule.A22 11", "rule.A23 16", "rule.A24 23", "rule.A25 24",
                "rule.A27 24"), WorkflowChecks.check(WorkflowFactsTest.ELSEWHERE, beside).stream()
                .filter(finding -> finding.key().startsWith("rule.")).map(it -> it.key() + " " + it.line()).toList());
    }

    @Test
    void portAndRegionAndRoleAreComparedWithTheTaskDefinitionWhereTheyStand() throws ProblemException {
        String text = WorkflowFactsTest.ELSEWHERE.replace("${{ secrets.AWS_ROLE_TO_ASSUME }}",
                "arn:aws:iam::123456789012:role/ci").replace("docker build -t x . && docker push x", "|\n          "
                + "docker build -t x . && docker push x\n          docker run -d \\\n            -p 80:3000 x");
        Facts.Container api = new Facts.Container("api", "", List.of(Facts.Ports.one(8080)), "eu-west-1");
        Facts beside = Facts.unknown().with(new Facts.Definition("web", List.of(api), "awsvpc", List.of(),
                Optional.of(Platform.X86_64), false, "210987654321"));

        assertEquals(List.of("rule.A28 11:16 [api, 3000, 8080]", "rule.A30 14:11 [api, us-east-1, eu-west-1]",
                "rule.A29 15:11 [, 123456789012, 210987654321]"), WorkflowChecks.check(text, beside).stream()
                .filter(finding -> finding.key().startsWith("rule."))
                .map(it -> it.key() + " " + it.line() + ":" + it.column() + " " + it.facts()).toList());
    }

    @Test
    void jobsLimitedToTheBranchNeedNoFilter() throws ProblemException {
        String text = """
                on: push
                jobs:
                  a:
                    %s
                    runs-on: ubuntu-24.04
                    permissions: { id-token: write }
                    steps:
                      - uses: aws-actions/configure-aws-credentials@e6de054238d6b7531b4efff3b6587d9aade6a06c
                        with: { role-to-assume: "${{ secrets.AWS_ROLE_TO_ASSUME }}", aws-region: eu-west-1 }
                """;

        assertEquals(List.of(), keys(text.formatted("if: github.ref == 'refs/heads/main'")));
        assertEquals(List.of("branches 1"), keys(text.formatted("")));
    }

    @Test
    void variablesThatAScriptMakesItselfAreKnown() throws ProblemException {
        assertEquals(List.of("variable 10"), keys("""
                on: workflow_dispatch
                env: { IMAGE_NAME: x }
                jobs:
                  a:
                    runs-on: ubuntu-24.04
                    steps:
                      - run: |
                          IMAGE_NAMES="$IMAGE_NAME" && echo "$IMAGE_NAMES $AWS_REGION $UNRELATED" 'costs \\$5'
                          echo OK
                          echo "${IMAGE_NAM}"
                """));
    }

    @Test
    void aliasesThatHoldThemselvesDoNotHang() {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> keys("""
                on: push
                jobs:
                  a: &a
                    runs-on: ubuntu-24.04
                    steps: [ { run: "echo" } ]
                    needs: [*a, *a, { more: *a }]
                """));
    }

    @Test
    void aFileMadeToBeSlowIsReadInTime() {
        String use = "                  echo $A_NAME_THAT_IS_LONG_ENOUGH_TO_COMPARE_%d\n";
        StringBuilder text = new StringBuilder("on: push\nenv:\n");
        for (int i = 0; i < 700; i++) {
            text.append("  ").append("A_NAME_THAT_IS_LONG_ENOUGH_TO_COMPARE_X").append(i).append(": y\n");
        }
        text.append("jobs:\n  a:\n    steps:\n      - run: |\n");
        for (int i = 0; i < 700; i++) {
            text.append(use.formatted(i));
        }
        text.append("                  echo ").append("${{ ".repeat(5_000)).append('\n');

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> keys(text.toString()));
    }
}
