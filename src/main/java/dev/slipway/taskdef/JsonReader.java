package dev.slipway.taskdef;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one text, token by token. */
final class JsonReader {

    static final int DEEPEST = 64;

    /** More than the 65,536 bytes that AWS takes can hold. */
    static final int MOST_VALUES = 40_000;

    private final JsonParser parser;
    private final Map<String, Place> places = new HashMap<>();

    JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /** The one value of the text. */
    JsonPiece document() throws IOException, ProblemException {
        try {
            return onlyValue();
        } catch (StreamConstraintsException e) {
            // the one kind that does not say where
            Place place = Place.of(parser.currentLocation());
            throw new ProblemException(new TaskDefinitionProblem.NotJson(place.line(), place.column(),
                    e.getOriginalMessage()), e);
        }
    }

    private JsonPiece onlyValue() throws IOException, ProblemException {
        parser.nextToken();
        if (parser.currentToken() == null) {
            throw new ProblemException(new TaskDefinitionProblem.Empty());
        }
        JsonPiece piece = value("", 0);
        if (parser.nextToken() != null) {
            Place place = here();
            throw new ProblemException(new TaskDefinitionProblem.NotJson(place.line(), place.column(),
                    "more text after the end of the JSON value"));
        }
        return piece;
    }

    /** Where each value begins, by its JSON pointer. */
    Map<String, Place> places() {
        return Collections.unmodifiableMap(places);
    }

    private JsonPiece value(String pointer, int depth) throws IOException, ProblemException {
        if (places.size() >= MOST_VALUES) {
            throw tooMany(here());
        }
        places.put(pointer, here());
        int start = offset();
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(start, pointer, deeper(depth));
            case START_ARRAY -> items(start, pointer, deeper(depth));
            default -> {
                JsonNode leaf = leaf();
                yield new JsonPiece.Leaf(leaf, start, end());
            }
        };
    }

    private JsonNode leaf() throws IOException, ProblemException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (parser.currentToken()) {
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

    private JsonPiece fields(int start, String pointer, int depth) throws IOException, ProblemException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        List<JsonPiece.Member> members = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            Place place = here();
            if (object.has(key)) {
                throw new ProblemException(new TaskDefinitionProblem.DuplicateKey(key, place.line(), place.column()));
            }
            int keyStart = offset();
            parser.nextToken();
            JsonPiece value = value(JsonPointers.below(pointer, key), depth);
            object.set(key, value.node());
            members.add(new JsonPiece.Member(key, keyStart, value));
        }
        return new JsonPiece.Fields(object, start, end(), members);
    }

    private JsonPiece items(int start, String pointer, int depth) throws IOException, ProblemException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        List<JsonPiece.Member> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonPiece value = value(JsonPointers.below(pointer, array.size()), depth);
            array.add(value.node());
            members.add(new JsonPiece.Member("", value.start(), value));
        }
        return new JsonPiece.Items(array, start, end(), members);
    }

    static ProblemException tooMany(Place place) {
        return new ProblemException(new TaskDefinitionProblem.TooMany(place.line(), place.column(), MOST_VALUES));
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

    private int offset() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    /** Behind the token just read. */
    private int end() {
        return (int) parser.currentLocation().getCharOffset();
    }
}
