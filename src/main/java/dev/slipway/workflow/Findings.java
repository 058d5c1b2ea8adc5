package dev.slipway.workflow;

import dev.slipway.pipeline.Disagreement;
import dev.slipway.workflow.Finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects findings, and finds places in the file's own lines. */
final class Findings {

    private final List<String> lines;
    private final List<Finding> found = new ArrayList<>();

    Findings(String text) {
        this.lines = text.lines().toList();
    }

    /** A place in the file, both from 1. */
    record Place(int line, int column) {}

    void add(Severity severity, String name, YamlValue at, Object... facts) {
        add(severity, name, new Place(at.line(), at.column()), facts);
    }

    void add(Disagreement found, YamlValue at) {
        Severity severity = switch (found.kind().weight()) {
            case FAILS -> Severity.ERROR;
            case SURPRISES -> Severity.WARNING;
            case HARMLESS -> Severity.NOTICE;
        };
        this.found.add(new Finding("rule." + found.kind().id(), severity, at.line(), at.column(), found.facts()));
    }

    void add(Severity severity, String name, Place at, Object... facts) {
        found.add(new Finding("workflow.check." + name, severity, at.line(), at.column(), List.of(facts)));
    }

    /** Every match of the pattern in the lines that the value stands on. */
    void each(YamlValue value, Pattern pattern, BiConsumer<Matcher, Place> match) {
        if (!value.isThere()) {
            return;
        }
        for (int line = value.firstLine(); line <= Math.min(value.lastLine(), lines.size()); line++) {
            String text = lines.get(line - 1);
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                match.accept(matcher, new Place(line, text.codePointCount(0, matcher.start()) + 1));
            }
        }
    }

    /** In the order of the file. */
    List<Finding> inOrder() {
        return found.stream().sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column)).toList();
    }
}
