package dev.slipway.ui.target;

import dev.slipway.pipeline.App;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Target;
import dev.slipway.ui.control.Answer;
import dev.slipway.ui.control.Checks;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/** The names of what the pipeline deploys onto, and of the program it deploys. */
final class TargetForm {

    private final Answer cluster = new Answer("", Checks.matches("[A-Za-z0-9_-]{1,255}", "target.name.ecs"));
    private final Answer service = new Answer("", Checks.matches("[A-Za-z0-9_-]{1,255}", "target.name.ecs"));
    private final Answer family = new Answer("", Checks.matches("[A-Za-z0-9_-]{1,255}", "target.name.ecs"));
    private final Answer repository = new Answer("", Checks.matches(
            "(?=.{2,256}$)[a-z0-9]+(?:[._-][a-z0-9]+)*(?:/[a-z0-9]+(?:[._-][a-z0-9]+)*)*", "target.name.ecr"));
    private final Answer logGroup = new Answer("", Checks.matches("[A-Za-z0-9_/.#-]{1,512}", "target.name.logGroup"));
    private final Answer executionRole = new Answer("", Checks.matches("[A-Za-z0-9+=,.@_-]{1,64}",
            "target.name.role"));
    private final Answer securityGroup = new Answer("", Checks.matches(
            "(?!sg-)[A-Za-z0-9 ._:/()#,@+=&;!$*-]{1,255}", "target.name.securityGroup"));
    private final Answer folder = new Answer("", Checks.matches("(?!/)(?!.*\\.\\.)[^\\\\:*?\"<>|]{1,200}",
            "target.name.folder"));
    private final Answer container = new Answer("", Checks.matches("[A-Za-z0-9_-]{1,255}", "target.name.ecs"));
    private final Answer port = new Answer("", Checks.number(1, 65_535));
    private final Answer path = new Answer("", Checks.matches("/[^\\s]{0,500}", "target.name.path"));
    private final ObservableValue<Optional<TargetWish>> wanted;

    /** @param base what the answers are filled into: repository, branch and everything not asked here */
    TargetForm(ObservableValue<Pipeline> base) {
        this.wanted = Answer.request(List.of(cluster, service, family, repository, logGroup, executionRole,
                securityGroup, folder, container, port, path),
                () -> base.getValue() == null ? null : TargetWish.of(filledInto(base.getValue())), base);
    }

    /** The pipeline with these answers; empty while one of them is wrong. */
    ObservableValue<Optional<TargetWish>> wanted() {
        return wanted;
    }

    /** Shows the pipeline's own values. */
    void show(Pipeline pipeline) {
        Target target = pipeline.target();
        cluster.set(target.cluster());
        service.set(target.service());
        family.set(target.family());
        repository.set(target.repository());
        logGroup.set(target.logGroup());
        executionRole.set(target.executionRole());
        securityGroup.set(target.securityGroup());
        App app = pipeline.app();
        folder.set(app.folder());
        container.set(app.container());
        port.set(Integer.toString(app.port()));
        path.set(app.path());
    }

    private Pipeline filledInto(Pipeline base) {
        return base.withTarget(new Target(cluster.value(), service.value(), family.value(), repository.value(),
                        logGroup.value(), executionRole.value(), securityGroup.value()))
                .withApp(new App(folder.value(), container.value(), Integer.parseInt(port.value()), path.value(),
                        base.app().testCommand()));
    }

    Answer cluster() {
        return cluster;
    }

    Answer service() {
        return service;
    }

    Answer family() {
        return family;
    }

    Answer repository() {
        return repository;
    }

    Answer logGroup() {
        return logGroup;
    }

    Answer executionRole() {
        return executionRole;
    }

    Answer securityGroup() {
        return securityGroup;
    }

    Answer folder() {
        return folder;
    }

    Answer container() {
        return container;
    }

    Answer port() {
        return port;
    }

    Answer path() {
        return path;
    }
}
