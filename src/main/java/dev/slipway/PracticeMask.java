package dev.slipway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.slipway.practice.PracticeJournal;
import dev.slipway.taskdef.SecretLooks;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes what looks like a secret out of the lines of a practice journal before they are written. */
final class PracticeMask {

    private static final int SHORTEST = 6;
    private static final Pattern SECRET_FILE = Pattern.compile("(?i)(?:.*/)?(?:\\.env(?!\\.(?:example|sample|template)$)"
            + "(?:\\..*)?|id_(?:rsa|dsa|ecdsa|ed25519)|\\.npmrc|\\.netrc|\\.pypirc|credentials|.*\\.(?:pem|key|p12|pfx))");
    private static final Pattern VARIABLE = Pattern.compile(
            "\"name\"\\s{0,20}:\\s{0,20}\"([^\"\\\\]{1,256})\"\\s{0,99},\\s{0,99}\"value\"\\s{0,20}:\\s{0,20}\"([^\"\\\\]{1,4096})\"");

    private final Set<String> seen = new TreeSet<>();

    /** What is kept on this computer: without the values of container variables that look like secrets. */
    JsonNode kept(JsonNode line) {
        variables(line.path("request"));
        return line;
    }

    /** What may be given away: nothing of the kind in the repository's files either. */
    JsonNode shared(JsonNode line) {
        variables(line.path("request"));
        if (line.path("files") instanceof ObjectNode files) {
            files.properties().forEach(file -> file.setValue(content(file.getKey(), file.getValue())));
        }
        return line;
    }

    private void variables(JsonNode node) {
        node.forEach(this::variables);
        if (node instanceof ObjectNode pair && pair.path("name").isTextual() && pair.path("value").isTextual()
                && SecretLooks.has(pair.path("name").textValue(), pair.path("value").textValue())) {
            seen.add(pair.path("value").textValue());
            pair.put("value", PracticeJournal.MASKED);
        }
    }

    private JsonNode content(String file, JsonNode content) {
        if (content.isNull()) {
            return content;
        }
        String text = content.isTextual() ? content.textValue() : "";
        if (SECRET_FILE.matcher(file).matches() || text.contains("PRIVATE KEY-----")) {
            return TextNode.valueOf(PracticeJournal.MASKED + "\n");
        }
        return content.isTextual() ? TextNode.valueOf(text(text)) : content;
    }

    private String text(String text) {
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            if (SecretLooks.has(variable.group(1), variable.group(2))) {
                seen.add(variable.group(2));
            }
        }
        String masked = text;
        for (String secret : seen) {
            masked = secret.length() < SHORTEST ? masked : masked.replace(secret, PracticeJournal.MASKED);
        }
        return masked;
    }
}
