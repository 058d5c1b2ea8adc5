package dev.slipway.workflow;

import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Platform;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a workflow builds, as far as its jobs that push an image tell. */
record Builds(Workflow workflow) {

    private static final String BUILD_AND_PUSH = "docker/build-push-action";
    static final Pattern PUSH = Pattern.compile("\\bdocker\\s+(?:image\\s+)?push\\b|\\s--push\\b");
    private static final Pattern PLATFORM = Pattern.compile("\\s--platform[=\\s]\\s*[\"']?([^\\s\"']+)");
    /** What AWS's own starter workflow calls it. */
    private static final String REPOSITORY = "ECR_REPOSITORY";
    private static final Pattern IN_IMAGE = Pattern.compile("(?:\\$\\{\\{[^}]*}}|[\\w.-]+\\.amazonaws\\.com[.a-z]*)/"
            + "([a-z0-9._/-]+)(?:[:@].*)?");

    /** @param image the image that is put into the definition */
    Facts.Build facts(YamlValue image) {
        return new Facts.Build(repository(image), platforms(),
                TriedPorts.of(workflow).stream().map(port -> Integer.valueOf(port.text())).toList());
    }

    /** Where the repository's name stands. */
    YamlValue repositoryPlace(YamlValue image) {
        return inImage(image).isPresent() ? image : declarations().findFirst().orElse(image);
    }

    /** Where it says what it builds for. */
    YamlValue platformPlace() {
        return pushing().flatMap(job -> Stream.concat(job.steps().stream().filter(step -> !asked(job, step).isEmpty())
                .map(step -> step.run().isThere() ? step.run() : step.with("platforms")),
                Stream.of(job.value().get("runs-on")))).findFirst().orElse(workflow.root());
    }

    private String repository(YamlValue image) {
        List<String> declared = declarations().map(YamlValue::text).distinct().toList();
        String only = declared.size() == 1 && !declared.getFirst().contains("${{") ? declared.getFirst() : "";
        return inImage(image).orElse(only.replaceFirst("^[\\w.-]+\\.amazonaws\\.com[.a-z]*/", ""));
    }

    private Optional<String> inImage(YamlValue image) {
        Matcher name = IN_IMAGE.matcher(image.text());
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    private Stream<YamlValue> declarations() {
        return Stream.concat(Stream.of(workflow.root()), workflow.jobs().stream().flatMap(job ->
                        Stream.concat(Stream.of(job.value()), job.steps().stream().map(Workflow.Step::value))))
                .map(value -> value.get("env").get(REPOSITORY)).filter(YamlValue::isThere);
    }

    private Stream<Workflow.Job> pushing() {
        return workflow.jobs().stream().filter(job -> job.steps().stream().anyMatch(step ->
                step.action().equals(BUILD_AND_PUSH) || PUSH.matcher(step.run().text()).find()));
    }

    /** Empty as soon as one of them is not known. */
    private Set<Platform> platforms() {
        List<String> names = pushing().flatMap(this::platforms).toList();
        Set<Platform> known = new HashSet<>();
        names.forEach(name -> platform(name).ifPresent(known::add));
        return names.stream().allMatch(name -> platform(name).isPresent()) ? known : Set.of();
    }

    private Stream<String> platforms(Workflow.Job job) {
        List<String> asked = job.steps().stream().flatMap(step -> asked(job, step).stream()).toList();
        if (!asked.isEmpty()) {
            return asked.stream();
        }
        String usual = job.declared().getOrDefault("DOCKER_DEFAULT_PLATFORM", "");
        return Stream.of(usual.isEmpty() ? runner(job) : usual);
    }

    private static List<String> asked(Workflow.Job job, Workflow.Step step) {
        if (step.action().equals(BUILD_AND_PUSH)) {
            return Stream.of(job.said(step.with("platforms").text()).split("[,\\s]+"))
                    .filter(name -> !name.isEmpty()).toList();
        }
        return PLATFORM.matcher(step.run().text()).results().flatMap(it -> Stream.of(it.group(1).split(","))).toList();
    }

    private static Optional<Platform> platform(String name) {
        String[] parts = name.split("/");
        return parts.length >= 2 && parts[0].equals("linux") ? Platform.ofDocker(parts[1]) : Optional.empty();
    }

    /** The processor of GitHub's own runners is in their name; those of others in their labels. */
    private static String runner(Workflow.Job job) {
        List<String> labels = job.value().get("runs-on").items().stream().map(YamlValue::text).toList();
        boolean isArm = labels.stream().anyMatch(label -> label.matches("ubuntu-\\d\\d\\.\\d\\d-arm|(?i:arm64)"));
        boolean isX86 = labels.stream().anyMatch(label -> label.matches("ubuntu-(latest|\\d\\d\\.\\d\\d)|(?i:x64)"));
        return isArm ? Platform.ARM64.docker() : isX86 ? Platform.X86_64.docker() : "";
    }
}
