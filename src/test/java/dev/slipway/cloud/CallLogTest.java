package dev.slipway.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.CreateClusterResponse;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.UpdateClusterRequest;
import software.amazon.awssdk.services.ecs.model.UpdateClusterResponse;

class CallLogTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final CallLog log = new CallLog(InstantSource.fixed(NOON));
    private final EcsClient ecs = log.recording(EcsClient.class, new ThreePages());

    @Test
    void aCallIsWrittenOnceWithItsLine() {
        ecs.createCluster(CreateClusterRequest.builder().clusterName("a").build());

        CallLog.Entry entry = log.entries().getFirst();
        assertEquals(1, log.entries().size());
        assertEquals(NOON, entry.at());
        assertEquals("ecs", entry.service());
        assertEquals("CreateCluster", entry.operation());
        assertEquals("aws ecs create-cluster --cluster-name a", entry.command());
        assertEquals("", entry.failure());
    }

    @Test
    void aCallMadeWithAConsumerIsWrittenOnceToo() {
        ecs.createCluster(request -> request.clusterName("a"));
        assertEquals(List.of("aws ecs create-cluster --cluster-name a"), commands());
    }

    @Test
    void aPaginatorIsWrittenPageByPage() {
        List<String> clusters = ecs.listClustersPaginator().clusterArns().stream().toList();

        assertEquals(List.of("page 0", "page 1", "page 2"), clusters);
        assertEquals(List.of("aws ecs list-clusters", "aws ecs list-clusters --next-token 1",
                "aws ecs list-clusters --next-token 2"), commands());
    }

    @Test
    void aFailureIsWrittenAndKeepsItsType() {
        assertThrows(ClusterNotFoundException.class, () -> ecs.updateCluster(request -> request.cluster("gone")));
        assertTrue(log.entries().getFirst().failure().contains("no cluster"), log.entries()::toString);
    }

    @Test
    void aFailureKnowsTheCallThatFailed() {
        ProblemException failure = assertThrows(ProblemException.class,
                () -> Aws.call(() -> ecs.updateCluster(request -> request.cluster("gone"))));
        assertEquals("ecs:UpdateCluster", assertInstanceOf(AwsProblem.Refused.class, failure.problem()).operation());
    }

    @Test
    void anOperationThatNobodyAnswersIsNotInPractice() {
        ProblemException failure = assertThrows(ProblemException.class,
                () -> Aws.call(() -> ecs.executeCommand(request -> request.task("t"))));

        assertEquals(new AwsProblem.NotInPractice("ecs:ExecuteCommand"), failure.problem());
        assertEquals("not available", log.entries().getFirst().failure());
    }

    @Test
    void listenersAreToldAfterEachCall() {
        List<String> heard = new ArrayList<>();
        log.listen(entry -> heard.add(entry.operation() + entry.failure()));

        ecs.listClusters();
        assertThrows(ClusterNotFoundException.class, () -> ecs.updateCluster(request -> request.cluster("gone")));

        assertEquals("ListClusters", heard.getFirst());
        assertTrue(heard.getLast().startsWith("UpdateClusterno cluster"), heard::toString);
    }

    @Test
    void onlyTheNewestTwoThousandAreKept() {
        for (int call = 0; call < 2_005; call++) {
            String name = "cluster-" + call;
            ecs.createCluster(request -> request.clusterName(name));
        }
        assertEquals(2_000, log.entries().size());
        assertEquals("aws ecs create-cluster --cluster-name cluster-5", commands().getFirst());
    }

    private List<String> commands() {
        return log.entries().stream().map(CallLog.Entry::command).toList();
    }

    /** An ECS with three pages of clusters that knows little else. */
    private static final class ThreePages implements EcsClient {

        @Override
        public ListClustersResponse listClusters(ListClustersRequest request) {
            int page = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
            return ListClustersResponse.builder().clusterArns("page " + page)
                    .nextToken(page == 2 ? null : String.valueOf(page + 1)).build();
        }

        @Override
        public CreateClusterResponse createCluster(CreateClusterRequest request) {
            return CreateClusterResponse.builder().build();
        }

        @Override
        public UpdateClusterResponse updateCluster(UpdateClusterRequest request) {
            throw ClusterNotFoundException.builder().message("no cluster " + request.cluster()).statusCode(400).build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
