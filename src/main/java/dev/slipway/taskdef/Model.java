package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/** What AWS accepts in a task definition and what it only answers, as the SDK in this program knows it. */
public final class Model {

    private static final Model OF_SDK = new Model();

    private final Shape.Structure shape;
    private final Set<String> answerOnly;

    private Model() {
        shape = SdkShapes.of(RegisterTaskDefinitionRequest.builder().build());
        answerOnly = new LinkedHashSet<>();
        software.amazon.awssdk.services.ecs.model.TaskDefinition.builder().build().sdkFields()
                .forEach(field -> answerOnly.add(field.locationName()));
        answerOnly.removeAll(shape.members().keySet());
    }

    public static Model ofSdk() {
        return OF_SDK;
    }

    /** What RegisterTaskDefinition accepts, from the top. */
    public Shape.Structure shape() {
        return shape;
    }

    /** Whether AWS answers with this top-level field but does not accept it; capital letters do not count. */
    public boolean isAnswerOnly(String field) {
        return answerOnly.stream().anyMatch(field::equalsIgnoreCase);
    }

    /** The top-level fields with which AWS answers and which it does not accept. */
    Set<String> answerOnly() {
        return answerOnly;
    }

    /** What is accepted at a JSON pointer; empty where nothing is. */
    public Optional<Shape> at(String pointer) {
        Shape at = shape;
        for (String step : JsonPointers.steps(pointer)) {
            at = switch (at) {
                case Shape.Structure structure -> structure.members().get(step);
                case Shape.ListOf list -> list.member();
                case Shape.MapOf map -> map.value();
                default -> null;
            };
            if (at == null) {
                return Optional.empty();
            }
        }
        return Optional.of(at);
    }

    /**
     * The request that registers this document: all of it, and nothing else.
     *
     * @throws ProblemException {@link TaskDefinitionProblem.UnknownField} or {@link TaskDefinitionProblem.WrongType}
     *     for what a request cannot carry
     */
    public RegisterTaskDefinitionRequest request(TaskDefinition definition) throws ProblemException {
        return (RegisterTaskDefinitionRequest) SdkDocuments.request(RegisterTaskDefinitionRequest.builder(),
                definition.root());
    }

    /** The document that a request carries. */
    public TaskDefinition document(RegisterTaskDefinitionRequest request) {
        return new TaskDefinition(SdkDocuments.document(request));
    }

    /** What AWS answered, its tags moved in; answer-only fields included. */
    public TaskDefinition document(DescribeTaskDefinitionResponse answer) {
        ObjectNode document = SdkDocuments.document(answer.taskDefinition());
        if (!answer.tags().isEmpty()) {
            document.set("tags", SdkDocuments.document(answer).get("tags"));
        }
        return new TaskDefinition(document);
    }
}
