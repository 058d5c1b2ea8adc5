package dev.slipway.identity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON as IAM's policies are written. */
final class PolicyJson {

    /** IAM's longest policy has 10,240 characters; blanks do not count there. */
    private static final int LONGEST = 200_000;
    /** How the library speaks of it. */
    private static final Pattern TWICE = Pattern.compile("Duplicate field '(.{0,200}?)' for");
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(40).build()).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();
    private static final ObjectWriter PRETTY = MAPPER.writer(new DefaultPrettyPrinter()
            .withSeparators(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")).withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private PolicyJson() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static JsonNode read(String name, String text) throws ProblemException {
        if (text.length() > LONGEST) {
            throw new ProblemException(new IdentityProblem.NotAPolicy(name, "", text.length() + " characters"));
        }
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            throw new ProblemException(new IdentityProblem.NotJson(name, line, column), e);
        }
    }

    /**
     * One line of JSON.
     *
     * @throws ProblemException {@link IdentityProblem.KeyTwice} or {@link IdentityProblem.LineNotJson}
     */
    static JsonNode line(String text) throws ProblemException {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            Matcher twice = TWICE.matcher(e.getOriginalMessage());
            throw new ProblemException(twice.lookingAt() ? new IdentityProblem.KeyTwice(twice.group(1), column)
                    : new IdentityProblem.LineNotJson(column), e);
        }
    }

    static String pretty(JsonNode json) {
        try {
            return PRETTY.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree always has a text", e);
        }
    }

    /** One value as it is, several as a list: how people write policies. */
    static void put(ObjectNode object, String key, List<String> values) {
        if (values.size() == 1) {
            object.put(key, values.getFirst());
            return;
        }
        ArrayNode list = object.putArray(key);
        values.forEach(list::add);
    }

    /** A single value or a list of them, which mean the same in a policy. */
    static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(item -> texts.add(item.asText()));
        } else {
            texts.add(node.asText());
        }
        return texts;
    }
}
