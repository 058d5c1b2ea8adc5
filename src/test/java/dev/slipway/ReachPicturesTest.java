package dev.slipway;

import dev.slipway.cloud.Account;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.parts.RunningService;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.reach.Probe;
import dev.slipway.reach.Probe.Answer;
import dev.slipway.ui.Texts;
import dev.slipway.ui.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;

/** Writes pictures of the way to the container in every state, to be looked at; they go where the other pictures go. */
@Tag("screen")
@Needs(Part.SCREEN)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReachPicturesTest {

    @TempDir
    private Path home;

    /** What is to be seen, beginning with a service that runs behind a closed port. */
    private enum Scene {
        CLOSED, ANSWERED, NO_ADDRESS, REFUSED, FAILED, NOT_FOUND, NOT_DEPLOYED;

        Answer answer() {
            return switch (this) {
                case ANSWERED -> new Answer.Answered(200, "{\"message\":\"Hello from my-app-api\"}", "", "",
                        Duration.ofMillis(12), Duration.ofMillis(8));
                case FAILED -> new Answer.Answered(503, "Service Unavailable", "", "", Duration.ofMillis(12),
                        Duration.ofMillis(31));
                case NOT_FOUND -> new Answer.Answered(404, "Not Found", "", "", Duration.ofMillis(12), Duration.ofMillis(9));
                case REFUSED -> new Answer.Refused();
                default -> new Answer.TimedOut(Duration.ofSeconds(5));
            };
        }
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH, false, 1000, 700", "ENGLISH, true, 1280, 860", "JAPANESE, false, 1280, 860",
        "JAPANESE, true, 1000, 700"})
    void everyStateOfTheWayIsDrawn(Texts.Language language, boolean dark, int width, int height) throws Exception {
        String ending = "-" + width + "-" + language.locale() + (dark ? "-dark" : "") + ".png";
        try (Stagehand stage = new Stagehand(home, language, width, height)) {
            World world = stage.workspace().world().get();
            RunningService service = new RunningService(world.account(), stage.workspace().pipeline().get()).made();
            stage.until("it is calm", service::isCalm);
            for (Scene scene : Scene.values()) {
                prepare(scene, world.account(), stage);
                stage.onScreen(() -> {
                    stage.window().goHome();
                    stage.workspace().enter(answering(world, scene.answer()));
                    stage.window().dark().set(dark);
                    stage.window().open("reach");
                    return true;
                });
                stage.until("the way is walked", () -> !stage.textOf("#reach-outcome").isBlank()
                        && !stage.robot().lookup("#reach-stop").query().isVisible());
                stage.picture(Path.of("target/pictures/reach/" + scene.name().toLowerCase() + ending));
                if (scene == Scene.CLOSED) {
                    stage.click("#reach-openPort");
                    stage.click("#reach-ask");
                    stage.until("the plan is there", () -> !stage.robot().lookup("#reach-apply").query().isDisabled());
                    stage.picture(Path.of("target/pictures/reach/opening" + ending));
                }
            }
        }
    }

    private static void prepare(Scene scene, Account account, Stagehand stage) {
        String group = account.ec2().describeSecurityGroups().securityGroups().getFirst().groupId();
        Pipeline pipeline = stage.workspace().pipeline().get();
        if (scene == Scene.ANSWERED) {
            IpPermission open = IpPermission.builder().ipProtocol("tcp").fromPort(8080).toPort(8080).ipRanges(IpRange
                    .builder().cidrIp("198.51.100.7/32").description("Slipway " + pipeline.tag()).build()).build();
            account.ec2().authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(open));
        }
        if (scene == Scene.NO_ADDRESS || scene == Scene.REFUSED) {
            String subnet = account.ec2().describeSubnets().subnets().getFirst().subnetId();
            account.ecs().updateService(r -> r.cluster(pipeline.target().cluster())
                    .service(pipeline.target().service()).forceNewDeployment(true).networkConfiguration(
                            n -> n.awsvpcConfiguration(v -> v.subnets(subnet)
                                    .assignPublicIp(scene == Scene.NO_ADDRESS ? "DISABLED" : "ENABLED"))));
            RunningService service = new RunningService(account, pipeline);
            stage.until("the deployment begins", () -> !service.isCalm());
            stage.until("it is calm", service::isCalm);
        }
        if (scene == Scene.NOT_DEPLOYED) {
            account.ecs().deleteService(r -> r.cluster(pipeline.target().cluster())
                    .service(pipeline.target().service()).force(true));
        }
    }

    private static World answering(World world, Answer answer) {
        World.Tools tools = world.tools();
        Probe probe = (_, _) -> Probe.Reply.of(answer);
        return new World(world.account(), world.code(), new World.Tools(tools.engine(), probe, tools.ownAddress(),
                tools.clock()), world.records(), world.pipeline(), world.practice());
    }
}
