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

    Report(Figure calibration) {
        this.calibration = calibration;
        figures.add(calibration);
    }

    void add(Figure figure) {
        figures.add(figure);
    }

    String table() {
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%-52s %7s %10s %10s %8s %9s%n",
                "milliseconds", "n", "median", "p99", "target", "ratio"));
        for (Figure figure : figures) {
            String target = figure.target().isPresent() ? Math.round(figure.target().getAsDouble()) + "" : "";
            table.append(String.format(Locale.ROOT, "%-52s %7d %10.3f %10.3f %8s %9.2f%s%n", figure.what(), figure.n(),
                    figure.median(), figure.p99(), target, ratio(figure), figure.isMissed() ? "  missed" : ""));
        }
        return table.toString();
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
        Files.createDirectories(file.getParent());
        json.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
    }

    private double ratio(Figure figure) {
        return figure.median() / calibration.median();
    }
}
