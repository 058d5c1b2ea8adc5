package dev.slipway.taskdef;

import static dev.slipway.taskdef.Samples.definition;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskDefinitionTest {

    @Test
    void theTextKeepsTheOrderOfItsKeys() throws Exception {
        String text = "{\n  \"memory\": \"1024\",\n  \"family\": \"日本\",\n  \"tags\": [],\n  \"x\": [\n    {\n"
                + "      \"b\": 1.50,\n      \"a\": {}\n    }\n  ]\n}\n";

        assertEquals(text, TaskDefinition.parse(text).text());
        String windows = "\uFEFF" + text.replace("\n", "\r\n");
        assertEquals(windows, TaskDefinition.parse(windows).text());
    }

    @Test
    void aDescribeAnswerIsUnwrappedWithItsTags() throws Exception {
        Opened opened = Opened.of("""
                {"taskDefinition": {"family": "my-app-api",
                  "cpu": "512"}, "tags": [{"key": "a", "value": "b"}]}""");

        assertEquals(Opened.Form.DESCRIBE_ANSWER, opened.form());
        assertEquals(definition("{'family': 'my-app-api', 'cpu': '512', 'tags': [{'key': 'a', 'value': 'b'}]}"),
                opened.definition());
        assertEquals(new Place(2, 10), opened.places().get("/cpu"));
        assertEquals(new Place(2, 26), opened.places().get("/tags"));
    }

    @Test
    void cloudFormationsSpellingIsTurnedIntoTheApis() throws Exception {
        Opened opened = Opened.of("""
                {"Type": "AWS::ECS::TaskDefinition", "Properties": {"Family": "f", "ContainerDefinitions": [
                  {"Name": "api", "DockerLabels": {"Own": "x"}, "ReadonlyRootFilesystem": true}],
                  "Volumes": [{"EFSVolumeConfiguration": {"FilesystemId": "fs-1"}}]}}""");

        assertEquals(Opened.Form.CLOUDFORMATION, opened.form());
        assertEquals(definition("""
                {'family': 'f', 'containerDefinitions': [{'name': 'api', 'dockerLabels': {'Own': 'x'},
                  'readonlyRootFilesystem': true}], 'volumes': [{'efsVolumeConfiguration': {'fileSystemId': 'fs-1'}}]}
                """), opened.definition());
    }

    @Test
    void mendingLeavesCommentsAloneAndWhatWasLeftInOnAWish() {
        TaskDefinition wrong = definition("""
                {
                  'family': 'f', // ours
                  'cpu': 512,
                  'revision': 3,
                  'status': 'ACTIVE'
                }
                """);

        Mending mending = Mending.of(wrong, Set.of("/status"));

        assertEquals("""
                {
                  'family': 'f', // ours
                  'cpu': '512',
                  'status': 'ACTIVE'
                }
                """.replace('\'', '"'), mending.definition().text());
        assertEquals(List.of("/revision"), mending.removed().stream().map(Stripped.Removed::pointer).toList());
        assertEquals(List.of("I06"), mending.mended().stream().map(Finding::rule).toList());
    }

    @Test
    void yamlIsReadWithItsPlacesAndItsAnswersUnwrapped() throws Exception {
        Opened opened = Opened.of("""
                # written by aws --output yaml
                taskDefinition:
                  family: f
                  cpu: '512'
                  enableFaultInjection: false
                  containerDefinitions:
                  - name: api
                    essential: true
                    command: [a, "8080", ~, 0x1F, 1.5]
                tags:
                - {key: a, value: b}
                """);

        assertEquals(Opened.Form.YAML, opened.form());
        assertEquals(definition("""
                {'family': 'f', 'cpu': '512', 'enableFaultInjection': false, 'containerDefinitions': [
                  {'name': 'api', 'essential': true, 'command': ['a', '8080', null, 31, 1.5]}],
                 'tags': [{'key': 'a', 'value': 'b'}]}"""), opened.definition());
        assertEquals(Optional.of(new Place(7, 11)), opened.place("/containerDefinitions/0/name"));
        assertTrue(Rules.check(opened).stream().anyMatch(it -> it.rule().equals("I12")));
        assertEquals(1, ((TaskDefinitionProblem.NotJson) refusal("just words")).line());
        assertInstanceOf(TaskDefinitionProblem.NotYaml.class, refusal("a: [1\nb: 2"));
        assertEquals(new TaskDefinitionProblem.DuplicateKey("a", 2, 1), refusal("a: 1\na: 2"));
        assertInstanceOf(TaskDefinitionProblem.TooDeep.class, refusal("a: &x\n  b: *x"));
        assertInstanceOf(TaskDefinitionProblem.TooDeep.class, refusal("a: " + "[".repeat(1000) + "]".repeat(1000)));
    }

    @Test
    void brokenJsonIsRefusedWithItsPlace() {
        assertEquals(new TaskDefinitionProblem.Empty(), refusal(" \n"));
        assertEquals(new TaskDefinitionProblem.NotAnObject("list"), refusal("[]"));
        assertEquals(new TaskDefinitionProblem.DuplicateKey("cpu", 2, 2), refusal("{\"cpu\": \"1\",\n \"cpu\": \"2\"}"));
        Map.of("{\"a\": 1,\n,}", 2, "{\"a\": 1} x", 1, "{\n \"a\": tru}", 2, "{\"a\":\n\n /* no\n 1}", 4, "{} {}", 1,
                "{\n\"a\": 1e99999999999}", 2, "{\"a\": 'x'}", 1, "{\"a\": NaN}", 1).forEach((text, line) ->
                assertEquals(line, ((TaskDefinitionProblem.NotJson) refusal(text)).line(), text));
        assertEquals("Unexpected end-of-input: expected close marker for Object (start marker at [line: 1, column: 1])",
                ((TaskDefinitionProblem.NotJson) refusal("{\"a\": 1")).message());
    }

    @Test
    void commentsAndCommasTooManyAreUnderstoodRemarkedOnAndTakenOutOnAWish() throws Exception {
        TaskDefinition loose = definition("""
                {
                  // the team's own
                  'family': 'f', # short
                  'cpu': '512' /* half */, 'memory': '1024', // enough
                  'tags': [
                    {'key': 'a // b', 'value': '#c,}'},
                  ],
                }
                // end
                """);

        Finding remark = Rules.check(loose).stream().filter(it -> it.rule().equals("I12")).findFirst().orElseThrow();
        assertEquals(List.of("", "", 2, 3), remark.facts());
        assertEquals(Optional.of(new Place(2, 3)), Opened.of(loose.text()).place(remark));
        TaskDefinition strict = remark.fix().orElseThrow().appliedTo(loose);
        assertEquals("""
                {
                  'family': 'f',
                  'cpu': '512' , 'memory': '1024',
                  'tags': [
                    {'key': 'a // b', 'value': '#c,}'}
                  ]
                }
                """.replace('\'', '"'), strict.text());
        assertEquals(loose, strict);
        assertEquals(List.of(), Rules.check(strict).stream().filter(it -> it.rule().equals("I12")).toList());
    }

    @Test
    void whereBothSpellingsOfAKeyStandBothAreKept() {
        assertEquals(definition("{'family': 'a', 'Family': 'b', 'containerDefinitions': [{'name': 'c'}]}"),
                definition("{'Family': 'b', 'family': 'a', 'ContainerDefinitions': [{'Name': 'c'}]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void whatFollowsACommentsLineStaysWhateverEndsTheLine(String lineEnd) {
        TaskDefinition loose = definition("{\n #c" + lineEnd + "'family': 'f', // d" + lineEnd + "'cpu': '256' }");

        assertEquals(loose, loose.strict());
    }

    @Test
    void theExportsContainersRoleAndLogsAreRead() throws Exception {
        TaskDefinition export = TaskDefinition.parse(Samples.consoleExport());

        assertEquals("my-app-api", export.family());
        assertEquals(List.of(new Container(0, "dummy", "public.ecr.aws/nginx/nginx:stable-perl", true,
                List.of(new Container.Port(80, "tcp", "dummy-80-tcp")))), export.containers());
        assertEquals("arn:aws:iam::123456789012:role/ecsTaskExecutionRole", export.executionRole());
        assertEquals(Optional.of(Platform.X86_64), export.platform());
        assertEquals(Optional.of(new AwsLogs("/ecs/my-app-api", "ap-northeast-1", "ecs")), export.logs("dummy"));
    }

    @Test
    void anOddDocumentHasNoContainersRatherThanACrash() {
        TaskDefinition odd = definition("{'containerDefinitions': 'x', 'family': {}, 'runtimePlatform': 3}");

        assertEquals(List.of(), odd.containers());
        assertEquals("", odd.family());
        assertEquals(Optional.empty(), definition("{'containerDefinitions': [null, 1]}").logs(""));
    }

    private static Problem refusal(String text) {
        return assertThrows(ProblemException.class, () -> TaskDefinition.parse(text)).problem();
    }
}
