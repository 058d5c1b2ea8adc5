package dev.slipway.rollout;

import dev.slipway.change.Attempt;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.taskdef.Live;
import dev.slipway.taskdef.Revision;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;

/**
 * Finds what a service can go back to: a completed deployment that is still there, then what earlier deployments
 * succeeded with, then the family's revisions before the one that runs.
 */
final class LastGood {

    /** How many earlier deployments are asked what they were made of, one call each. */
    private static final int LOOKS_BACK = 5;

    private final Live live;
    private final Releases releases;

    LastGood(Account account) {
        this.live = new Live(account);
        this.releases = new Releases(account);
    }

    /**
     * The revision to go back to; empty when no earlier one is active. One that is newer than what runs is none: the
     * service was taken back from it.
     *
     * @param now the ARN that the service runs or tries to
     * @throws ProblemException when AWS does not answer; a history that may not be read is done without
     */
    Optional<Revision> before(Service service, ServiceName name, String now) throws ProblemException {
        Set<String> candidates = new LinkedHashSet<>();
        service.deployments().stream().filter(it -> it.rolloutState() == DeploymentRolloutState.COMPLETED)
                .map(Deployment::taskDefinition).forEach(candidates::add);
        new Attempt<>(() -> succeeded(name)).get().answer().ifPresent(candidates::addAll);
        live.revisions(family(now)).stream().filter(arn -> isEarlier(arn, now)).limit(LOOKS_BACK)
                .forEach(candidates::add);
        for (String arn : candidates) {
            if (isEarlier(arn, now)) {
                Revision revision = live.revision(arn);
                if (isActive(revision)) {
                    return Optional.of(revision);
                }
            }
        }
        return Optional.empty();
    }

    static boolean isActive(Revision revision) {
        return revision.definition().peek("/status").asText("ACTIVE").equals("ACTIVE");
    }

    private List<String> succeeded(ServiceName name) throws ProblemException {
        Set<String> arns = new LinkedHashSet<>();
        for (ServiceDeploymentBrief one : releases.history(name, ServiceDeploymentStatus.SUCCESSFUL).stream()
                .filter(it -> it.targetServiceRevisionArn() != null).limit(LOOKS_BACK).toList()) {
            releases.revision(one.targetServiceRevisionArn()).map(ServiceRevision::taskDefinition)
                    .ifPresent(arns::add);
        }
        return List.copyOf(arns);
    }

    private static boolean isEarlier(String arn, String now) {
        return !family(arn).equals(family(now)) || number(arn) < number(now);
    }

    private static String family(String arn) {
        String revision = Rows.lastPart(arn);
        return revision.substring(0, revision.lastIndexOf(':'));
    }

    private static int number(String arn) {
        return Integer.parseInt(arn.substring(arn.lastIndexOf(':') + 1));
    }
}
