package dev.slipway.ui.identity;

import dev.slipway.change.Note;
import dev.slipway.identity.Narrowing;
import dev.slipway.learn.Link;
import dev.slipway.ui.Background;
import dev.slipway.ui.Step;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Topic;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.change.StepState;
import dev.slipway.ui.control.Answer;
import dev.slipway.ui.control.Checks;
import dev.slipway.ui.control.Field;
import dev.slipway.ui.control.FieldGrid;
import dev.slipway.ui.control.Folded;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Step 3: provider and role, and a table of who gets in. */
public final class TrustStep implements Step {

    private static final Answer.Check KEY = Checks.matches(
            "arn:[a-z-]{1,20}:kms:[a-z0-9-]{1,30}:\\d{12}:key/[A-Za-z0-9-]{1,80}", "trust.badKey");

    private final Workspace workspace;
    private final ChangeStep<TrustWish> change;
    private final VBox view = new VBox();
    private final Answer key = new Answer("", TrustStep::complaint);
    private RepositoryDefinition definition;
    private final ObjectProperty<Narrowing> narrowing = new SimpleObjectProperty<>(Narrowing.none());

    public TrustStep(Workspace workspace) {
        this.workspace = workspace;
        Texts texts = workspace.texts();
        TrustForm form = new TrustForm(workspace.pipeline());
        this.change = workspace.step(world -> new TrustSetup(world, new RoleWish(narrowing.get(), keys())),
                form.wanted());
        RoleView role = new RoleView(workspace, narrowing);
        EntranceChoices choices = new EntranceChoices(texts, form);
        GuestList guests = new GuestList(workspace, choices::offer);
        workspace.world().addListener((_, _, world) -> {
            narrowing.set(Narrowing.none());
            form.show(world.pipeline());
        });
        form.wanted().addListener((_, _, wanted) ->
                wanted.ifPresent(wish -> workspace.pipeline().set(wish.pipeline())));
        change.state().addListener((_, _, now) -> guests.follow(now));
        change.state().addListener((_, _, now) -> role.showBeside(now));
        narrowing.addListener((_, _, picked) -> lookAgain(picked));
        Folded tokens = new Folded(texts, "trust.tokens", new FieldGrid(
                Field.line(texts, "trust.issuer", form.issuer()),
                Field.line(texts, "trust.audience", form.audience())));
        key.text().addListener((_, _, _) -> change.forget());
        Folded keys = new Folded(texts, "trust.keys", Field.line(texts, "trust.key", key));
        view.getStyleClass().add("fields");
        view.getChildren().addAll(new FieldGrid(
                        Topic.links(Field.line(texts, "trust.role", form.role()), Link.CI_ROLE),
                        Topic.links(Field.line(texts, "trust.branch", form.branch()), Link.OIDC)),
                Topic.links(choices, Link.OIDC), Topic.links(tokens, Link.OIDC, Link.STS), keys,
                new ChangeView<>(texts, change, "trust"), Topic.links(guests, Link.STS, Link.CI_ROLE),
                Topic.links(role, Link.CI_ROLE, Link.PASS_ROLE), new RightsList(workspace));
    }

    private List<String> keys() {
        return key.value().isEmpty() || !key.isGood() ? List.of() : List.of(key.value());
    }

    /** What is picked changes the plan. */
    private void lookAgain(Narrowing picked) {
        if (!picked.equals(Narrowing.none()) || change.state().get() instanceof StepState.Previewing<TrustWish>) {
            change.forget();
            change.look();
        }
    }

    /** Most have no key of their own, so none is no complaint. */
    private static Optional<Note> complaint(String key) {
        return key.isEmpty() ? Optional.empty() : KEY.complaint(key);
    }

    @Override
    public String key() {
        return "trust";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public ObservableValue<Mark> mark() {
        return change.mark();
    }

    @Override
    public void doubt() {
        change.forget();
    }

    @Override
    public void shown() {
        World world = workspace.world().get();
        if (world != null) {
            String file = workspace.pipeline().get().files().taskDefinition();
            workspace.background().start(_ -> RepositoryDefinition.read(world.code().folder(), file),
                    ending -> look(ending instanceof Background.Ending.Answer<RepositoryDefinition>(var read)
                            ? read : null));
        }
    }

    /** The roles, secrets and tags that the task definition names are part of the plan. */
    private void look(RepositoryDefinition read) {
        if (!Objects.equals(read, definition)) {
            definition = read;
            change.forget();
        }
        change.lookOnce();
    }
}
