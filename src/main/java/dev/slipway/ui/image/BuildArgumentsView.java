package dev.slipway.ui.image;

import dev.slipway.change.Note;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Field;
import dev.slipway.ui.control.Folded;
import dev.slipway.ui.control.NoteView;
import dev.slipway.ui.control.Words;
import dev.slipway.ui.image.BuildArguments.Argument;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The build arguments, as a small table; kept with the pipeline's settings. */
public final class BuildArgumentsView extends VBox {

    private final Workspace workspace;
    private final Texts texts;
    private final BuildArguments arguments = new BuildArguments(this::keep);
    private final VBox table = new VBox();
    private final VBox warning = new VBox();

    public BuildArgumentsView(Workspace workspace) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        table.getStyleClass().add("fields");
        arguments.rows().addListener((ListChangeListener<Argument>) _ -> lay());
        Folded folded = new Folded(texts, "image.arguments",
                Words.label(texts, "image.arguments.lead", "muted"), table, warning,
                Words.button(texts, "image.arguments.add", Feather.PLUS, () -> arguments.add("", "")));
        folded.setId("image-arguments");
        getChildren().add(folded);
        workspace.pipeline().addListener((_, _, now) -> follow(now, folded));
        workspace.world().addListener((_, _, now) -> arguments.show(now.pipeline().arguments()));
    }

    /** What is being typed is not replaced by what has come of it. */
    private void follow(Pipeline pipeline, Folded folded) {
        if (arguments.wanted().filter(typed -> !typed.equals(pipeline.arguments())).isPresent()) {
            arguments.show(pipeline.arguments());
            folded.setExpanded(!pipeline.arguments().isEmpty());
        }
    }

    private void keep() {
        Pipeline pipeline = workspace.pipeline().get();
        List<String> secrets = arguments.secrets();
        warning.getChildren().setAll(secrets.isEmpty() ? List.of()
                : List.of(new NoteView(texts, Note.warning("image.arguments.secret", String.join(", ", secrets)))));
        arguments.wanted().filter(_ -> pipeline != null).ifPresent((Map<String, String> wanted) ->
                workspace.pipeline().set(pipeline.withArguments(wanted)));
    }

    private void lay() {
        table.getChildren().setAll(arguments.rows().stream().map(this::row).toList());
    }

    private Node row(Argument argument) {
        Field name = Field.line(texts, "image.arguments.name", argument.name());
        Field value = Field.line(texts, "image.arguments.value", argument.value());
        HBox.setHgrow(name, Priority.SOMETIMES);
        HBox.setHgrow(value, Priority.ALWAYS);
        Button remove = Words.button(texts, "image.arguments.remove", Feather.TRASH_2,
                () -> arguments.remove(argument));
        remove.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(name, value, remove);
        row.getStyleClass().add("field-row");
        return row;
    }
}
