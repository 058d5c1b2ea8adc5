package dev.slipway.ui;

import dev.slipway.learn.Lesson;
import dev.slipway.learn.Link;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;

/**
 * What a part of a page is about, so that the Learn panel can follow the focus.
 *
 * @param lesson to be read while the focus is there; empty for the step's own
 * @param links  of the trust chain that are worked on there
 */
public record Topic(Optional<Lesson> lesson, Set<Link> links) {

    public Topic {
        links = Set.copyOf(links);
    }

    /** Says that everything inside a node is about these links of the trust chain. Returns the node. */
    public static <N extends Node> N links(N node, Link... links) {
        return mark(node, new Topic(Optional.empty(), Set.of(links)));
    }

    /** Says that a node speaks of what a lesson explains. Returns the node. */
    public static <N extends Node> N lesson(N node, Lesson lesson) {
        return mark(node, new Topic(Optional.of(lesson), Set.of()));
    }

    private static <N extends Node> N mark(N node, Topic topic) {
        node.getProperties().put(Topic.class, topic);
        return node;
    }

    /** Of the nearest node around that one which has a topic; empty without any, and for no node. */
    static Optional<Topic> around(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.hasProperties() && at.getProperties().get(Topic.class) instanceof Topic topic) {
                return Optional.of(topic);
            }
        }
        return Optional.empty();
    }
}
