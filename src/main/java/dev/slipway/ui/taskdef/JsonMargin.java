package dev.slipway.ui.taskdef;

import dev.slipway.taskdef.Finding;
import dev.slipway.taskdef.Finding.Severity;
import dev.slipway.taskdef.Place;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Icon;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.fxmisc.richtext.CodeArea;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The line numbers beside the JSON, each with a mark for the worst that is found in its line. */
final class JsonMargin implements IntFunction<Node> {

    private final Texts texts;
    private final Editor editor;
    private final CodeArea area;
    private Map<Integer, List<Finding>> byLine = Map.of();

    JsonMargin(Texts texts, Editor editor, CodeArea area) {
        this.texts = texts;
        this.editor = editor;
        this.area = area;
    }

    /** Puts the marks where the findings are now; call it when the text stands as it was checked. */
    void refresh() {
        Map<Integer, List<Finding>> now = editor.isSound() ? editor.everything().stream()
                .filter(finding -> editor.place(finding).isPresent())
                .collect(Collectors.groupingBy(finding -> editor.place(finding).map(Place::line).orElseThrow() - 1))
                : Map.of();
        Set<Integer> lines = new HashSet<>(now.keySet());
        lines.addAll(byLine.keySet());
        lines.removeIf(line -> byLine.getOrDefault(line, List.of()).equals(now.getOrDefault(line, List.of())));
        byLine = now;
        // asked for one that is out of sight, the area would lay that line out
        lines.stream().filter(line -> line < area.getParagraphs().size()
                && area.allParToVisibleParIndex(line).isPresent()).forEach(area::recreateParagraphGraphic);
    }

    @Override
    public Node apply(int line) {
        Label number = new Label(Integer.toString(line + 1));
        number.getStyleClass().add("lineno");
        List<Finding> here = byLine.getOrDefault(line, List.of());
        if (!here.isEmpty()) {
            number.setGraphic(icon(here.getFirst().severity()));
            Tooltip tip = new Tooltip();
            tip.textProperty().bind(Bindings.createStringBinding(() -> words(here), texts.language()));
            tip.setWrapText(true);
            tip.setMaxWidth(420);
            number.setTooltip(tip);
            number.accessibleTextProperty().bind(tip.textProperty().map(words -> line + 1 + ": " + words));
        }
        return number;
    }

    private String words(List<Finding> findings) {
        return findings.stream().map(finding -> finding.rule() + "  "
                + texts.get(finding.key(), finding.facts().toArray())).collect(Collectors.joining("\n\n"));
    }

    /** The picture of a severity, the same wherever findings are shown. */
    static FontIcon icon(Severity severity) {
        return switch (severity) {
            case ERROR -> Icon.of(Feather.X_CIRCLE, "bad");
            case WARNING -> Icon.of(Feather.ALERT_TRIANGLE, "warn");
            case INFO -> Icon.of(Feather.INFO, "accent");
        };
    }
}
