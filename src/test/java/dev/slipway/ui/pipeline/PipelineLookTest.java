package dev.slipway.ui.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Pause;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.cloud.CallLog;
import dev.slipway.github.SecretMemory;
import dev.slipway.parts.Refusing;
import dev.slipway.parts.RunningService;
import dev.slipway.pipeline.Disagreement.Kind;
import dev.slipway.pipeline.Disagreement.Side;
import dev.slipway.pipeline.Drafts;
import dev.slipway.pipeline.Pair;
import dev.slipway.pipeline.Pair.State;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Said;
import dev.slipway.pipeline.StateFolder;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import dev.slipway.practice.PracticeEngine;
import dev.slipway.practice.PracticeGit;
import dev.slipway.practice.PracticeGitHub;
import dev.slipway.practice.SampleRepository;
import dev.slipway.ui.Texts;
import dev.slipway.ui.World;
import dev.slipway.workflow.WorkflowFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a pipeline on the practice account, each side by itself. */
class PipelineLookTest {

    private static final String REGION = "ap-northeast-1";
    private static final Pipeline PIPELINE = Pipeline.defaults(PracticeGitHub.REPOSITORY, "main");

    @TempDir
    private Path home;
    private final PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
    private final PracticeAccount practice = new PracticeAccount(clock, REGION);
    private final Refusing refusing = new Refusing();
    private World world;

    @BeforeEach
    void enter() throws Exception {
        Path folder = home.resolve("repository");
        SampleRepository.unpack(folder);
        PracticeGitHub gitHub = new PracticeGitHub(practice);
        CallLog calls = new CallLog(clock);
        Account account = Account.connect(refusing.around(practice.clients()), REGION, calls);
        StateFolder state = new StateFolder(home);
        world = new World(account, new World.Code(folder, new PracticeGit(folder, gitHub), gitHub),
                new World.Tools(new PracticeEngine(practice.clients().ecr(), Pause.none()), null, null, clock),
                new World.Records(calls, null, new SecretMemory(home.resolve("secrets.json")), null, new Drafts(state),
                        null), PIPELINE, Optional.empty());
    }

    @Test
    void ofAnEmptyAccountItIsKnownThatNothingIsThere() throws Exception {
        Looked looked = look();

        assertEquals(Optional.of(false), looked.facts().of(Side.CLUSTER, Said.Existing.class).map(Said.Existing::isThere));
        assertEquals(Optional.of(false), looked.facts().of(Side.TRUST, Said.Trusted.class).map(Said.Trusted::isThere));
        assertEquals(Optional.of(List.of(8080)),
                looked.facts().of(Side.DOCKERFILE, Said.Dockerfile.class).map(Said.Dockerfile::ports));
        assertTrue(looked.refused().isEmpty(), looked.refused()::toString);
        assertTrue(looked.pairs().stream().noneMatch(pair -> pair.state().compareTo(State.MISSING) < 0));
        assertFalse(looked.isBegun());
    }

    @Test
    void aServiceWithItsSecurityGroupIsReadAndItsClosedPortTold() throws Exception {
        new RunningService(world.account(), PIPELINE).made();
        Looked looked = look();

        assertEquals(Optional.of(true), looked.facts().of(Side.CLUSTER, Said.Existing.class).map(Said.Existing::isThere));
        assertEquals("my-app-api", looked.facts().service().orElseThrow().family());
        assertTrue(looked.isBegun());
    }

    @Test
    void theTrustPolicyIsHeldAgainstWhatTheWorkflowWillSay() throws Exception {
        write(PIPELINE.files().workflow(), WorkflowFile.generate(PIPELINE, REGION, true));
        world.account().iam().createRole(r -> r.roleName(PIPELINE.trust().role()).assumeRolePolicyDocument("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
                "Principal": {"Federated": "%s"}, "Condition": {"StringEquals": {
                "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
                "token.actions.githubusercontent.com:sub": "repo:learner/other:ref:refs/heads/main"}}}]}
                """.formatted(world.account().iamArn("oidc-provider/token.actions.githubusercontent.com"))));
        Pair pair = pair(look(), Kind.TRUST_SUBJECT);

        assertEquals(State.FAILS, pair.state());
        assertTrue(pair.one().contains("my-app"), pair.one());
        assertEquals("repo:learner/other:ref:refs/heads/main", pair.other());
    }

    @Test
    void aRefusedReadMakesItsPairsUnknownWithTheRightThatIsNeededAndNoOthers() throws Exception {
        refusing.deny("DescribeClusters");
        Looked looked = look();

        assertInstanceOf(AwsProblem.AccessDenied.class, looked.refused().get(Side.CLUSTER));
        assertEquals(1, looked.refused().size(), looked.refused()::toString);
        Pair cluster = pair(looked, Kind.CLUSTER_MISSING);
        assertEquals(State.UNKNOWN, cluster.state());
        String words = new PairWords(new Texts(Texts.Language.ENGLISH), looked).sentence(cluster);
        assertTrue(words.contains("ecs:DescribeClusters"), words);
        assertEquals(State.MISSING, pair(looked, Kind.REPOSITORY_MISSING).state());
    }

    @Test
    void everyReadMayBeRefusedAtOnce() throws Exception {
        for (String operation : List.of("DescribeClusters", "DescribeServices", "DescribeRepositories", "DescribeLogGroups",
                "GetRole", "DescribeVpcs", "DescribeImages")) {
            refusing.deny(operation);
        }
        Looked looked = look();

        assertTrue(looked.refused().keySet().containsAll(List.of(Side.CLUSTER, Side.SERVICE, Side.REPOSITORY,
                Side.LOG_GROUP, Side.EXECUTION_ROLE, Side.TRUST, Side.SECURITY_GROUP)), looked.refused()::toString);
        assertTrue(looked.pairs().stream().noneMatch(pair -> pair.state().compareTo(State.MISSING) < 0));
    }

    @Test
    void filesThatCannotBeReadAreToldEachByItself() throws Exception {
        write(PIPELINE.files().workflow(), "jobs: [");
        write(PIPELINE.files().taskDefinition(), "{");
        Looked looked = look();

        assertTrue(looked.refused().keySet().containsAll(List.of(Side.WORKFLOW, Side.DEFINITION)));
        assertTrue(looked.facts().of(Side.DOCKERFILE, Said.Dockerfile.class).isPresent());
    }

    private Looked look() throws ProblemException {
        return new PipelineLook(world, PIPELINE, Optional.empty(), Together.oneByOne()).look();
    }

    private static Pair pair(Looked looked, Kind kind) {
        return looked.pairs().stream().filter(pair -> pair.kind() == kind).findFirst().orElseThrow();
    }

    private void write(String path, String text) throws Exception {
        Path file = world.code().folder().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
