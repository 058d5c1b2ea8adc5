package dev.slipway.ui.identity;

import dev.slipway.identity.PermissionPolicy;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.control.Code;
import dev.slipway.ui.control.Folded;
import dev.slipway.ui.control.Words;
import javafx.beans.InvalidationListener;
import javafx.scene.layout.VBox;

/** What the CI role may do: each statement of its policy with the reason for it, folded away until it is read. */
final class RightsList extends VBox {

    RightsList(Workspace workspace) {
        Texts texts = workspace.texts();
        VBox rows = new VBox();
        rows.getStyleClass().add("fields");
        getChildren().add(new Folded(texts, "trust.rights", rows));
        setId("trust-rights");
        InvalidationListener show = _ -> {
            World world = workspace.world().get();
            Pipeline pipeline = workspace.pipeline().get();
            rows.getChildren().clear();
            if (world != null && pipeline != null) {
                PermissionPolicy.of(pipeline, world.account()).statements().forEach(statement ->
                        rows.getChildren().add(new VBox(Words.label(texts, statement.whyKey()),
                                new Code(texts, statement.json()))));
            }
        };
        workspace.world().addListener(show);
        workspace.pipeline().addListener(show);
        show.invalidated(workspace.world());
    }
}
