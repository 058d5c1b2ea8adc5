package dev.slipway.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Files as a JSON object: a text as it is, other bytes as {@code {"base64": ...}}, null for one that is taken away. */
final class FilesJson {

    /** A name within a folder: no way up, and nothing that git would take for its own. */
    private static final Pattern PART = Pattern.compile("(?!\\.{1,2}$|(?i:\\.git)$)[^/\\\\\\x00]{1,1000}");

    private FilesJson() {}

    static ObjectNode write(Map<String, Optional<byte[]>> files) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        files.forEach((file, bytes) -> json.set(file, bytes.map(FilesJson::content)
                .orElse(JsonNodeFactory.instance.nullNode())));
        return json;
    }

    private static JsonNode content(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            return JsonNodeFactory.instance.textNode(text);
        }
        return JsonNodeFactory.instance.objectNode().put("base64", Base64.getEncoder().encodeToString(bytes));
    }

    /** @throws IllegalArgumentException when a path leads out of the folder, or a content is none */
    static Map<String, Optional<byte[]>> read(JsonNode json) {
        Map<String, Optional<byte[]>> files = new TreeMap<>();
        json.properties().forEach(entry -> {
            if (!isWithin(entry.getKey())) {
                throw new IllegalArgumentException("no file may be called " + JournalFields.brief(entry.getKey()));
            }
            files.put(entry.getKey(), bytes(entry.getValue()));
        });
        return files;
    }

    private static boolean isWithin(String path) {
        return Arrays.stream(path.split("/", -1)).allMatch(part -> PART.matcher(part).matches());
    }

    private static Optional<byte[]> bytes(JsonNode json) {
        if (json.isNull()) {
            return Optional.empty();
        }
        if (json.isTextual()) {
            return Optional.of(json.textValue().getBytes(StandardCharsets.UTF_8));
        }
        JournalFields fields = new JournalFields(json);
        byte[] bytes = Base64.getDecoder().decode(fields.text("base64"));
        fields.checkAllRead();
        return Optional.of(bytes);
    }
}
