package dev.slipway.taskdef;

import static dev.slipway.taskdef.Samples.definition;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FieldPathTest {

    private final TaskDefinition definition = definition("""
            {'cpu': '256', 'containerDefinitions': [{'name': 'api', 'portMappings': [{'containerPort': 80}],
              'environment': [{'name': 'LEVEL', 'value': 'x'}], 'dockerLabels': {'a/b': '1'}}, {'image': 'i'}]}""");

    @Test
    void membersGoByTheirNameAndTheOthersAreCountedFromOne() {
        assertEquals("cpu", FieldPath.of("/cpu", definition));
        assertEquals("containerDefinitions › api › portMappings › 1 › containerPort",
                FieldPath.of("/containerDefinitions/0/portMappings/0/containerPort", definition));
        assertEquals("containerDefinitions › api › environment › LEVEL › value",
                FieldPath.of("/containerDefinitions/0/environment/0/value", definition));
        assertEquals("containerDefinitions › api › dockerLabels › a/b",
                FieldPath.of("/containerDefinitions/0/dockerLabels/a~1b", definition));
        assertEquals("containerDefinitions › 2 › image", FieldPath.of("/containerDefinitions/1/image", definition));
    }

    @Test
    void theDefinitionInWhichItStandsNamesItsMembers() {
        assertEquals("containerDefinitions › api › cpu",
                FieldPath.of("/containerDefinitions/0/cpu", definition("{}"), definition("{'containerDefinitions': [{'name': 'api', 'cpu': 1}]}")));
        assertEquals("containerDefinitions › 8 › x",
                FieldPath.of("/containerDefinitions/7/x", definition("{'containerDefinitions': []}")));
    }
}
