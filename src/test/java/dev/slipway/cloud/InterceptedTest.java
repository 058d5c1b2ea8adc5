package dev.slipway.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Vpc;

class InterceptedTest {

    private final List<String> passed = new ArrayList<>();
    private final Ec2Client client = Intercepted.client(Ec2Client.class, new TwoPages(), (request, real) -> {
        passed.add(request.getClass().getSimpleName());
        return real.get();
    });

    @Test
    void theLargestClientPassesItsRequestsOn() {
        assertEquals("vpc-1", client.describeVpcs(DescribeVpcsRequest.builder().build()).vpcs().getFirst().vpcId());
        assertEquals(List.of("DescribeVpcsRequest"), passed);
    }

    @Test
    void everyPageOfAPaginatorPassesBy() {
        List<String> vpcs = client.describeVpcsPaginator(r -> {}).vpcs().stream().map(Vpc::vpcId).toList();

        assertEquals(List.of("vpc-1", "vpc-2"), vpcs);
        assertEquals(List.of("DescribeVpcsRequest", "DescribeVpcsRequest"), passed);
    }

    @Test
    void whatTheClientThrowsArrivesAsItWas() {
        assertThrows(Ec2Exception.class, () -> client.describeSubnets(r -> {}));
        assertThrows(UnsupportedOperationException.class, () -> client.createVpc(r -> {}));
    }

    @Test
    void theClientKeepsItsName() {
        assertEquals("ec2", client.serviceName());
    }

    private static final class TwoPages implements Ec2Client {

        @Override
        public DescribeVpcsResponse describeVpcs(DescribeVpcsRequest request) {
            boolean first = request.nextToken() == null;
            return DescribeVpcsResponse.builder().vpcs(Vpc.builder().vpcId(first ? "vpc-1" : "vpc-2").build())
                    .nextToken(first ? "more" : null).build();
        }

        @Override
        public DescribeSubnetsResponse describeSubnets(DescribeSubnetsRequest request) {
            throw Ec2Exception.builder().message("no").build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
