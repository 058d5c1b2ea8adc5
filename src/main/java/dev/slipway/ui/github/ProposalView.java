package dev.slipway.ui.github;

import dev.slipway.change.Verdict;
import dev.slipway.github.GitProblem;
import dev.slipway.github.ProposalRequest;
import dev.slipway.github.Propose;
import dev.slipway.github.PublishRequest;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.change.StepState;
import dev.slipway.ui.control.Answer;
import dev.slipway.ui.control.Checks;
import dev.slipway.ui.control.Field;
import dev.slipway.ui.control.Folded;
import dev.slipway.ui.control.PageLink;
import dev.slipway.ui.control.Words;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.VBox;

/** The way round a protected branch: folded away until a push is refused for that reason, or somebody wants it. */
public final class ProposalView extends VBox {

    /** What git takes for a branch's name, without its rarer liberties. */
    private static final String BRANCH = "(?!.*(?:\\.\\.|//|/$|\\.lock$|@\\{))[A-Za-z0-9_][\\w./+#-]{0,199}";

    private final VBox page = new VBox();
    private final Answer head = new Answer("slipway/pipeline", Checks.matches(BRANCH, "trust.badBranch"));

    /** @param publishing the push that may be refused, and what it is to push */
    public ProposalView(Workspace workspace, ChangeStep<PublishRequest> publishing) {
        ChangeStep<ProposalRequest> proposing = workspace.step(
                world -> new Propose(world.code().git(), world.code().gitHub()),
                Answer.request(List.of(head), () -> wanted(workspace, publishing).orElse(null), publishing.wanted()));
        Folded folded = new Folded(workspace.texts(), "propose.title",
                Words.label(workspace.texts(), "propose.words"),
                Field.line(workspace.texts(), "propose.head", head),
                new ChangeView<>(workspace.texts(), proposing, "propose"), page);
        proposing.state().addListener((_, _, now) -> page.getChildren().setAll(opened(now)
                .map(url -> new PageLink(workspace.texts(), "propose.open", url, workspace::browse))
                .stream().toList()));
        folded.setId("propose");
        folded.expandedProperty().addListener((_, _, open) -> {
            if (open) {
                proposing.lookOnce();
            }
        });
        publishing.state().addListener((_, _, now) -> {
            if (isProtected(now)) {
                folded.setExpanded(true);
            }
        });
        getChildren().add(folded);
    }

    private static Optional<URI> opened(StepState<ProposalRequest> state) {
        return state instanceof StepState.Checked<ProposalRequest>(var _, var _, Verdict.Proven proven)
                ? Propose.opened(proven).map(URI::create) : Optional.empty();
    }

    private static boolean isProtected(StepState<PublishRequest> state) {
        return state instanceof StepState.Stuck<PublishRequest>(GitProblem.BranchIsProtected _, var _);
    }

    private Optional<ProposalRequest> wanted(Workspace workspace, ChangeStep<PublishRequest> publishing) {
        return publishing.wanted().getValue().filter(request -> !request.branch().equals(head.value()))
                .map(request -> new ProposalRequest(request.commit(), workspace.pipeline().get().repository(),
                        request.branch(), head.value()));
    }
}
