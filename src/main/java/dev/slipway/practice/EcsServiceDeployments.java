package dev.slipway.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.ServiceRevisionSummary;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentRequest;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentResponse;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentStopType;

/** The calls about service deployments: the history of a service, and stopping what is under way. */
final class EcsServiceDeployments {

    private static final String BY_USER = "Service deployment stopped by user.";

    private final EcsServices services;
    private final EcsScheduler scheduler;
    private final EcsArns arns;

    EcsServiceDeployments(EcsServices services, EcsScheduler scheduler, EcsArns arns) {
        this.services = services;
        this.scheduler = scheduler;
        this.arns = arns;
    }

    ListServiceDeploymentsResponse list(ListServiceDeploymentsRequest request) {
        EcsService service = services.find(request.cluster(), request.service());
        List<ServiceDeploymentBrief> all = service.releases().stream()
                .filter(it -> !request.hasStatus() || request.status().contains(it.status()))
                .map(it -> brief(service, it)).toList();
        Page<ServiceDeploymentBrief> page = Page.of(all, request.maxResults(), request.nextToken(), 100,
                EcsErrors::invalidToken);
        return ListServiceDeploymentsResponse.builder().serviceDeployments(page.items()).nextToken(page.next())
                .build();
    }

    DescribeServiceDeploymentsResponse describe(DescribeServiceDeploymentsRequest request) {
        List<ServiceDeployment> found = new ArrayList<>();
        List<Failure> missing = new ArrayList<>();
        for (String arn : request.serviceDeploymentArns()) {
            serviceOf(arn).ifPresentOrElse(service -> found.add(described(service, release(service, arn))),
                    () -> missing.add(Failure.builder().arn(arn).reason("MISSING").build()));
        }
        return DescribeServiceDeploymentsResponse.builder().serviceDeployments(found).failures(missing).build();
    }

    DescribeServiceRevisionsResponse describe(DescribeServiceRevisionsRequest request) {
        List<ServiceRevision> found = new ArrayList<>();
        List<Failure> missing = new ArrayList<>();
        for (String arn : request.serviceRevisionArns()) {
            revision(arn).ifPresentOrElse(found::add,
                    () -> missing.add(Failure.builder().arn(arn).reason("MISSING").build()));
        }
        return DescribeServiceRevisionsResponse.builder().serviceRevisions(found).failures(missing).build();
    }

    private Optional<ServiceRevision> revision(String arn) {
        return services.all().stream().flatMap(service -> service.releases().stream()
                .filter(it -> it.target().arn().equals(arn)).map(it -> revision(service, it))).findFirst();
    }

    private ServiceRevision revision(EcsService service, EcsServiceDeployment release) {
        EcsRevision revision = release.target();
        return ServiceRevision.builder().serviceRevisionArn(revision.arn()).serviceArn(service.arn())
                .clusterArn(arns.cluster(service.cluster())).createdAt(release.createdAt())
                .taskDefinition(revision.definition().taskDefinitionArn()).launchType(service.settings().launchType())
                .platformVersion("1.4.0").platformFamily("Linux").loadBalancers(service.settings().loadBalancers())
                .networkConfiguration(revision.network()).containerImages(revision.images()).build();
    }

    /** Of a deployment that is on its way back already, AWS lets that go on. */
    StopServiceDeploymentResponse stop(StopServiceDeploymentRequest request) {
        String arn = request.serviceDeploymentArn();
        if (request.stopType() == StopServiceDeploymentStopType.ABORT) {
            throw EcsErrors.unsupportedFeature("The stop type ABORT is not supported.");
        }
        EcsService service = serviceOf(arn).orElseThrow(EcsErrors::serviceDeploymentNotFound);
        if (release(service, arn).hasEnded()) {
            throw EcsErrors.conflict("The service deployment can't be stopped in its current state.");
        }
        if (!release(service, arn).isRollingBack()) {
            if (service.lastCompleted().isEmpty()) {
                throw EcsErrors.conflict("The service has no completed deployment to roll back to.");
            }
            scheduler.rollback().rollBack(service, BY_USER);
            scheduler.told(service);
        }
        return StopServiceDeploymentResponse.builder().serviceDeploymentArn(arn).build();
    }

    private Optional<EcsService> serviceOf(String arn) {
        return services.all().stream()
                .filter(service -> service.releases().stream().anyMatch(it -> it.arn().equals(arn))).findFirst();
    }

    private static EcsServiceDeployment release(EcsService service, String arn) {
        return service.releases().stream().filter(it -> it.arn().equals(arn)).findFirst().orElseThrow();
    }

    private ServiceDeploymentBrief brief(EcsService service, EcsServiceDeployment release) {
        return ServiceDeploymentBrief.builder().serviceDeploymentArn(release.arn()).serviceArn(service.arn())
                .clusterArn(arns.cluster(service.cluster())).createdAt(release.createdAt())
                .startedAt(release.createdAt()).finishedAt(release.finishedAt())
                .targetServiceRevisionArn(release.target().arn()).status(release.status())
                .statusReason(release.statusReason()).build();
    }

    private ServiceDeployment described(EcsService service, EcsServiceDeployment release) {
        return ServiceDeployment.builder().serviceDeploymentArn(release.arn()).serviceArn(service.arn())
                .clusterArn(arns.cluster(service.cluster())).createdAt(release.createdAt())
                .startedAt(release.createdAt()).finishedAt(release.finishedAt()).updatedAt(release.updatedAt())
                .targetServiceRevision(summary(service, release.target()))
                .sourceServiceRevisions(release.source() == null ? List.of()
                        : List.of(summary(service, release.source())))
                .status(release.status()).statusReason(release.statusReason()).rollback(release.rollback())
                .deploymentConfiguration(service.settings().deploymentConfiguration())
                .deploymentCircuitBreaker(breaker(service, release)).build();
    }

    private static ServiceRevisionSummary summary(EcsService service, EcsRevision revision) {
        List<EcsTask> its = service.wanted().filter(task -> task.deployment().revision() == revision).toList();
        int running = (int) its.stream().filter(EcsTask::isRunning).count();
        return ServiceRevisionSummary.builder().arn(revision.arn()).requestedTaskCount(service.desired())
                .runningTaskCount(running).pendingTaskCount(its.size() - running).build();
    }

    private static ServiceDeploymentCircuitBreaker breaker(EcsService service, EcsServiceDeployment release) {
        EcsCircuitBreaker breaker = service.breaker();
        String status = !breaker.enabled() ? "DISABLED" : breaker.trips(release.failures()) ? "TRIGGERED"
                : release.hasEnded() ? "MONITORING_COMPLETE" : "MONITORING";
        return ServiceDeploymentCircuitBreaker.builder().status(status).failureCount(release.failures())
                .threshold(breaker.threshold()).build();
    }
}
