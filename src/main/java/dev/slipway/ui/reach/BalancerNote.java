package dev.slipway.ui.reach;

import atlantafx.base.theme.Styles;
import dev.slipway.cleanup.Prices;
import dev.slipway.cleanup.Usage;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Words;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** That a task's address does not last, and what a load balancer in front would give and cost. */
final class BalancerNote extends VBox {

    private static final int HOURS_OF_30_DAYS = 24 * 30;
    /** An application load balancer stands in two zones at least, with an address in each. */
    private static final int ADDRESSES = 2;

    BalancerNote(Workspace workspace) {
        Texts texts = workspace.texts();
        Label words = Words.flowing();
        words.getStyleClass().addAll("muted", Styles.TEXT_SMALL);
        words.textProperty().bind(Bindings.createStringBinding(() -> words(workspace, texts), texts.language(),
                workspace.prices(), workspace.world()));
        getChildren().add(words);
    }

    private static String words(Workspace workspace, Texts texts) {
        if (workspace.world().get() == null) {
            return "";
        }
        Prices prices = workspace.prices().get().near(workspace.world().get().account().region());
        double month = prices.hour(new Usage.Balancer(ADDRESSES)) * HOURS_OF_30_DAYS;
        return texts.get("reach.address.lasting", month, prices.region(), prices.read());
    }
}
