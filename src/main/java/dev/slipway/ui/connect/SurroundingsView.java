package dev.slipway.ui.connect;

import dev.slipway.change.Note;
import dev.slipway.change.Problem;
import dev.slipway.github.Git;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Busy;
import dev.slipway.ui.control.Fact;
import dev.slipway.ui.control.NoteView;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import dev.slipway.ui.image.EngineCard;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Who we are, which repository this is, whether Docker answers and who we are on GitHub. */
final class SurroundingsView extends VBox {

    private final Workspace workspace;
    private final Texts texts;
    private final EngineCard engine;

    SurroundingsView(Workspace workspace, Connecting connecting) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        this.engine = new EngineCard(workspace, () -> { });
        getStyleClass().add("change-body");
        connecting.state().addListener((_, _, now) -> show(now));
        show(connecting.state().get());
    }

    private void show(ConnectState state) {
        getChildren().setAll(switch (state) {
            case ConnectState.NotYet _ -> List.of();
            case ConnectState.Connecting _ -> List.of(busy());
            case ConnectState.Refused(Problem problem) -> List.of(new ProblemView(texts, problem));
            case ConnectState.Connected(Surroundings seen) -> rows(seen);
        });
    }

    private Node busy() {
        Busy indicator = new Busy(texts);
        HBox row = new HBox(indicator, Words.label(texts, "connect.connecting", "status"));
        row.getStyleClass().add("row");
        return row;
    }

    private List<Node> rows(Surroundings seen) {
        VBox rows = new VBox();
        rows.getStyleClass().add("change-body");
        rows.getChildren().add(Fact.good(texts, "connect.account", seen.caller().account(), seen.caller().arn()));
        if (seen.caller().isRoot()) {
            rows.getChildren().add(new NoteView(texts, Note.warning("connect.root")));
        }
        seen.git().answer().ifPresent(git -> rows.getChildren().add(repository(git)));
        seen.git().problem().ifPresent(problem -> rows.getChildren().add(new ProblemView(texts, problem)));
        rows.getChildren().add(engine);
        rows.getChildren().addAll(GitHubRows.of(workspace, seen));
        return List.of(rows);
    }

    private Node repository(Git.State git) {
        if (git.repository().isEmpty()) {
            return Fact.open(texts, "connect.noOrigin", git.top());
        }
        if (git.branch().isEmpty()) {
            return Fact.open(texts, "connect.detached", git.repository().get(), shortened(git.head()));
        }
        if (git.head().isEmpty()) {
            return Fact.open(texts, "connect.noCommit", git.repository().get(), git.branch());
        }
        return git.changed().isEmpty() ? Fact.good(texts, "connect.repository", git.repository().get(), git.branch(),
                shortened(git.head())) : Fact.good(texts, "connect.repository.changed", git.repository().get(),
                git.branch(), shortened(git.head()), git.changed().size());
    }

    private static String shortened(String sha) {
        return sha.substring(0, Math.min(sha.length(), 7));
    }
}
