package dev.slipway.ui.rollout;

import dev.slipway.change.Note;
import dev.slipway.rollout.ServiceAddress;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.control.Field;
import dev.slipway.ui.control.FieldGrid;
import dev.slipway.ui.control.NoteView;
import dev.slipway.ui.target.ClusterOffers;
import javafx.scene.layout.VBox;

/** Any cluster and service of the account, to choose or to type. */
final class ServiceFields extends VBox {

    private final Workspace workspace;
    private final WatchForm form;
    private final ClusterOffers offers;

    ServiceFields(Workspace workspace, WatchForm form) {
        this.workspace = workspace;
        this.form = form;
        this.offers = new ClusterOffers(workspace, form.cluster());
        getStyleClass().add("fields");
        Texts texts = workspace.texts();
        getChildren().add(new FieldGrid(
                Field.choosing(texts, "deploy.cluster", form.cluster(), offers.clusters(),
                        Note.info("deploy.missing.cluster")),
                Field.choosing(texts, "deploy.service", form.service(), offers.services(),
                        Note.info("deploy.missing.service"))));
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
        offers.look();
    }
}
