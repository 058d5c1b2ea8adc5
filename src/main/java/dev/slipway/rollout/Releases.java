package dev.slipway.rollout;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;

/**
 * Reads a service's own history: its deployments of the last 90 days and what each was made of.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment.html">Service
 *     deployments</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-revision.html">Revisions</a>
 */
record Releases(Account account) {

    private static final int MOST = 100;

    /** The newest 100 at most, the newest first; only those in one of the states when any are named. */
    List<ServiceDeploymentBrief> history(ServiceName name, ServiceDeploymentStatus... states) throws ProblemException {
        return Aws.call(() -> account.ecs().listServiceDeployments(r -> {
            r.cluster(name.cluster()).service(name.service()).maxResults(MOST);
            if (states.length > 0) {
                r.status(states);
            }
        })).serviceDeployments().stream().sorted(Comparator.comparing(ServiceDeploymentBrief::createdAt,
                Comparator.nullsFirst(Comparator.naturalOrder())).reversed()).toList();
    }

    /** Empty when AWS keeps it no more. */
    Optional<ServiceDeployment> deployment(String arn) throws ProblemException {
        return Aws.call(() -> account.ecs().describeServiceDeployments(r -> r.serviceDeploymentArns(arn)))
                .serviceDeployments().stream().findFirst();
    }

    /** Empty when AWS keeps it no more. */
    Optional<ServiceRevision> revision(String arn) throws ProblemException {
        return Aws.call(() -> account.ecs().describeServiceRevisions(r -> r.serviceRevisionArns(arn)))
                .serviceRevisions().stream().findFirst();
    }

    /** What the service's tasks are made of, or are to be: the newest deployment's own, or what it went back to. */
    Optional<ServiceRevision> current(ServiceName name) throws ProblemException {
        List<ServiceDeploymentBrief> history = history(name);
        Optional<ServiceDeployment> newest = history.isEmpty() ? Optional.empty()
                : deployment(history.getFirst().serviceDeploymentArn());
        Optional<String> arn = newest.map(it -> it.rollback() != null ? it.rollback().serviceRevisionArn()
                : it.targetServiceRevision() == null ? null : it.targetServiceRevision().arn());
        return arn.isEmpty() ? Optional.empty() : revision(arn.get());
    }
}
