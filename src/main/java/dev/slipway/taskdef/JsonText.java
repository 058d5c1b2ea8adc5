package dev.slipway.taskdef;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * JSON as it stands in a text: the tree with its keys in order, and where each value begins. Size, depth and double
 * keys are refused with their place, before they can cost anything.
 *
 * @param places where each value begins, by its JSON pointer
 */
record JsonText(JsonNode root, Map<String, Place> places) {

    static final int MOST_CHARACTERS = 1024 * 1024;
    static final int DEEPEST = 64;

    private static final JsonFactory JSON = new JsonFactory();

    /** @throws ProblemException a {@link TaskDefinitionProblem} */
    static JsonText read(String text) throws ProblemException {
        if (text.length() > MOST_CHARACTERS) {
            throw new ProblemException(new TaskDefinitionProblem.TooLarge(text.length(), MOST_CHARACTERS));
        }
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (withoutMark.isBlank()) {
            throw new ProblemException(new TaskDefinitionProblem.Empty());
        }
        try (JsonParser parser = JSON.createParser(withoutMark)) {
            return new Reader(parser).document();
        } catch (JsonProcessingException e) {
            Place place = Place.of(e.getLocation());
            throw new ProblemException(
                    new TaskDefinitionProblem.NotJson(place.line(), place.column(), message(e)), e);
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can always be read", e);
        }
    }

    private static String message(JsonProcessingException e) {
        return e.getOriginalMessage().replaceAll("\\[Source: [^;]*; ", "[");
    }

    /** Reads one text, token by token. */
    private static final class Reader {

        private final JsonParser parser;
        private final Map<String, Place> places = new HashMap<>();

        private Reader(JsonParser parser) {
            this.parser = parser;
        }

        private JsonText document() throws IOException, ProblemException {
            parser.nextToken();
            JsonNode root = value(JsonPointer.empty(), 0);
            if (parser.nextToken() != null) {
                Place place = here();
                throw new ProblemException(new TaskDefinitionProblem.NotJson(place.line(), place.column(),
                        "more text after the end of the JSON value"));
            }
            return new JsonText(root, Map.copyOf(places));
        }

        private JsonNode value(JsonPointer pointer, int depth) throws IOException, ProblemException {
            places.put(pointer.toString(), here());
            JsonNodeFactory nodes = JsonNodeFactory.instance;
            return switch (parser.currentToken()) {
                case START_OBJECT -> object(pointer, deeper(depth));
                case START_ARRAY -> array(pointer, deeper(depth));
                case VALUE_STRING -> nodes.textNode(parser.getText());
                case VALUE_NUMBER_INT -> switch (parser.getNumberType()) {
                    case INT -> nodes.numberNode(parser.getIntValue());
                    case LONG -> nodes.numberNode(parser.getLongValue());
                    default -> nodes.numberNode(parser.getBigIntegerValue());
                };
                case VALUE_NUMBER_FLOAT -> nodes.numberNode(decimal());
                case VALUE_TRUE -> nodes.booleanNode(true);
                case VALUE_FALSE -> nodes.booleanNode(false);
                default -> nodes.nullNode();
            };
        }

        private BigDecimal decimal() throws IOException, ProblemException {
            try {
                return parser.getDecimalValue();
            } catch (NumberFormatException e) {
                Place place = here();
                throw new ProblemException(new TaskDefinitionProblem.NotJson(place.line(), place.column(),
                        "number out of all bounds"), e);
            }
        }

        private ObjectNode object(JsonPointer pointer, int depth) throws IOException, ProblemException {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                Place place = here();
                if (object.has(key)) {
                    throw new ProblemException(
                            new TaskDefinitionProblem.DuplicateKey(key, place.line(), place.column()));
                }
                parser.nextToken();
                object.set(key, value(pointer.appendProperty(key), depth));
            }
            return object;
        }

        private ArrayNode array(JsonPointer pointer, int depth) throws IOException, ProblemException {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(value(pointer.appendIndex(array.size()), depth));
            }
            return array;
        }

        private int deeper(int depth) throws ProblemException {
            if (depth >= DEEPEST) {
                Place place = here();
                throw new ProblemException(new TaskDefinitionProblem.TooDeep(place.line(), place.column(), DEEPEST));
            }
            return depth + 1;
        }

        private Place here() {
            return Place.of(parser.currentTokenLocation());
        }
    }
}
