package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.PreviousVersions;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.StateFolder;
import dev.slipway.taskdef.Finding;
import dev.slipway.taskdef.Rules;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.Texts;
import dev.slipway.workflow.WorkflowFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    private static final Path INPUTS = Path.of(System.getProperty("slipway.basedir", ""), "src/test/resources/inputs");

    private final CheckCommand forPeople = new CheckCommand(new Texts(Texts.Language.ENGLISH), false,
            Optional.empty());
    private final CheckCommand forMachines = new CheckCommand(new Texts(Texts.Language.ENGLISH), true,
            Optional.empty());
    @TempDir
    private Path folder;

    @Test
    void theCleanExportIsFine() {
        Path file = INPUTS.resolve("console-export.expected.json");

        CheckCommand.Outcome outcome = forPeople.check(List.of(file.toString()));

        assertEquals(CheckCommand.FINE, outcome.status());
        assertEquals(1, outcome.lines().size());
        assertTrue(outcome.lines().getFirst().startsWith(file + ":27:35: info L09 "
                + "/containerDefinitions/0/logConfiguration/options/awslogs-create-group: Container “api” has"),
                outcome.lines().getFirst());
    }

    @Test
    void theRawExportSaysWhatHasToGoAndWhy() throws Exception {
        CheckCommand.Outcome outcome = forMachines.check(List.of(INPUTS.resolve("console-export.json").toString()));

        assertEquals(CheckCommand.WRONG, outcome.status());
        JsonNode line = new ObjectMapper().readTree(outcome.lines().getFirst());
        List<String> removed = new ArrayList<>();
        line.get("removed").forEach(it -> removed.add(it.get("pointer").asText() + " " + it.get("reason").asText()));
        assertEquals(List.of("/taskDefinitionArn ANSWER_ONLY", "/revision ANSWER_ONLY", "/status ANSWER_ONLY",
                "/requiresAttributes ANSWER_ONLY", "/compatibilities ANSWER_ONLY", "/registeredAt ANSWER_ONLY",
                "/registeredBy ANSWER_ONLY", "/tags EMPTY_REFUSED"), removed);
        assertEquals("""
                {"rule":"I01","severity":"error","pointer":"/taskDefinitionArn","line":2,"column":24,"message":\
                "AWS writes taskDefinitionArn into its answers and takes it from nobody. Leave it out.","fix":\
                {"do":"remove","pointer":"/taskDefinitionArn"}}""", line.get("findings").get(0).toString());
    }

    @Test
    void oneFileThatCannotBeReadDoesNotHideTheOthers() throws Exception {
        Path broken = write("broken.json", "{\n  \"family\": \"a\",\n,}");
        Path fargate = write("wrapped.json", """
                {"taskDefinition": {"family": "f", "requiresCompatibilities": ["FARGATE"], "networkMode": "bridge",
                 "cpu": "256", "memory": "512", "containerDefinitions": [{"name": "a", "image": "a:1"}]}}""");

        CheckCommand.Outcome outcome = forPeople.check(List.of(broken.toString(),
                folder.resolve("gone.json").toString(), folder.toString(), fargate.toString()));

        assertEquals(CheckCommand.UNREADABLE, outcome.status());
        assertTrue(outcome.lines().get(0).startsWith(broken + ":3:1: Line 3, column 1: this is not JSON. "), outcome.lines().get(0));
        assertTrue(outcome.lines().get(1).contains("There is no file " + folder.resolve("gone.json")), outcome.lines().get(1));
        assertTrue(outcome.lines().get(2).startsWith(folder + ": "), outcome.lines().get(2));
        assertTrue(outcome.lines().get(3).startsWith(fargate + ":1:20: error I03: "), outcome.lines().get(3));
        assertTrue(outcome.lines().stream().anyMatch(line -> line.startsWith(fargate + ":1:91: error F01 /networkMode: ")),
                outcome.lines().toString());
    }

    @Test
    void machinesGetTheirLineForABrokenFileToo() throws Exception {
        Path broken = write("broken.json", "{\"family\": \"a\", \"family\": \"b\"}");

        JsonNode line = new ObjectMapper().readTree(forMachines.check(List.of(broken.toString())).lines().getFirst());

        assertEquals("DuplicateKey", line.get("problem").asText());
        assertEquals(17, line.get("column").asInt());
    }

    @Test
    void whatIsNotJsonAtAllIsFoundAsI12WithItsPlace() throws Exception {
        Path broken = write("broken.json", "{\"family\": \"a\",\n \"cpu\": integer}");

        CheckCommand.Outcome outcome = forMachines.check(List.of(broken.toString()));

        assertEquals(CheckCommand.UNREADABLE, outcome.status());
        JsonNode finding = new ObjectMapper().readTree(outcome.lines().getFirst()).get("findings").get(0);
        assertEquals("I12 error 2 9", finding.get("rule").asText() + " " + finding.get("severity").asText() + " "
                + finding.get("line") + " " + finding.get("column"));
    }

    @Test
    void whatStandsBesideAnAnswerIsListedBeforeWhatIsStripped() throws Exception {
        Path answer = write("answer.json", """
                {"taskDefinition": {"family": "f", "status": "ACTIVE"}, "failures": []}""");

        JsonNode line = new ObjectMapper().readTree(forMachines.check(List.of(answer.toString())).lines().getFirst());

        assertEquals("""
                [{"pointer":"/failures","reason":"BESIDE"},{"pointer":"/status","reason":"ANSWER_ONLY"}]""",
                line.get("removed").toString());
    }

    @Test
    void aByteOrderMarkIsToldAboutAndGoesWhenItIsMended() throws Exception {
        TaskDefinition marked = TaskDefinition.parse("\uFEFF{\"family\": \"a\"}");

        Finding finding = Rules.check(marked).stream().filter(it -> it.rule().equals("I12")).findFirst().orElseThrow();

        assertEquals("{\"family\": \"a\"}", finding.fix().orElseThrow().appliedTo(marked).text());
    }

    @Test
    void fixingMendsTheFileKeepsTheOldTextAndTellsBoth() throws Exception {
        String raw = Files.readString(INPUTS.resolve("console-export.json"));
        Path file = write("task.json", raw.replace("\"hostPort\": 80", "\"hostPort\": 81"));
        PreviousVersions previous = new PreviousVersions(new StateFolder(folder.resolve("state")), InstantSource.system());
        CheckCommand fixing = new CheckCommand(new Texts(Texts.Language.ENGLISH), true, Optional.of(previous));

        CheckCommand.Outcome outcome = fixing.check(List.of(file.toString()));

        assertEquals(CheckCommand.FINE, outcome.status());
        JsonNode line = new ObjectMapper().readTree(outcome.lines().getFirst());
        assertEquals(8, line.get("removed").size());
        assertEquals("F32 /containerDefinitions/0/portMappings/0/hostPort", line.get("mended").get(0).get("rule").asText()
                + " " + line.get("mended").get(0).get("pointer").asText());
        assertEquals(raw.replace("\"hostPort\": 80", "\"hostPort\": 81"),
                Files.readString(Path.of(line.get("previous").asText())));
        String mended = Files.readString(file);
        assertEquals(Files.readString(INPUTS.resolve("console-export.expected.json"))
                .replace("api-8080", "dummy-80").replace("\"api\"", "\"dummy\"").replace("8080", "80"), mended);

        JsonNode again = new ObjectMapper().readTree(fixing.check(List.of(file.toString())).lines().getFirst());
        assertTrue(again.get("removed").isEmpty() && again.get("mended").isEmpty() && !again.has("previous"));
        assertEquals(mended, Files.readString(file));
    }

    @Test
    void withoutFixNothingIsWritten() throws Exception {
        Path file = write("task.json", Files.readString(INPUTS.resolve("console-export.json")));

        assertEquals(CheckCommand.WRONG, forPeople.check(List.of(file.toString())).status());
        assertEquals(Files.readString(INPUTS.resolve("console-export.json")), Files.readString(file));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aRepositorysWorkflowSaysWhichContainerIsRendered() throws Exception {
        Path file = repository("api", "<IMAGE1_NAME>");

        assertEquals(List.of("info I13 /containerDefinitions/0/image"), told(file));

        Files.delete(folder.resolve(".github/workflows/cicd.yml"));
        assertEquals(List.of("warning I13 /containerDefinitions/0/image"), told(file));
    }

    @Test
    void aContainerThatTheRepositorysWorkflowDoesNotFindIsAnErrorAndIsMended() throws Exception {
        Path file = repository("dummy", "nginx:1.29");

        assertEquals(List.of("error A01 /containerDefinitions/0/name"), told(file));

        CheckCommand fixing = new CheckCommand(new Texts(Texts.Language.ENGLISH), false,
                Optional.of(new PreviousVersions(new StateFolder(folder.resolve("state")), InstantSource.system())));
        assertEquals(CheckCommand.FINE, fixing.check(List.of(file.toString())).status());
        assertEquals(List.of(), told(file));
    }

    @Test
    void aWorkflowThatCannotBeReadIsForLintToTellOf() throws Exception {
        Path file = repository("api", "<IMAGE1_NAME>");
        Files.writeString(folder.resolve(".github/workflows/aaa.yml"), "jobs: [");

        assertEquals(List.of("info I13 /containerDefinitions/0/image"), told(file));
    }

    /** A repository with the workflow that Slipway writes, and a definition with one container. */
    private Path repository(String container, String image) throws IOException {
        Path workflow = folder.resolve(".github/workflows/cicd.yml");
        Files.createDirectories(workflow.getParent());
        Files.createDirectories(folder.resolve(".aws"));
        Files.writeString(workflow, WorkflowFile.generate(
                Pipeline.defaults(new RepositoryName("learner", "my-app"), "main"), "ap-northeast-1", true));
        return Files.writeString(folder.resolve(".aws/task-def-api.json"), """
                {"family": "my-app-api", "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc", "cpu": "256",
                 "memory": "512", "executionRoleArn": "arn:aws:iam::123456789012:role/ecsTaskExecutionRole",
                 "containerDefinitions": [{"name": "%s", "image": "%s", "logConfiguration": {"logDriver": "awslogs",
                 "options": {"awslogs-group": "/ecs/my-app-api", "awslogs-region": "ap-northeast-1",
                 "awslogs-stream-prefix": "ecs"}}}]}
                """.formatted(container, image));
    }

    private List<String> told(Path file) throws Exception {
        List<String> told = new ArrayList<>();
        new ObjectMapper().readTree(forMachines.check(List.of(file.toString())).lines().getFirst()).get("findings")
                .forEach(it -> told.add(it.get("severity").asText() + " " + it.get("rule").asText() + " "
                        + it.get("pointer").asText()));
        return told;
    }
}
