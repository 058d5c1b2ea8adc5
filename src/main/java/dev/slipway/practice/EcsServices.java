package dev.slipway.practice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeleteServiceRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/** The services of the practice account, and the calls that make, change and describe them. */
final class EcsServices {

    private final EcsClusters clusters;
    private final EcsServiceShape shape;
    private final EcsScheduler scheduler;
    private final EcsTags tags;
    private final PracticeAgenda agenda;
    private final EcsArns arns;
    private final Map<String, EcsService> services = new LinkedHashMap<>();

    EcsServices(EcsClusters clusters, EcsServiceShape shape, EcsScheduler scheduler, EcsTags tags,
                PracticeAgenda agenda) {
        this.clusters = clusters;
        this.shape = shape;
        this.scheduler = scheduler;
        this.tags = tags;
        this.agenda = agenda;
        this.arns = clusters.arns();
    }

    Service create(CreateServiceRequest request) {
        String cluster = clusters.active(request.cluster());
        Service settings = shape.created(request, cluster);
        EcsRevision revision = shape.revision(settings, request.taskDefinition(), request.networkConfiguration());
        refuseExisting(services.get(settings.serviceArn()));
        clusters.role().assume();
        EcsService service = new EcsService(cluster, settings);
        services.put(settings.serviceArn(), service);
        clusters.freshness().made(service.arn());
        tags.created(settings.serviceArn(), request.tags());
        deploy(service, revision);
        return EcsDescriptions.service(service, tags.of(service.arn()));
    }

    private static void refuseExisting(EcsService known) {
        if (known != null && known.isActive()) {
            throw EcsErrors.invalidParameter("Creation of service was not idempotent.");
        }
        if (known != null && known.status().equals("DRAINING")) {
            throw EcsErrors.invalidParameter("Unable to Start a service that is still Draining.");
        }
    }

    Service update(UpdateServiceRequest request) {
        EcsService service = find(request.cluster(), request.service());
        if (!service.isActive()) {
            throw EcsErrors.serviceNotActive();
        }
        Service settings = shape.updated(service.settings(), request);
        clusters.freshness().changes(service);
        EcsRevision current = service.primary().revision();
        String definition = Objects.requireNonNullElse(request.taskDefinition(),
                current.definition().taskDefinitionArn());
        NetworkConfiguration network = request.networkConfiguration() == null ? current.network()
                : request.networkConfiguration();
        boolean forced = Boolean.TRUE.equals(request.forceNewDeployment())
                || !settings.loadBalancers().equals(service.settings().loadBalancers());
        if (request.taskDefinition() == null && request.networkConfiguration() == null && !forced) {
            service.set(settings);
            scheduler.told(service);
        } else {
            EcsRevision revision = shape.revision(settings, definition, network);
            service.set(settings);
            if (forced || !revision.isLike(current)) {
                deploy(service, revision);
            }
        }
        return EcsDescriptions.service(service, tags.of(service.arn()));
    }

    private void deploy(EcsService service, EcsRevision revision) {
        if (!service.deployments().isEmpty() && !service.primary().release().hasEnded()) {
            service.primary().release().ended(ServiceDeploymentStatus.STOPPED,
                    "Service deployment stopped because a newer one replaced it.", agenda.now());
        }
        EcsRevision source = service.lastCompleted().map(EcsDeployment::revision).orElse(null);
        var release = new EcsServiceDeployment(arns.serviceDeployment(service.cluster(), service.name()), revision,
                source, agenda.now());
        service.begin(new EcsDeployment(arns.newDeploymentId(), revision, release, agenda.now()));
        scheduler.told(service);
    }

    DescribeServicesResponse describe(DescribeServicesRequest request) {
        String cluster = clusters.active(request.cluster());
        if (request.services().isEmpty()) {
            throw EcsErrors.invalidParameter("Services cannot be empty.");
        }
        EcsErrors.checkMost("service names", request.services(), 10);
        List<Service> found = new ArrayList<>();
        List<Failure> missing = new ArrayList<>();
        for (String nameOrArn : request.services()) {
            String arn = arns.service(cluster, EcsArns.lastPart(nameOrArn));
            EcsService service = services.get(arn);
            if (service == null || clusters.freshness().isMissed(arn)) {
                missing.add(Failure.builder().arn(arn).reason("MISSING").build());
            } else {
                found.add(clusters.freshness().seen(service).toBuilder()
                        .tags(request.include().contains(ServiceField.TAGS) ? tags.of(arn) : List.of()).build());
            }
        }
        return DescribeServicesResponse.builder().services(found).failures(missing).build();
    }

    ListServicesResponse list(ListServicesRequest request) {
        String cluster = clusters.active(request.cluster());
        List<String> all = livingIn(cluster).stream().filter(EcsService::isActive).map(EcsService::arn).toList();
        Page<String> page = Page.of(all, request.maxResults(), request.nextToken(), 10,
                EcsErrors::invalidToken);
        return ListServicesResponse.builder().serviceArns(page.items()).nextToken(page.next()).build();
    }

    Service delete(DeleteServiceRequest request) {
        EcsService service = find(request.cluster(), request.service());
        if (service.desired() > 0 && !Boolean.TRUE.equals(request.force())) {
            throw EcsErrors.invalidParameter("The service cannot be stopped while it is scaled above 0.");
        }
        service.set(service.settings().toBuilder().status("DRAINING").desiredCount(0).build());
        scheduler.told(service);
        return EcsDescriptions.service(service, tags.of(service.arn()));
    }

    /** The service, also one that is draining. */
    EcsService find(String clusterName, String nameOrArn) {
        String cluster = clusters.active(clusterName);
        if (nameOrArn == null || nameOrArn.isEmpty()) {
            throw EcsErrors.invalidParameter("Service name can not be blank.");
        }
        EcsService service = services.get(arns.service(cluster, EcsArns.lastPart(nameOrArn)));
        if (service == null || service.status().equals("INACTIVE")) {
            throw EcsErrors.serviceNotFound();
        }
        return service;
    }

    /** The cluster's services that are there or still going. */
    List<EcsService> livingIn(String cluster) {
        return all().stream().filter(service -> service.cluster().equals(cluster))
                .filter(service -> !service.status().equals("INACTIVE")).toList();
    }

    Stream<EcsTask> tasks() {
        return all().stream().flatMap(service -> service.tasks().stream());
    }

    List<EcsService> all() {
        return List.copyOf(services.values());
    }
}
