package dev.slipway.taskdef;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.change.ProblemException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * JSON as it stands in a text: the values with their keys in order, and where each is written. Size, depth and double
 * keys are refused with their place, before they can cost anything. Comments, commas behind the last value and a byte
 * order mark, which JSON does not have, are understood and remarked on.
 *
 * @param mark      the byte order mark, or empty
 * @param text      what is behind the mark
 * @param places    where each value begins, by its JSON pointer
 * @param looseness where the text stops being strict JSON; empty when it is
 */
record JsonText(String mark, String text, JsonPiece piece, Map<String, Place> places, Optional<Place> looseness) {

    static final int MOST_CHARACTERS = 1024 * 1024;

    private static final JsonFactory STRICT = new JsonFactory();
    private static final JsonFactory LOOSE = JsonFactory.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_YAML_COMMENTS).enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();
    private static final String MARK = "\uFEFF";

    /** @throws ProblemException a {@link TaskDefinitionProblem} */
    static JsonText read(String content) throws ProblemException {
        if (content.length() > MOST_CHARACTERS) {
            throw new ProblemException(new TaskDefinitionProblem.TooLarge(content.length(), MOST_CHARACTERS));
        }
        String mark = content.startsWith(MARK) ? MARK : "";
        String text = content.substring(mark.length());
        if (text.isBlank()) {
            throw new ProblemException(new TaskDefinitionProblem.Empty());
        }
        try {
            return read(mark, text, STRICT, mark.isEmpty() ? Optional.empty() : Optional.of(new Place(1, 1)));
        } catch (JsonProcessingException strict) {
            try {
                return read(mark, text, LOOSE, Optional.of(Place.of(strict.getLocation())));
            } catch (JsonProcessingException e) {
                Place place = Place.of(e.getLocation());
                throw new ProblemException(new TaskDefinitionProblem.NotJson(place.line(), place.column(),
                        message(e)), e);
            }
        }
    }

    JsonNode root() {
        return piece.node();
    }

    /** The whole text again, mark and all. */
    String whole() {
        return mark + text;
    }

    private static JsonText read(String mark, String text, JsonFactory grammar, Optional<Place> looseness)
            throws ProblemException, JsonProcessingException {
        try (JsonParser parser = grammar.createParser(text)) {
            JsonReader reader = new JsonReader(parser);
            JsonPiece piece = reader.document();
            return new JsonText(mark, text, piece, reader.places(), looseness);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can always be read", e);
        }
    }

    private static String message(JsonProcessingException e) {
        return e.getOriginalMessage().replaceAll("\\[Source: [^;]*; ", "[");
    }
}
