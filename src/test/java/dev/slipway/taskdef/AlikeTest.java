package dev.slipway.taskdef;

import static dev.slipway.taskdef.Samples.definition;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class AlikeTest {

    @Test
    void whatMeansTheSameHasTheSameText() {
        Alike alike = Alike.of(definition("""
                {'taskDefinitionArn': 'arn', 'containerDefinitions': [{'name': 'b', 'image': 'i'},
                  {'image': 'j', 'name': 'a', 'cpu': 0, 'environment': [{'name': 'X', 'value': '1'}, {'name': 'Y', 'value': '2'}],
                   'dockerLabels': {'z': '1', 'k': '2'}}], 'family': 'f'}"""), definition("""
                {'family': 'f', 'containerDefinitions': [{'name': 'a', 'essential': true, 'image': 'j',
                   'environment': [{'value': '2', 'name': 'Y'}, {'name': 'X', 'value': '1'}],
                   'dockerLabels': {'k': '2', 'z': '1'}}, {'name': 'b', 'image': 'i'}], 'tags': [{'key': 'a', 'value': 'b'}]}"""));

        assertEquals(alike.after(), alike.before());
    }

    @Test
    void whatMeansSomethingElseKeepsItsPlaceSoThatOnlyItsLinesDiffer() {
        Alike alike = Alike.of(definition("{'containerDefinitions': [{'name': 'gone'}, {'name': 'a', 'image': 'i:1'}]}"),
                definition("{'containerDefinitions': [{'image': 'i:2', 'name': 'a'}, {'name': 'new'}]}"));

        assertNotEquals(alike.before(), alike.after());
        assertEquals(alike.after().replace("i:2", "i:1").replace("new", "gone"), alike.before());
    }

    @Test
    void everyFieldThatAwsAcceptsSurvives() {
        TaskDefinition everything = Samples.everything();
        Alike alike = Alike.of(everything, everything);

        assertEquals(Meaning.of(everything), Samples.definition(alike.after()).document());
    }
}
