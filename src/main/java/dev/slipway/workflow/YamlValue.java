package dev.slipway.workflow;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.WholeCharacters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value of a YAML file with its place; one that is missing answers like an empty one. Reading refuses what is larger,
 * deeper or more entangled than any workflow. The same place always answers with the same value.
 */
final class YamlValue {

    private static final int MOST_CHARACTERS = 1 << 17;
    private static final int DEEPEST = 50;
    private static final int MOST_ALIASES = 50;
    private static final Pattern PROPERTIES = Pattern.compile("(?:[&!][^\\s,\\[\\]{}]*\\s+)+");

    private final SourceText source;
    private final Node key;
    private final Node node;
    /** Where the value's characters stand; like what it holds, worked out when first asked for. */
    private int[] places;
    private Map<String, YamlValue> entries;
    private List<YamlValue> items;

    private YamlValue(SourceText source, Node key, Node node) {
        this.source = source;
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
            refuseTheEntangled(new Parse(settings).parseReader(new WholeCharacters(text)).iterator());
            return new YamlValue(new SourceText(text), null,
                    new Compose(settings).composeReader(new WholeCharacters(text)).orElse(null));
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

    boolean isSequence() {
        return node instanceof SequenceNode;
    }

    boolean isScalar() {
        return node instanceof ScalarNode;
    }

    /** Whether it is a mapping or sequence in braces or brackets. */
    boolean isFlow() {
        return node instanceof CollectionNode<?> collection && collection.getFlowStyle() == FlowStyle.FLOW;
    }

    /** Whether it is a scalar that stands in lines of its own, behind a bar or an arrow. */
    boolean isBlock() {
        return style() == ScalarStyle.LITERAL || isFolded();
    }

    /** Whether its line ends become blanks. */
    boolean isFolded() {
        return style() == ScalarStyle.FOLDED;
    }

    boolean isPlain() {
        return style() == ScalarStyle.PLAIN;
    }

    /** Whether it says of what type it is, as an unquoted text that begins with an exclamation mark seems to. */
    boolean isTagged() {
        return node instanceof ScalarNode && node.getTag().getValue().startsWith("!");
    }

    private ScalarStyle style() {
        return node instanceof ScalarNode scalar ? scalar.getScalarStyle() : null;
    }

    YamlValue get(String name) {
        return entries().getOrDefault(name, new YamlValue(source, null, null));
    }

    /** Its key as a word; its own beginning for an item of a sequence. */
    Word key() {
        return new Word(key instanceof ScalarNode name ? name.getValue() : "", offset());
    }

    /** The scalar's text and where it begins, behind the quote if there is one. */
    Word word() {
        return new Word(text(), place(0));
    }

    /** Where the character of the value stands in the file. */
    int place(int index) {
        if (places == null) {
            places = isScalar() ? ScalarPlaces.of(text(), source.text(), content(),
                    style() == ScalarStyle.DOUBLE_QUOTED, isBlock()) : new int[] {content()};
        }
        return places[Math.min(index, places.length - 1)];
    }

    /** Where the value itself begins, behind an anchor. */
    int content() {
        int start = node == null ? offset() : source.offset(node.getStartMark().map(Mark::getIndex).orElse(0));
        Matcher properties = PROPERTIES.matcher(source.text()).region(start, source.length());
        return node != null && properties.lookingAt() ? properties.end() : start;
    }

    /** Where the value ends; for a block that is the beginning of a later line. */
    int end() {
        return node == null ? offset() : source.offset(node.getEndMark().map(Mark::getIndex).orElse(0));
    }

    /** Where its key begins, or the value itself. */
    int offset() {
        return source.offset(start().map(Mark::getIndex).orElse(0));
    }

    SourceText source() {
        return source;
    }

    /** The keys that a mapping holds more than once, from the second on. */
    List<Word> repeatedKeys() {
        List<Word> repeated = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode name && !seen.add(name.getValue())) {
                    repeated.add(new YamlValue(source, name, tuple.getValueNode()).key());
                }
            }
        }
        return repeated;
    }

    /** A mapping's values by their keys; empty for anything else. */
    Map<String, YamlValue> entries() {
        if (entries == null) {
            entries = Collections.unmodifiableMap(readEntries());
        }
        return entries;
    }

    private Map<String, YamlValue> readEntries() {
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode name) {
                    entries.put(name.getValue(), new YamlValue(source, name, tuple.getValueNode()));
                }
            }
        }
        return entries;
    }

    /** A sequence's values; a scalar counts as a sequence of one, as GitHub takes it. */
    List<YamlValue> items() {
        if (items == null) {
            items = List.copyOf(readItems());
        }
        return items;
    }

    private List<YamlValue> readItems() {
        List<YamlValue> items = new ArrayList<>();
        switch (node) {
            case SequenceNode sequence -> sequence.getValue()
                    .forEach(item -> items.add(new YamlValue(source, null, item)));
            case ScalarNode scalar when !scalar.getValue().isEmpty() -> items.add(this);
            case null, default -> { }
        }
        return items;
    }

    /** Every value at or below this one, those behind several aliases once. */
    void each(Consumer<YamlValue> each) {
        each(each, new HashSet<>());
    }

    /** Every scalar at or below this value, those behind several aliases once. */
    void scalars(Consumer<YamlValue> each) {
        each(value -> {
            if (value.isScalar()) {
                each.accept(value);
            }
        });
    }

    /** Nodes are told apart by identity. */
    private void each(Consumer<YamlValue> each, Set<Node> seen) {
        if (node == null || !seen.add(node)) {
            return;
        }
        each.accept(this);
        if (!isScalar()) {
            items().forEach(item -> item.each(each, seen));
            entries().values().forEach(value -> value.each(each, seen));
        }
    }

    private Optional<Mark> start() {
        Node at = key == null ? node : key;
        return at == null ? Optional.empty() : at.getStartMark();
    }
}
