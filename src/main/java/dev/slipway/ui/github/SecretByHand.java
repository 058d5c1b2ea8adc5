package dev.slipway.ui.github;

import dev.slipway.github.GitHubHost;
import dev.slipway.github.SecretRequest;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Folded;
import dev.slipway.ui.control.PageLink;
import dev.slipway.ui.control.Words;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

/** The way without a token: GitHub's own page, and a tick that is somebody's word and no proof. */
final class SecretByHand extends VBox {

    private final Workspace workspace;
    private final VBox page = new VBox();
    private final CheckBox stored = new CheckBox();
    private final Folded folded;

    SecretByHand(Workspace workspace, ObservableValue<Optional<SecretRequest>> wanted) {
        this.workspace = workspace;
        Texts texts = workspace.texts();
        stored.setId("secret-stored");
        stored.setWrapText(true);
        stored.textProperty().bind(texts.bind("secret.byHand.stored"));
        wanted.addListener((_, _, now) -> show(now));
        show(wanted.getValue());
        this.folded = new Folded(texts, "secret.byHand", Words.label(texts, "secret.byHand.words"), page, stored,
                Words.label(texts, "secret.byHand.unproven", "muted"));
        folded.setId("secret-byHand");
        getChildren().add(folded);
    }

    /** Whether somebody says that the secret is stored as it is wanted now. */
    BooleanProperty stored() {
        return stored.selectedProperty();
    }

    /** Unfolds it for somebody who has no token. */
    void open() {
        folded.setExpanded(true);
    }

    /** What was said of another secret says nothing of this one. */
    private void show(Optional<SecretRequest> wanted) {
        stored.setSelected(false);
        page.getChildren().clear();
        wanted.ifPresent(request -> {
            GitHubHost host = workspace.world().get().code().gitHub().host();
            boolean isEnvironment = request.place().isEnvironment();
            String settings = "/" + request.place().repository() + "/settings/";
            page.getChildren().add(isEnvironment
                    ? new PageLink(workspace.texts(), "secret.byHand.environments",
                            host.page(settings + "environments"), workspace::browse)
                    : new PageLink(workspace.texts(), "secret.byHand.page",
                            host.page(settings + "secrets/actions/new"), workspace::browse));
        });
    }
}
