package dev.slipway.practice;

import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.CreateClusterResponse;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.CreateServiceResponse;
import software.amazon.awssdk.services.ecs.model.DeleteClusterRequest;
import software.amazon.awssdk.services.ecs.model.DeleteClusterResponse;
import software.amazon.awssdk.services.ecs.model.DeleteServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeleteServiceResponse;
import software.amazon.awssdk.services.ecs.model.DeleteTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.DeleteTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentRequest;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentResponse;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;
import software.amazon.awssdk.services.ecs.model.StopTaskResponse;
import software.amazon.awssdk.services.ecs.model.TagResourceRequest;
import software.amazon.awssdk.services.ecs.model.TagResourceResponse;
import software.amazon.awssdk.services.ecs.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecs.model.UntagResourceResponse;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;

/** ECS of the practice account. */
final class PracticeEcs implements EcsClient {

    private final EcsTags tags = new EcsTags();
    private final EcsClusters clusters;
    private final EcsTaskDefinitions definitions;
    private final EcsScheduler scheduler;
    private final EcsServices services;
    private final EcsTasks tasks;
    private final EcsServiceDeployments serviceDeployments;

    PracticeEcs(PracticeAccount account) {
        EcsArns arns = new EcsArns(account);
        this.scheduler = new EcsScheduler(account, arns);
        this.clusters = new EcsClusters(arns, tags);
        this.definitions = new EcsTaskDefinitions(account, arns, tags);
        this.services = new EcsServices(clusters, new EcsServiceShape(account, arns, definitions), scheduler, tags,
                account.agenda());
        this.tasks = new EcsTasks(clusters, services, scheduler.life());
        this.serviceDeployments = new EcsServiceDeployments(services, scheduler, arns);
    }

    /** The containers of the running task that has that network interface. */
    Stream<ContainerDefinition> containersOn(String networkInterfaceId) {
        return services.tasks().filter(EcsTask::isRunning)
                .filter(task -> task.network() != null
                        && task.network().networkInterfaceId().equals(networkInterfaceId))
                .flatMap(task -> task.definition().containerDefinitions().stream());
    }

    /** CPU units of all tasks on Fargate that have not stopped; 1,024 are one vCPU. */
    int fargateUnits() {
        return services.tasks().filter(task -> !task.isStopped())
                .mapToInt(task -> EcsTaskSize.units(task.definition())).sum();
    }

    /** A load balancer has looked whether the target answers. */
    void targetChecked(String targetGroupArn, ElbTarget target) {
        services.tasks().filter(task -> task.isServedAt(targetGroupArn, target.described()))
                .forEach(task -> scheduler.targetChecked(task, targetGroupArn, target));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public CreateClusterResponse createCluster(CreateClusterRequest request) {
        return clusters.create(request);
    }

    @Override
    public DescribeClustersResponse describeClusters(DescribeClustersRequest request) {
        return clusters.describe(request, services);
    }

    @Override
    public ListClustersResponse listClusters(ListClustersRequest request) {
        return clusters.list(request);
    }

    @Override
    public DeleteClusterResponse deleteCluster(DeleteClusterRequest request) {
        return DeleteClusterResponse.builder().cluster(clusters.delete(request.cluster(), services)).build();
    }

    @Override
    public RegisterTaskDefinitionResponse registerTaskDefinition(RegisterTaskDefinitionRequest request) {
        return definitions.register(request);
    }

    @Override
    public DescribeTaskDefinitionResponse describeTaskDefinition(DescribeTaskDefinitionRequest request) {
        return definitions.describe(request);
    }

    @Override
    public ListTaskDefinitionsResponse listTaskDefinitions(ListTaskDefinitionsRequest request) {
        return definitions.list(request);
    }

    @Override
    public DeregisterTaskDefinitionResponse deregisterTaskDefinition(DeregisterTaskDefinitionRequest request) {
        return definitions.deregister(request.taskDefinition());
    }

    @Override
    public DeleteTaskDefinitionsResponse deleteTaskDefinitions(DeleteTaskDefinitionsRequest request) {
        return definitions.delete(request.taskDefinitions());
    }

    @Override
    public CreateServiceResponse createService(CreateServiceRequest request) {
        return CreateServiceResponse.builder().service(services.create(request)).build();
    }

    @Override
    public UpdateServiceResponse updateService(UpdateServiceRequest request) {
        return UpdateServiceResponse.builder().service(services.update(request)).build();
    }

    @Override
    public DescribeServicesResponse describeServices(DescribeServicesRequest request) {
        return services.describe(request);
    }

    @Override
    public ListServicesResponse listServices(ListServicesRequest request) {
        return services.list(request);
    }

    @Override
    public DeleteServiceResponse deleteService(DeleteServiceRequest request) {
        return DeleteServiceResponse.builder().service(services.delete(request)).build();
    }

    @Override
    public ListTasksResponse listTasks(ListTasksRequest request) {
        return tasks.list(request);
    }

    @Override
    public DescribeTasksResponse describeTasks(DescribeTasksRequest request) {
        return tasks.describe(request);
    }

    @Override
    public StopTaskResponse stopTask(StopTaskRequest request) {
        return StopTaskResponse.builder().task(tasks.stop(request)).build();
    }

    @Override
    public ListServiceDeploymentsResponse listServiceDeployments(ListServiceDeploymentsRequest request) {
        return serviceDeployments.list(request);
    }

    @Override
    public DescribeServiceDeploymentsResponse describeServiceDeployments(DescribeServiceDeploymentsRequest request) {
        return serviceDeployments.describe(request);
    }

    @Override
    public DescribeServiceRevisionsResponse describeServiceRevisions(DescribeServiceRevisionsRequest request) {
        return serviceDeployments.describe(request);
    }

    @Override
    public StopServiceDeploymentResponse stopServiceDeployment(StopServiceDeploymentRequest request) {
        return serviceDeployments.stop(request);
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return tags.list(request);
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        return tags.add(request);
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return tags.remove(request);
    }
}
