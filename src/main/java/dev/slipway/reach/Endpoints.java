package dev.slipway.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.pipeline.ImageRef;
import dev.slipway.pipeline.Seen;
import dev.slipway.pipeline.Workload;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

/**
 * The ways that lead from a VPC to single services of AWS and nowhere else.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html">Endpoints that Fargate needs
 *     for ECR</a>
 */
record Endpoints(List<VpcEndpoint> all) {

    /** An image's layers lie in S3. */
    private static final List<String> FOR_IMAGES = List.of("ecr.api", "ecr.dkr", "s3");

    static Endpoints read(Account account, String vpc) throws ProblemException {
        return new Endpoints(Aws.call(() -> account.ec2().describeVpcEndpoints(r -> r
                .filters(Network.by("vpc-id", vpc)))).vpcEndpoints());
    }

    /**
     * How tasks stand that have no other way.
     *
     * @param isPublic whether only the public address is missing
     * @param table    the subnet's route table
     */
    Seen seen(String subnet, boolean isPublic, String table, Workload workload) {
        List<String> forImages = missing(FOR_IMAGES, table);
        boolean isElsewhere = workload.images().stream().anyMatch(image -> !ImageRef.of(image).registry()
                .contains(".dkr.ecr."));
        if (isElsewhere || !forImages.isEmpty()) {
            return isPublic ? Seen.fault("look.wayOut.noAddress", subnet)
                    : Seen.fault("look.wayOut.none", subnet, table,
                            forImages.isEmpty() ? "–" : String.join(", ", forImages));
        }
        List<String> forSecrets = missing(secretServices(workload), table);
        if (!forSecrets.isEmpty()) {
            return Seen.fault("look.wayOut.noSecretEndpoint", subnet, String.join(", ", forSecrets));
        }
        return workload.logs().isEmpty() || missing(List.of("logs"), table).isEmpty()
                ? Seen.fine("look.wayOut.endpoints", subnet)
                : Seen.fault("look.wayOut.noLogEndpoint", subnet);
    }

    private static List<String> secretServices(Workload workload) {
        return workload.secrets().stream().map(from -> from.contains(":secretsmanager:") ? "secretsmanager" : "ssm")
                .distinct().toList();
    }

    private List<String> missing(List<String> services, String table) {
        List<String> missing = new ArrayList<>(services);
        missing.removeIf(service -> all.stream().anyMatch(endpoint -> leads(endpoint, service, table)));
        return missing;
    }

    /** An endpoint of the gateway kind only serves the route tables it stands in. */
    private static boolean leads(VpcEndpoint endpoint, String service, String table) {
        return endpoint.serviceName().endsWith("." + service) && "available".equalsIgnoreCase(endpoint.stateAsString())
                && (endpoint.vpcEndpointType() != VpcEndpointType.GATEWAY || endpoint.routeTableIds().contains(table));
    }
}
