package dev.slipway.ui.learn;

import atlantafx.base.theme.Styles;
import dev.slipway.learn.Glossary;
import dev.slipway.learn.Term;
import dev.slipway.ui.Page;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Answer;
import dev.slipway.ui.control.Field;
import dev.slipway.ui.control.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** All words of the field that the screens use, in the order of their names, with a search. */
public final class GlossaryPage implements Page {

    private final Texts texts;
    private final Answer search = new Answer("", _ -> Optional.empty());
    private final VBox list = new VBox();
    private final ScrollPane view = new ScrollPane();

    public GlossaryPage(Texts texts) {
        this.texts = texts;
        list.getStyleClass().add("glossary");
        VBox content = new VBox(Words.label(texts, "glossary.title", Styles.TITLE_2),
                Words.label(texts, "glossary.lead", "lead"), Field.line(texts, "glossary.search", search), list);
        content.getStyleClass().addAll("page", "narrow");
        view.getStyleClass().add("page-scroll");
        view.setFitToWidth(true);
        view.setContent(content);
        search.text().addListener((_, _, _) -> show());
        texts.language().addListener((_, _, _) -> show());
        show();
    }

    @Override
    public String key() {
        return "glossary";
    }

    @Override
    public Node view() {
        return view;
    }

    private void show() {
        Glossary glossary = texts.glossary();
        String wanted = search.value().strip().toLowerCase(Locale.ROOT);
        List<Node> rows = new ArrayList<>();
        glossary.forms().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().getFirst().toLowerCase(Locale.ROOT)))
                .filter(entry -> String.join(" ", entry.getValue()).toLowerCase(Locale.ROOT).contains(wanted)
                        || texts.get("term." + entry.getKey().name() + ".words").toLowerCase(Locale.ROOT).contains(wanted))
                .forEach(entry -> rows.add(row(entry.getKey(), entry.getValue().getFirst())));
        list.getChildren().setAll(rows.isEmpty() ? List.of(Words.label(texts, "glossary.none", "muted")) : rows);
    }

    private Node row(Term term, String name) {
        Label title = Words.flowing();
        title.setText(name);
        title.getStyleClass().add(Styles.TEXT_BOLD);
        VBox row = new VBox(title, Words.label(texts, "term." + term.name() + ".words"));
        row.setId("term-" + term.name());
        row.getStyleClass().add("tight");
        return row;
    }
}
