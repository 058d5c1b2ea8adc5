package dev.slipway.ui.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Pause;
import dev.slipway.change.ProblemException;
import dev.slipway.github.Rerun;
import dev.slipway.github.RerunRequest;
import dev.slipway.github.RunWatch;
import dev.slipway.github.SecretRequest;
import dev.slipway.github.SecretSetup;
import dev.slipway.learn.Exercise;
import dev.slipway.pipeline.Cidr;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.reach.PortOpening;
import dev.slipway.reach.PortRequest;
import dev.slipway.rollout.PublicAddress;
import dev.slipway.rollout.PublicAddressRequest;
import dev.slipway.rollout.Redeploy;
import dev.slipway.rollout.RedeployRequest;
import dev.slipway.rollout.Rollback;
import dev.slipway.rollout.RollbackRequest;
import dev.slipway.rollout.ServiceName;
import dev.slipway.taskdef.Edit;
import dev.slipway.taskdef.Opened;
import dev.slipway.taskdef.Stripping;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.World;
import dev.slipway.ui.github.WorkflowSetup;
import dev.slipway.ui.identity.RoleWish;
import dev.slipway.ui.identity.TrustSetup;
import dev.slipway.ui.identity.TrustWish;
import dev.slipway.ui.rollout.DeploySetup;
import dev.slipway.ui.target.TargetSetup;
import dev.slipway.ui.target.TargetWish;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every exercise can be mended, mostly in several ways, and half a mend is none. */
class MendsTest {

    @TempDir
    private Path home;
    private final StillPractice practice = new StillPractice();
    private World world;

    /** What a learner does. */
    @FunctionalInterface
    private interface Deed {
        void by(Hands hands) throws ProblemException;
    }

    private enum Way {
        OPEN_FOR_ME(Exercise.CLOSED_PORT, hands -> hands.open("203.0.113.7/32")),
        OPEN_FOR_ALL(Exercise.CLOSED_PORT, hands -> hands.open("0.0.0.0/0")),
        OPEN_A_RANGE(Exercise.CLOSED_PORT, hands -> hands.authorize(8000, 9000)),
        STRIP(Exercise.RAW_EXPORT, Hands::stripAndPush),
        WRITE_ANEW(Exercise.RAW_EXPORT, hands -> hands.pushDefinition(hands.template())),
        RENAME_THE_VARIABLE(Exercise.MISNAMED_VARIABLE, hands -> hands.pushWorkflow("ECS_REPOSITORY: ",
                "ECR_REPOSITORY: ")),
        USE_THE_OTHER_NAME(Exercise.MISNAMED_VARIABLE, hands -> {
            hands.working.edit(hands.workflow(), "env.ECR_REPOSITORY", "env.ECS_REPOSITORY");
            hands.pushWorkflow("\"$ECR_REPOSITORY\"", "\"$ECS_REPOSITORY\"");
        }),
        GENERATE_ANEW(Exercise.MISNAMED_VARIABLE, Hands::generateAndPush),
        GRANT_TO_THE_JOBS(Exercise.NO_ID_TOKEN, Hands::generateAndPush),
        GRANT_TO_ALL(Exercise.NO_ID_TOKEN, hands -> {
            hands.working.edit(hands.workflow(), "    permissions:\n      contents: read\n", "");
            hands.pushWorkflow("permissions:\n  contents: read\n", "permissions:\n  contents: read\n  id-token: write\n");
        }),
        SPELL_IT_RIGHT(Exercise.SECRET_MISSPELT, Hands::generateAndPush),
        SET_THE_OTHER_SECRET(Exercise.SECRET_MISSPELT, hands -> {
            hands.secret("AWS_ROLE_TO_ASUME");
            hands.rerun();
        }),
        READ_WHAT_IS_WRITTEN(Exercise.HANDOVER_MISNAMED, Hands::generateAndPush),
        NAME_IT_API(Exercise.WRONG_CONTAINER, hands -> hands.pushDefinition(Edit.containerPort(
                Edit.renameContainer(hands.definition(), "dummy", "api"), "api", 8080))),
        PASS_THE_ROLE(Exercise.PASS_ROLE, hands -> {
            hands.trust();
            hands.rerun();
        }),
        PASS_ANY_ROLE(Exercise.PASS_ROLE, hands -> {
            hands.world.account().iam().putRolePolicy(r -> r.roleName(hands.pipeline().trust().role())
                    .policyName("more").policyDocument("""
                            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:PassRole",
                            "Resource":"*"}]}"""));
            hands.rerun();
        }),
        TRUST_THE_NEW_SUBJECT(Exercise.WRONG_SUBJECT, hands -> {
            hands.trust();
            hands.rerun();
        }),
        NAME_THE_FOLDER(Exercise.PATHS_TOO_NARROW, Hands::generateAndPush),
        TOUCH_THE_CODE(Exercise.PATHS_TOO_NARROW, Hands::pushCode),
        DEPLOY_WHAT_IS_THERE(Exercise.MISSING_TAG, Hands::deploy),
        GO_BACK_TO_WHAT_RAN(Exercise.MISSING_TAG, Hands::goBack),
        DEPLOY_THE_OTHER_IMAGE(Exercise.ARM_IMAGE, Hands::deploy),
        ASK_FOR_ARM(Exercise.ARM_IMAGE, hands -> hands.deployByHand("from-my-laptop", "ARM64")),
        GIVE_MEMORY(Exercise.OUT_OF_MEMORY, hands -> hands.pushDefinition(hands.template())),
        GIVE_MEMORY_AND_DEPLOY(Exercise.OUT_OF_MEMORY, hands -> {
            hands.save(hands.template());
            hands.deploy();
        }),
        RIGHT_CLASS(Exercise.CRASH_LOOP, hands -> hands.pushText("Hallo", "Hello")),
        RIGHT_PORT(Exercise.HEALTH_CHECK, hands -> hands.pushText("localhost:80/", "localhost:8080/")),
        NO_CHECK(Exercise.HEALTH_CHECK, hands -> hands.pushDefinition(hands.template())),
        MAKE_THE_GROUP(Exercise.LOG_GROUP_RIGHT, hands -> {
            hands.world.account().logs().createLogGroup(r -> r.logGroupName("/ecs/my-app-api"));
            hands.rerun();
        }),
        SET_THE_TARGET_UP(Exercise.LOG_GROUP_RIGHT, hands -> {
            hands.working.make(TargetSetup.of(hands.world.account(), Pause.none()), TargetWish.of(hands.pipeline()));
            hands.deploy();
        }),
        GIVE_THE_ADDRESS(Exercise.NO_PUBLIC_ADDRESS, hands -> {
            hands.working.make(new PublicAddress(hands.world.account()), new PublicAddressRequest(hands.service()));
            hands.working.settle();
        }),
        EVERYTHING(Exercise.INCIDENT, hands -> {
            hands.trust();
            hands.open("203.0.113.7/32");
            hands.generateAndPush();
        });

