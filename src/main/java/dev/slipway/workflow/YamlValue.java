package dev.slipway.workflow;

import dev.slipway.change.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value of a YAML file with its place; one that is missing answers like an empty one. Reading refuses what is larger,
 * deeper or more entangled than any workflow.
 */
final class YamlValue {

    private static final int MOST_CHARACTERS = 1 << 18;
    private static final int DEEPEST = 50;
    private static final int MOST_ALIASES = 50;

    private final Node key;
    private final Node node;

    private YamlValue(Node key, Node node) {
        this.key = key;
        this.node = node;
    }

    /** @throws ProblemException {@link WorkflowProblem.NotYaml} or {@link WorkflowProblem.TooComplex} */
    static YamlValue read(String text) throws ProblemException {
        if (text.length() > MOST_CHARACTERS) {
            throw new ProblemException(new WorkflowProblem.TooComplex("characters", MOST_CHARACTERS));
        }
        LoadSettings settings = LoadSettings.builder().setCodePointLimit(MOST_CHARACTERS).build();
        try {
            refuseTheEntangled(new Parse(settings).parseString(text).iterator());
            return new YamlValue(null, new Compose(settings).composeString(text).orElse(null));
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            throw new ProblemException(new WorkflowProblem.NotYaml(mark.map(Mark::getLine).orElse(0) + 1,
                    mark.map(Mark::getColumn).orElse(0) + 1, e.getProblem()), e);
        } catch (YamlEngineException e) {
            throw new ProblemException(new WorkflowProblem.NotYaml(1, 1, String.valueOf(e.getMessage())), e);
        }
    }

    /** Composing recurses, so depth is counted on the events first. */
    private static void refuseTheEntangled(Iterator<Event> events) throws ProblemException {
        int depth = 0;
        int aliases = 0;
        while (events.hasNext()) {
            Event event = events.next();
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            aliases += event instanceof AliasEvent ? 1 : 0;
            if (depth > DEEPEST) {
                throw new ProblemException(new WorkflowProblem.TooComplex("depth", DEEPEST));
            }
            if (aliases > MOST_ALIASES) {
                throw new ProblemException(new WorkflowProblem.TooComplex("aliases", MOST_ALIASES));
            }
        }
    }

    boolean isThere() {
        return node != null;
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** The scalar's text; empty for anything else. */
    String text() {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    YamlValue get(String name) {
        return entries().getOrDefault(name, new YamlValue(null, null));
    }

    /** A mapping's values by their keys; empty for anything else. */
    Map<String, YamlValue> entries() {
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode name) {
                    entries.put(name.getValue(), new YamlValue(name, tuple.getValueNode()));
                }
            }
        }
        return entries;
    }

    /** A sequence's values; a scalar counts as a sequence of one, as GitHub takes it. */
    List<YamlValue> items() {
        List<YamlValue> items = new ArrayList<>();
        switch (node) {
            case SequenceNode sequence -> sequence.getValue().forEach(item -> items.add(new YamlValue(null, item)));
            case ScalarNode scalar when !scalar.getValue().isEmpty() -> items.add(this);
            case null, default -> { }
        }
        return items;
    }

    /** Every scalar at or below this value, those behind several aliases once. */
    void scalars(Consumer<YamlValue> each) {
        scalars(each, new HashSet<>());
    }

    /** Nodes are told apart by identity. */
    private void scalars(Consumer<YamlValue> each, Set<Node> seen) {
        if (node == null || !seen.add(node)) {
            return;
        }
        if (node instanceof ScalarNode) {
            each.accept(this);
            return;
        }
        items().forEach(item -> item.scalars(each, seen));
        entries().values().forEach(value -> value.scalars(each, seen));
    }

    /** The line of its key, or where it begins; from 1. */
    int line() {
        return start().map(Mark::getLine).orElse(0) + 1;
    }

    /** In code points, from 1. */
    int column() {
        return start().map(Mark::getColumn).orElse(0) + 1;
    }

    /** The first line of the value itself, from 1. */
    int firstLine() {
        return node == null ? 1 : node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    /** The last line of the value itself, from 1. */
    int lastLine() {
        if (node == null) {
            return 1;
        }
        Optional<Mark> end = node.getEndMark();
        int line = end.map(Mark::getLine).orElse(0);
        // a block scalar's end is the beginning of the line after it
        return end.map(Mark::getColumn).orElse(0) == 0 && line > 0 ? line : line + 1;
    }

    private Optional<Mark> start() {
        Node at = key == null ? node : key;
        return at == null ? Optional.empty() : at.getStartMark();
    }
}
