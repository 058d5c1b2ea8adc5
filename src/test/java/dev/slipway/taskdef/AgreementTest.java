package dev.slipway.taskdef;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.taskdef.Finding.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {

    private static final Pipeline PIPELINE = Pipeline.defaults(new RepositoryName("learner", "my-app"), "main");
    private static final Facts BESIDE = Facts.unknown().with(PIPELINE, "ap-northeast-1").with(
            new Facts.Workflow(new Facts.Rendering(".aws/task-def-api.json", List.of("api")),
                    new Facts.Destination("my-app-cluster", "my-app-api-service", "ap-northeast-1"),
                    new Facts.Build("my-app-api", Set.of(Platform.X86_64)), new Facts.Deploying("v2", false)));

    @Test
    void theExportIsMendedToWhatTheWorkflowHasAndNothingElseIsTouched() throws Exception {
        Mending mending = Mending.of(exported(), Set.of(), BESIDE);

        assertEquals(TaskDefinition.parse(resource("console-export.expected.json")), mending.definition());
        assertEquals(List.of("A01 /containerDefinitions/0/name",
                "A05 /containerDefinitions/0/portMappings/0/containerPort"),
                mending.mended().stream().map(it -> it.rule() + " " + it.pointer()).toList());
        assertEquals(List.of(), Agreement.check(mending.definition(), BESIDE));
    }

    @Test
    void withoutAnythingBesideItNothingContradictsIt() throws Exception {
        assertEquals(List.of(), Agreement.check(exported(), Facts.unknown()));
        assertEquals(Mending.of(exported()), Mending.of(exported(), Set.of(), Facts.unknown()));
    }

    @Test
    void eachMendTakesItsContradictionAway() throws Exception {
        Facts.Service service = new Facts.Service("web", "FARGATE", Optional.of(true),
                List.of(new Facts.Balancer("api", 8080)), OptionalInt.of(1));
        Pipeline web = PIPELINE.withTarget(new dev.slipway.pipeline.Target("c", "s", "web", "r", "/l", "e", "g"));
        Facts beside = Facts.unknown().with(web, "eu-west-1").with(service);
        TaskDefinition now = TaskDefinition.parse(resource("console-export.json")
                .replace("\"requiresCompatibilities\": [\"FARGATE\"]", "\"requiresCompatibilities\": [\"EC2\"]"));

        for (String rule : List.of("A03", "A06", "A11", "A13", "A19")) {
            Finding finding = find(now, beside, rule);
            now = finding.fix().orElseThrow().appliedTo(now);
            assertEquals(List.of(), Agreement.check(now, beside).stream()
                    .filter(it -> it.rule().equals(rule)).toList());
        }
        assertEquals("api", now.containers().getFirst().name());
        assertEquals("api-8080-tcp", now.containers().getFirst().ports().getFirst().name());
        assertEquals("web", now.family());
        assertEquals("eu-west-1", now.logs("api").orElseThrow().region());
        assertEquals("[\"EC2\",\"FARGATE\"]", now.at("/requiresCompatibilities").toString());
        assertEquals(List.of(), Agreement.check(now, beside));
    }

    @Test
    void noMendIsOfferedWhereTheDefinitionIsRightOrNobodySurelyIs() throws Exception {
        TaskDefinition clean = TaskDefinition.parse(resource("console-export.expected.json"));
        Facts.Service toWeb = new Facts.Service("", "", Optional.empty(), List.of(new Facts.Balancer("web", 81)),
                OptionalInt.empty());

        assertEquals(List.of("A03", "A06"), Agreement.check(clean, BESIDE.with(toWeb)).stream()
                .filter(finding -> finding.fix().isEmpty()).map(Finding::rule).toList());
        TaskDefinition two = TaskDefinition.parse("""
                {"containerDefinitions": [{"name": "one"}, {"name": "two"}]}
                """);
        assertEquals(Optional.empty(), find(two, BESIDE, "A01").fix());
        assertEquals(two, Mending.of(two, Set.of("/family"), BESIDE).definition());
    }

    @Test
    void whatIsBetweenTheWorkflowAndTheSettingsIsNotTheDefinitionsAffair() throws Exception {
        Facts.Workflow elsewhere = new Facts.Workflow(new Facts.Rendering("", List.of()),
                new Facts.Destination("other", "other", "us-east-1"), new Facts.Build("", Set.of()),
                new Facts.Deploying("", false));

        assertEquals(List.of(), Agreement.check(TaskDefinition.parse(resource("console-export.expected.json")),
                BESIDE.with(elsewhere)));
    }

    @Test
    void onlyTheOldActionMindsFaultInjectionAndTheDefinitionIsRight() throws Exception {
        Facts.Workflow old = new Facts.Workflow(new Facts.Rendering("", List.of("api")),
                new Facts.Destination("", "", ""), new Facts.Build("", Set.of()), new Facts.Deploying("v1", false));
        TaskDefinition clean = TaskDefinition.parse(resource("console-export.expected.json"));

        Finding found = find(clean, BESIDE.with(old), "I14");
        assertEquals(Severity.WARNING, found.severity());
        assertEquals(Optional.empty(), found.fix());
        assertEquals("/enableFaultInjection", found.pointer());
        assertEquals(clean, Mending.of(clean, Set.of(), BESIDE.with(old)).definition());
    }

    @Test
    void aPlaceholderIsFineInTheContainerThatGetsItsImageLater() throws Exception {
        String two = """
                {"family": "a", "containerDefinitions": [{"name": "api", "image": "<IMAGE>"},
                 {"name": "proxy", "image": "<PROXY>:1"}]}
                """;

        List<Finding> images = Agreement.rules(TaskDefinition.parse(two), BESIDE).stream()
                .filter(finding -> finding.pointer().endsWith("/image")).toList();

        assertEquals(List.of("I13 WARNING /containerDefinitions/1/image",
                "I13 INFO /containerDefinitions/0/image"),
                images.stream().map(it -> it.rule() + " " + it.severity() + " " + it.pointer()).toList());
    }

    @Test
    void aPlaceholderSaysNothingAndAPortThatCannotBeReadMayBeAny() throws Exception {
        TaskDefinition templated = TaskDefinition.parse("""
                {"family": "${FAMILY}", "networkMode": "awsvpc", "containerDefinitions": [{"name": "{{ must_env `N` }}",
                 "portMappings": [{"containerPort": "${PORT}"}], "logConfiguration": {"logDriver": "awslogs",
                 "options": {"awslogs-region": "<REGION>"}}}]}
                """);

        assertEquals(List.of(), Agreement.check(templated, BESIDE));
    }

    @Test
    void theFactsAreWhatEcsTakesWhereNothingIsSaid() throws Exception {
        TaskDefinition least = TaskDefinition.parse("""
                {"containerDefinitions": [{"name": "a", "portMappings": [{"containerPortRange": "80-90"}]}]}
                """);

        Facts.Container only = new Facts.Container("a", "", List.of(new Facts.Ports(80, 90)), "");
        assertEquals(new Facts.Definition("", List.of(only), "bridge", List.of(), Optional.of(Platform.X86_64), false),
                DefinitionFacts.of(least));
    }

    @ParameterizedTest
    @CsvSource({"arn:aws:iam::123456789012:role/a,arn:aws:iam::123456789012:role/b,/executionRoleArn",
        "a,arn:aws:iam::123456789012:role/b,/taskRoleArn", "a,b,''",
        "arn:aws:iam::123456789012:role/a,arn:aws:iam::210987654321:role/b,''"})
    void aRoleOfAnotherAccountThanTheWorkflowsIsToldInItsPlace(String execution, String task, String place)
            throws Exception {
        TaskDefinition definition = TaskDefinition.parse("""
                {"executionRoleArn": "%s", "taskRoleArn": "%s", "containerDefinitions": []}
                """.formatted(execution, task));
        Facts elsewhere = Facts.unknown().with(new Facts.Workflow(new Facts.Rendering("", List.of()),
                new Facts.Destination("", "", "", "111122223333"), new Facts.Build("", Set.of()),
                new Facts.Deploying("", false)));

        assertEquals(place.isEmpty() ? List.of() : List.of(place),
                Agreement.check(definition, elsewhere).stream().map(Finding::pointer).toList());
    }

    private static Finding find(TaskDefinition definition, Facts beside, String rule) {
        return Agreement.check(definition, beside).stream()
                .filter(it -> it.rule().equals(rule)).findFirst().orElseThrow();
    }

    private static TaskDefinition exported() throws IOException, ProblemException {
        return TaskDefinition.parse(resource("console-export.json"));
    }

    private static String resource(String name) throws IOException {
        try (var in = AgreementTest.class.getResourceAsStream("/inputs/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
