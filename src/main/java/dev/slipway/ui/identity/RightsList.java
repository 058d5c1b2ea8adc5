package dev.slipway.ui.identity;

import dev.slipway.identity.PermissionPolicy;
import dev.slipway.identity.PipelineResources;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.control.Code;
import dev.slipway.ui.control.Folded;
import dev.slipway.ui.control.Words;
import java.util.List;
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
                workspace.background().start(_ -> statements(world, pipeline), ending -> {
                    if (ending instanceof Ending.Answer<List<PermissionPolicy.Statement>>(var statements)) {
                        rows.getChildren().setAll(statements.stream().map(statement -> new VBox(
                                Words.label(texts, statement.whyKey()), new Code(texts, statement.json()))).toList());
                    }
                });
            }
        };
        workspace.world().addListener(show);
        workspace.pipeline().addListener(show);
        show.invalidated(workspace.world());
    }

    private static List<PermissionPolicy.Statement> statements(World world, Pipeline pipeline) {
        RepositoryDefinition definition = RepositoryDefinition.read(world.code().folder(),
                pipeline.files().taskDefinition());
        return PermissionPolicy.of(PipelineResources.of(pipeline, world.account(), definition.found())).statements();
    }
}
