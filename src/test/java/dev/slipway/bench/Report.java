package dev.slipway.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * All figures of one run, as a table and as JSON. The ratio is to the calibration of the same run, so that figures of
 * different machines compare.
 */
final class Report {

    private final Figure calibration;
    private final List<Figure> figures = new ArrayList<>();
    private final List<Comparison> comparisons = new ArrayList<>();
    private final List<Amount> amounts = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    Report(Figure calibration) {
        this.calibration = calibration;
        figures.add(calibration);
    }

    void add(Figure figure) {
        figures.add(figure);
    }

    void add(Comparison comparison) {
        comparisons.add(comparison);
    }

    void add(Amount amount) {
        amounts.add(amount);
    }

    /** @param what was not measured, and why */
    void skip(String what) {
        skipped.add(what);
    }

    String table() {
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%-52s %7s %10s %10s %8s %9s%n",
                "milliseconds", "n", "median", "p99", "target", "ratio"));
        for (Figure figure : figures) {
            String target = figure.target().isPresent() ? Math.round(figure.target().getAsDouble()) + "" : "";
            table.append(String.format(Locale.ROOT, "%-52s %7d %10.3f %10.3f %8s %9.2f%s%n", figure.what(), figure.n(),
                    figure.median(), figure.p99(), target, ratio(figure), figure.isMissed() ? "  missed" : ""));
        }
        addComparisons(table);
        skipped.forEach(what -> table.append("skipped: ").append(what).append('\n'));
        return table.toString();
    }

    private void addComparisons(StringBuilder table) {
        if (!comparisons.isEmpty()) {
            table.append(String.format(Locale.ROOT, "%n%-52s %7s %10s %10s %8s %15s %8s%n", "milliseconds, in pairs",
                    "pairs", "ours", "theirs", "ratio", "quartiles", "target"));
        }
        for (Comparison one : comparisons) {
            String target = one.target().isPresent()
                    ? String.format(Locale.ROOT, "%.2f", one.target().getAsDouble()) : "";
            table.append(String.format(Locale.ROOT, "%-52s %7d %10.1f %10.1f %8.3f %7.3f-%7.3f %8s%s%n", one.what(),
                    one.pairs(), one.ours(), one.theirs(), one.ratio(), one.low(), one.high(), target,
                    one.isMissed() ? "  missed" : ""));
        }
        for (Amount one : amounts) {
            table.append(String.format(Locale.ROOT, "%-52s %.1f %s, target %.0f%s%n", one.what(), one.value(),
                    one.unit(), one.target(), one.isMissed() ? "  missed" : ""));
        }
    }

    void write(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode root = json.createObjectNode().put("java", System.getProperty("java.vm.version"))
                .put("processors", Runtime.getRuntime().availableProcessors());
        ArrayNode all = root.putArray("figures");
        for (Figure figure : figures) {
            ObjectNode one = all.addObject().put("what", figure.what()).put("n", figure.n())
                    .put("medianMs", figure.median()).put("p99Ms", figure.p99()).put("ratio", ratio(figure));
            figure.target().ifPresent(target -> one.put("targetMs", target).put("missed", figure.isMissed()));
        }
        writeComparisons(root);
        Files.createDirectories(file.getParent());
        json.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
    }

    private void writeComparisons(ObjectNode root) {
        ArrayNode pairs = root.putArray("comparisons");
        for (Comparison one : comparisons) {
            ObjectNode node = pairs.addObject().put("what", one.what()).put("pairs", one.pairs())
                    .put("oursMs", one.ours()).put("theirsMs", one.theirs()).put("ratio", one.ratio()).put("lowerQuartile", one.low())
                    .put("upperQuartile", one.high());
            one.target().ifPresent(target -> node.put("target", target).put("missed", one.isMissed()));
        }
        ArrayNode others = root.putArray("amounts");
        amounts.forEach(one -> others.addObject().put("what", one.what()).put("unit", one.unit())
                .put("value", one.value()).put("target", one.target()).put("missed", one.isMissed()));
        ArrayNode missing = root.putArray("skipped");
        skipped.forEach(missing::add);
    }

    private double ratio(Figure figure) {
        return figure.median() / calibration.median();
    }
}
