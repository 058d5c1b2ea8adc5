package dev.slipway.parts;

import dev.slipway.cloud.Account;
import dev.slipway.pipeline.Pipeline;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.Service;

/** The service of a pipeline with an image that anybody may pull, made by hand in whatever account. */
public final class RunningService {

    private static final String ROLE = "ecsTaskExecutionRole";
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
            "Principal": {"Service": "ecs-tasks.amazonaws.com"}}]}""";

    private final Account account;
    private final Pipeline pipeline;

    public RunningService(Account account, Pipeline pipeline) {
        this.account = account;
        this.pipeline = pipeline;
    }

    /** Makes it with its first deployment. */
    public RunningService made() {
        account.ecs().createCluster(r -> r.clusterName(pipeline.target().cluster()));
        account.iam().createRole(r -> r.roleName(ROLE).assumeRolePolicyDocument(TRUST));
        account.iam().attachRolePolicy(r -> r.roleName(ROLE)
                .policyArn("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"));
        account.ecr().createRepository(r -> r.repositoryName(pipeline.target().repository()));
        register("public.ecr.aws/docker/library/httpd:2.4", "info");
        String subnet = account.ec2().describeSubnets().subnets().getFirst().subnetId();
        account.ecs().createService(r -> r.cluster(pipeline.target().cluster()).serviceName(pipeline.target().service())
                .taskDefinition(pipeline.target().family()).desiredCount(1).launchType("FARGATE")
                .networkConfiguration(n -> n.awsvpcConfiguration(v -> v.subnets(subnet).assignPublicIp("ENABLED")))
                .deploymentConfiguration(d -> d.deploymentCircuitBreaker(b -> b.enable(true).rollback(true))));
        return this;
    }

    /** Begins to take it to another image and another value of its one variable. */
    public void deploy(String image, String logLevel) {
        register(image, logLevel);
        account.ecs().updateService(r -> r.cluster(pipeline.target().cluster()).service(pipeline.target().service())
                .taskDefinition(pipeline.target().family()));
    }

    /** Whether one deployment is left and has completed. */
    public boolean isCalm() {
        Service now = described();
        return now.deployments().size() == 1
                && "COMPLETED".equals(now.deployments().getFirst().rolloutStateAsString());
    }

    public Service described() {
        return account.ecs().describeServices(r -> r.cluster(pipeline.target().cluster())
                .services(pipeline.target().service())).services().getFirst();
    }

    private void register(String image, String logLevel) {
        List<KeyValuePair> variables = List.of(KeyValuePair.builder().name("LOG_LEVEL").value(logLevel).build());
        account.ecs().registerTaskDefinition(r -> r.family(pipeline.target().family()).networkMode("awsvpc").cpu("256")
                .memory("512").executionRoleArn(account.iamArn("role/" + ROLE))
                .requiresCompatibilitiesWithStrings("FARGATE").containerDefinitions(
                        ContainerDefinition.builder().name(pipeline.app().container()).image(image).essential(true)
                                .environment(variables).portMappings(PortMapping.builder()
                                        .containerPort(pipeline.app().port()).build()).build()));
    }
}
