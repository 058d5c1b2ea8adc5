package dev.slipway.taskdef;

import static dev.slipway.taskdef.Samples.definition;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.TaskSize;
import org.junit.jupiter.api.Test;

class EditTest {

    @Test
    void theConsoleExportBecomesTheApisDefinition() throws Exception {
        TaskDefinition clean = Stripping.of(TaskDefinition.parse(Samples.consoleExport())).clean();

        TaskDefinition api = Edit.containerPort(Edit.renameContainer(clean, "dummy", "api"), "api", 8080);

        assertEquals(Samples.resource("/inputs/console-export.expected.json"), api.text());
    }

    @Test
    void aRenameFollowsIntoEverythingThatNamesTheContainer() {
        TaskDefinition before = definition("""
                {'containerDefinitions': [
                  {'name': 'dummy', 'portMappings': [{'name': 'dummy-80-tcp'}, {'name': 'dummy-web'}],
                   'environment': [{'name': 'dummy', 'value': 'dummy'}]},
                  {'name': 'side', 'dependsOn': [{'containerName': 'dummy', 'condition': 'START'}],
                   'volumesFrom': [{'sourceContainer': 'dummy'}], 'links': ['dummy:alias', 'dummy', 'dummy2'],
                   'portMappings': [{'name': 'dummy-80-tcp'}]}],
                 'family': 'dummy', 'proxyConfiguration': {'containerName': 'dummy'}}""");

        assertEquals(definition("""
                {'containerDefinitions': [
                  {'name': 'api', 'portMappings': [{'name': 'api-80-tcp'}, {'name': 'dummy-web'}],
                   'environment': [{'name': 'dummy', 'value': 'dummy'}]},
                  {'name': 'side', 'dependsOn': [{'containerName': 'api', 'condition': 'START'}],
                   'volumesFrom': [{'sourceContainer': 'api'}], 'links': ['api:alias', 'api', 'dummy2'],
                   'portMappings': [{'name': 'dummy-80-tcp'}]}],
                 'family': 'dummy', 'proxyConfiguration': {'containerName': 'api'}}""").text(),
                Edit.renameContainer(before, "dummy", "api").text());
    }

    @Test
    void aPortMovesWithItsHostPortAndNameOnlyWhenTheyFollowedIt() {
        TaskDefinition before = definition("""
                {'containerDefinitions': [{'name': 'api', 'portMappings': [
                  {'name': 'web', 'containerPort': 80, 'hostPort': 8000}, {'containerPort': 81}]}]}""");

        assertEquals(definition("""
                {'containerDefinitions': [{'name': 'api', 'portMappings': [
                  {'name': 'web', 'containerPort': 8080, 'hostPort': 8000}, {'containerPort': 81}]}]}""").text(),
                Edit.containerPort(before, "api", 8080).text());
        assertEquals(definition("""
                {'containerDefinitions': [{'name': 'api', 'portMappings': [
                  {'name': 'api-8080-tcp', 'containerPort': 8080, 'hostPort': 8080, 'protocol': 'tcp'}]}]}""")
                .document().toString(), Edit.containerPort(definition("{'containerDefinitions': [{'name': 'api'}]}"),
                "api", 8080).document().toString());
    }

    @Test
    void sizeImageRoleFamilyAndLogsAreSet() {
        TaskDefinition before = definition("{'family': 'old', 'containerDefinitions': [{'name': 'api'}], 'memory': '1'}");

        TaskDefinition after = Edit.family(Edit.executionRole(Edit.image(before, "api", "image:1"), "role"), "f");
        after = Edit.size(Edit.logs(after, "api", "/ecs/f", "us-east-1"), new TaskSize(512, 1024, Platform.ARM64));

        assertEquals(definition("""
                {'family': 'f', 'containerDefinitions': [{'name': 'api', 'image': 'image:1',
                   'logConfiguration': {'logDriver': 'awslogs', 'options': {'awslogs-group': '/ecs/f',
                     'mode': 'non-blocking', 'awslogs-create-group': 'true', 'max-buffer-size': '25m',
                     'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'ecs'}}}],
                 'memory': '1024', 'executionRoleArn': 'role', 'cpu': '512',
                 'runtimePlatform': {'cpuArchitecture': 'ARM64', 'operatingSystemFamily': 'LINUX'}}""").document().toString(), after.document().toString());
    }

    @Test
    void anExistingLogConfigurationKeepsItsOtherOptions() {
        TaskDefinition before = definition("""
                {'containerDefinitions': [{'name': 'api', 'logConfiguration': {'logDriver': 'awslogs',
                  'options': {'mode': 'blocking', 'awslogs-group': 'a'}}}]}""");

        assertEquals(definition("""
                {'containerDefinitions': [{'name': 'api', 'logConfiguration': {'logDriver': 'awslogs',
                  'options': {'mode': 'blocking', 'awslogs-group': 'b', 'awslogs-region': 'r'}}}]}""").text(),
                Edit.logs(before, "api", "b", "r").text());
    }

    @Test
    void fieldsAreChangedByTheirPointer() {
        TaskDefinition before = definition("{'a': {'b': [1]}, 'x': 1, 'z': 2}");
        var two = JsonNodeFactory.instance.numberNode(2);

        assertEquals(definition("{'a': {'b': [1, 2]}, 'x': 1, 'z': 2}"), FieldEdit.put(before, "/a/b/1", two));
        assertEquals(definition("{'a': {'b': [2]}, 'x': 1, 'z': 2}"), FieldEdit.put(before, "/a/b/0", two));
        assertEquals(definition("{'a': {'b': [1]}, 'x': 1, 'z': 2, 'n': {'m': 2}}"), FieldEdit.put(before, "/n/m", two));
        assertEquals(definition("{'a': {'b': []}, 'x': 1, 'z': 2}"), FieldEdit.remove(before, "/a/b/0"));
        assertEquals("{\"a\": {\"b\": [1]}, \"y\": 1, \"z\": 2}",
                FieldEdit.rename(before, "/x", "y").text());
    }

    @Test
    void whatCannotBeChangedStaysAsItIs() {
        TaskDefinition odd = definition("{'containerDefinitions': [{'name': 'api', 'portMappings': 'x'}, 3], 'b': [1]}");
        var two = JsonNodeFactory.instance.numberNode(2);

        assertEquals(odd, Edit.containerPort(Edit.renameContainer(odd, "no", "x"), "no", 1));
        assertEquals(odd, Edit.renameContainer(odd, "none", "api"));
        for (String pointer : new String[] {"", "/b/7", "/b/x", "/b/0/c", "/containerDefinitions/0/name/x/y"}) {
            assertEquals(odd, FieldEdit.put(odd, pointer, two), pointer);
        }
        assertEquals(odd, FieldEdit.remove(odd, "/nothing/here"));
        assertEquals(odd, FieldEdit.rename(odd, "/b", "containerDefinitions"));
    }
}
