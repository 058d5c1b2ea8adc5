package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/** A container's new name, and all the places of a document in which the old one may stand. */
record ContainerRename(String from, String to) {

    void in(ObjectNode root) {
        for (JsonNode container : root.path("containerDefinitions")) {
            if (container.path("name").asText("").equals(from)) {
                rename(container, "name");
                container.path("portMappings").forEach(this::portMapping);
            }
            container.path("dependsOn").forEach(dependency -> rename(dependency, "containerName"));
            container.path("volumesFrom").forEach(source -> rename(source, "sourceContainer"));
            if (container.path("links") instanceof ArrayNode links) {
                links(links);
            }
        }
        rename(root.path("proxyConfiguration"), "containerName");
    }

    private void rename(JsonNode node, String field) {
        if (node instanceof ObjectNode object && object.path(field).asText("").equals(from)) {
            object.put(field, to);
        }
    }

    /** The console names a mapping after its container, port and protocol, in small letters. */
    private void portMapping(JsonNode mapping) {
        String name = mapping.path("name").asText("");
        if (mapping instanceof ObjectNode object && name.matches("(?i)" + Pattern.quote(from) + "-\\d+-(tcp|udp)")) {
            object.put("name", to.toLowerCase(java.util.Locale.ROOT) + name.substring(from.length()));
        }
    }

    /** A link is a container's name, or {@code name:alias}. */
    private void links(ArrayNode links) {
        for (int i = 0; i < links.size(); i++) {
            String link = links.get(i).asText("");
            if (link.equals(from) || link.startsWith(from + ":")) {
                links.set(i, JsonNodeFactory.instance.textNode(to + link.substring(from.length())));
            }
        }
    }
}
