package dev.slipway.ui.connect;

import dev.slipway.github.GitHubHost;
import dev.slipway.github.TokenPermission;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Folded;
import dev.slipway.ui.control.PageLink;
import dev.slipway.ui.control.Words;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** How to make a token that may do what a pipeline needs and no more: each permission with its reason. */
final class TokenHelp extends VBox {

    TokenHelp(Workspace workspace) {
        Texts texts = workspace.texts();
        VBox permissions = new VBox();
        permissions.getStyleClass().add("tight");
        for (TokenPermission permission : TokenPermission.values()) {
            Label words = Words.flowing();
            words.textProperty().bind(texts.bind("connect.permission." + permission, permission.title()));
            permissions.getChildren().add(words);
        }
        Folded folded = new Folded(texts, "connect.token.how",
                Words.label(texts, "connect.token.how.words"),
                new PageLink(texts, "connect.token.page",
                        TokenPermission.newToken(GitHubHost.GITHUB_COM, Optional.empty()), workspace::browse),
                permissions);
        folded.setId("connect-token-how");
        getChildren().add(folded);
    }
}
