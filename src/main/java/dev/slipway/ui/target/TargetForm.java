package dev.slipway.ui.target;

import dev.slipway.pipeline.App;
import dev.slipway.pipeline.Cidr;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Target;
import dev.slipway.ui.control.Answer;
import dev.slipway.ui.control.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
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
    private final Answer folder = new Answer("", Checks.matches("(?!/)(?!.*\\.\\.)[^\\\\:*?\"<>|]{1,200}",
            "target.name.folder"));
    private final Answer container = new Answer("", Checks.matches("[A-Za-z0-9_-]{1,255}", "target.name.ecs"));
    private final Answer port = new Answer("", Checks.number(1, 65_535));
    private final Answer path = new Answer("", Checks.matches("/[^\\s]{0,500}", "target.name.path"));
    private final NetworkForm network;
    private final ObservableValue<Optional<Pipeline>> pipeline;
    private final ObservableValue<Optional<TargetWish>> wanted;

    /**
     * @param base what the answers are filled into: repository, branch and everything not asked here
     * @param who  whom the port is opened for once that is ticked
     */
    TargetForm(ObservableValue<Pipeline> base, ObservableValue<Optional<Cidr>> who) {
        this.network = new NetworkForm(who);
        List<Answer> answers = new ArrayList<>(List.of(cluster, service, family, repository, logGroup, executionRole,
                folder, container, port, path));
        answers.addAll(network.answers());
        this.pipeline = Answer.request(answers,
                () -> base.getValue() == null ? null : filledInto(base.getValue()), base, network.balanced());
        this.wanted = Bindings.createObjectBinding(() -> !network.isSaidForWhom() ? Optional.empty()
                : pipeline.getValue().map(it -> new TargetWish(it, network.openFor())),
                pipeline, network.opens(), who);
    }

    /** The pipeline with these answers; empty while one of them is wrong. */
    ObservableValue<Optional<Pipeline>> pipeline() {
        return pipeline;
    }

    /** What is asked of the step; empty while an answer is wrong or missing. */
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
        network.show(target.securityGroup(), pipeline.placement());
        App app = pipeline.app();
        folder.set(app.folder());
        container.set(app.container());
        port.set(Integer.toString(app.port()));
        path.set(app.path());
    }

    private Pipeline filledInto(Pipeline base) {
        return base.withTarget(new Target(cluster.value(), service.value(), family.value(), repository.value(),
                        logGroup.value(), executionRole.value(), network.securityGroup().value()))
                .withPlacement(network.placement())
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

    NetworkForm network() {
        return network;
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
