package dev.slipway.workflow;

import dev.slipway.pipeline.Disagreement.Kind;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One way of a workflow from a task definition's file to a service.
 *
 * @param job   whose steps these are
 * @param steps each takes the definition over from the one before; at least one
 */
record Deployment(Workflow workflow, Workflow.Job job, List<Workflow.Step> steps) {

    static final String RENDER = "aws-actions/amazon-ecs-render-task-definition";
    static final String DEPLOY = "aws-actions/amazon-ecs-deploy-task-definition";
    private static final Pattern VARIABLE = Pattern.compile("\\s*\\$\\{\\{\\s*env\\.(\\w+)\\s*}}\\s*");
    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):role/.+");
    private static final Pattern DEPLOYING =
            Pattern.compile("\\baws\\s+ecs\\s+(?:update-service|register-task-definition)\\b");
    /** A file made to be slow has more. */
    private static final int MOST = 50;
    private static final Pattern OUTPUT =
            Pattern.compile("\\s*\\$\\{\\{\\s*steps\\.([\\w-]+)\\.outputs\\.task-definition\\s*}}\\s*");

    /** The one that is this pipeline's: which deploys its file, else its service, else the only one there is. */
    static Optional<Deployment> of(Workflow workflow, Pipeline pipeline) {
        List<Deployment> all = all(workflow);
        String service = pipeline.target().service();
        return all.stream().filter(it -> it.isOf(pipeline.files().taskDefinition())).findFirst()
                .or(() -> all.stream().filter(it -> it.said(it.last(), "service").equals(service)).findFirst())
                .or(() -> all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty());
    }

    /** Whether the job deploys. */
    static boolean isIn(Workflow.Job job) {
        return job.steps().stream().anyMatch(step -> step.action().equals(DEPLOY)
                || DEPLOYING.matcher(step.run().text()).find());
    }

    /** The file that a step takes the definition from, as it is written; empty for another step's. */
    static Optional<String> fileOf(Workflow.Step step) {
        boolean takesFile = step.action().equals(RENDER) || step.action().equals(DEPLOY);
        String file = step.with("task-definition").text();
        return Optional.of(file).filter(_ -> takesFile && !file.isBlank() && !file.contains("steps."));
    }

    /** Whether the file is the repository's, and not made by a step before. */
    static boolean isOwnFile(Workflow.Job job, Workflow.Step step) {
        String file = job.said(step.with("task-definition").text());
        String name = file.substring(file.lastIndexOf('/') + 1);
        List<Workflow.Step> steps = job.steps();
        List<Workflow.Step> before = steps.subList(0, Math.max(0, steps.indexOf(step)));
        return !name.isEmpty() && before.stream().noneMatch(earlier -> earlier.run().text().contains(name)
                || earlier.run().text().contains("describe-task-definition")
                || bringsArtifact(earlier, file) || earlier.uses().text().startsWith("./"));
    }

    private static boolean bringsArtifact(Workflow.Step step, String file) {
        String folder = step.with("path").text().replaceFirst("^(?:\\./+)+", "");
        return step.action().equals("actions/download-artifact")
                && (folder.isEmpty() || folder.equals(".") || file.startsWith(folder));
    }

    /** The repository's file that this deploys, named from the repository's folder on. */
    Optional<String> repositoryFile() {
        boolean isElsewhere = job.steps().stream().anyMatch(step -> step.action().equals("actions/checkout")
                && (step.with("path").isThere() || step.with("repository").isThere()));
        return Optional.of(file().replaceFirst("^(?:\\./+)+", "")).filter(file -> !file.isBlank()
                && !file.startsWith("/") && !isElsewhere && isOwnFile(job, steps.getFirst()));
    }

    /** The first that deploys a file, named from the repository's folder on. */
    static Optional<Deployment> of(Workflow workflow, String file) {
        return all(workflow).stream().filter(it -> it.isOf(file)).findFirst();
    }

    static List<Deployment> all(Workflow workflow) {
        return workflow.jobs().stream().flatMap(job -> in(workflow, job)).limit(MOST).toList();
    }

    private boolean isOf(String wanted) {
        return file().replaceFirst("^\\./", "").equals(wanted);
    }

    private static Stream<Deployment> in(Workflow workflow, Workflow.Job job) {
        List<Workflow.Step> steps = job.steps().stream()
                .filter(step -> step.action().equals(RENDER) || step.action().equals(DEPLOY)).toList();
        Set<String> takenOver = steps.stream().map(Deployment::source).collect(Collectors.toSet());
        return steps.stream().filter(step -> step.action().equals(DEPLOY) || !takenOver.contains(step.id()))
                .map(last -> new Deployment(workflow, job, upTo(last, steps)));
    }

    private static List<Workflow.Step> upTo(Workflow.Step last, List<Workflow.Step> steps) {
        LinkedList<Workflow.Step> way = new LinkedList<>(List.of(last));
        Optional<Workflow.Step> before = Optional.of(last);
        while (before.isPresent() && way.size() <= steps.size()) {
            String source = source(before.get());
            before = steps.stream().filter(step -> !source.isEmpty() && step.id().equals(source)).findFirst();
            before.ifPresent(way::addFirst);
        }
        return List.copyOf(way);
    }

    /** The step whose definition it takes over; empty for a file. */
    private static String source(Workflow.Step step) {
        Matcher output = OUTPUT.matcher(step.with("task-definition").text());
        return output.matches() ? output.group(1) : "";
    }

    Facts.Workflow facts() {
        return new Facts.Workflow(new Facts.Rendering(file(), containers()),
                new Facts.Destination(said(last(), "cluster"), said(last(), "service"), region(),
                        account()),
                new Builds(workflow).facts(image()),
                new Facts.Deploying(last().action().equals(DEPLOY) ? last().version() : "",
                        last().with("desired-count").isThere()));
    }

    /** Where that is, to the character. */
    int offset(Kind kind) {
        Optional<Word> port = kind == Kind.WORKFLOW_PORT ? TriedPorts.of(workflow).stream().findFirst()
                : Optional.empty();
        return port.map(Word::offset).orElseGet(() -> place(kind).offset());
    }

    /** Where in the file it says what the disagreement is about. */
    YamlValue place(Kind kind) {
        YamlValue place = switch (kind) {
            case WORKFLOW_CONTAINER, CONTAINER_NAMES -> renders().map(step -> step.with("container-name")).findFirst()
                    .orElse(last().value());
            case WORKFLOW_FILE -> steps.getFirst().with("task-definition");
            case WORKFLOW_CLUSTER -> last().with("cluster");
            case WORKFLOW_SERVICE, NOTHING_WANTED -> last().with("service");
            case WORKFLOW_BRANCH -> workflow.root().get("on");
            case WORKFLOW_ROLE, WORKFLOW_ACCOUNT, TRUST_SUBJECT, SECRET_NAME, SECRET_MISSING -> role().orElse(last().value());
            case WORKFLOW_REGION, WORKFLOW_LOG_REGION -> regions().findFirst().orElse(last().value());
            case WORKFLOW_REPOSITORY -> new Builds(workflow).repositoryPlace(image());
            case BUILD_PLATFORM -> new Builds(workflow).platformPlace();
            default -> last().value().get("uses");
        };
        return place.isThere() ? place : last().value().get("uses");
    }

    /** Where the value that a place takes from a variable is declared; the place itself when it takes none. */
    YamlValue source(YamlValue place) {
        Matcher use = VARIABLE.matcher(place.text());
        if (!use.matches()) {
            return place;
        }
        YamlValue own = job.value().get("env").get(use.group(1));
        YamlValue declared = own.isThere() ? own : workflow.root().get("env").get(use.group(1));
        return declared.isThere() ? declared : place;
    }

    private String file() {
        return said(steps.getFirst(), "task-definition");
    }

    private List<String> containers() {
        List<String> containers = new ArrayList<>();
        renders().map(step -> said(step, "container-name")).filter(name -> !name.isBlank()).forEach(containers::add);
        return containers;
    }

    private Stream<Workflow.Step> renders() {
        return steps.stream().filter(step -> step.action().equals(RENDER));
    }

    private YamlValue image() {
        return renders().map(step -> step.with("image")).findFirst().orElse(last().with("image"));
    }

    private Workflow.Step last() {
        return steps.getLast();
    }

    /** Empty while the role is a secret. */
    private String account() {
        return role().map(role -> ROLE.matcher(job.said(role.text()))).filter(Matcher::matches)
                .map(arn -> arn.group(1)).orElse("");
    }

    /** Each step's credentials replace those of the one before. */
    private Optional<YamlValue> role() {
        List<Workflow.Step> before = job.steps().subList(0, job.steps().indexOf(last()));
        return before.stream().filter(step -> step.action().equals(Workflow.CREDENTIALS_ACTION))
                .map(step -> step.with("role-to-assume")).reduce((_, later) -> later);
    }

    private String region() {
        List<String> regions = regions().map(value -> job.said(value.text())).distinct().toList();
        return regions.size() == 1 ? regions.getFirst() : "";
    }

    private Stream<YamlValue> regions() {
        return job.credentialSteps().stream().map(step -> step.with("aws-region")).filter(YamlValue::isThere);
    }

    private String said(Workflow.Step step, String input) {
        return job.said(step.with(input).text());
    }
}
