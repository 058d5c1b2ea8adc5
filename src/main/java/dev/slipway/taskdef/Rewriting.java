package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes a changed document into the text it was read from: whatever did not change keeps its letters, its order, its
 * line ends and its comments, and what is new is set as its neighbours are.
 */
final class Rewriting {

    private final String text;
    private final JsonBlanks blanks;
    private final String lineEnd;
    private final String step;

    private Rewriting(String text) {
        this.text = text;
        this.blanks = new JsonBlanks(text);
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        this.step = step(text);
    }

    /** The source's text, saying what the document says. */
    static String of(JsonText source, JsonNode document) {
        Rewriting rewriting = new Rewriting(source.text());
        return source.mark() + source.text().substring(0, source.piece().start())
                + rewriting.value(source.piece(), document) + source.text().substring(source.piece().end());
    }

    private String value(JsonPiece piece, JsonNode now) {
        if (piece.node().equals(now)) {
            return text.substring(piece.start(), piece.end());
        }
        if (piece instanceof JsonPiece.Fields fields && now instanceof ObjectNode object && !object.isEmpty()
                && !fields.members().isEmpty()) {
            return fields(fields, object);
        }
        if (piece instanceof JsonPiece.Items items && now instanceof ArrayNode array && !array.isEmpty()
                && !items.members().isEmpty()) {
            return items(items, array);
        }
        return fresh(now, blanks.indentation(piece.start()));
    }

    private String fields(JsonPiece.Fields piece, ObjectNode now) {
        JsonSegments segments = JsonSegments.of(blanks, piece.start(), piece.end(), piece.members());
        Map<String, JsonSegments.Segment> byName = new HashMap<>();
        segments.all().forEach(segment -> byName.put(segment.member().name(), segment));
        List<String> before = piece.members().stream().map(JsonPiece.Member::name).toList();
        List<String> after = new ArrayList<>();
        now.fieldNames().forEachRemaining(after::add);
        List<JsonSegments.Written> written = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            String name = after.get(i);
            boolean isRenamed = !byName.containsKey(name) && before.size() == after.size()
                    && !now.has(before.get(i));
            JsonSegments.Segment old = byName.get(isRenamed ? before.get(i) : name);
            JsonNode value = now.get(name);
            written.add(old == null
                    ? new JsonSegments.Written(null, quoted(name) + segments.colon()
                            + fresh(value, segments))
                    : new JsonSegments.Written(old, key(old.member(), name) + value(old.member().value(), value)));
        }
        return segments.around(written, lineEnd);
    }

    /** The key as it stands, or the new one in its place, with all that is before the value. */
    private String key(JsonPiece.Member member, String name) {
        int end = blanks.quoted(member.start());
        String key = member.name().equals(name) ? text.substring(member.start(), end) : quoted(name);
        return key + text.substring(end, member.value().start());
    }

    private String items(JsonPiece.Items piece, ArrayNode now) {
        JsonSegments segments = JsonSegments.of(blanks, piece.start(), piece.end(), piece.members());
        List<JsonNode> before = piece.members().stream().map(member -> member.value().node()).toList();
        List<JsonNode> after = new ArrayList<>();
        now.forEach(after::add);
        int[] match = Alignment.of(before, after);
        List<JsonSegments.Written> written = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            JsonSegments.Segment old = match[i] < 0 ? null : segments.all().get(match[i]);
            written.add(new JsonSegments.Written(old, old == null ? fresh(after.get(i), segments)
                    : value(old.member().value(), after.get(i))));
        }
        return segments.around(written, lineEnd);
    }

    private String fresh(JsonNode node, JsonSegments beside) {
        return beside.isInOneLine() ? inOneLine(node) : fresh(node, beside.indentation());
    }

    private String fresh(JsonNode node, String indentation) {
        String deeper = indentation + step;
        return written(node, value -> fresh(value, deeper), values -> values.stream()
                .map(value -> lineEnd + deeper + value).collect(Collectors.joining(",")) + lineEnd + indentation);
    }

    private static String inOneLine(JsonNode node) {
        return written(node, Rewriting::inOneLine, values -> String.join(", ", values));
    }

    private static String written(JsonNode node, Function<JsonNode, String> inner, Function<List<String>, String> all) {
        List<String> values = new ArrayList<>();
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            object.forEachEntry((key, value) -> values.add(quoted(key) + ": " + inner.apply(value)));
            return "{" + all.apply(values) + "}";
        }
        if (node instanceof ArrayNode array && !array.isEmpty()) {
            array.forEach(value -> values.add(inner.apply(value)));
            return "[" + all.apply(values) + "]";
        }
        return node.toString();
    }

    private static String quoted(String name) {
        return TextNode.valueOf(name).toString();
    }

    /** What one level is indented by: the first indented line's white space, or two spaces. */
    private static String step(String text) {
        return text.lines().filter(line -> line.startsWith(" ") || line.startsWith("\t"))
                .filter(line -> !line.isBlank()).findFirst()
                .map(line -> line.substring(0, line.length() - line.stripLeading().length())).orElse("  ");
    }
}
