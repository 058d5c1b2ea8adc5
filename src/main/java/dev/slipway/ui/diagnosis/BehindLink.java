package dev.slipway.ui.diagnosis;

import dev.slipway.diagnosis.Cause;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Icon;
import javafx.scene.control.Hyperlink;
import org.kordamp.ikonli.feather.Feather;

/** The way from a cause to its lesson, which is then shown beside the page. */
final class BehindLink extends Hyperlink {

    BehindLink(Workspace workspace, Cause cause) {
        super(null, Icon.of(Feather.BOOK_OPEN));
        textProperty().bind(workspace.texts().bind("diagnosis.behind"));
        setOnAction(_ -> workspace.learn(cause.id()));
    }
}
