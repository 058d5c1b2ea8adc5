package dev.slipway.ui.rollout;

import dev.slipway.change.Note;
import dev.slipway.rollout.ServiceAddress;
import dev.slipway.target.Inventory;
import dev.slipway.target.Possessions;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.control.Field;
import dev.slipway.ui.control.FieldGrid;
import dev.slipway.ui.control.NoteView;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.layout.VBox;

/** Any cluster and service of the account, offered while one types. */
final class ServiceFields extends VBox {

    private final Workspace workspace;
    private final WatchForm form;
    private final ObservableList<String> clusters = FXCollections.observableArrayList();
    private final ObservableList<String> services = FXCollections.observableArrayList();

    ServiceFields(Workspace workspace, WatchForm form) {
        this.workspace = workspace;
        this.form = form;
        getStyleClass().add("fields");
        Texts texts = workspace.texts();
        getChildren().add(new FieldGrid(
                Field.suggesting(texts, "deploy.cluster", form.cluster(), clusters),
                Field.suggesting(texts, "deploy.service", form.service(), services)));
        form.cluster().text().addListener((_, _, _) -> offerServices());
        form.cluster().text().addListener((_, _, now) -> spread(now));
        form.service().text().addListener((_, _, now) -> spread(now));
        form.region().addListener((_, _, _) -> compareRegion());
        workspace.world().addListener((_, _, _) -> compareRegion());
    }

    /** An address that was pasted into either field fills both; later, since the field is still taking it in. */
    private void spread(String typed) {
        ServiceAddress.of(typed).ifPresent(address -> workspace.background().onScreen(() -> form.take(address)));
    }

    /** A pasted address can be of a region that is not connected, where the service will not be found. */
    private void compareRegion() {
        World world = workspace.world().get();
        String region = form.region().get();
        getChildren().removeIf(NoteView.class::isInstance);
        if (world != null && !region.isEmpty() && !region.equals(world.account().region())) {
            getChildren().add(new NoteView(workspace.texts(),
                    Note.warning("deploy.otherRegion", region, world.account().region())));
        }
    }

    /** Asks the account what it has; without an answer the fields work all the same. */
    void offer() {
        World world = workspace.world().get();
        Inventory inventory = new Inventory(world.account(), workspace.background().together());
        workspace.background().start(_ -> inventory.look(), ending -> {
            if (ending instanceof Ending.Answer<Possessions>(Possessions there)) {
                clusters.setAll(there.clusters().items());
                offerServices();
            }
        });
    }

    private void offerServices() {
        String cluster = form.cluster().value();
        if (!clusters.contains(cluster)) {
            return;
        }
        Inventory inventory = new Inventory(workspace.world().get().account(), workspace.background().together());
        workspace.background().start(_ -> inventory.services(cluster), ending -> {
            if (ending instanceof Ending.Answer<List<String>>(List<String> there)) {
                services.setAll(there);
            }
        });
    }
}
