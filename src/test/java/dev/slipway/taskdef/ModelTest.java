package dev.slipway.taskdef;

import static dev.slipway.taskdef.Samples.definition;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

class ModelTest {

    private final Model model = Model.ofSdk();

    @Test
    void everyAcceptedFieldGoesIntoTheRequestAndComesBack() throws Exception {
        TaskDefinition everything = Samples.everything();

        assertEquals(162, Samples.paths().size());
        assertEquals(everything.document(), model.document(model.request(everything)).document());
    }

    @Test
    void exactlyNineFieldsAreAnsweredOnly() {
        List<String> answerOnly = Stream.of("compatibilities", "deleteRequestedAt", "deregisteredAt", "registeredAt",
                "registeredBy", "requiresAttributes", "revision", "status", "taskDefinitionArn").toList();

        assertTrue(answerOnly.stream().allMatch(model::isAnswerOnly));
        assertFalse(model.isAnswerOnly("tags"));
        assertFalse(model.isAnswerOnly("enableFaultInjection"));
    }

    @Test
    void enumerationsComeFromTheSdk() {
        assertEquals(new Shape.Text(List.of("bridge", "host", "awsvpc", "none")), model.at("/networkMode").orElseThrow());
        assertEquals(new Shape.Text(List.of("EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES")),
                model.at("/requiresCompatibilities/0").orElseThrow());
        assertEquals(new Shape.Text(List.of()), model.at("/containerDefinitions/0/image").orElseThrow());
        assertEquals(21, enumerations(model.shape()));
    }

    @Test
    void everyRequiredMemberIsAMember() {
        List<String> names = new ArrayList<>();
        required(model.shape(), names);

        assertEquals(36, names.size(), names.toString());
        assertFalse(names.contains("?"));
    }

    @Test
    void whatTheRequestCannotCarryIsRefusedWithItsPlace() {
        assertEquals(new TaskDefinitionProblem.UnknownField("/containerDefinitions/0/readOnlyRootFilesystem",
                "readonlyRootFilesystem"), refusal("{'containerDefinitions': [{'readOnlyRootFilesystem': true}]}"));
        assertEquals(new TaskDefinitionProblem.WrongType("/cpu", "string", "integer"), refusal("{'cpu': 256}"));
        assertEquals(new TaskDefinitionProblem.WrongType("/containerDefinitions/0/portMappings/0/containerPort",
                "integer", "string"), refusal("{'containerDefinitions': [{'portMappings': [{'containerPort': '80'}]}]}"));
        assertEquals(new TaskDefinitionProblem.WrongType("/family", "string", "null"), refusal("{'family': null}"));
        assertEquals(new TaskDefinitionProblem.WrongType("/volumes", "list", "object"), refusal("{'volumes': {}}"));
        assertEquals(new TaskDefinitionProblem.WrongType("/containerDefinitions/0/cpu", "integer", "number"),
                refusal("{'containerDefinitions': [{'cpu': 1e400}]}"));
    }

    @Test
    void anAnswerIsReadWithTheTagsThatStandBesideIt() {
        TaskDefinition document = model.document(DescribeTaskDefinitionResponse.builder()
                .taskDefinition(definition -> definition.family("f").status(TaskDefinitionStatus.ACTIVE).revision(3))
                .tags(Tag.builder().key("a").value("b").build()).build());

        assertEquals(definition("{'family': 'f', 'revision': 3, 'status': 'ACTIVE', 'tags': [{'key': 'a', 'value': 'b'}]}"),
                document);
    }

    private Problem refusal(String json) {
        return assertThrows(ProblemException.class, () -> model.request(definition(json))).problem();
    }

    private static int enumerations(Shape shape) {
        return switch (shape) {
            case Shape.Structure structure -> structure.members().values().stream().mapToInt(ModelTest::enumerations).sum();
            case Shape.ListOf list -> enumerations(list.member());
            case Shape.Text text -> text.values().isEmpty() ? 0 : 1;
            default -> 0;
        };
    }

    private static void required(Shape shape, List<String> found) {
        if (shape instanceof Shape.Structure structure) {
            structure.required().forEach(name -> found.add(structure.members().containsKey(name) ? name : "?"));
            structure.members().values().forEach(member -> required(member, found));
        } else if (shape instanceof Shape.ListOf list) {
            required(list.member(), found);
        }
    }
}
