package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import dev.slipway.taskdef.Finding;
import dev.slipway.taskdef.SecretMove;
import dev.slipway.ui.control.Icon;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.feather.Feather;

/** Offers to keep a value that looks like a secret where secrets belong. */
final class SecretOffer extends MenuButton {

    SecretOffer(FieldForm form, Finding finding) {
        super(null, Icon.of(Feather.LOCK));
        String variable = finding.pointer().substring(0, finding.pointer().lastIndexOf('/'));
        textProperty().bind(form.texts().bind("taskdef.secret"));
        setId("taskdef-secret");
        getStyleClass().add(Styles.SMALL);
        setMinWidth(USE_PREF_SIZE);
        for (SecretMove.Store store : SecretMove.Store.values()) {
            MenuItem item = new MenuItem();
            item.textProperty().bind(form.texts().bind(switch (store) {
                case SECRETS_MANAGER -> "taskdef.secret.manager";
                case PARAMETER_STORE -> "taskdef.secret.parameter";
            }));
            item.setOnAction(_ -> form.keepSecret(variable, store));
            getItems().add(item);
        }
    }
}
