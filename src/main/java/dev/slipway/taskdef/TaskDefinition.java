package dev.slipway.taskdef;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A task definition document, never changed: {@link Edit} makes new ones. It may hold anything a JSON object can, in
 * the order in which it was written; what AWS makes of it is {@link Rules}' and {@link Stripping}'s to say.
 */
public final class TaskDefinition {

    private static final ObjectWriter PRETTY = new ObjectMapper().writer(new DefaultPrettyPrinter(Separators
            .createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("").withArrayEmptySeparator(""))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private final ObjectNode document;
    private final Optional<JsonText> source;

    /** Takes the document over: nobody changes it from here on. */
    TaskDefinition(ObjectNode document) {
        this(document, Optional.empty());
    }

    /** @param source the text that the document, or what it was before it was changed, was read from */
    TaskDefinition(ObjectNode document, Optional<JsonText> source) {
        this.document = document;
        this.source = source;
    }

    /**
     * Reads JSON in any of the forms that {@link Opened} knows.
     *
     * @throws ProblemException a {@link TaskDefinitionProblem} that names the place
     */
    public static TaskDefinition parse(String text) throws ProblemException {
        return Opened.of(text).definition();
    }

    /**
     * The text it was read from with its changes written into it: format, key order and comments of the rest stay. One
     * that was not read from a plain text is written with two spaces and a line end at the end.
     */
    public String text() {
        return source.isPresent() ? Rewriting.of(source.get(), document) : spread();
    }

    /** Written anew with one value a line, whatever text it was read from. */
    public String spread() {
        try {
            return PRETTY.writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes can always be written", e);
        }
    }

    /** A copy of the document. */
    public ObjectNode document() {
        return document.deepCopy();
    }

    /** The same with another document, still to be written into the text it was read from. */
    TaskDefinition with(ObjectNode changed) {
        return new TaskDefinition(changed, source);
    }

    /** Where its text stops being strict JSON, with a comment or a comma too many. */
    Optional<Place> looseness() {
        return source.flatMap(JsonText::looseness);
    }

    /** The same as strict JSON: without comments, commas behind a last value, and a byte order mark. */
    TaskDefinition strict() {
        try {
            JsonText strict = JsonText.read(new JsonBlanks(withoutMark(text())).strict());
            return new TaskDefinition((ObjectNode) strict.root(), Optional.of(strict));
        } catch (ProblemException e) {
            throw new IllegalStateException("a definition without its comments is still one", e);
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The document itself, to be read only. */
    ObjectNode root() {
        return document;
    }

    /** The value at a JSON pointer, or a missing node. */
    public JsonNode at(String pointer) {
        return document.at(JsonPointer.compile(pointer)).deepCopy();
    }

    /** The value at a JSON pointer itself, or a missing node; to be read only. */
    public JsonNode peek(String pointer) {
        return document.at(JsonPointer.compile(pointer));
    }

    /** Empty when it is missing. */
    public String family() {
        return document.path("family").asText("");
    }

    public List<Container> containers() {
        List<Container> containers = new ArrayList<>();
        document.path("containerDefinitions")
                .forEach(container -> containers.add(Container.of(containers.size(), container)));
        return containers;
    }

    /** The first container of that name. */
    public Optional<Container> container(String name) {
        return containers().stream().filter(container -> container.name().equals(name)).findFirst();
    }

    /** An ARN or a bare role name; empty when it is missing. */
    public String executionRole() {
        return document.path("executionRoleArn").asText("");
    }

    /** The processor architecture; ECS takes X86_64 where none is named. Empty for one that is not known. */
    public Optional<Platform> platform() {
        String architecture = document.path("runtimePlatform").path("cpuArchitecture").asText("X86_64");
        for (Platform platform : Platform.values()) {
            if (platform.name().equals(architecture)) {
                return Optional.of(platform);
            }
        }
        return Optional.empty();
    }

    /** Where the container's log goes; empty without awslogs. */
    public Optional<AwsLogs> logs(String container) {
        return container(container).map(found -> document.path("containerDefinitions").get(found.index())
                .path("logConfiguration")).filter(logs -> logs.path("logDriver").asText().equals("awslogs"))
                .map(logs -> logs.path("options"))
                .map(options -> new AwsLogs(options.path("awslogs-group").asText(""),
                        options.path("awslogs-region").asText(""), options.path("awslogs-stream-prefix").asText("")));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TaskDefinition definition && document.equals(definition.document);
    }

    @Override
    public int hashCode() {
        return document.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
