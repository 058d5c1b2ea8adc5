package dev.slipway.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.Seen;
import dev.slipway.pipeline.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

class EndpointsTest {

    private static final String IMAGE = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/api:v1";
    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:key-AbCdEf";

    @Test
    void allOfThemTogetherAreAWayToAws() {
        assertEquals("look.wayOut.endpoints", seen(IMAGE, true, "ecr.api", "ecr.dkr", "s3", "secretsmanager", "logs"));
    }

    @Test
    void whatTheTasksDoNotUseIsNotMissed() {
        assertEquals("look.wayOut.endpoints", seen(IMAGE, false, "ecr.api", "ecr.dkr", "s3"));
    }

    @Test
    void whatIsMissingForTheImageForTheSecretAndForTheLogIsToldApart() {
        assertEquals("look.wayOut.none", seen(IMAGE, true, "ecr.api", "ecr.dkr", "secretsmanager", "logs"));
        assertEquals("look.wayOut.noSecretEndpoint", seen(IMAGE, true, "ecr.api", "ecr.dkr", "s3", "logs"));
        assertEquals("look.wayOut.noLogEndpoint", seen(IMAGE, true, "ecr.api", "ecr.dkr", "s3", "secretsmanager"));
    }

    @Test
    void theyDoNotLeadToAnotherRegistry() {
        assertEquals("look.wayOut.none", seen("nginx", false, "ecr.api", "ecr.dkr", "s3"));
    }

    @Test
    void theNamesOfThoseThatAreMissingAreTold() {
        assertEquals(List.of("subnet-1", "rtb-1", "ecr.dkr, s3"),
                new Endpoints(List.of(endpoint("ecr.api"))).seen("subnet-1", false, "rtb-1", workload(IMAGE, false))
                        .facts());
    }

    @Test
    void aGatewayThatStandsInAnotherRouteTableDoesNotHelp() {
        List<VpcEndpoint> all = new ArrayList<>(List.of(endpoint("ecr.api"), endpoint("ecr.dkr")));
        all.add(endpoint("s3").toBuilder().vpcEndpointType(VpcEndpointType.GATEWAY).routeTableIds("rtb-2").build());
        assertEquals("look.wayOut.none", new Endpoints(all).seen("subnet-1", false, "rtb-1", workload(IMAGE, false))
                .key());
        assertEquals("look.wayOut.endpoints", new Endpoints(all).seen("subnet-1", false, "rtb-2",
                workload(IMAGE, false)).key());
    }

    @Test
    void oneThatIsNotReadyYetDoesNotHelp() {
        List<VpcEndpoint> all = List.of(endpoint("ecr.api"), endpoint("ecr.dkr"),
                endpoint("s3").toBuilder().state("pending").build());
        Seen seen = new Endpoints(all).seen("subnet-1", true, "rtb-1", workload(IMAGE, false));
        assertEquals(Seen.fault("look.wayOut.noAddress", "subnet-1"), seen);
    }

    private static String seen(String image, boolean all, String... services) {
        return new Endpoints(Stream.of(services).map(EndpointsTest::endpoint).toList())
                .seen("subnet-1", false, "rtb-1", workload(image, all)).key();
    }

    private static VpcEndpoint endpoint(String service) {
        return VpcEndpoint.builder().serviceName("com.amazonaws.eu-west-1." + service).state("available")
                .vpcEndpointType(VpcEndpointType.INTERFACE).build();
    }

    private static Workload workload(String image, boolean all) {
        Optional<Workload.Log> log = all ? Optional.of(new Workload.Log("/ecs/web", "", false)) : Optional.empty();
        return new Workload("tasks", Optional.of(Platform.X86_64), List.of(new Workload.Container("api", image, log,
                all ? List.of(SECRET) : List.of(), List.of())), Optional.empty(), List.of());
    }
}
