package dev.slipway.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.chart.Axis;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import org.fxmisc.richtext.GenericStyledArea;

/**
 * Every text that a part of the window shows, says to a screen reader or has ready in a tip, and which of them are in
 * another language than the one chosen. What stands in fields, lists of code and the like is the user's, not ours.
 */
public final class Shown {

    private static final Pattern JAPANESE_LETTER = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
    private static final int LEAST_LETTERS = 4;

    /** The English texts that Japanese writes otherwise, as patterns of what they read like with their facts; a single small word may be a name in a document. */
    private final Map<String, Pattern> onlyEnglish = new LinkedHashMap<>();

    public Shown() {
        TreeMap<String, String> japanese = Wordings.japanese();
        Wordings.english().forEach((key, text) -> {
            String letters = text.replaceAll("\\{[^{}]*(\\{[^{}]*}[^{}]*)*}", "").replaceAll("[^A-Za-z]", "");
            boolean isTold = letters.length() >= LEAST_LETTERS && !japanese.containsValue(text)
                    && !text.matches("[a-z]*");
            if (isTold && !key.endsWith(".forms")) {
                onlyEnglish.put(key, pattern(text));
            }
        });
    }

    private static Pattern pattern(String text) {
        StringBuilder pattern = new StringBuilder();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '{' && depth++ == 0) {
                pattern.append(Pattern.quote(text.substring(from, i))).append(".{0,200}");
            } else if (text.charAt(i) == '}' && --depth == 0) {
                from = i + 1;
            }
        }
        return Pattern.compile(pattern.append(Pattern.quote(text.substring(from))).toString(), Pattern.DOTALL);
    }

    /** What still has Japanese letters, but for a language's own name. */
    public List<String> stillJapanese(Node root) {
        List<String> found = new ArrayList<>();
        visit(root, (node, text) -> {
            if (JAPANESE_LETTER.matcher(text.replace("日本語", "")).find()) {
                found.add(named(node) + ": " + text);
            }
        });
        return found;
    }

    /** What still reads as one of the English texts. */
    public List<String> stillEnglish(Node root) {
        List<String> found = new ArrayList<>();
        visit(root, (node, text) -> onlyEnglish.entrySet().stream().filter(it -> it.getValue().matcher(text).matches())
                .findFirst().ifPresent(it -> found.add(named(node) + " (" + it.getKey() + "): " + text)));
        return found;
    }

    private static void visit(Node node, BiConsumer<Node, String> told) {
        if (!node.isVisible() || node instanceof GenericStyledArea) {
            return;
        }
        tell(node, node.getAccessibleText(), told);
        tell(node, node.getAccessibleHelp(), told);
        if (node instanceof Labeled labeled) {
            tell(node, labeled.getText(), told);
        }
        if (node instanceof Text text) {
            tell(node, text.getText(), told);
        }
        if (node instanceof Axis<?> axis) {
            tell(node, axis.getLabel(), told);
        }
        if (node instanceof Control control && control.getTooltip() != null) {
            tell(node, control.getTooltip().getText(), told);
        }
        if (node instanceof TextInputControl field) {
            tell(node, field.getPromptText(), told);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> visit(child, told));
        }
    }

    private static void tell(Node node, String text, BiConsumer<Node, String> told) {
        if (text != null && !text.isBlank()) {
            told.accept(node, text);
        }
    }

    private static String named(Node node) {
        for (Node it = node; it != null; it = it.getParent()) {
            if (it.getId() != null) {
                return "#" + it.getId() + " " + node.getClass().getSimpleName();
            }
        }
        return node.getClass().getSimpleName();
    }
}
