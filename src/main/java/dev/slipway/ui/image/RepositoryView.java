package dev.slipway.ui.image;

import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Field;
import dev.slipway.ui.control.FieldGrid;
import dev.slipway.ui.control.Words;
import dev.slipway.ui.image.RepositoryForm.Wish;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What may be asked of the ECR repository, and what each of it is good for. */
final class RepositoryView extends VBox {

    private final Texts texts;

    RepositoryView(Texts texts, RepositoryForm form) {
        this.texts = texts;
        getStyleClass().add("fields");
        CheckBox removing = new CheckBox();
        removing.textProperty().bind(texts.bind("image.repository.removing"));
        removing.setId("image-repository-removing");
        removing.setWrapText(true);
        removing.selectedProperty().bindBidirectional(form.removing());
        FieldGrid numbers = new FieldGrid(Field.line(texts, "image.repository.newest", form.newest()),
                Field.line(texts, "image.repository.untaggedDays", form.untaggedDays()));
        numbers.visibleProperty().bind(form.removing());
        numbers.managedProperty().bind(form.removing());
        getChildren().addAll(Words.label(texts, "image.repository.words", "muted"),
                setting("image.repository.scanning", form.scanning()),
                setting("image.repository.tags", form.keepingTags()),
                new VBox(removing, Words.label(texts, "image.repository.removing.words", "muted"), numbers));
    }

    private VBox setting(String key, ObjectProperty<Wish> wish) {
        FlowPane choices = new FlowPane(14, 4);
        ToggleGroup group = new ToggleGroup();
        for (Wish each : Wish.values()) {
            RadioButton choice = new RadioButton();
            choice.textProperty().bind(texts.bind(each == Wish.AS_IT_IS ? "image.repository.asItIs"
                    : key + "." + each));
            choice.setId(key.replace('.', '-') + "-" + each);
            choice.setToggleGroup(group);
            choice.setSelected(wish.get() == each);
            choice.setOnAction(_ -> wish.set(each));
            choices.getChildren().add(choice);
        }
        VBox setting = new VBox(Words.label(texts, key), choices, Words.label(texts, key + ".words", "muted"));
        setting.getStyleClass().add("tight");
        return setting;
    }
}
