package dev.slipway.ui.diagnosis;

import dev.slipway.diagnosis.Diagnosis;
import dev.slipway.diagnosis.Finding;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Folded;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.VBox;

/** The likeliest cause, and folded away below it what else it may be. */
public final class DiagnosisView extends VBox {

    private static final int OTHERS = 4;

    private final Workspace workspace;

    /** @param diagnosis empty when there is nothing to be explained */
    public DiagnosisView(Workspace workspace, ObservableValue<Optional<Diagnosis>> diagnosis) {
        this.workspace = workspace;
        getStyleClass().add("change-body");
        setId("diagnosis");
        diagnosis.addListener((_, _, now) -> show(now));
        show(diagnosis.getValue());
    }

    private void show(Optional<Diagnosis> diagnosis) {
        getChildren().clear();
        diagnosis.ifPresent(it -> {
            getChildren().add(new FindingCard(workspace, it.first()));
            if (!it.others().isEmpty()) {
                getChildren().add(new Folded(workspace.texts(), "diagnosis.others", cards(it.others())));
            }
        });
        setVisible(diagnosis.isPresent());
        setManaged(diagnosis.isPresent());
    }

    private FindingCard[] cards(List<Finding> findings) {
        return findings.stream().limit(OTHERS).map(finding -> new FindingCard(workspace, finding))
                .toArray(FindingCard[]::new);
    }
}
