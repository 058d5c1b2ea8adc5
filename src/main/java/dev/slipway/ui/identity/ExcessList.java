package dev.slipway.ui.identity;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Note;
import dev.slipway.identity.Excess;
import dev.slipway.identity.Grant;
import dev.slipway.identity.Narrowing;
import dev.slipway.identity.RoleCalls;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What the role may beyond what the pipeline needs, each with an offer to narrow it. Nothing is picked before. */
final class ExcessList extends VBox {

    private final Texts texts;
    private final RoleCalls calls;
    private final ObjectProperty<Narrowing> narrowing;

    ExcessList(Texts texts, RoleCalls calls, ObjectProperty<Narrowing> narrowing) {
        this.texts = texts;
        this.calls = calls;
        this.narrowing = narrowing;
        getStyleClass().add("change-body");
        setId("trust-excess");
        getChildren().addAll(Words.label(texts, "trust.excess", Styles.TEXT_BOLD),
                Words.label(texts, "trust.excess.offer", Styles.TEXT_SMALL, "muted"));
        calls.excesses().forEach(excess -> getChildren().add(row(excess)));
    }

    private Node row(Excess excess) {
        Note note = excess.note();
        Label sentence = Words.flowing();
        sentence.textProperty().bind(texts.bind(note.key(), note.facts().toArray()));
        VBox words = new VBox(sentence, offer(excess));
        words.getStyleClass().add("tight");
        HBox.setHgrow(words, Priority.ALWAYS);
        boolean isDangerous = excess.opening().isDangerous();
        HBox row = new HBox(isDangerous ? Icon.of(Feather.ALERT_OCTAGON, "bad") : Icon.of(Feather.MAXIMIZE_2, "warn"),
                words);
        row.getStyleClass().addAll("row", "change-row");
        return row;
    }

    private Node offer(Excess excess) {
        Optional<RoleCalls.Detachable> managed = calls.managed().stream()
                .filter(it -> excess.managed().filter(it.arn()::equals).isPresent()).findFirst();
        if (managed.isEmpty()) {
            return excess.canBeNarrowed() ? tick("trust.excess.narrow", excess.grant())
                    : Words.label(texts, "trust.excess.foreign", Styles.TEXT_SMALL, "muted");
        }
        if (managed.get().lost().isEmpty()) {
            return tick("trust.excess.detach", managed.get().arn());
        }
        Label why = Words.flowing();
        why.getStyleClass().addAll(Styles.TEXT_SMALL, "muted");
        why.textProperty().bind(texts.bind("trust.excess.notDetached", String.join(", ", managed.get().lost())));
        return why;
    }

    private CheckBox tick(String key, Object picked) {
        CheckBox tick = new CheckBox();
        tick.textProperty().bind(texts.bind(key));
        tick.setWrapText(true);
        Narrowing now = narrowing.get();
        tick.setSelected(now.statements().contains(picked) || now.detached().contains(picked));
        tick.selectedProperty().addListener((_, _, on) -> narrowing.set(changed(picked, on)));
        return tick;
    }

    private Narrowing changed(Object picked, boolean on) {
        Narrowing now = narrowing.get();
        return switch (picked) {
            case Grant grant -> new Narrowing(with(now.statements(), grant, on), now.detached());
            default -> new Narrowing(now.statements(), with(now.detached(), picked.toString(), on));
        };
    }

    private static <T> Set<T> with(Set<T> all, T one, boolean on) {
        Set<T> changed = new HashSet<>(all);
        if (on) {
            changed.add(one);
        } else {
            changed.remove(one);
        }
        return changed;
    }
}
