package dev.slipway.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The claims of an OIDC token. In practice nobody signs: the header is followed by a dot, the payload and a dot.
 *
 * @param issuer with {@code https://}
 * @param claims those with one text, {@code sub} and {@code aud} among them
 */
record WebToken(String issuer, Map<String, String> claims, Optional<Long> expiry) {

    private static final ObjectMapper JSON = new ObjectMapper();

    WebToken {
        claims = Map.copyOf(claims);
    }

    /** A token with these claims, as the practice GitHub issues it. */
    static String unsigned(Map<String, Object> claims) {
        try {
            return part("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + part(JSON.writeValueAsString(claims)) + ".";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("claims that are no JSON", e);
        }
    }

    /** Empty when the text is no token. */
    static Optional<WebToken> parse(String text) {
        String[] parts = text == null ? new String[0] : text.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            JsonNode payload = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            return payload.isObject() && payload.path("iss").isTextual() ? Optional.of(of(payload)) : Optional.empty();
        } catch (IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }

    private static WebToken of(JsonNode payload) {
        Map<String, String> claims = new HashMap<>();
        payload.properties().forEach(claim -> {
            List<JsonNode> values = PolicyDocument.list(claim.getValue());
            if (values.size() == 1 && values.getFirst().isValueNode()) {
                claims.put(claim.getKey(), values.getFirst().asText());
            }
        });
        JsonNode expiry = payload.path("exp");
        return new WebToken(payload.get("iss").asText(), claims,
                expiry.isNumber() ? Optional.of(expiry.asLong()) : Optional.empty());
    }

    /** As the trust policy's condition keys begin: the issuer without its scheme. */
    String host() {
        return issuer.replaceFirst("^https://", "");
    }

    String claim(String name) {
        return claims.getOrDefault(name, "");
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
