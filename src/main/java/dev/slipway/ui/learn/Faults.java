package dev.slipway.ui.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.cloud.Account;
import dev.slipway.image.ImageEngine.BuildRequest;
import dev.slipway.image.ImageEngine.Login;
import dev.slipway.learn.Exercise;
import dev.slipway.pipeline.ImageRef;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.taskdef.Edit;
import dev.slipway.taskdef.Live;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.World;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;

/** Puts an exercise's fault into a working pipeline, in the way in which somebody would have come to make it. */
final class Faults {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String IMAGE_FROM_A_LAPTOP = "from-my-laptop";
    private static final String IMAGE_NOBODY_PUSHED = "v2";
    /** Less than a Java program can start in, MiB. */
    private static final int TOO_LITTLE = 16;

    private final WorkingPipeline working;
    private final World world;
    private final Account account;
    private final Pipeline pipeline;

    Faults(World world, WorkingPipeline working) {
        this.working = working;
        this.world = world;
        this.account = world.account();
        this.pipeline = world.pipeline();
    }

    /** Makes the fault and lets time pass until nothing more happens by itself. */
    void make(Exercise exercise) throws ProblemException {
        switch (exercise) {
            case CLOSED_PORT -> closePort();
            case RAW_EXPORT -> rawExport();
            case MISNAMED_VARIABLE -> pushWorkflow("  ECR_REPOSITORY: ", "  ECS_REPOSITORY: ");
            case NO_ID_TOKEN -> pushWorkflow("      id-token: write\n", "");
            case SECRET_MISSPELT -> pushWorkflow("secrets." + pipeline.trust().secret(), "secrets.AWS_ROLE_TO_ASUME");
            case HANDOVER_MISNAMED -> pushWorkflow("steps.image.outputs.uri }}\n    steps:",
                    "steps.image.outputs.url }}\n    steps:");
            case WRONG_CONTAINER -> pushDefinition(definition -> Edit.containerPort(Edit.renameContainer(definition,
                    pipeline.app().container(), "dummy"), "dummy", 80));
            case PASS_ROLE -> {
                forgetPassRole();
                pushCode();
            }
            case WRONG_SUBJECT -> {
                trustOldSubject();
                pushCode();
            }
            case PATHS_TOO_NARROW -> {
                pushWorkflow("      - '.aws/**'\n", "");
                pushDefinition(definition -> changed(definition, container -> container.putArray("environment")
                        .addObject().put("name", "GREETING").put("value", "Good morning")));
            }
            case MISSING_TAG -> {
                working.withoutNet();
                working.deployByHand(working.named(IMAGE_NOBODY_PUSHED));
            }
            case ARM_IMAGE -> {
                pushFromLaptop();
                working.withoutNet();
                working.deployByHand(working.named(IMAGE_FROM_A_LAPTOP));
            }
            case OUT_OF_MEMORY -> pushDefinition(definition -> changed(definition,
                    container -> container.put("memory", TOO_LITTLE)));
            case CRASH_LOOP -> pushDefinition(definition -> changed(definition, container -> container
                    .putArray("command").add("java").add("-cp").add("/app").add("Hallo")));
            case HEALTH_CHECK -> pushDefinition(definition -> changed(definition, Faults::checkOtherPort));
            case LOG_GROUP_RIGHT -> {
                loseTheLogGroup();
                pushCode();
            }
            case NO_PUBLIC_ADDRESS -> takeThePublicAddress();
            case INCIDENT -> {
                closePort();
                trustOldSubject();
                forgetPassRole();
                pushWorkflow("  ECR_REPOSITORY: ", "  ECS_REPOSITORY: ");
            }
        }
    }

    private void closePort() {
        String group = working.service().networkConfiguration().awsvpcConfiguration().securityGroups().getFirst();
        var rules = account.ec2().describeSecurityGroupRules(r -> r.filters(
                Filter.builder().name("group-id").values(group).build())).securityGroupRules().stream()
                .filter(rule -> !rule.isEgress()).map(SecurityGroupRule::securityGroupRuleId).toList();
        account.ec2().revokeSecurityGroupIngress(r -> r.groupId(group).securityGroupRuleIds(rules));
    }

    /** What the console's JSON tab shows, with the empty tags that AWS shows but does not take. */
    private void rawExport() throws ProblemException {
        TaskDefinition live = new Live(account).latest(pipeline.target().family()).orElseThrow().definition();
        ObjectNode export = live.document();
        export.putArray("tags");
        save(TaskDefinition.parse(export.toString()));
        working.push("Save what the console shows", pipeline.files().taskDefinition());
    }