        private final Exercise exercise;
        private final Deed deed;

        Way(Exercise exercise, Deed deed) {
            this.exercise = exercise;
            this.deed = deed;
        }
    }

    private enum HalfWay {
        OPEN_ANOTHER_PORT(Exercise.CLOSED_PORT, hands -> hands.authorize(80, 80)),
        OPEN_FOR_A_PRIVATE_NETWORK(Exercise.CLOSED_PORT, hands -> hands.open("10.0.0.0/8")),
        STRIP_AND_NOT_PUSH(Exercise.RAW_EXPORT, hands -> hands.save(Stripping.of(hands.definition()).clean())),
        SAVE_AND_NOT_PUSH(Exercise.MISNAMED_VARIABLE, hands -> hands.working.edit(hands.workflow(), "ECS_REPOSITORY: ",
                "ECR_REPOSITORY: ")),
        MEND_AND_NOT_RUN(Exercise.PASS_ROLE, Hands::trust),
        RUN_AND_NOT_MEND(Exercise.WRONG_SUBJECT, Hands::rerun),
        RENAME_AND_KEEP_THE_PORT_OF_NOBODY(Exercise.WRONG_CONTAINER, hands -> hands.pushDefinition(
                Edit.renameContainer(hands.definition(), "dummy", "web"))),
        GO_BACK(Exercise.CRASH_LOOP, Hands::goBack),
        TRY_AGAIN(Exercise.CRASH_LOOP, Hands::again),
        DEPLOY_THE_SAME_AGAIN(Exercise.LOG_GROUP_RIGHT, Hands::again),
        OPEN_ONLY(Exercise.INCIDENT, hands -> hands.open("0.0.0.0/0")),
        GREEN_ONLY(Exercise.INCIDENT, hands -> {
            hands.trust();
            hands.generateAndPush();
        });

        private final Exercise exercise;
        private final Deed deed;

        HalfWay(Exercise exercise, Deed deed) {
            this.exercise = exercise;
            this.deed = deed;
        }
    }

    @BeforeEach
    void enter() throws IOException, ProblemException {
        world = practice.world(home);
    }

    @Test
    void everyExerciseHasAWay() {
        Set<Exercise> mended = EnumSet.noneOf(Exercise.class);
        Stream.of(Way.values()).forEach(way -> mended.add(way.exercise));
        assertEquals(EnumSet.allOf(Exercise.class), mended);
    }

