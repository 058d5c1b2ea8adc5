package dev.slipway.taskdef;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.WholeCharacters;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * What a YAML text says, as JSON has it: {@code aws ... --output yaml} writes such texts, and the deploy action reads
 * them.
 *
 * @param places where each value begins, by its JSON pointer
 */
record YamlText(ObjectNode root, Map<String, Place> places) {

    /** No value takes more: its key, its beginning and its end. */
    private static final int MOST_EVENTS = 3 * JsonReader.MOST_VALUES;

    /** As in JSON: reading a number takes time that grows with the square of its length. */
    private static final int MOST_DIGITS = StreamReadConstraints.DEFAULT_MAX_NUM_LEN;

    /**
     * Empty when it is no YAML mapping.
     *
     * @throws ProblemException a {@link TaskDefinitionProblem} for one that no task definition is like
     */
    static Optional<YamlText> read(String text) throws ProblemException {
        Optional<Node> node = composed(text);
        if (node.isEmpty() || !(node.get() instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        Reader reader = new Reader();
        ObjectNode root = (ObjectNode) reader.value(mapping, "", 0);
        return Optional.of(new YamlText(root, Map.copyOf(reader.places)));
    }

    private static Optional<Node> composed(String text) throws ProblemException {
        LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema())
                .setCodePointLimit(JsonText.MOST_CHARACTERS).build();
        Iterator<Event> events = new Parse(settings).parseReader(new WholeCharacters(text)).iterator();
        Place reached = new Place(1, 1);
        int depth = 0;
        int count = 0;
        try {
            // composing recurses, so depth is counted on the events first
            while (events.hasNext()) {
                Event event = events.next();
                reached = place(event.getStartMark());
                depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
                if (depth > JsonReader.DEEPEST) {
                    throw tooDeep(reached);
                }
                if (++count > MOST_EVENTS) {
                    throw JsonReader.tooMany(reached);
                }
            }
            return new Compose(settings).composeReader(new WholeCharacters(text));
        } catch (MarkedYamlEngineException e) {
            throw notYaml(e.getProblemMark().isPresent() ? place(e.getProblemMark()) : reached, e.getProblem(), e);
        } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // the scanner leaves some of its own stumbles, as over "\\u" with no digits, as they are
            throw notYaml(reached, e.getMessage(), e);
        }
    }

    private static ProblemException notYaml(Place place, String message, RuntimeException cause) {
        return new ProblemException(new TaskDefinitionProblem.NotYaml(place.line(), place.column(),
                String.valueOf(message).lines().findFirst().orElse("")), cause);
    }

    private static ProblemException tooDeep(Place place) {
        return new ProblemException(
                new TaskDefinitionProblem.TooDeep(place.line(), place.column(), JsonReader.DEEPEST));
    }

    private static Place place(Optional<Mark> mark) {
        return mark.map(at -> new Place(at.getLine() + 1, at.getColumn() + 1)).orElse(new Place(1, 1));
    }

    /** Turns one text's nodes into JSON's. */
    private static final class Reader {

        private final Map<String, Place> places = new HashMap<>();

        private JsonNode value(Node node, String pointer, int depth) throws ProblemException {
            Place place = place(node.getStartMark());
            if (depth > JsonReader.DEEPEST) {
                throw tooDeep(place);
            }
            // aliases can make a small text say a lot
            if (places.size() >= JsonReader.MOST_VALUES) {
                throw JsonReader.tooMany(place);
            }
            places.put(pointer, place);
            return switch (node) {
                case MappingNode mapping -> object(mapping, pointer, depth + 1);
                case SequenceNode sequence -> {
                    ArrayNode array = JsonNodeFactory.instance.arrayNode();
                    for (Node item : sequence.getValue()) {
                        array.add(value(item, JsonPointers.below(pointer, array.size()), depth + 1));
                    }
                    yield array;
                }
                case ScalarNode scalar -> scalar(scalar);
                default -> JsonNodeFactory.instance.nullNode();
            };
        }

        private ObjectNode object(MappingNode mapping, String pointer, int depth) throws ProblemException {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue()
                        : tuple.getKeyNode().toString();
                Place place = place(tuple.getKeyNode().getStartMark());
                if (object.has(key)) {
                    throw new ProblemException(
                            new TaskDefinitionProblem.DuplicateKey(key, place.line(), place.column()));
                }
                object.set(key, value(tuple.getValueNode(), JsonPointers.below(pointer, key), depth));
            }
            return object;
        }

        /** As JSON would be read: in the smallest type that holds it. */
        private static JsonNode number(BigInteger number) {
            JsonNodeFactory nodes = JsonNodeFactory.instance;
            return number.bitLength() < 32 ? nodes.numberNode(number.intValue())
                    : number.bitLength() < 64 ? nodes.numberNode(number.longValue()) : nodes.numberNode(number);
        }

        private static BigInteger integer(String text) {
            return switch (text.length() > 2 ? text.substring(0, 2) : "") {
                case "0x" -> new BigInteger(text.substring(2), 16);
                case "0o" -> new BigInteger(text.substring(2), 8);
                default -> new BigInteger(text);
            };
        }

        private static JsonNode scalar(ScalarNode scalar) {
            JsonNodeFactory nodes = JsonNodeFactory.instance;
            String text = scalar.getValue();
            if (text.length() > MOST_DIGITS) {
                return nodes.textNode(text);
            }
            try {
                if (scalar.getTag().equals(Tag.NULL)) {
                    return nodes.nullNode();
                }
                if (scalar.getTag().equals(Tag.BOOL)) {
                    return nodes.booleanNode(Boolean.parseBoolean(text));
                }
                if (scalar.getTag().equals(Tag.INT)) {
                    return number(integer(text));
                }
                if (scalar.getTag().equals(Tag.FLOAT)) {
                    BigDecimal number = new BigDecimal(text);
                    return number.scale() == 0 ? number(number.unscaledValue()) : nodes.numberNode(number);
                }
            } catch (NumberFormatException e) {
                // .inf and .nan are numbers in YAML alone
                return nodes.textNode(text);
            }
            return nodes.textNode(text);
        }
    }
}
