package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import dev.slipway.ui.control.Icon;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.feather.Feather;

/** The fields of an object that are not shown, to choose from. */
final class AddField extends MenuButton {

    private final FieldForm form;
    private final String path;
    private final Consumer<String> chosen;
    private List<String> offered = List.of();

    /** @param chosen takes the member's name */
    AddField(FieldForm form, String path, Consumer<String> chosen) {
        super(null, Icon.of(Feather.PLUS));
        this.form = form;
        this.path = path;
        this.chosen = chosen;
        getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "add-field");
        textProperty().bind(form.texts().bind("taskdef.addField"));
        setOnShowing(_ -> fill());
        offer(List.of());
    }

    /** @param members the names of the fields that are not shown */
    void offer(List<String> members) {
        offered = members;
        setVisible(!members.isEmpty());
        setManaged(!members.isEmpty());
        // a menu without items does not open
        getItems().setAll(new MenuItem());
    }

    private void fill() {
        FieldWords words = new FieldWords(form.texts());
        getItems().setAll(offered.stream().map(member -> {
            MenuItem item = new MenuItem(words.name(Prominence.below(path, member)) + "   " + member);
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> chosen.accept(member));
            return item;
        }).sorted(Comparator.comparing(MenuItem::getText, String.CASE_INSENSITIVE_ORDER)).toList());
    }
}
