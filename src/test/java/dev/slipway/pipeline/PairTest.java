package dev.slipway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.pipeline.Disagreement.Kind;
import dev.slipway.pipeline.Disagreement.Side;
import dev.slipway.pipeline.Pair.State;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PairTest {

    /** What a pipeline with everything does not have: a second way to say the same, or a fault of its own. */
    private static final Set<Kind> OTHERWISE = Set.of(Kind.PIPELINE_CONTAINER, Kind.NETWORK_UNWANTED,
            Kind.WORKFLOW_LOG_REGION, Kind.PORT_UNOPENED, Kind.FAULT_INJECTION, Kind.IMAGE_ACCOUNT, Kind.IMAGE_REGION);

    @Test
    void ofAPipelineThatAgreesEveryPairIsShownAsAgreeing() {
        List<Pair> pairs = Pair.all(WholePipeline.agreeing());

        assertEquals(Set.of(State.AGREES), pairs.stream().map(Pair::state).collect(Collectors.toSet()));
        assertEquals(Kind.values().length - OTHERWISE.size(), pairs.size());
        assertTrue(pairs.stream().map(Pair::kind).noneMatch(OTHERWISE::contains));
    }

    @RepeatedTest(200)
    void whateverItsNamesAreAPipelineThatAgreesHasOnlyPairsThatAgree(RepetitionInfo now) {
        Random random = new Random(now.getCurrentRepetition());
        Pipeline pipeline = Pipeline.defaults(new RepositoryName(word(random), word(random)), word(random))
                .withTarget(new Target(word(random), word(random), word(random), word(random), word(random),
                        word(random), word(random)))
                .withApp(new App(word(random), word(random), 1 + random.nextInt(65_535), "/" + word(random), ""))
                .withSize(new TaskSize(256, 512, Platform.values()[random.nextInt(2)]));

        Facts facts = WholePipeline.agreeing(pipeline, word(random),
                String.valueOf(random.nextLong(100_000_000_000L, 1_000_000_000_000L)));

        assertEquals(List.of(), Pair.all(facts).stream().filter(pair -> pair.state() != State.AGREES).toList());
    }

    @RepeatedTest(200)
    void whatIsMissingOfTwoPipelinesMixedIsNeverCalledAgreeingNorDiffering(RepetitionInfo now) {
        Random random = new Random(now.getCurrentRepetition());
        Facts one = WholePipeline.agreeing();
        Facts other = WholePipeline.agreeing(Pipeline.defaults(new RepositoryName("octo", "cat"), "trunk")
                .withApp(new App("web", "web", 3000, "/", "")), "eu-west-1", "210987654321");
        Map<Side, Said> mixed = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            Facts from = random.nextBoolean() ? one : other;
            if (random.nextInt(4) > 0) {
                mixed.put(side, from.said().get(side));
            }
        }
        Facts facts = new Facts(mixed);
        List<Pair> pairs = Pair.all(facts);

        assertEquals(Consistency.of(facts).size(), pairs.stream().filter(pair -> pair.found().isPresent()).count());
        pairs.stream().filter(pair -> pair.state() == State.UNKNOWN)
                .forEach(pair -> assertFalse(pair.unknown().isEmpty(), pair::toString));
        pairs.stream().filter(pair -> pair.state() == State.AGREES).forEach(pair -> assertTrue(
                !pair.one().isBlank() && !pair.other().isBlank(), pair::toString));
        assertEquals(pairs.stream().sorted(Comparator.comparing(Pair::state)).toList(), pairs);
    }

    @Test
    void ofNothingNothingIsKnownAndNothingContradicts() {
        List<Pair> pairs = Pair.all(Facts.unknown());

        assertEquals(Set.of(State.UNKNOWN), pairs.stream().map(Pair::state).collect(Collectors.toSet()));
    }

    @Test
    void aSideThatSaysNothingIsNamed() {
        Facts facts = WholePipeline.agreeing().with(new Said.Dockerfile(List.of(), Optional.empty()));

        Pair port = Pair.all(facts).stream().filter(pair -> pair.kind() == Kind.EXPOSED_PORT).findFirst().orElseThrow();
        assertEquals(State.UNKNOWN, port.state());
        assertEquals(Set.of(Side.DOCKERFILE), port.unknown());
        assertEquals("8080", port.other());
    }

    @Test
    void withoutALoadBalancerNoPairSpeaksOfATargetGroup() {
        Facts facts = WholePipeline.agreeing().with(new Facts.Service("my-app-api", "FARGATE", Optional.of(true),
                List.of(), OptionalInt.of(1)));

        assertEquals(List.of(), Pair.all(facts).stream().filter(pair -> pair.kind().isAbout(Side.TARGET_GROUP))
                .toList());
    }

    @Test
    void theWorstStandsFirst() {
        Facts facts = WholePipeline.agreeing().with(new Said.Existing(Side.CLUSTER, "my-app-cluster", false))
                .with(new Said.Inbound(List.of("sg-0"), 8080, false, ""))
                .with(new Said.Dockerfile(List.of(80), Optional.empty()));

        assertEquals(List.of(Kind.PORT_CLOSED, Kind.EXPOSED_PORT, Kind.CLUSTER_MISSING),
                Pair.all(facts).stream().limit(3).map(Pair::kind).toList());
    }

    private static String word(Random random) {
        return IntStream.range(0, 1 + random.nextInt(12)).mapToObj(_ ->
                String.valueOf((char) ('a' + random.nextInt(26)))).collect(Collectors.joining());
    }
}
