package dev.slipway.ui.github;

import dev.slipway.github.SecretPlace;
import dev.slipway.github.SecretRequest;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.pipeline.Trust;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.control.Answer;
import dev.slipway.ui.control.Checks;
import dev.slipway.workflow.RoleSecret;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the secret is called and where it is kept. Knows no toolkit nodes. */
final class SecretForm {

    private final Workspace workspace;
    private final Answer name = new Answer("", Checks.matches("(?i)(?!GITHUB_)[A-Z_][A-Z0-9_]{0,99}",
            "secret.badName"));
    private final Answer environment = new Answer("", _ -> Optional.empty());
    private final ObservableList<String> environments = FXCollections.observableArrayList("");
    private final ObservableValue<Optional<SecretRequest>> wanted;

    SecretForm(Workspace workspace) {
        this.workspace = workspace;
        this.wanted = Answer.request(List.of(name, environment), this::request, workspace.pipeline(),
                workspace.world());
        workspace.world().addListener((_, _, world) -> {
            name.set(world.pipeline().trust().secret());
            environments.setAll("");
            environment.set("");
        });
        name.text().addListener((_, _, _) -> keepName());
    }

    Answer name() {
        return name;
    }

    /** Empty for the repository's own. */
    Answer environment() {
        return environment;
    }

    /** Where it may be kept: with the repository (empty), or with an environment that the workflow's jobs name. */
    ObservableList<String> environments() {
        return environments;
    }

    ObservableValue<Optional<SecretRequest>> wanted() {
        return wanted;
    }

    /**
     * Reads the workflow in the folder for the environments of the jobs that assume the role.
     *
     * @param then done afterwards, whether it could be read or not
     */
    void readEnvironments(Runnable then) {
        World world = workspace.world().get();
        String file = workspace.pipeline().get().files().workflow();
        workspace.background().start(_ -> {
            Optional<String> text = new RepositoryFile(world.code().folder(), file).read();
            return text.isEmpty() ? List.<RoleSecret>of() : RoleSecret.of(text.get());
        }, ending -> {
            // a file that cannot be read is told where the file is looked at
            if (ending instanceof Ending.Answer<List<RoleSecret>>(List<RoleSecret> secrets)) {
                offer(secrets.stream().map(RoleSecret::environment).distinct().toList());
            }
            then.run();
        });
    }

    /** A job's own environment is chosen unasked when it is the only place that a job looks in first. */
    private void offer(List<String> named) {
        List<String> more = named.stream().filter(one -> !one.isEmpty() && !environments.contains(one)).toList();
        environments.addAll(more);
        if (more.size() == 1 && named.size() == 1) {
            environment.set(more.getFirst());
        }
    }

    private SecretRequest request() {
        World world = workspace.world().get();
        Pipeline pipeline = workspace.pipeline().get();
        return world == null ? null : new SecretRequest(new SecretPlace(pipeline.repository(), environment.value()),
                name.value(), roleArn(world, pipeline));
    }

    static String roleArn(World world, Pipeline pipeline) {
        return world.account().iamArn("role/" + pipeline.trust().role());
    }

    /** The workflow file names the secret, so the pipeline has to know it. */
    private void keepName() {
        Pipeline pipeline = workspace.pipeline().get();
        if (pipeline != null && name.isGood()) {
            Trust trust = pipeline.trust();
            workspace.pipeline().set(pipeline.withTrust(new Trust(trust.issuer(), trust.audience(), trust.role(),
                    name.value())));
        }
    }
}
