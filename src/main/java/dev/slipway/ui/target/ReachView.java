package dev.slipway.ui.target;

import atlantafx.base.theme.Styles;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Words;
import dev.slipway.ui.reach.AddressForm;
import dev.slipway.ui.reach.AddressView;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Two ticks, both off by default: a load balancer before the tasks, and the port open for somebody. */
final class ReachView extends VBox {

    private final Texts texts;

    ReachView(Workspace workspace, TargetForm form, AddressForm who) {
        this.texts = workspace.texts();
        getStyleClass().add("fields");
        AddressView address = new AddressView(workspace, who);
        address.getStyleClass().add("beneath-tick");
        show(address, form.network().opens());
        getChildren().addAll(tick("target.balanced", form.network().balanced(), balancerWords(workspace)),
                tick("target.opens", form.network().opens(), Words.label(texts, "target.opens.words")), address);
    }

    private Node tick(String key, BooleanProperty ticked, Label words) {
        CheckBox box = new CheckBox();
        box.textProperty().bind(texts.bind(key));
        box.setId(key.replace('.', '-'));
        box.selectedProperty().bindBidirectional(ticked);
        words.getStyleClass().addAll(Styles.TEXT_SMALL, "muted", "beneath-tick");
        VBox whole = new VBox(box, words);
        whole.getStyleClass().add("tight");
        return whole;
    }

    /** With what it costs where one is connected to. */
    private Label balancerWords(Workspace workspace) {
        Label words = Words.flowing();
        words.textProperty().bind(Bindings.createStringBinding(() -> workspace.world().get() == null ? ""
                : texts.get(PlanCosts.balancer(workspace)), workspace.world(), workspace.prices(),
                texts.language()));
        return words;
    }

    private static void show(Node node, BooleanProperty when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }
}
