package dev.slipway.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * An image that ECR keeps.
 *
 * @param digest   {@code sha256:} and the manifest's hash
 * @param manifest byte for byte as it was pushed
 * @param bytes    configuration and layers, as the manifest says
 * @param tags     changes as tags move
 */
record EcrImage(String digest, String manifest, String mediaType, long bytes, Instant pushed, Set<String> tags) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Empty when the manifest is no JSON object.
     *
     * @param mediaType null for what the manifest says; the image's is empty when it says nothing
     */
    static Optional<EcrImage> of(String manifest, String mediaType, Instant pushed) {
        try {
            JsonNode json = JSON.readTree(manifest == null ? "" : manifest);
            String type = mediaType == null ? json.path("mediaType").asText() : mediaType;
            return json.isObject() ? Optional.of(new EcrImage(PracticeImage.sha256(manifest), manifest, type,
                    size(json), pushed, new LinkedHashSet<>())) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static long size(JsonNode manifest) {
        return manifest.path("config").path("size").asLong() + StreamSupport.stream(
                manifest.path("layers").spliterator(), false).mapToLong(layer -> layer.path("size").asLong()).sum();
    }
}
