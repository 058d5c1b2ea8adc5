package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Applier;
import dev.slipway.change.Change;
import dev.slipway.change.Interruption;
import dev.slipway.change.Ledger;
import dev.slipway.change.Operation;
import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Clients;
import dev.slipway.cloud.Intercepted;
import dev.slipway.parts.ChildJvm;
import dev.slipway.parts.MotoServer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.World;
import dev.slipway.ui.target.TargetSetup;
import dev.slipway.ui.target.TargetWish;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;

/** A Slipway that is killed while it makes the target, and the next one, which goes on. */
@Needs({Part.MOTO, Part.GIT})
class KilledOnTheTargetTest {

    @TempDir
    private Path home;

    @ParameterizedTest(name = "killed {0} the second change was made")
    @ValueSource(strings = {"before", "after"})
    void theNextStartSaysHowFarItCameAndMakesOnlyWhatIsMissing(String moment) throws Exception {
        try (LearnersComputer computer = new LearnersComputer(home, MotoServer.start()).withTheSample().pushed()) {
            killInTheMiddle(moment);
            World world = computer.connect();
            try (Ledger ledger = world.records().ledger()) {
                Interruption interruption = ledger.interruption();
                Pipeline pipeline = world.pipeline();
                Subject repository = new Subject(Subject.Kind.REPOSITORY, pipeline.target().repository());
                Subject logGroup = new Subject(Subject.Kind.LOG_GROUP, pipeline.target().logGroup());
                assertEquals("target.all", interruption.operation());
                assertEquals(List.of(repository), interruption.done());
                assertEquals(List.of(logGroup), interruption.uncertain());

                Operation<TargetWish> target = TargetSetup.of(world.account(), Pause.none());
                Plan<TargetWish> next = target.plan(TargetWish.of(pipeline));
                Stream<Subject> uncertain = moment.equals("before") ? Stream.of(logGroup) : Stream.of();
                assertEquals(Stream.concat(uncertain, interruption.notBegun().stream()).toList(),
                        next.toMake().stream().map(Change::what).toList());
                new Applier(ledger, Pause.none()).apply(target, next, Progress.none());

                assertTrue(ledger.interruption().isNone());
                assertTrue(target.plan(TargetWish.of(pipeline)).isAllKept());
                assertEquals("1 1 1 1 1", counted(world));
            }
        }
    }

    private void killInTheMiddle(String moment) throws Exception {
        Process slipway = ChildJvm.of(MakesTheTarget.class, home.toString(), moment).start();
        try (BufferedReader out = slipway.inputReader()) {
            assertEquals("in the middle", out.readLine());
        } finally {
            slipway.destroyForcibly();
        }
        assertTrue(slipway.waitFor(20, TimeUnit.SECONDS));
    }

    /** How many repositories, log groups, roles for tasks, clusters and security groups of that name there are. */
    private static String counted(World world) {
        Account account = world.account();
        String group = world.pipeline().target().securityGroup();
        String role = world.pipeline().target().executionRole();
        return account.ecr().describeRepositories().repositories().size()
                + " " + account.logs().describeLogGroups().logGroups().size()
                + " " + account.iam().listRoles().roles().stream().filter(it -> it.roleName().equals(role)).count()
                + " " + account.ecs().listClusters().clusterArns().size()
                + " " + account.ec2().describeSecurityGroups().securityGroups().stream()
                        .filter(it -> it.groupName().equals(group)).count();
    }

    /** A Slipway that stops for ever in the middle of its second change, the log group. */
    static final class MakesTheTarget {

        private MakesTheTarget() {}

        public static void main(String[] args) throws Exception {
            World world = LearnersComputer.connect(Path.of(args[0]), Map.of());
            Account account = Account.connect(stopping(world.account(), args[1]), MotoServer.REGION,
                    world.records().calls());
            Operation<TargetWish> target = TargetSetup.of(account, Pause.none());
            new Applier(world.records().ledger(), Pause.none()).apply(target, target.plan(TargetWish.of(world.pipeline())),
                    Progress.none());
        }

        private static Clients stopping(Account account, String moment) {
            CloudWatchLogsClient logs = Intercepted.client(CloudWatchLogsClient.class, account.logs(),
                    (request, real) -> {
                        if (!(request instanceof CreateLogGroupRequest)) {
                            return real.get();
                        }
                        if (moment.equals("after")) {
                            real.get();
                        }
                        throw new IllegalStateException(inTheMiddle());
                    });
            return new Clients(account.sts(), account.iam(), account.ecr(), account.ecs(), account.ec2(), logs,
                    account.elb(), account.quotas());
        }

        /** Waits to be killed, and says that nobody did. */
        private static String inTheMiddle() {
            System.out.println("in the middle");
            try {
                Pause.sleeping().of(Duration.ofMinutes(1));
                return "nobody killed me";
            } catch (ProblemException e) {
                return e.getMessage();
            }
        }
    }
}
