package dev.slipway.ui.learn;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Aws;
import dev.slipway.github.GitHub;
import dev.slipway.learn.Goal;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.reach.Probe;
import dev.slipway.reach.ReachRequest;
import dev.slipway.taskdef.Opened;
import dev.slipway.taskdef.Stripping;
import dev.slipway.ui.World;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * Sees whether a goal is reached, from what is in the practice account and the repository now.
 *
 * @param before the revision of the task definition that must not be what runs
 */
record Look(World world, int before) {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    boolean sees(Goal goal) throws ProblemException {
        return switch (goal) {
            case ANSWERED -> isAnswered();
            case DEPLOYED -> service().filter(it -> revision(it) > before).filter(Look::isSteady).isPresent();
            case GREEN -> isGreen();
            case ACCEPTED -> isAccepted();
        };
    }

    private Optional<Service> service() throws ProblemException {
        Pipeline pipeline = world.pipeline();
        return Aws.call(() -> world.account().ecs().describeServices(r -> r.cluster(pipeline.target().cluster())
                .services(pipeline.target().service()))).services().stream().findFirst();
    }

    private static boolean isSteady(Service service) {
        return service.deployments().size() == 1 && service.runningCount() > 0
                && service.runningCount().equals(service.desiredCount())
                && service.deployments().getFirst().rolloutState() == DeploymentRolloutState.COMPLETED;
    }

    /** The number at the end of {@code ...:task-definition/my-app-api:7}. */
    static int revision(Service service) {
        String definition = service.deployments().stream().filter(it -> it.status().equals("PRIMARY")).findFirst()
                .orElseThrow().taskDefinition();
        return Integer.parseInt(definition.substring(definition.lastIndexOf(':') + 1));
    }

    private boolean isAnswered() throws ProblemException {
        Pipeline pipeline = world.pipeline();
        ReachRequest request = new ReachRequest(pipeline.target().cluster(), pipeline.target().service(),
                pipeline.app().port(), pipeline.app().path());
        return addresses().anyMatch(address -> world.tools().probe().ask(request.at(address), PATIENCE).answer()
                instanceof Probe.Answer.Answered answered && answered.status() == 200);
    }

    private Stream<String> addresses() throws ProblemException {
        var target = world.pipeline().target();
        List<String> tasks = Aws.call(() -> world.account().ecs().listTasks(r -> r.cluster(target.cluster())
                .serviceName(target.service()))).taskArns();
        if (tasks.isEmpty()) {
            return Stream.empty();
        }
        List<String> interfaces = Aws.call(() -> world.account().ecs().describeTasks(r -> r.cluster(target.cluster())
                .tasks(tasks))).tasks().stream().flatMap(task -> task.attachments().stream())
                .flatMap(attachment -> attachment.details().stream())
                .filter(detail -> detail.name().equals("networkInterfaceId")).map(KeyValuePair::value).toList();
        return Aws.call(() -> world.account().ec2().describeNetworkInterfaces(r -> r.filters(
                Filter.builder().name("network-interface-id").values(interfaces).build()))).networkInterfaces().stream()
                .map(NetworkInterface::association).filter(Objects::nonNull)
                .map(NetworkInterfaceAssociation::publicIp).filter(Objects::nonNull);
    }

    private boolean isGreen() throws ProblemException {
        Pipeline pipeline = world.pipeline();
        Optional<GitHub.Branch> branch = world.code().gitHub().branch(pipeline.repository(), pipeline.branch());
        if (branch.isEmpty()) {
            return false;
        }
        Optional<GitHub.WorkflowRun> run = world.code().gitHub().runs(pipeline.repository(), branch.get().sha())
                .stream().filter(it -> it.path().equals(pipeline.files().workflow()))
                .filter(it -> !it.origin().event().equals("pull_request")).findFirst();
        return run.filter(it -> it.conclusion() == GitHub.Conclusion.SUCCESS).isPresent()
                && service().filter(Look::isSteady).isPresent();
    }

    private boolean isAccepted() throws ProblemException {
        Optional<String> text = new RepositoryFile(world.code().folder(), world.pipeline().files().taskDefinition())
                .read();
        try {
            return text.isPresent() && Stripping.of(Opened.of(text.get()).definition()).removed().isEmpty();
        } catch (ProblemException e) {
            // not even a task definition, in the middle of an edit
            return false;
        }
    }
}
