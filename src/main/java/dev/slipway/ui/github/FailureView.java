package dev.slipway.ui.github;

import dev.slipway.diagnosis.Evidence;
import dev.slipway.github.RunSnapshot;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Folded;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.diagnosis.DiagnosisView;
import dev.slipway.ui.diagnosis.Explaining;
import java.util.stream.Stream;
import javafx.scene.layout.VBox;

/** Why a job failed: the cause that its log tells, and the log itself to be read. */
final class FailureView extends VBox {

    private final Workspace workspace;
    private final Explaining explaining;
    private final JobLogView log;
    private final Folded folded;
    private RunSnapshot.Failure shown;

    FailureView(Workspace workspace) {
        this.workspace = workspace;
        this.explaining = new Explaining(workspace);
        this.log = new JobLogView(workspace);
        this.folded = new Folded(workspace.texts(), "run.log", log);
        folded.setId("run-log-fold");
        getStyleClass().add("fields");
    }

    /** The same view of what is known now; a log may come later than its job's end. */
    FailureView of(RunSnapshot.Failure failure) {
        if (failure.equals(shown)) {
            return this;
        }
        shown = failure;
        getChildren().clear();
        failure.unreadable().ifPresent(problem -> getChildren().add(new ProblemView(workspace.texts(), problem)));
        if (!failure.log().lines().isEmpty()) {
            explaining.askNearest(() -> Stream.of(failure.said(), failure.log().whole()).map(failure.log()::text)
                    .map(text -> new Evidence(Evidence.Kind.ACTIONS_LOG, text)).toList());
            log.show(failure);
            getChildren().addAll(new DiagnosisView(workspace, explaining.diagnosis()), folded);
        }
        return this;
    }
}