    private void pushWorkflow(String from, String to) throws ProblemException {
        working.edit(pipeline.files().workflow(), from, to);
        working.push("Tidy the workflow", pipeline.files().workflow());
    }

    /** A change of an operation's definition. */
    @FunctionalInterface
    private interface DefinitionChange {
        TaskDefinition of(TaskDefinition definition) throws ProblemException;
    }

    private void pushDefinition(DefinitionChange change) throws ProblemException {
        RepositoryFile file = new RepositoryFile(world.code().folder(), pipeline.files().taskDefinition());
        save(change.of(TaskDefinition.parse(file.read().orElseThrow())));
        working.push("Change the task definition", pipeline.files().taskDefinition());
    }

    private void save(TaskDefinition definition) throws ProblemException {
        new RepositoryFile(world.code().folder(), pipeline.files().taskDefinition()).write(definition.spread());
    }

    private static TaskDefinition changed(TaskDefinition definition, Consumer<ObjectNode> change)
            throws ProblemException {
        ObjectNode document = definition.document();
        change.accept((ObjectNode) document.path("containerDefinitions").path(0));
        return TaskDefinition.parse(document.toString());
    }

    private static void checkOtherPort(ObjectNode container) {
        ObjectNode check = container.putObject("healthCheck");
        check.putArray("command").add("CMD-SHELL").add("wget -q -O - http://localhost:80/api/hello || exit 1");
        check.put("interval", 10).put("timeout", 5).put("retries", 2).put("startPeriod", 5);
    }

    /** A harmless change of the program's folder, so that there is something to deploy. */
    private void pushCode() throws ProblemException {
        String file = pipeline.app().folder() + "/.dockerignore";
        RepositoryFile ignored = new RepositoryFile(world.code().folder(), file);
        ignored.write(ignored.read().orElse("") + "*.swp\n");
        working.push("Leave editor files out of the image", file);
    }

    private void forgetPassRole() throws ProblemException {
        String role = pipeline.trust().role();
        for (String name : account.iam().listRolePolicies(r -> r.roleName(role)).policyNames()) {
            String policy = URLDecoder.decode(account.iam().getRolePolicy(r -> r.roleName(role).policyName(name))
                    .policyDocument(), StandardCharsets.UTF_8);
            String without = withoutPassRole(policy);
            account.iam().putRolePolicy(r -> r.roleName(role).policyName(name).policyDocument(without));
        }
    }

    private static String withoutPassRole(String policy) {
        try {
            JsonNode document = JSON.readTree(policy);
            ((ArrayNode) document.path("Statement")).removeIf(it -> it.path("Action").toString().contains("PassRole"));
            return document.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the program writes policies that can be read", e);
        }
    }

    /** The spelling of sub from before repositories had their ids in it. */
    private void trustOldSubject() {
        String role = pipeline.trust().role();
        String trust = URLDecoder.decode(account.iam().getRole(r -> r.roleName(role)).role()
                .assumeRolePolicyDocument(), StandardCharsets.UTF_8);
        String old = Pattern.compile("repo:[^\"]+?/[^\":]+:").matcher(trust)
                .replaceAll("repo:" + pipeline.repository() + ":");
        account.iam().updateAssumeRolePolicy(r -> r.roleName(role).policyDocument(old));
    }

    private void pushFromLaptop() throws ProblemException {
        ImageRef image = working.image(IMAGE_FROM_A_LAPTOP);
        world.tools().engine().build(new BuildRequest(world.code().folder().resolve(pipeline.app().folder()),
                image.byTag(), Platform.ARM64, "", Map.of()), Progress.none());
        world.tools().engine().push(image, new Login(image.registry(), "AWS", "practice"), Progress.none());
    }

    private void loseTheLogGroup() {
        String role = pipeline.target().executionRole();
        account.iam().listRolePolicies(r -> r.roleName(role)).policyNames().forEach(name ->
                account.iam().deleteRolePolicy(r -> r.roleName(role).policyName(name)));
        account.logs().deleteLogGroup(r -> r.logGroupName(pipeline.target().logGroup()));
    }

    /** Somebody took over a recipe for private subnets. */
    private void takeThePublicAddress() {
        working.withoutNet();
        AwsVpcConfiguration closed = working.service().networkConfiguration().awsvpcConfiguration().toBuilder()
                .assignPublicIp(AssignPublicIp.DISABLED).build();
        account.ecs().updateService(r -> r.cluster(pipeline.target().cluster()).service(pipeline.target().service())
                .networkConfiguration(n -> n.awsvpcConfiguration(closed)).forceNewDeployment(true));
        world.practice().orElseThrow().pass(Duration.ofMinutes(5));
    }
}
