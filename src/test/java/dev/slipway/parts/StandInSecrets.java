package dev.slipway.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.parts.GitHubStandIn.Answer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The secrets that the stand-in for GitHub keeps, sealed, by the path under which they are kept. */
final class StandInSecrets {

    static final String REPOSITORY = "/actions/secrets";
    static final String ORGANIZATION = "/actions/organization-secrets";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BASE64 = Pattern.compile(
            "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})");

    private final Libsodium.Keys keys = Libsodium.Keys.fresh();
    private final Map<String, Map<String, Kept>> places = new HashMap<>();
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");

    private record Kept(String sealed, Instant updatedAt) {}

    StandInSecrets() {
        begin(REPOSITORY);
        begin(ORGANIZATION);
    }

    synchronized void begin(String place) {
        places.put(place, new TreeMap<>());
    }

    synchronized String opened(String place, String name) {
        return Libsodium.open(keys, List.of(places.get(place).get(name).sealed())).getFirst();
    }

    synchronized void setElsewhere(String place, String name) {
        now = now.plusSeconds(60);
        places.get(place).put(name, new Kept("", now));
    }

    /** @param complaints told what does not fit GitHub's description */
    synchronized Answer answer(String request, String query, String body, Consumer<String> complaints) {
        String path = request.substring(request.indexOf(' ') + 1);
        int end = path.indexOf("secrets") + "secrets".length();
        Map<String, Kept> place = places.get(path.substring(0, end));
        String name = path.length() > end ? path.substring(end + 1) : "";
        if (place == null) {
            return GitHubStandIn.notFound();
        }
        return switch (request.substring(0, request.indexOf(' '))) {
            case "GET" -> read(place, name);
            case "PUT" -> put(place, name, body, complaints);
            default -> {
                complaints.accept("unknown: " + request + " " + query);
                yield GitHubStandIn.notFound();
            }
        };
    }

    private Answer read(Map<String, Kept> place, String name) {
        if (name.equals("public-key")) {
            return Answer.json(200, JSON.createObjectNode().put("key_id", "key-1")
                    .put("key", Base64.getEncoder().encodeToString(keys.publicKey())).toString());
        }
        if (!name.isEmpty()) {
            return place.containsKey(name) ? Answer.json(200, shown(name, place.get(name)).toString())
                    : GitHubStandIn.notFound();
        }
        ArrayNode all = JSON.createArrayNode();
        place.forEach((key, kept) -> all.add(shown(key, kept)));
        return Answer.json(200, JSON.createObjectNode().put("total_count", all.size()).set("secrets", all).toString());
    }

    private static ObjectNode shown(String name, Kept kept) {
        return JSON.createObjectNode().put("name", name).put("created_at", "2026-11-23T09:00:00Z")
                .put("updated_at", kept.updatedAt().toString());
    }

    private Answer put(Map<String, Kept> place, String name, String body, Consumer<String> complaints) {
        String fault = fault(body);
        if (!fault.isEmpty()) {
            complaints.accept("PUT secret " + name + ": " + fault);
            return Answer.json(422, "{\"message\":\"" + fault + "\"}");
        }
        now = now.plusSeconds(1);
        boolean created = place.put(name, new Kept(sealed(body), now)) == null;
        return Answer.json(created ? 201 : 204, created ? "{}" : "");
    }

    private static String sealed(String body) {
        try {
            return JSON.readTree(body).path("encrypted_value").asText();
        } catch (IOException e) {
            return "";
        }
    }

    private static String fault(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            List<String> names = new ArrayList<>();
            json.fieldNames().forEachRemaining(names::add);
            if (!Set.of("encrypted_value", "key_id").equals(Set.copyOf(names))) {
                return "properties " + names;
            }
            return !BASE64.matcher(sealed(body)).matches() ? "encrypted_value"
                    : json.path("key_id").asText().equals("key-1") ? "" : "key_id";
        } catch (IOException e) {
            return "not JSON";
        }
    }
}
