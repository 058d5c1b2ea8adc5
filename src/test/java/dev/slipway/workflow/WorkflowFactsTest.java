package dev.slipway.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Disagreement.Kind;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.RepositoryName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkflowFactsTest {

    /** Every name in it is somebody else's. */
    static final String ELSEWHERE = """
            on: workflow_dispatch
            env: { ECR_REPOSITORY: web, FILE: task.json, SERVICE: web-service }
            permissions: { id-token: write }
            jobs:
              deploy:
                runs-on: ubuntu-latest
                steps:
                  - run: docker build -t x . && docker push x
                  - uses: aws-actions/configure-aws-credentials@v6
                    with:
                      aws-region: us-east-1
                      role-to-assume: ${{ secrets.AWS_ROLE_TO_ASSUME }}
                  - uses: aws-actions/amazon-ecs-render-task-definition@v1
                    id: r
                    with:
                      task-definition: ${{ env.FILE }}
                      container-name: api
                      image: x
                  - uses: aws-actions/amazon-ecs-deploy-task-definition@v2
                    id: d
                    with:
                      task-definition: ${{ steps.r.outputs.task-definition }}
                      cluster: web-cluster
                      service: ${{ env.SERVICE }}
            """;

    private static final Pipeline PIPELINE = Pipeline.defaults(new RepositoryName("learner", "my-app"), "main");

    @Test
    void whatWeGenerateSaysWhatThePipelineSays() throws ProblemException {
        Facts.Workflow said = facts(WorkflowFileTest.generated());

        assertEquals(new Facts.Workflow(new Facts.Rendering(".aws/task-def-api.json", List.of("api")),
                new Facts.Destination("my-app-cluster", "my-app-api-service", "ap-northeast-1"),
                new Facts.Build("my-app-api", Set.of(Platform.X86_64)),
                new Facts.Deploying("c465972ecbd160473f22e683363b422a5412a3de", false)), said);
    }

    @Test
    void namesAreFollowedThroughVariablesAndSteps() throws ProblemException {
        assertEquals(new Facts.Workflow(new Facts.Rendering("task.json", List.of("api")),
                new Facts.Destination("web-cluster", "web-service", "us-east-1"),
                new Facts.Build("web", Set.of(Platform.X86_64)), new Facts.Deploying("v2", false)), facts(ELSEWHERE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "docker run -d -p 8080:3000 x | [3000]",
            "docker run --publish=127.0.0.1:80:3000/tcp --rm \"x\" -p 1:2 | [3000]",
            "docker run -p 80 -p 8000-8010:8000-8010 -p 53:53/udp x | [80]",
            "docker run -p 80:$PORT -p ${{ env.PORT }} -p 1:$OTHER x | [5000, 5000]",
            "docker run -p 99999 -p 0 x | []",
            "docker run -p 5432:5432 postgres:17 | []",
            "docker build -t db db && docker run -p 80 x | []",
            "docker build --target test . && docker run -p 80 x | [80]",
            "docker run -p | []"})
    void thePortsAtWhichTheImageIsTriedAreKnown(String script, String ports) throws ProblemException {
        String trying = ELSEWHERE.replace("FILE: task.json", "FILE: task.json, PORT: 5000")
                .replace("docker build -t x . && docker push x", "|\n          docker build -t x .\n          "
                        + script + "\n          docker push x");

        assertEquals(ports, facts(trying).build().ports().toString());
    }

    @ParameterizedTest
    @CsvSource({"${{ secrets.AWS_ROLE_TO_ASSUME }},''", "arn:aws:iam::123456789012:role/ci,123456789012",
        "arn:aws-cn:iam::123456789012:role/path/ci,123456789012", "ci,''"})
    void theAccountIsTheRoles(String role, String account) throws ProblemException {
        String said = ELSEWHERE.replace("${{ secrets.AWS_ROLE_TO_ASSUME }}", role);

        assertEquals(account, facts(said).destination().account());
    }

    @Test
    void aDefinitionThatIsRenderedTwiceGetsTwoContainers() throws ProblemException {
        String deploy = "      - uses: aws-actions/amazon-ecs-deploy";
        String again = "      - uses: aws-actions/amazon-ecs-render-task-definition@v1\n        id: again\n"
                + "        with: { task-definition: \"${{ steps.r.outputs.task-definition }}\", container-name: proxy }\n";
        String twice = ELSEWHERE.replace("steps.r.outputs", "steps.again.outputs").replace(deploy, again + deploy);

        assertEquals(new Facts.Rendering("task.json", List.of("api", "proxy")), facts(twice).rendering());
    }

    @Test
    void whatIsOnlyKnownWhileItRunsIsNotKnown() throws ProblemException {
        String later = ELSEWHERE.replace("cluster: web-cluster", "cluster: ${{ vars.CLUSTER }}")
                .replace("docker push x", "docker push x && echo SERVICE=x >> $GITHUB_ENV");

        assertEquals(new Facts.Destination("", "", "us-east-1"), facts(later).destination());
    }

    @Test
    void ofSeveralDeploymentsOnlyThePipelinesOwnCounts() throws ProblemException {
        String other = "      - uses: aws-actions/amazon-ecs-deploy-task-definition@v2\n"
                + "        with: { task-definition: %s, service: %s }\n";
        String twoOthers = ELSEWHERE + other.formatted("worker.json", "worker");
        assertEquals(Optional.empty(), WorkflowFacts.of(twoOthers, PIPELINE));
        String byFile = ELSEWHERE + other.formatted("./.aws/task-def-api.json", "x");
        assertEquals("x", facts(byFile).destination().service());
        String byService = ELSEWHERE + other.formatted("y.json", "my-app-api-service");
        assertEquals("y.json", facts(byService).rendering().file());
        assertEquals(Optional.empty(), WorkflowFacts.of("jobs: { a: { steps: [] } }", PIPELINE));
        String behindMoreThanAnybodyHas = ELSEWHERE + other.formatted("w.json", "w").repeat(50)
                + other.formatted(".aws/task-def-api.json", "x");
        assertEquals(Optional.empty(), WorkflowFacts.of(behindMoreThanAnybodyHas, PIPELINE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ubuntu-24.04-arm       | docker build .                                   | ARM64",
        "ubuntu-24.04           | docker build --platform linux/arm64 .            | ARM64",
        "ubuntu-24.04           | docker buildx build --platform=linux/amd64,linux/arm64 . | X86_64 ARM64",
        "ubuntu-24.04           | docker build --platform \"$PLATFORM\" .          | ''",
        "ubuntu-24.04           | docker build --platform linux/arm64,$MORE .      | ''",
        "'[self-hosted, ARM64]' | docker build .                                   | ARM64",
        "my-own-runner          | docker build .                                   | ''"})
    void theProcessorIsTheOneAskedForOrTheRunners(String runner, String script, String expected)
            throws ProblemException {
        String text = ELSEWHERE.replace("ubuntu-latest", runner).replace("docker build -t x .", script);

        assertEquals(expected.isEmpty() ? Set.of() : Set.of(expected.split(" ")).stream().map(Platform::valueOf)
                .collect(Collectors.toSet()), facts(text).build().platforms());
    }

    @ParameterizedTest
    @CsvSource({"${{ steps.ecr.outputs.registry }}/shop/api:${{ github.sha }}, shop/api",
        "123456789012.dkr.ecr.eu-west-1.amazonaws.com/api@sha256:0, api",
        "${{ needs.build.outputs.image }}, web"})
    void theRepositoryIsTheOneOfTheImageElseTheVariables(String image, String expected) throws ProblemException {
        assertEquals(expected, facts(ELSEWHERE.replace("image: x", "image: " + image)).build().repository());
    }

    @Test
    void whatStartsItIsReadWithTheSecretThatItTakesItsRoleFrom() throws ProblemException {
        Pipeline pipeline = Pipeline.defaults(new RepositoryName("learner", "my-app"), "main");
        String text = WorkflowFile.generate(pipeline, "ap-northeast-1", true);

        assertEquals(new Facts.Starting(List.of("main"), Optional.of(true), List.of("AWS_ROLE_TO_ASSUME")),
                WorkflowFacts.starting(text, "main"));
        assertEquals(Optional.of(false), WorkflowFacts.starting(text, "trunk").byPush());
        assertEquals(new Facts.Starting(List.of("main"), Optional.of(true), List.of()),
                WorkflowFacts.starting("on: push\njobs: {a: {runs-on: x}}", "main"));
        assertEquals(Optional.empty(), WorkflowFacts.starting("jobs: {a: {runs-on: x}}", "main").byPush());
    }

    @Test
    void eachPlaceIsALineOfTheFile() throws ProblemException {
        Pipeline pipeline = Pipeline.defaults(new RepositoryName("learner", "my-app"), "main");
        String text = WorkflowFile.generate(pipeline, "ap-northeast-1", true);
        Map<Kind, Integer> lines = WorkflowFacts.lines(text, pipeline);

        assertTrue(line(text, lines.get(Kind.WORKFLOW_FILE)).contains("task-definition:"));
        assertTrue(line(text, lines.get(Kind.WORKFLOW_CLUSTER)).contains("cluster:"));
        assertTrue(line(text, lines.get(Kind.SECRET_NAME)).contains("role-to-assume:"));
        assertEquals(Map.of(), WorkflowFacts.lines("jobs: {a: {runs-on: x}}", pipeline));
    }

    private static String line(String text, int number) {
        return text.lines().toList().get(number - 1);
    }

    @Test
    void aFileMadeToBeSlowIsReadInTime() {
        String render = "      - { uses: aws-actions/amazon-ecs-render-task-definition@v1, id: r%d, with: "
                + "{ task-definition: \"${{ steps.r%d.outputs.task-definition }}\" } }\n";
        StringBuilder chain = new StringBuilder("on: push\njobs:\n  a:\n    steps:\n");
        for (int i = 0; i < 800; i++) {
            chain.append(render.formatted(i, i == 0 ? 799 : i - 1));
        }
        String alone = "      - { uses: aws-actions/amazon-ecs-render-task-definition@v1, with: "
                + "{ task-definition: \"${{ env.A }}\" } }\n";

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> WorkflowFacts.of(chain.toString(), PIPELINE));
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> WorkflowFacts.of(
                "on: push\nenv: { A: b }\njobs:\n  a:\n    steps:\n" + alone.repeat(900), PIPELINE));
    }

    private static Facts.Workflow facts(String text) throws ProblemException {
        return WorkflowFacts.of(text, PIPELINE).orElseThrow();
    }
}
