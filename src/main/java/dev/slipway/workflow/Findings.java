package dev.slipway.workflow;

import dev.slipway.pipeline.Disagreement;
import dev.slipway.pipeline.Spelling;
import dev.slipway.workflow.Finding.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects findings, each with its place. */
final class Findings {

    /** Comparing every name with every other takes long in a file made to be slow, and nobody reads so many. */
    private static final int MOST = 200;
    private static final int MOST_NAMES = 100;

    private final SourceText source;
    private final List<Finding> found = new ArrayList<>();

    Findings(SourceText source) {
        this.source = source;
    }

    void add(Rule rule, int offset, Object... facts) {
        add(rule.key(), rule.severity(), offset, Optional.empty(), facts);
    }

    void add(Rule rule, int offset, Optional<Mend> mend, Object... facts) {
        add(rule.key(), rule.severity(), offset, mend, facts);
    }

    /** A name that is none, with the one that was probably meant, which then takes its place. */
    void misspelt(Rule rule, Word word, Collection<String> names, Object... more) {
        if (isFull()) {
            return;
        }
        misspelt(rule, word, nearest(word.text(), names), meant -> replacing(word, meant), more);
    }

    /** What puts another name in place of this one. */
    @FunctionalInterface
    interface Correction {
        Optional<Mend> to(String meant);
    }

    void misspelt(Rule rule, Word word, Optional<String> meant, Correction correction, Object... more) {
        List<Object> facts = new ArrayList<>(List.of(word.text()));
        meant.ifPresent(facts::add);
        facts.addAll(List.of(more));
        add(meant.isPresent() ? rule.key() + ".meant" : rule.key(), rule.severity(), word.offset(),
                meant.flatMap(correction::to), facts.toArray());
    }

    static Optional<String> nearest(String name, Collection<String> names) {
        List<String> known = names.stream().limit(MOST_NAMES).toList();
        return Spelling.nearest(name, known).or(() ->
                known.stream().filter(other -> isNumber(name, other)).findFirst());
    }

    /** One where several are meant, or the other way round. */
    private static boolean isNumber(String name, String other) {
        return name.length() > 2 && (other.equals(name + "s") || other.equals(name + "es") || name.equals(other + "s"));
    }

    /** The word replaced, when it stands in the file as it is. */
    Optional<Mend> replacing(Word word, String text) {
        return source.isAt(word)
                ? Optional.of(Mend.replacing(word.offset(), word.offset() + word.text().length(), text))
                : Optional.empty();
    }

    void add(Disagreement disagreement, int offset, Optional<Mend> mend) {
        Severity severity = switch (disagreement.kind().weight()) {
            case FAILS -> Severity.ERROR;
            case SURPRISES, MISSING -> Severity.WARNING;
            case HARMLESS -> Severity.NOTICE;
        };
        add("rule." + disagreement.kind().id(), severity, offset, mend, disagreement.facts().toArray());
    }

    /** Whether nothing more is told. */
    boolean isFull() {
        return found.size() >= MOST;
    }

    private void add(String key, Severity severity, int offset, Optional<Mend> mend, Object... facts) {
        if (!isFull()) {
            SourceText.Place place = source.place(offset);
            found.add(new Finding(key, severity, place.line(), place.column(), List.of(facts), mend));
        }
    }

    SourceText source() {
        return source;
    }

    /** In the order of the file, each once. */
    List<Finding> inOrder() {
        return found.stream().distinct()
                .sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column)).toList();
    }
}
