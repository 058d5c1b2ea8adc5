package dev.slipway.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does what one step of a practice job does, and says in the log what the real action or runner says. */
final class ActionsSteps {

    /** Whether the step is through, and how. */
    enum Outcome {
        GOOD, FAILED, WAITING;

        static Outcome of(boolean good) {
            return good ? GOOD : FAILED;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RENDERED = "/tmp/task-definition-rendered.json";
    private static final String OUTPUT = "/github/output";
    private static final String ENVIRONMENT = "/github/env";
    private static final Map<String, Integer> SECONDS = Map.of("actions/checkout", 2,
            "aws-actions/configure-aws-credentials", 2, "aws-actions/amazon-ecr-login", 1,
            "aws-actions/amazon-ecs-render-task-definition", 1, "aws-actions/amazon-ecs-deploy-task-definition", 3);

    private final PracticeAccount account;

    ActionsSteps(PracticeAccount account) {
        this.account = account;
    }

    /** How much practice time the step takes, waiting for a deployment apart. */
    static Duration duration(ActionsStep step) {
        String script = ActionsFile.text(step.text().get("run"));
        int seconds = script.contains("docker") && script.contains("build") ? 20 : 2;
        return Duration.ofSeconds(SECONDS.getOrDefault(step.action(), seconds));
    }

    Outcome perform(ActionsRun run, ActionsJob job, ActionsStep step, Instant now) {
        ActionsMachine machine = job.machine();
        if (job.deployment().isPresent() && isDeploying(step)) {
            return deployed(job, now);
        }
        if (step.action().equals("aws-actions/configure-aws-credentials") && account.iam().isStillSpreading()) {
            // the action tries up to twelve times, waiting twice as long each time
            return Outcome.WAITING;
        }
        if (step.text().isEmpty()) {
            machine.say(step.name());
            return Outcome.GOOD;
        }
        ActionsContext context = new ActionsContext(run, job, step.text());
        machine.say("##[group]" + step.opening());
        shown(step, context).forEach(line -> machine.say("\u001B[36;1m" + line + "\u001B[0m"));
        machine.say("##[endgroup]");
        return step.action().isEmpty() ? Outcome.of(script(run, job, step, context))
                : action(run, job, step, context, now);
    }

    /** The runner shows a script before it runs it, in bold cyan. */
    private static List<String> shown(ActionsStep step, ActionsContext context) {
        return context.filled(ActionsFile.text(step.text().get("run"))).lines().toList();
    }

    private static boolean isDeploying(ActionsStep step) {
        return step.action().equals("aws-actions/amazon-ecs-deploy-task-definition");
    }

    private Outcome action(ActionsRun run, ActionsJob job, ActionsStep step, ActionsContext context, Instant now) {
        ActionsMachine machine = job.machine();
        return switch (step.action()) {
            case "actions/checkout" -> {
                machine.checkOut(run.commit());
                yield Outcome.GOOD;
            }
            case "aws-actions/configure-aws-credentials" ->
                    Outcome.of(new ActionsCredentials(account, run, job).take(context));
            case "aws-actions/amazon-ecr-login" -> Outcome.of(logIn(machine, step));
            case "aws-actions/amazon-ecs-render-task-definition" -> Outcome.of(render(machine, step, context));
            case "aws-actions/amazon-ecs-deploy-task-definition" -> deploy(job, step, context, now);
            case "actions/upload-artifact" -> Outcome.of(run.artifacts().upload(machine, context));
            case "actions/download-artifact" -> Outcome.of(run.artifacts().download(machine, context));
            default -> {
                machine.say("The practice runner does not run this action; it takes it as having succeeded.");
                yield Outcome.GOOD;
            }
        };
    }

    private boolean script(ActionsRun run, ActionsJob job, ActionsStep step, ActionsContext context) {
        ActionsMachine machine = job.machine();
        Map<String, String> variables = new HashMap<>(context.variables());
        variables.putAll(Map.of("GITHUB_OUTPUT", OUTPUT, "GITHUB_ENV", ENVIRONMENT, "GITHUB_SHA", run.commit().sha(),
                "GITHUB_REF", run.facts().get("ref"), "GITHUB_REF_NAME", run.facts().get("ref_name"),
                "GITHUB_REPOSITORY", PracticeGitHub.REPOSITORY.toString(), "CI", "true", "RUNNER_TEMP", "/tmp"));
        machine.files().remove(OUTPUT);
        machine.files().remove(ENVIRONMENT);
        String folder = ActionsPath.resolved("", context.filled(run.workingDirectory(job, step)));
        int code = new ActionsShell(new ActionsCommands(machine, account, folder), variables)
                .run(context.filled(ActionsFile.text(step.text().get("run"))));
        machine.files().getOrDefault(OUTPUT, "").lines().forEach(line -> put(line, step.outputs()));
        machine.files().getOrDefault(ENVIRONMENT, "").lines().forEach(line -> put(line, machine.variables()));
        return code == 0 || machine.fail("Process completed with exit code " + code + ".");
    }

    private static void put(String line, Map<String, String> values) {
        int equals = line.indexOf('=');
        if (equals > 0) {
            values.put(line.substring(0, equals), line.substring(equals + 1));
        }
    }

    private boolean logIn(ActionsMachine machine, ActionsStep step) {
        if (machine.session().isEmpty()) {
            return machine.fail("Could not load credentials from any providers");
        }
        ActionsSession session = machine.session().get();
        Optional<String> denial = session.denial("ecr:GetAuthorizationToken", "*");
        if (denial.isPresent()) {
            return machine.fail(denial.get());
        }
        String registry = PracticeAccount.ID + ".dkr.ecr." + session.region() + ".amazonaws.com";
        machine.registries().add(registry);
        step.outputs().put("registry", registry);
        machine.say("Logging into registry " + registry);
        return true;
    }

    private static boolean render(ActionsMachine machine, ActionsStep step, ActionsContext context) {
        String image = context.with("image");
        if (image.isBlank()) {
            return machine.fail("Input required and not supplied: image");
        }
        Optional<JsonNode> definition = read(machine, context.with("task-definition"));
        if (definition.isEmpty()) {
            return false;
        }
        if (!definition.get().path("containerDefinitions").isArray()) {
            return machine.fail("Invalid task definition format: containerDefinitions section is not present or is not "
                    + "an array");
        }
        for (JsonNode container : definition.get().path("containerDefinitions")) {
            if (container instanceof ObjectNode found && found.path("name").asText().equals(context.with("container-name"))) {
                found.put("image", image);
                machine.files().put(RENDERED, definition.get().toPrettyString());
                step.outputs().put("task-definition", RENDERED);
                return true;
            }
        }
        return machine.fail("Invalid task definition: Could not find container definition with matching name");
    }

    private static Optional<JsonNode> read(ActionsMachine machine, String path) {
        String text = machine.files().get(ActionsPath.resolved("", path));
        if (text == null) {
            machine.fail("Task definition file does not exist: " + path);
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            machine.fail(e.getOriginalMessage());
            return Optional.empty();
        }
    }

    private Outcome deploy(ActionsJob job, ActionsStep step, ActionsContext context, Instant now) {
        ActionsMachine machine = job.machine();
        Optional<JsonNode> definition = read(machine, context.with("task-definition"));
        if (definition.isEmpty()) {
            return Outcome.FAILED;
        }
        if (machine.session().isEmpty()) {
            return Outcome.of(machine.fail("Could not load credentials from any providers"));
        }
        boolean isVersion1 = ActionsFile.text(step.text().get("uses")).matches(".*@v1(\\..*)?");
        ActionsDeployment deployment = new ActionsDeployment(account, machine.session().get(), context.with("cluster"),
                context.with("service"), isVersion1);
        ActionsDeployment.ignored(definition.get()).forEach(warning -> machine.say("##[warning]" + warning));
        Optional<String> fault = deployment.register(definition.get());
        if (fault.isEmpty() && !context.with("service").isEmpty()) {
            fault = deployment.update(definition.get().path("family").asText());
        }
        if (fault.isPresent()) {
            return Outcome.of(machine.fail(fault.get()));
        }
        machine.say("Deployment started. Watch this deployment's progress in the Amazon ECS console.");
        if (!context.with("wait-for-service-stability").equalsIgnoreCase("true")) {
            return Outcome.GOOD;
        }
        deployment.waitUntil(now.plus(ActionsDeployment.patience(context.with("wait-for-minutes"))));
        job.deploys(deployment);
        return Outcome.WAITING;
    }

    private static Outcome deployed(ActionsJob job, Instant now) {
        Optional<String> outcome = job.deployment().orElseThrow().outcome(now);
        if (outcome.isEmpty()) {
            return Outcome.WAITING;
        }
        return Outcome.of(outcome.get().isEmpty() || job.machine().fail(outcome.get()));
    }
}
