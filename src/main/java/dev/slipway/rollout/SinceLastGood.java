package dev.slipway.rollout;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.taskdef.Live;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.ContainerImage;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;

/** Reads what a service's newest deployment changed against the last one before it that succeeded. */
public final class SinceLastGood {

    private final Live live;
    private final Releases releases;

    public SinceLastGood(Account account) {
        this.live = new Live(account);
        this.releases = new Releases(account);
    }

    /**
     * The outcome.
     *
     * @param good    the revision that succeeded: {@code my-app-api:3}
     * @param at      when that deployment began
     * @param newest  the revision that the newest deployment brought or tried to
     */
    public record Found(String good, Instant at, String newest, List<Since> differences) {
        public Found {
            differences = List.copyOf(differences);
        }
    }

    /**
     * Empty when no earlier deployment succeeded, as far as AWS remembers (90 days, and here the newest 100).
     *
     * @throws ProblemException when AWS does not answer
     */
    public Optional<Found> look(ServiceName service) throws ProblemException {
        List<ServiceDeploymentBrief> history = releases.history(service);
        Optional<ServiceDeploymentBrief> good = history.stream().skip(1)
                .filter(it -> it.status() == ServiceDeploymentStatus.SUCCESSFUL).findFirst();
        if (good.isEmpty()) {
            return Optional.empty();
        }
        Optional<ServiceRevision> before = revision(good.get());
        Optional<ServiceRevision> now = revision(history.getFirst());
        if (before.isEmpty() || now.isEmpty()) {
            return Optional.empty();
        }
        List<Since> differences = Since.between(state(before.get(), desired(good.get())),
                state(now.get(), desired(history.getFirst())));
        return Optional.of(new Found(Rows.lastPart(before.get().taskDefinition()), good.get().createdAt(),
                Rows.lastPart(now.get().taskDefinition()), differences));
    }

    private Optional<ServiceRevision> revision(ServiceDeploymentBrief deployment) throws ProblemException {
        return deployment.targetServiceRevisionArn() == null ? Optional.empty()
                : releases.revision(deployment.targetServiceRevisionArn());
    }

    /** None wanted is not told: a revision that gave way may be said to want none either. */
    private OptionalInt desired(ServiceDeploymentBrief deployment) throws ProblemException {
        return releases.deployment(deployment.serviceDeploymentArn()).map(it -> it.targetServiceRevision())
                .map(it -> it.requestedTaskCount()).filter(count -> count > 0).map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private ServiceState state(ServiceRevision revision, OptionalInt desired) throws ProblemException {
        Map<String, String> digests = new LinkedHashMap<>();
        for (ContainerImage image : revision.containerImages()) {
            if (image.containerName() != null && image.imageDigest() != null) {
                digests.put(image.containerName(), image.imageDigest());
            }
        }
        return new ServiceState(live.revision(revision.taskDefinition()).definition(), digests, desired,
                placement(revision.networkConfiguration()));
    }

    private static ServiceState.Placement placement(NetworkConfiguration network) {
        if (network == null || network.awsvpcConfiguration() == null) {
            return ServiceState.Placement.none();
        }
        AwsVpcConfiguration vpc = network.awsvpcConfiguration();
        return new ServiceState.Placement(vpc.subnets(), vpc.securityGroups(),
                Objects.requireNonNullElse(vpc.assignPublicIpAsString(), ""));
    }
}
