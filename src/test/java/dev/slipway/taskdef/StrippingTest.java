package dev.slipway.taskdef;

import static dev.slipway.taskdef.Samples.definition;
import static dev.slipway.taskdef.Stripped.Reason.ANSWER_ONLY;
import static dev.slipway.taskdef.Stripped.Reason.EMPTY_REFUSED;
import static dev.slipway.taskdef.Stripped.Reason.NULL;
import static dev.slipway.taskdef.Stripped.Reason.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.taskdef.Stripped.Removed;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StrippingTest {

    @Test
    void theConsoleExportLosesWhatAwsOnlyAnswersAndItsEmptyTags() throws Exception {
        Stripped stripped = Stripping.of(TaskDefinition.parse(Samples.consoleExport()));

        assertEquals(List.of("/taskDefinitionArn", "/revision", "/status", "/requiresAttributes", "/compatibilities",
                "/registeredAt", "/registeredBy", "/tags"), stripped.removed().stream().map(Removed::pointer).toList());
        assertEquals(new Removed("/revision", "1", ANSWER_ONLY, ""), stripped.removed().get(1));
        assertEquals(new Removed("/tags", "[]", EMPTY_REFUSED, ""), stripped.removed().getLast());
        assertTrue(stripped.clean().document().has("enableFaultInjection"));
        assertEquals(List.of(), Stripping.of(stripped.clean()).removed());
    }

    @Test
    void unknownFieldsAreTakenAtAnyDepthWithWhatWasMeant() {
        Stripped stripped = Stripping.of(definition("""
                {'containerDefinitions': [{'readOnlyRootFilesystem': true, 'dockerLabels': {'any': 'x'},
                  'portMappings': [{'containrPort': 80}]}], 'fooBar': {'a': [1]}}"""));

        assertEquals(List.of(
                new Removed("/containerDefinitions/0/readOnlyRootFilesystem", "true", UNKNOWN, "readonlyRootFilesystem"),
                new Removed("/containerDefinitions/0/portMappings/0/containrPort", "80", UNKNOWN, "containerPort"),
                new Removed("/fooBar", "{\"a\":[1]}", UNKNOWN, "")), stripped.removed());
        assertEquals(definition("{'containerDefinitions': [{'dockerLabels': {'any': 'x'}, 'portMappings': [{}]}]}"),
                stripped.clean());
    }

    @Test
    void nullsAreTakenAndAListThatAwsRefusesEmptyWithThem() {
        Stripped stripped = Stripping.of(definition("""
                {'ipcMode': null, 'tags': [null], 'containerDefinitions': [{'command': ['a', null]}],
                 'volumes': [], 'revision': null}"""));

        assertEquals(List.of(new Removed("/ipcMode", "null", NULL, ""), new Removed("/tags/0", "null", NULL, ""),
                new Removed("/tags", "[null]", EMPTY_REFUSED, ""),
                new Removed("/containerDefinitions/0/command/1", "null", NULL, ""),
                new Removed("/revision", "null", ANSWER_ONLY, "")), stripped.removed());
        assertEquals(definition("{'containerDefinitions': [{'command': ['a']}], 'volumes': []}"), stripped.clean());
        assertEquals(List.of(), Stripping.of(stripped.clean()).removed());
    }

    @Test
    void whatTheUserWantsToKeepStays() {
        TaskDefinition definition = definition("{'revision': 1, 'tags': [], 'a/b': 2, 'ipcMode': null}");

        assertEquals(List.of(), Stripping.of(definition, Set.of("/revision", "/tags", "/a~1b", "/ipcMode")).removed());
        assertEquals(definition, Stripping.of(definition, Set.of("/revision", "/tags", "/a~1b", "/ipcMode")).clean());
    }

    @Test
    void whatAwsAcceptsStaysWhole() {
        assertEquals(List.of(), Stripping.of(Samples.everything()).removed());
    }
}
