package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A task definition as it was found in a text.
 *
 * @param form   what the text was, before it was made a plain task definition
 * @param places where each value of the definition begins in the text, by its JSON pointer
 * @param beside what stood around the definition and is no part of it, by its pointer in the text
 * @param spelt  how the text spells containerDefinitions, where that is not as the API does
 */
public record Opened(TaskDefinition definition, Form form, Map<String, Place> places, List<Stripped.Removed> beside,
        Optional<String> spelt) {

    /** What people have in their files. */
    public enum Form {
        /** A task definition. */
        PLAIN,
        /** The answer of {@code aws ecs describe-task-definition}; its tags, which stand beside, are moved in. */
        DESCRIBE_ANSWER,
        /** CloudFormation's spelling of the keys. */
        CLOUDFORMATION,
        /** YAML, in any of the forms above. */
        YAML
    }

    private static final String CONTAINERS = "containerDefinitions";

    /**
     * Reads JSON, with or without a byte order mark, or YAML.
     *
     * @throws ProblemException a {@link TaskDefinitionProblem} that names the place
     */
    public static Opened of(String text) throws ProblemException {
        Optional<YamlText> yaml = mayBeYaml(text) ? YamlText.read(text) : Optional.empty();
        if (yaml.isPresent()) {
            Opened opened = of(yaml.get().root(), yaml.get().places(), Optional.empty());
            return new Opened(opened.definition(), Form.YAML, opened.places(), opened.beside(), opened.spelt());
        }
        JsonText json = JsonText.read(text);
        if (!(json.root() instanceof ObjectNode root)) {
            throw new ProblemException(new TaskDefinitionProblem.NotAnObject(typeName(json.root())));
        }
        return of(root, json.places(), Optional.of(json));
    }

    /** JSON begins with a bracket; YAML has something to say first. */
    private static boolean mayBeYaml(String text) {
        if (text.length() > JsonText.MOST_CHARACTERS) {
            return false;
        }
        int first = new JsonBlanks(text).skip(text.startsWith("\uFEFF") ? 1 : 0);
        return first < text.length() && "{[".indexOf(text.charAt(first)) < 0;
    }

    private static Opened of(ObjectNode root, Map<String, Place> places, Optional<JsonText> source) {
        Optional<Unwrapping> answer = Unwrapping.ofAnswer(root, places);
        Optional<Unwrapping> wrapped = answer.or(() -> Unwrapping.ofResource(root, places));
        ObjectNode inner = wrapped.map(Unwrapping::inner).orElse(root);
        Map<String, Place> inText = wrapped.map(Unwrapping::places).orElse(places);
        List<Stripped.Removed> beside = wrapped.map(Unwrapping::beside).orElse(List.of());
        Optional<String> spelt = Unwrapping.field(inner, CONTAINERS).filter(name -> !name.equals(CONTAINERS));
        if (spelt.isPresent()) {
            Respelling respelling = Respelling.of(inner, inText);
            return new Opened(new TaskDefinition(respelling.root()),
                    answer.isPresent() ? Form.DESCRIBE_ANSWER : Form.CLOUDFORMATION, respelling.places(), beside, spelt);
        }
        return new Opened(new TaskDefinition(inner, wrapped.isPresent() ? Optional.empty() : source),
                answer.isPresent() ? Form.DESCRIBE_ANSWER : wrapped.isPresent() ? Form.CLOUDFORMATION : Form.PLAIN,
                inText, beside, spelt);
    }

    /** Where in the text it is that a finding speaks of. */
    public Optional<Place> place(Finding finding) {
        return finding.rule().equals(Rules.LOOSE) && form != Form.YAML ? definition.looseness()
                : place(finding.pointer());
    }

    /** Where a value begins in the text, or the nearest one around it. */
    public Optional<Place> place(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            if (places.containsKey(at)) {
                return Optional.of(places.get(at));
            }
        }
        return Optional.ofNullable(places.get(""));
    }

    /** A JSON value's type in JSON's words. */
    static String typeName(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "list";
            case OBJECT -> "object";
            case STRING -> "string";
            case NUMBER -> node.isIntegralNumber() ? "integer" : "number";
            case BOOLEAN -> "boolean";
            default -> "null";
        };
    }
}
