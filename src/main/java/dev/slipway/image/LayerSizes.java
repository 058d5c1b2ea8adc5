package dev.slipway.image;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.DockerException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How large an image's layers are, before they are pushed. The engine lists layers and sizes apart: the names of all
 * layers, and the size of what each line of the Dockerfile added, which may be nothing.
 */
final class LayerSizes {

    private static final int SHORT = 12;

    private LayerSizes() {}

    /** By the names that a push uses; empty where the engine does not say, or the two lists do not fit together. */
    static Map<String, Long> of(DockerClient client, String reference) {
        try {
            InspectImageResponse image = client.inspectImageCmd(reference).exec();
            List<String> layers = image.getRootFS() == null || image.getRootFS().getLayers() == null ? List.of()
                    : image.getRootFS().getLayers();
            List<Long> added = client.imageHistoryCmd(reference).exec().stream()
                    .map(line -> Objects.requireNonNullElse(line.getSize(), 0L)).toList();
            return matched(layers, added.reversed());
        } catch (DockerException e) {
            return Map.of();
        }
    }

    /**
     * The two lists, as far as they tell.
     *
     * @param layers digests, the lowest first
     * @param added  bytes, the lowest first
     */
    static Map<String, Long> matched(List<String> layers, List<Long> added) {
        List<Long> something = added.stream().filter(bytes -> bytes > 0).toList();
        if (something.size() != layers.size()) {
            return Map.of();
        }
        Map<String, Long> sizes = new HashMap<>();
        for (int i = 0; i < layers.size(); i++) {
            String digest = Objects.requireNonNull(layers.get(i)).replaceFirst("^sha256:", "");
            sizes.put(digest.substring(0, Math.min(SHORT, digest.length())), something.get(i));
        }
        return sizes;
    }
}
