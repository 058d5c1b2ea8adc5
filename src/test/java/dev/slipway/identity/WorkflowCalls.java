package dev.slipway.identity;

import dev.slipway.cloud.Clients;
import dev.slipway.pipeline.Pipeline;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Tag;

/**
 * The calls that one run of the workflow makes, in its order: the login, the look, the push as Docker makes it through
 * ECR, and those that the deploy action's index.js (v2.6.3) makes.
 */
record WorkflowCalls(Clients clients, Pipeline pipeline, String executionRole, String taskRole) {

    private static final Pattern REFUSED = Pattern.compile("not authorized to perform: (\\S+)");
    private static final String DIGEST = "sha256:" + "a".repeat(64);
    private static final String MANIFEST = """
            {"schemaVersion": 2, "mediaType": "application/vnd.docker.distribution.manifest.v2+json", "config":
            {"mediaType": "application/vnd.docker.container.image.v1+json", "size": 7, "digest": "%s"}, "layers": []}"""
            .formatted(DIGEST);

    /** The action that was refused, which ends the run; empty when the run went through. */
    Optional<String> refused() {
        try {
            push();
            deploy();
            return Optional.empty();
        } catch (AwsServiceException e) {
            Matcher refused = REFUSED.matcher(e.getMessage());
            if (refused.find()) {
                return Optional.of(refused.group(1));
            }
            throw e;
        }
    }

    private void push() {
        String repository = pipeline.target().repository();
        var ecr = clients.ecr();
        ecr.getAuthorizationToken();
        try {
            ecr.describeImages(r -> r.repositoryName(repository)
                    .imageIds(ImageIdentifier.builder().imageTag("0".repeat(40)).build()));
        } catch (ImageNotFoundException e) {
            // so it is to be built and pushed
        }
        ecr.batchCheckLayerAvailability(r -> r.repositoryName(repository).layerDigests(DIGEST));
        String upload = ecr.initiateLayerUpload(r -> r.repositoryName(repository)).uploadId();
        ecr.uploadLayerPart(r -> r.repositoryName(repository).uploadId(upload).partFirstByte(0L).partLastByte(0L)
                .layerPartBlob(SdkBytes.fromUtf8String("x")));
        ecr.completeLayerUpload(r -> r.repositoryName(repository).uploadId(upload).layerDigests(DIGEST));
        ecr.batchGetImage(r -> r.repositoryName(repository).imageIds(ImageIdentifier.builder().imageTag("x").build()));
        ecr.putImage(r -> r.repositoryName(repository).imageTag("sha-" + System.nanoTime()).imageManifest(MANIFEST));
    }

    private void deploy() {
        var ecs = clients.ecs();
        var target = pipeline.target();
        String revision = ecs.registerTaskDefinition(r -> r.family(target.family()).networkMode("awsvpc").cpu("256")
                .memory("512").executionRoleArn(executionRole).taskRoleArn(taskRole)
                .requiresCompatibilitiesWithStrings("FARGATE").tags(Tag.builder().key("team").value("blue").build())
                .containerDefinitions(ContainerDefinition.builder().name("api").image("example.com/x").build()))
                .taskDefinition().taskDefinitionArn();
        ecs.describeServices(r -> r.cluster(target.cluster()).services(target.service()));
        ecs.updateService(r -> r.cluster(target.cluster()).service(target.service()).taskDefinition(revision));
        List.of(1, 2).forEach(_ -> ecs.describeServices(r -> r.cluster(target.cluster()).services(target.service())));
    }
}