    @ParameterizedTest
    @EnumSource
    void itIsMended(Way way) throws ProblemException {
        Scene scene = Scene.lay(world, way.exercise);
        assertFalse(scene.look().isMended());

        way.deed.by(new Hands(world));

        assertTrue(scene.look().isMended(), () -> seen(scene));
    }

    @ParameterizedTest
    @EnumSource
    void halfAMendIsNone(HalfWay way) throws ProblemException {
        Scene scene = Scene.lay(world, way.exercise);

        way.deed.by(new Hands(world));

        assertFalse(scene.look().isMended(), () -> seen(scene));
        practice.pass(Duration.ofHours(1));
        assertFalse(scene.look().isMended(), () -> seen(scene));
    }

    private static String seen(Scene scene) {
        try {
            return scene.look().toString();
        } catch (ProblemException e) {
            return e.problem().toString();
        }
    }

    /** What hands can do with the program's own operations. */
    private record Hands(World world, WorkingPipeline working) {

        Hands(World world) {
            this(world, new WorkingPipeline(world));
        }

        Pipeline pipeline() {
            return world.pipeline();
        }

        String workflow() {
            return pipeline().files().workflow();
        }

        ServiceName service() {
            return new ServiceName(pipeline().target().cluster(), pipeline().target().service());
        }

        private String group() {
            return working.service().networkConfiguration().awsvpcConfiguration().securityGroups().getFirst();
        }

        void open(String cidr) throws ProblemException {
            working.make(new PortOpening(world.account()), new PortRequest(group(), pipeline().app().port(),
                    Cidr.of(cidr).orElseThrow(), pipeline().tag()));
        }

        void authorize(int from, int to) {
            world.account().ec2().authorizeSecurityGroupIngress(r -> r.groupId(group()).ipProtocol("tcp").fromPort(from)
                    .toPort(to).cidrIp("0.0.0.0/0"));
        }

        void trust() throws ProblemException {
            working.make(new TrustSetup(world, RoleWish.usual()), TrustWish.usual(pipeline()));
        }

        void secret(String name) throws ProblemException {
            working.make(new SecretSetup(world.code().gitHub(), world.records().secrets()), new SecretRequest(
                    pipeline().repository(), name, world.account().iamArn("role/" + pipeline().trust().role())));
        }

        TaskDefinition definition() throws ProblemException {
            return Opened.of(new RepositoryFile(world.code().folder(), pipeline().files().taskDefinition()).read()
                    .orElseThrow()).definition();
        }

        TaskDefinition template() throws ProblemException {
            return TaskDefinition.parse(working.definition());
        }

        void save(TaskDefinition definition) throws ProblemException {
            new RepositoryFile(world.code().folder(), pipeline().files().taskDefinition()).write(definition.spread());
        }

        void pushDefinition(TaskDefinition definition) throws ProblemException {
            save(definition);
            working.push("Mend the task definition", pipeline().files().taskDefinition());
        }

        void pushText(String from, String to) throws ProblemException {
            working.edit(pipeline().files().taskDefinition(), from, to);
            working.push("Mend the task definition", pipeline().files().taskDefinition());
        }

        void stripAndPush() throws ProblemException {
            pushDefinition(Stripping.of(definition()).clean());
        }

        void pushWorkflow(String from, String to) throws ProblemException {
            working.edit(workflow(), from, to);
            working.push("Mend the workflow", workflow());
        }

        void generateAndPush() throws ProblemException {
            working.make(WorkflowSetup.of(world), pipeline());
            working.push("Mend the workflow", workflow());
        }

        void pushCode() throws ProblemException {
            RepositoryFile ignored = new RepositoryFile(world.code().folder(), "api/.dockerignore");
            ignored.write(ignored.read().orElse("") + "*.tmp\n");
            working.push("Leave out more", "api/.dockerignore");
        }

        void rerun() throws ProblemException {
            long id = world.code().gitHub().latestRuns(pipeline().repository(), workflow()).getFirst().id();
            working.make(new Rerun(world.code().gitHub()), new RerunRequest(pipeline().repository(), id));
            working.toTheEnd(RunWatch.ofRun(world.code().gitHub(), pipeline().repository(), id));
        }

        void deploy() throws ProblemException {
            working.make(DeploySetup.of(world), pipeline());
            working.settle();
        }

        void goBack() throws ProblemException {
            working.make(new Rollback(world.account()), RollbackRequest.toTheLastGood(service()));
            working.settle();
        }

        void again() throws ProblemException {
            working.make(new Redeploy(world.account()), new RedeployRequest(service()));
        }

        void deployByHand(String tag, String processor) throws ProblemException {
            TaskDefinition wanted = working.named(tag);
            var document = wanted.document();
            document.withObject("/runtimePlatform").put("cpuArchitecture", processor);
            working.deployByHand(TaskDefinition.parse(document.toString()));
        }
    }
}
