package dev.slipway.ui.control;

import atlantafx.base.theme.Styles;
import dev.slipway.learn.Glossary.Mention;
import dev.slipway.learn.Term;
import dev.slipway.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.controlsfx.control.PopOver;

/** A text whose words of the field are links that say what they mean, each where it stands first. */
public final class Terms extends TextFlow {

    private final Texts texts;
    /** Listens weakly to the language, so that a text that is shown no more is not kept by it. */
    private final ObservableValue<String> text;

    public Terms(Texts texts, String key, String... styleClasses) {
        this.texts = texts;
        this.text = texts.bind(key);
        getStyleClass().add("terms");
        getStyleClass().addAll(styleClasses);
        text.addListener((_, _, now) -> show(now));
        show(text.getValue());
    }

    private void show(String text) {
        List<Node> parts = new ArrayList<>();
        int at = 0;
        for (Mention mention : texts.glossary().mentions(text)) {
            parts.add(plain(text.substring(at, mention.start())));
            parts.add(link(mention.term(), text.substring(mention.start(), mention.end())));
            at = mention.end();
        }
        parts.add(plain(text.substring(at)));
        getChildren().setAll(parts);
        setAccessibleText(text);
    }

    private static Text plain(String words) {
        Text text = new Text(words);
        text.getStyleClass().add("text");
        // the whole is read as one
        text.setAccessibleRole(AccessibleRole.NODE);
        return text;
    }

    /** A text and no hyperlink, which could not be broken over two lines, nor keep the comma behind it. */
    private Text link(Term term, String words) {
        Text link = new Text(words);
        link.getStyleClass().addAll("text", "term");
        link.setUserData(term);
        link.setFocusTraversable(true);
        link.setAccessibleRole(AccessibleRole.HYPERLINK);
        link.setAccessibleText(words);
        link.setOnMouseClicked(_ -> explain(term, link));
        link.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                explain(term, link);
                event.consume();
            }
        });
        return link;
    }

    private void explain(Term term, Node at) {
        Label name = new Label(texts.glossary().forms().get(term).getFirst());
        name.getStyleClass().add(Styles.TEXT_BOLD);
        Label words = Words.label(texts, "term." + term.name() + ".words");
        VBox inside = new VBox(name, words);
        inside.setId("term-explained");
        inside.getStyleClass().add("term-explained");
        PopOver popOver = Callout.of(inside, PopOver.ArrowLocation.TOP_CENTER);
        popOver.show(at);
    }
}
