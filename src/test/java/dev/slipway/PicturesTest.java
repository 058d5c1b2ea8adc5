package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.cloud.Account;
import dev.slipway.parts.Planned;
import dev.slipway.parts.RunningService;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Reveal;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RecentPipeline;
import dev.slipway.pipeline.RecentPipelines;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.StateFolder;
import dev.slipway.ui.World;
import dev.slipway.workflow.WorkflowFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Writes a picture of every screen, larger than the headless screen is, in both languages and themes, to be looked at.
 * They go to {@code target/pictures}, or to the folder named by the system property {@code slipway.pictures}.
 */
@Tag("screen")
@Needs(Part.SCREEN)
class PicturesTest {

    private static final List<String> STEPS =
            List.of("connect", "target", "trust", "secret", "image", "taskdef", "deploy", "reach");

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({"ENGLISH, false", "ENGLISH, true", "JAPANESE, false", "JAPANESE, true"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void everyScreenIsDrawn(Texts.Language language, boolean dark) throws Exception {
        try (Stagehand stage = new Stagehand(home, language, 1280, 860)) {
            theme(stage, dark);
            String ending = ending(language, dark);
            stage.picture(folder().resolve("home" + ending));
            for (String step : STEPS) {
                stage.onScreen(() -> {
                    stage.window().open(step);
                    return true;
                });
                stage.until(step + " has looked", () -> stage.robot().lookup(".busy").queryAll().stream()
                        .noneMatch(busy -> busy.isVisible() && busy.getParent().isVisible()));
                if (step.equals("taskdef")) {
                    stage.click("#taskdef-clean");
                }
                draw(stage, step + ending);
            }
        }
    }

    /** Home on another day, with pipelines of before and one that does not agree; its table, and what sums it up. */
    @ParameterizedTest
    @CsvSource({"ENGLISH, false, 1280, 860", "JAPANESE, true, 1280, 860", "JAPANESE, false, 1000, 700",
        "ENGLISH, true, 1000, 700"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void theStandingOfPipelinesIsDrawn(Texts.Language language, boolean dark, int width, int height) throws Exception {
        RecentPipelines recents = new RecentPipelines(new StateFolder(home));
        recents.keep(new RecentPipeline("123456789012", "eu-west-1", new RepositoryName("octo", "shop-api"),
                home.toString(), "work", "reach", Map.of("connect", "DONE", "target", "DONE", "trust", "DONE", "secret",
                "DONE", "image", "DONE", "taskdef", "DONE", "deploy", "DONE", "reach", "TROUBLE"), "SECURITY_GROUP",
                Instant.parse("2026-11-26T09:30:00Z")));
        recents.keep(new RecentPipeline("123456789012", "ap-northeast-1", new RepositoryName("octo", "mail"),
                home.resolve("gone").toString(), "", "trust", Map.of("connect", "DONE", "target", "DONE"), "",
                Instant.parse("2026-11-20T09:30:00Z")));
        String ending = "-" + width + ending(language, dark);
        try (Stagehand stage = new Stagehand(home, language, width, height)) {
            theme(stage, dark);
            stage.until("they are listed", () -> stage.textOf("#home-recent").contains("octo/mail"));
            draw(stage, "home-recent" + ending);
            write(stage, ".aws/task-def-api.json", Stagehand.resource("/inputs/console-export.json"));
            write(stage, ".github/workflows/cicd.yml", Stagehand.resource("/dev/slipway/workflow/learner-cicd.yml"));
            stage.click("#home-setUp");
            stage.click("#step-target");
            stage.preview("target");
            stage.apply("target");
            stage.click("#home");
            stage.until("it is told", () -> stage.textOf("#home-state").contains("dummy"));
            draw(stage, "home-state" + ending);
            stage.click("#consistency-all");
            stage.until("it was looked", () -> !stage.robot().lookup("#consistency-look").query().isDisabled());
            stage.onScreen(() -> {
                Reveal.inPage(stage.robot().lookup("#consistency-agreeing").query());
                return true;
            });
            draw(stage, "consistency" + ending);
            stage.click("#consistency-agreeing .title");
            stage.onScreen(() -> {
                Reveal.inPage(stage.robot().lookup("#consistency-agreeing").query());
                return true;
            });
            draw(stage, "consistency-agreeing" + ending);
        }
    }

    private static void write(Stagehand stage, String path, String text) throws IOException {
        Path file = stage.workspace().world().get().code().folder().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** What is left of a pipeline, what it costs, and the plan that removes it. */
    @ParameterizedTest
    @CsvSource({"ENGLISH, false", "ENGLISH, true", "JAPANESE, false", "JAPANESE, true"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void cleaningUpIsDrawn(Texts.Language language, boolean dark) throws Exception {
        try (Stagehand stage = new Stagehand(home, language, 1280, 860)) {
            theme(stage, dark);
            World world = stage.workspace().world().get();
            new Planned(world, world.records().ledger()).deployed();
            world.account().ecr().untagResource(r -> r.tagKeys(Pipeline.TAG).resourceArn(world.account().ecr()
                    .describeRepositories().repositories().getFirst().repositoryArn()));
            stage.click("#home-cleanup");
            stage.until("it has looked", () -> stage.textOf("#cleanup-running").contains("$"));
            draw(stage, "cleanup" + ending(language, dark));
            stage.click("#cleanup-look");
            stage.until("the plan is there", () -> stage.textOf("#cleanup-changes").contains("my-app-api-service"));
            draw(stage, "cleanup-preview" + ending(language, dark));
        }
    }

    /** The editor with something to mend, as its list and its margin show it. */
    @ParameterizedTest
    @CsvSource({"ENGLISH, false", "ENGLISH, true", "JAPANESE, false", "JAPANESE, true"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void theEditorWithFindingsIsDrawn(Texts.Language language, boolean dark) throws Exception {
        try (Stagehand stage = new Stagehand(home, language, 1280, 860)) {
            openEditor(stage, dark);
            stage.click("#taskdef-clean");
            CodeArea json = stage.robot().lookup("#taskdef-json").queryAs(CodeArea.class);
            stage.onScreen(() -> {
                json.replaceText(json.getText().replace("\"hostPort\": 8080", "\"hostPort\": 81")
                        .replace("\"cpu\": \"512\",", "\"cpu\": 512, // half a vCPU"));
                return true;
            });
            String ending = ending(language, dark);
            draw(stage, "findings" + ending);
            stage.click("#taskdef-findings .place");
            draw(stage, "margin" + ending);
        }
    }

    /** The form of a definition with several containers, in a window as high as all of it. */
    @ParameterizedTest
    @CsvSource({"ENGLISH, false, 1280, 3800", "JAPANESE, true, 1600, 3000", "ENGLISH, false, 1000, 700"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void theFormOfSeveralContainersIsDrawn(Texts.Language language, boolean dark, int width, int height)
            throws Exception {
        String definition = Files.readString(Path.of("src/test/resources/taskdef/three-containers.json"));
        try (Stagehand stage = new Stagehand(home, language, width, height)) {
            openEditor(stage, dark);
            stage.copy(definition);
            stage.click("#taskdef-paste");
            stage.until("it is shown", () -> stage.textOf("#taskdef-container-0").contains("web"));
            draw(stage, "form-" + width + ending(language, dark));
        }
    }

    /** The console's export beside a pipeline whose container and port are others. */
    @ParameterizedTest
    @CsvSource({"ENGLISH, false", "ENGLISH, true", "JAPANESE, false", "JAPANESE, true"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void theEditorWithContradictionsIsDrawn(Texts.Language language, boolean dark) throws Exception {
        try (Stagehand stage = new Stagehand(home, language, 1280, 860)) {
            openEditor(stage, dark);
            stage.click("#taskdef-clean");
            CodeArea json = stage.robot().lookup("#taskdef-json").queryAs(CodeArea.class);
            stage.onScreen(() -> {
                json.replaceText(json.getText().replace("api-8080", "dummy-80").replace(": 8080", ": 80")
                        .replace("\"name\": \"api\"", "\"name\": \"dummy\"")
                        .replace("\"awslogs-region\": \"ap-northeast-1\"", "\"awslogs-region\": \"us-east-1\""));
                return true;
            });
            stage.until("they are told", () -> stage.textOf("#taskdef-agreement").contains("A19"));
            draw(stage, "contradictions" + ending(language, dark));
        }
    }

    /** What was opened beside what would be saved, what would be sent, and registering, in a wide and a small window. */
    @ParameterizedTest
    @CsvSource({"ENGLISH, false, 1280, 860", "ENGLISH, true, 1000, 700", "JAPANESE, false, 1000, 700",
        "JAPANESE, true, 1280, 860"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void beforeAndAfterAreDrawn(Texts.Language language, boolean dark, int width, int height) throws Exception {
        try (Stagehand stage = new Stagehand(home, language, width, height)) {
            openEditor(stage, dark);
            stage.copy(Stagehand.resource("/inputs/console-export.json"));
            stage.click("#taskdef-paste");
            stage.click("#taskdef-mendAll");
            String ending = ending(language, dark);
            stage.click("#taskdef-compare .title");
            stage.until("the fields are there", () -> stage.robot().lookup("#taskdef-differences")
                    .queryAs(TableView.class).getItems().size() > 1);
            drawPart(stage, "#taskdef-compare", "differences" + ending);
            stage.click("#taskdef-compare-text");
            drawPart(stage, "#taskdef-compare", "side-by-side" + ending);
            stage.click("#taskdef-compare .title");
            stage.click("#taskdef-sent .title");
            stage.until("the bytes are there", () -> stage.robot().lookup("#taskdef-sent-size").tryQuery().isPresent());
            drawPart(stage, "#taskdef-sent", "sent" + ending);
            stage.click("#taskdef-sent .title");
            stage.click("#taskdef-register .title");
            stage.click("#taskdef-register-look");
            stage.until("the plan is there", () -> !stage.robot().lookup("#taskdef-register-apply").query().isDisabled());
            drawPart(stage, "#taskdef-register", "register" + ending);
        }
    }

    /** What can be done with a service under way, each with its preview, and what its deployment changed. */
    @ParameterizedTest
    @CsvSource({"ENGLISH, false, 1280, 860", "ENGLISH, true, 1000, 700", "JAPANESE, false, 1000, 700",
        "JAPANESE, true, 1280, 860"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void theActionsOnAServiceAreDrawn(Texts.Language language, boolean dark, int width, int height) throws Exception {
        try (Stagehand stage = new Stagehand(home, language, width, height)) {
            RunningService service = watched(stage, dark);
            String ending = ending(language, dark);
            drawPart(stage, "#deploy-actions", "actions-calm" + ending);
            service.deploy("public.ecr.aws/docker/library/httpd:2.5", "debug");
            stage.until("it is seen", () -> !stage.robot().lookup("#deploy-stop").query().isDisabled());
            for (String action : List.of("stop", "rollback", "again", "scale")) {
                if (action.equals("rollback")) {
                    // its end moves what stands below the verdict
                    stage.until("it is calm again", () -> service.isCalm()
                            && stage.robot().lookup("#deploy-rollouts").queryTableView().getItems().size() == 1);
                }
                stage.click("#deploy-" + action);
                if (action.equals("scale")) {
                    stage.type("#deploy-scale-count", "3");
                    stage.click("#scale-look");
                }
                stage.until("its preview is there", () -> !stage.robot().lookup("#" + action + "-look").query()
                        .isDisabled());
                drawPart(stage, "#deploy-actions", action + ending);
            }
            stage.click("#deploy-scale");
            stage.click("#deploy-since .title");
            drawPart(stage, "#deploy-since", "since" + ending);
        }
    }

    /** A rollout that will not succeed: the verdict, the cause, the counts over time and what happened. */
    @ParameterizedTest
    @CsvSource({"ENGLISH, false, 1280, 860", "ENGLISH, true, 1000, 700", "JAPANESE, false, 1000, 700",
        "JAPANESE, true, 1280, 860"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aStuckRolloutIsDrawn(Texts.Language language, boolean dark, int width, int height) throws Exception {
        try (Stagehand stage = new Stagehand(home, language, width, height)) {
            Account account = stage.workspace().world().get().account();
            RunningService service = watched(stage, dark);
            String ending = ending(language, dark);
            service.deploy(account.id() + ".dkr.ecr." + account.region() + ".amazonaws.com/my-app-api:gone", "info");
            stage.until("the cause is named", () -> !stage.robot().lookup("#cause-image-not-found").queryAll().isEmpty());
            drawPart(stage, "#deploy-verdict", "stuck" + ending);
            stage.click("#investigation-begin");
            stage.until("it has looked", () -> stage.robot().lookup("#investigation .busy").queryAll().isEmpty());
            drawPart(stage, "#investigation", "investigation" + ending);
            drawPart(stage, "#deploy-counts", "counts" + ending);
            drawPart(stage, "#deploy-timeline", "timeline" + ending);
        }
    }

    /** A look back: the note that says so, the slider, and what can be saved of it. */
    @ParameterizedTest
    @CsvSource({"ENGLISH, false, 1280, 860", "ENGLISH, true, 1000, 700", "JAPANESE, false, 1000, 700",
        "JAPANESE, true, 1280, 860"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aPastMomentIsDrawn(Texts.Language language, boolean dark, int width, int height) throws Exception {
        try (Stagehand stage = new Stagehand(home, language, width, height)) {
            watched(stage, dark);
            String ending = ending(language, dark);
            stage.click("#deploy-replay .title");
            Slider slider = stage.robot().lookup("#deploy-replay-slider").queryAs(Slider.class);
            stage.until("the recording is read", () -> slider.getMax() > 1);
            drawPart(stage, "#deploy-help", "replay-now" + ending);
            stage.onScreen(() -> {
                slider.requestFocus();
                return true;
            });
            stage.robot().push(KeyCode.HOME);
            stage.until("the past is shown", () -> stage.robot().lookup("#deploy-moment").query().isVisible());
            drawPart(stage, "#deploy-replay", "replay" + ending);
            drawPart(stage, "#deploy-help", "help" + ending);
            drawPart(stage, "#deploy-moment", "moment" + ending);
        }
    }

    /** A run on GitHub that has failed: its jobs, the cause, the log. */
    @ParameterizedTest
    @CsvSource({"ENGLISH, false, 1280, 860", "ENGLISH, true, 1000, 700", "JAPANESE, false, 1000, 700",
        "JAPANESE, true, 1280, 860"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aRedRunIsDrawn(Texts.Language language, boolean dark, int width, int height) throws Exception {
        try (Stagehand stage = new Stagehand(home, language, width, height)) {
            theme(stage, dark);
            Pipeline pipeline = stage.workspace().pipeline().get();
            World.Code code = stage.workspace().world().get().code();
            Path workflow = code.folder().resolve(pipeline.files().workflow());
            Files.createDirectories(workflow.getParent());
            Files.writeString(workflow, WorkflowFile.generate(pipeline, "ap-northeast-1", true));
            code.git().commit(code.folder(), List.of(pipeline.files().workflow()), "Set up the pipeline to Amazon ECS");
            code.git().push(code.folder(), pipeline.branch());
            stage.click("#home-setUp");
            stage.click("#step-deploy");
            stage.click("#deploy-throughGitHub");
            stage.until("the run is listed", () -> !stage.robot().lookup("#run-list").queryListView().getItems().isEmpty());
            stage.click("#run-list .list-cell");
            stage.until("the cause is named", () -> !stage.robot().lookup("#diagnosis .panel").queryAll().isEmpty());
            String ending = ending(language, dark);
            drawPart(stage, "#run-picker", "runs" + ending);
            stage.click("#run-log-fold .title");
            stage.click("#run-log-whole");
            stage.until("the log is there", () -> stage.robot().lookup("#run-log").queryListView().getItems().size() > 5);
            drawPart(stage, "#run-log", "run-log" + ending);
        }
    }

    /** The third door, with a message explained. */
    @ParameterizedTest
    @CsvSource({"ENGLISH, false", "ENGLISH, true", "JAPANESE, false", "JAPANESE, true"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void anExplainedMessageIsDrawn(Texts.Language language, boolean dark) throws Exception {
        try (Stagehand stage = new Stagehand(home, language, 1280, 860)) {
            theme(stage, dark);
            stage.click("#home-stuck");
            stage.click("#deploy-explainText");
            stage.copy("2026-11-27T10:02:11Z (service my-app-api-service) failed to launch a task with (error ECS was unable "
                    + "to assume the role 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole' that was provided for this "
                    + "task. Please verify that the role being passed has the proper trust relationship).");
            stage.click("#diagnosis-paste");
            stage.until("it is explained", () -> !stage.robot().lookup("#diagnosis .panel").queryAll().isEmpty());
            draw(stage, "explain" + ending(language, dark));
        }
    }

    /** A role with an administrator's rights and the article's: what it may, call by call, and what beyond that. */
    @ParameterizedTest
    @CsvSource({"ENGLISH, false, 1280, 860", "ENGLISH, true, 1000, 700", "JAPANESE, false, 1000, 700",
        "JAPANESE, true, 1280, 860"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void whatARoleMayIsDrawn(Texts.Language language, boolean dark, int width, int height) throws Exception {
        try (Stagehand stage = new Stagehand(home, language, width, height)) {
            theme(stage, dark);
            String ending = ending(language, dark);
            WideRole.in(stage.workspace());
            stage.onScreen(() -> {
                stage.window().open("trust");
                return true;
            });
            stage.until("it is judged", () -> !stage.robot().lookup("#trust-excess").queryAll().isEmpty());
            drawPart(stage, "#trust-calls-summary", "calls" + ending);
            drawPart(stage, "#trust-excess", "excess" + ending);
            stage.onScreen(() -> {
                ScrollPane learn = stage.robot().lookup(".learn-scroll").queryAs(ScrollPane.class);
                learn.setVvalue(0.6);
                return true;
            });
            draw(stage, "pass" + ending);
        }
    }

    /** What is behind a cause, at its beginning, at the trust chain and at the commands. */
    @ParameterizedTest
    @CsvSource({"ENGLISH, false, 1000, 700", "ENGLISH, true, 1280, 860", "JAPANESE, false, 1280, 860",
        "JAPANESE, true, 1000, 700"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void whatIsBehindACauseIsDrawn(Texts.Language language, boolean dark, int width, int height) throws Exception {
        try (Stagehand stage = new Stagehand(home, language, width, height)) {
            theme(stage, dark);
            stage.click("#home-stuck");
            stage.click("#deploy-explainText");
            stage.copy("is not authorized to perform: iam:PassRole on resource: "
                    + "arn:aws:iam::123456789012:role/ecsTaskExecutionRole");
            stage.click("#diagnosis-paste");
            stage.click("#behind-pass-role-denied");
            for (int part = 0; part <= 2; part++) {
                double place = part / 2.0;
                stage.onScreen(() -> {
                    stage.robot().lookup(".learn-scroll").queryAs(ScrollPane.class).setVvalue(place);
                    return true;
                });
                stage.picture(folder().resolve("behind-" + part + ending(language, dark)));
            }
        }
    }

    /** Step 2 in an account of many: choosing, the network, both ticks, and what a plan's parts are for and cost. */
    @ParameterizedTest
    @CsvSource({"ENGLISH, false, 1000, 700", "ENGLISH, true, 1280, 860", "JAPANESE, false, 1280, 860",
        "JAPANESE, true, 1000, 700"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void whatToDeployOntoIsDrawn(Texts.Language language, boolean dark, int width, int height) throws Exception {
        try (Stagehand stage = new Stagehand(home, language, width, height)) {
            Account account = stage.workspace().world().get().account();
            IntStream.range(0, 40).forEach(i -> account.ecs().createCluster(r -> r.clusterName("team-" + i)));
            theme(stage, dark);
            String ending = ending(language, dark);
            stage.click("#home-setUp");
            stage.click("#step-target");
            stage.until("the plan is there", () -> !stage.robot().lookup("#target-apply").query().isDisabled());
            draw(stage, "target" + ending);
            stage.type("#target-cluster", "team");
            stage.robot().type(KeyCode.DOWN, KeyCode.DOWN);
            draw(stage, "target-choosing" + ending);
            stage.robot().type(KeyCode.ESCAPE);
            stage.click("#target-network .title");
            stage.click("#target-balanced");
            stage.click("#target-opens");
            stage.click("#target-subnets");
            stage.robot().type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER, KeyCode.DOWN);
            draw(stage, "target-subnets" + ending);
            stage.robot().type(KeyCode.ENTER, KeyCode.ESCAPE);
            stage.type("#reach-own", "203.0.113.7");
            drawPart(stage, "#target-opens", "target-ticks" + ending);
            stage.preview("target");
            drawPart(stage, "#target-changes", "target-plan" + ending);
        }
    }

    /** Step 3 beside a role that somebody made from an old guide: what is wrong, who gets in, by which character not. */
    @ParameterizedTest
    @CsvSource({"ENGLISH, false, 1280, 860", "ENGLISH, true, 1000, 700", "JAPANESE, false, 1000, 700",
        "JAPANESE, true, 1280, 860"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void whoGetsInIsDrawn(Texts.Language language, boolean dark, int width, int height) throws Exception {
        try (Stagehand stage = new Stagehand(home, language, width, height)) {
            stage.workspace().world().get().account().iam().createRole(it -> it.roleName("GitHubActionsEcsLearning")
                    .assumeRolePolicyDocument("""
                            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Federated":
                            "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"},
                            "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {
                            "StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"},
                            "StringLike": {"token.actions.githubusercontent.com:sub":
                            ["repo:learner/my-app:ref:refs/heads/main", "repo:learner/*"]}}},
                            {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}"""));
            theme(stage, dark);
            stage.click("#home-setUp");
            stage.click("#step-trust");
            stage.until("the guests are there", () -> stage.textOf("#trust-guests").contains("repo:learner@"));
            String ending = ending(language, dark);
            draw(stage, "trust-findings" + ending);
            drawPart(stage, "#trust-guests", "trust-guests" + ending);
            drawPart(stage, "#trust-else", "trust-else" + ending);
        }
    }

    static void theme(Stagehand stage, boolean dark) {
        stage.onScreen(() -> {
            stage.window().dark().set(dark);
            return true;
        });
    }

    /** A calm service of the practice account, watched at the third door. */
    private static RunningService watched(Stagehand stage, boolean dark) {
        RunningService service = new RunningService(stage.workspace().world().get().account(),
                stage.workspace().pipeline().get()).made();
        stage.until("it is calm", service::isCalm);
        theme(stage, dark);
        stage.click("#home-stuck");
        stage.until("the calm is seen", () -> stage.robot().lookup("#deploy-stop").query().isDisabled());
        return service;
    }

    private static void drawPart(Stagehand stage, String part, String name) throws IOException {
        stage.onScreen(() -> {
            Reveal.inPage(stage.robot().lookup(part).query());
            return true;
        });
        draw(stage, name);
    }

    private static void openEditor(Stagehand stage, boolean dark) {
        stage.onScreen(() -> {
            stage.window().dark().set(dark);
            stage.window().open("taskdef");
            return true;
        });
    }

    static String ending(Texts.Language language, boolean dark) {
        return "-" + language.locale().getLanguage() + (dark ? "-dark" : "-light") + ".png";
    }

    static void draw(Stagehand stage, String name) throws IOException {
        Path file = folder().resolve(name);
        stage.picture(file);
        assertTrue(Files.size(file) > 10_000, file + " shows something");
    }

    private static Path folder() {
        return Path.of(System.getProperty("slipway.pictures", "target/pictures"));
    }
}
