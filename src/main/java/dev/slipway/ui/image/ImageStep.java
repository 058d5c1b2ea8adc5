package dev.slipway.ui.image;

import dev.slipway.image.ImagePush;
import dev.slipway.image.ImageProblem;
import dev.slipway.image.PushedImage;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Latest;
import dev.slipway.ui.Step;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.change.StepState;
import dev.slipway.ui.control.Folded;
import java.time.InstantSource;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Step 5: build and push the image of the folder's commit. */
public final class ImageStep implements Step {

    private final Workspace workspace;
    private final RepositoryForm repository = new RepositoryForm();
    private final BooleanProperty pulls = new SimpleBooleanProperty();
    /** Without a usable engine nothing is wrong: GitHub will build. */
    private final BooleanProperty withoutDocker = new SimpleBooleanProperty();
    private final ChangeStep<ImageWish> change;
    private final ObservableValue<Mark> mark;
    private final Latest<Optional<PushedImage>> telling;
    private final PauseTransition settled = new PauseTransition(Duration.millis(400));
    private final WantedView wantedView;
    private final ContextView context;
    private final PlatformWays ways;
    private final VBox result = new VBox();
    private final VBox view = new VBox();

    public ImageStep(Workspace workspace) {
        this.workspace = workspace;
        this.change = workspace.step(CommitImage::wished, Bindings.createObjectBinding(this::wish,
                workspace.pipeline(), repository.wanted(), pulls));
        this.mark = Bindings.createObjectBinding(() -> withoutDocker.get() ? Mark.OPEN : change.mark().getValue(),
                withoutDocker, change.mark());
        this.telling = new Latest<>(workspace.background(), this::tell);
        this.wantedView = new WantedView(workspace);
        this.context = new ContextView(workspace, this::lookAnew);
        this.ways = new PlatformWays(workspace, this::rebuild, this::lookAnew);
        change.state().addListener((_, before, now) -> follow(before, now));
        repository.wanted().addListener((_, _, _) -> settled.playFromStart());
        settled.setOnFinished(_ -> change.lookOnce());
        workspace.world().addListener((_, _, _) -> pulls.set(false));
        workspace.image().addListener((_, _, now) -> clearUnless(now.isPresent()));
        compose(workspace.texts());
    }

    private void compose(Texts texts) {
        LayersView layers = new LayersView(texts, InstantSource.system());
        change.progress().onNews(layers);
        WithoutDocker without = new WithoutDocker(workspace, this::lookAnew);
        shownWhen(without, withoutDocker);
        ChangeView<ImageWish> changes = new ChangeView<>(texts, change, "image");
        shownWhen(changes, withoutDocker.not());
        VBox live = new VBox(ways, layers, new BuildLogView(workspace, change.progress()));
        live.getStyleClass().add("fields");
        changes.showLive(live);
        Folded settings = new Folded(texts, "image.repository", new RepositoryView(texts, repository));
        BuildArgumentsView arguments = new BuildArgumentsView(workspace);
        ObservableBooleanValue isIdle = Bindings.createBooleanBinding(() -> !withoutDocker.get()
                && !(change.state().get() instanceof StepState.Applying<ImageWish>), change.state(), withoutDocker);
        shownWhen(settings, isIdle);
        shownWhen(arguments, isIdle);
        shownWhen(result, Bindings.isNotEmpty(result.getChildren()));
        view.getStyleClass().add("fields");
        view.getChildren().addAll(wantedView, context, new EngineCard(workspace, this::lookAnew), without, result,
                arguments, settings, changes);
    }

    private static void shownWhen(Node node, ObservableBooleanValue condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    @Override
    public String key() {
        return "image";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public ObservableValue<Mark> mark() {
        return mark;
    }

    @Override
    public void doubt() {
        change.forget();
    }

    @Override
    public void shown() {
        if (workspace.world().get() != null) {
            wantedView.look();
            context.look();
            change.lookOnce();
        }
    }

    private Optional<ImageWish> wish() {
        return workspace.pipeline().get() == null ? Optional.empty() : repository.wanted().getValue()
                .map(settings -> new ImageWish(workspace.pipeline().get(), settings, pulls.get()));
    }

    private void lookAnew() {
        change.forget();
        change.look();
    }

    /** Base images that the engine has for another platform are fetched again. */
    private void rebuild() {
        pulls.set(true);
        lookAnew();
    }

    private void follow(StepState<ImageWish> before, StepState<ImageWish> now) {
        if (!(now instanceof StepState.Looking<ImageWish> || now instanceof StepState.Asking<ImageWish>)) {
            clearUnless(now.mark() == Mark.DONE);
            withoutDocker.set(before instanceof StepState.Looking<ImageWish>
                    && now instanceof StepState.Stuck<ImageWish>(var problem, var _)
                    && (problem instanceof ImageProblem.NoEngine || problem instanceof ImageProblem.EngineFailed));
        }
        if (now instanceof StepState.Stuck<ImageWish>(ImageProblem.WrongPlatform mismatch, var _)) {
            ways.offer(mismatch);
        } else {
            ways.hide();
        }
        if (now.mark() == Mark.DONE) {
            World world = workspace.world().get();
            ImageWish wish = wish().orElseThrow();
            telling.instead(_ -> new ImagePush(world.account(), world.tools().engine())
                    .seen(CommitImage.of(world, wish)));
        }
    }

    /** What was in ECR says nothing once something else is wanted. */
    private void clearUnless(boolean isThere) {
        if (!isThere) {
            telling.drop();
            result.getChildren().clear();
        }
    }

    /** The steps after this one deploy the image by its digest. */
    private void tell(Ending<Optional<PushedImage>> ending) {
        if (ending instanceof Ending.Answer<Optional<PushedImage>>(Optional<PushedImage> seen)) {
            result.getChildren().clear();
            seen.ifPresent(image -> result.getChildren().add(new ImageFacts(workspace.texts(), image)));
            workspace.image().set(seen.map(PushedImage::fact));
        }
    }
}
