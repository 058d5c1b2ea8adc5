package dev.slipway.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Pause;
import dev.slipway.change.ProblemException;
import dev.slipway.parts.BalancedService;
import dev.slipway.parts.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;

/** What was done to a practice account, saved and done again, gives the same account with the same future. */
class PracticeJournalTest {

    private static final Duration LATER = Duration.ofMinutes(10);

    @TempDir
    private Path home;

    @Test
    void aGreenRunIsTheSameAgainAtEveryMoment() throws Exception {
        PracticePipeline pipeline = new PracticePipeline(home.resolve("repository"));
        pipeline.push();
        for (int seconds : new int[] {0, 3, 20, 30, 60, 120}) {
            pipeline.pass(Duration.ofSeconds(seconds));
            assertSameAgain(pipeline.parts, false);
        }
        pipeline.toTheEnd(pipeline.git.state(pipeline.folder).head());
        assertSameAgain(pipeline.parts, true);
    }

    @Test
    void aRedRunThatIsRunAgainIsTheSameAgain() throws Exception {
        PracticePipeline pipeline = new PracticePipeline(home.resolve("repository"));
        pipeline.rights("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ecr:*","Resource":"*"}]}""");
        var red = pipeline.toTheEnd(pipeline.push());
        assertSameAgain(pipeline.parts, false);
        pipeline.rights(PracticePipeline.RIGHTS);
        pipeline.gitHub.rerunFailedJobs(PracticeGitHub.REPOSITORY, red.run().orElseThrow().id());
        pipeline.pass(Duration.ofSeconds(45));
        assertSameAgain(pipeline.parts, true);
    }

    @Test
    void aServiceBehindALoadBalancerIsTheSameAgain() throws Exception {
        PracticePipeline pipeline = balanced();
        pipeline.pass(Duration.ofSeconds(100));
        assertSameAgain(pipeline.parts, true);
    }

    /** One target, at which a load balancer looks again and again. */
    private PracticePipeline balanced() throws Exception {
        PracticePipeline pipeline = new PracticePipeline(home.resolve("repository"));
        BalancedService balanced = new BalancedService(pipeline.account.clients(), PracticePipeline.PIPELINE);
        String group = balanced.targetGroup("my-app", r -> r.healthCheckIntervalSeconds(5)
                .healthCheckTimeoutSeconds(2));
        String address = pipeline.account.clients().ec2().describeNetworkInterfaces().networkInterfaces().getFirst()
                .privateIpAddress();
        pipeline.account.clients().elb().registerTargets(r -> r.targetGroupArn(group)
                .targets(TargetDescription.builder().id(address).port(8080).build()));
        return pipeline;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverWasDoneIsTheSameAgain(long seed) throws Exception {
        RandomWalk walk = new RandomWalk(new PracticePipeline(home.resolve("repository")), new SplittableRandom(seed));
        for (int i = 0; i < 60; i++) {
            walk.step();
        }
        assertSameAgain(walk.pipeline().parts, true);
        for (int i = 0; i < 20; i++) {
            walk.step();
        }
        assertSameAgain(walk.pipeline().parts, true);
    }

    @Test
    void moreThanCanBeDoneAgainIsRefused() throws Exception {
        PracticePipeline pipeline = balanced();
        Path file = home.resolve("journal.jsonl");
        pipeline.parts.journal().save(file, UnaryOperator.identity());
        Files.writeString(file, "{\"at\":\"2034-11-23T09:00:00Z\",\"do\":\"time\"}\n", StandardOpenOption.APPEND);

        PracticeJournal journal = PracticeJournal.read(file);
        PracticeParts.Opened opened = PracticeParts.open(journal, PracticeClock.still(journal.begun()),
                home.resolve("repository"), Pause.none(), 2_000);

        assertEquals(Optional.of(journal.lines().size() + 1), opened.stuck().map(PracticeParts.Stuck::line));
    }

    /** The order of Java's own immutable sets and maps is another in each process. */
    @Test
    void anotherProcessMakesTheSameOfIt() throws Exception {
        RandomWalk walk = new RandomWalk(new PracticePipeline(home.resolve("repository")), new SplittableRandom(9));
        for (int i = 0; i < 60; i++) {
            walk.step();
        }
        Path file = home.resolve("journal.jsonl");
        walk.pipeline().parts.journal().save(file, UnaryOperator.identity());

        ChildJvm.Ended other = ChildJvm.of(SnapshotOfFile.class, file.toString()).run();

        assertEquals(SnapshotOfFile.of(file), other.out(), other.err());
    }

    /** @param isLast whether the future may be looked at, in which the account then is */
    private void assertSameAgain(PracticeParts live, boolean isLast) throws IOException, ProblemException {
        Path file = home.resolve("journal.jsonl");
        live.journal().save(file, UnaryOperator.identity());
        PracticeParts.Opened opened = PracticeParts.open(PracticeJournal.read(file),
                PracticeClock.still(live.clock().instant()), home.resolve("repository"), Pause.none());
        assertEquals(Optional.empty(), opened.stuck());
        assertSame(live, opened.parts());
        if (isLast) {
            live.clock().advance(LATER);
            opened.parts().clock().advance(LATER);
            assertSame(live, opened.parts());
        }
    }

    private static void assertSame(PracticeParts live, PracticeParts again) throws ProblemException, IOException {
        List<String> expected = PracticeSnapshot.of(live);
        List<String> found = PracticeSnapshot.of(again);
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            assertEquals(expected.get(i), found.get(i));
        }
        assertEquals(expected.size(), found.size());
        assertTrue(expected.size() > 20, "too little was looked at");
    }
}
