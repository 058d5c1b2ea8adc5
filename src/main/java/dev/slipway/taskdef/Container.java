package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One container of a task definition, as far as its name, image and ports go. Missing texts are empty.
 *
 * @param index its position in containerDefinitions, from 0
 */
public record Container(int index, String name, String image, boolean essential, List<Port> ports) {

    /**
     * One port mapping.
     *
     * @param containerPort 0 where it is missing or no number
     * @param protocol      {@code tcp} unless said otherwise
     * @param name          what Service Connect calls it; may be empty
     */
    public record Port(int containerPort, String protocol, String name) {}

    public Container {
        ports = List.copyOf(ports);
    }

    static Container of(int index, JsonNode node) {
        List<Port> ports = new ArrayList<>();
        node.path("portMappings").forEach(port -> ports.add(new Port(port.path("containerPort").asInt(0),
                port.path("protocol").asText("tcp"), port.path("name").asText(""))));
        return new Container(index, node.path("name").asText(""), node.path("image").asText(""),
                node.path("essential").asBoolean(true), ports);
    }
}
