package dev.slipway.workflow;

import dev.slipway.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Variables that are declared in one place and read, under another name, in another. */
final class NameChecks {

    /** A name that somebody's own variable has; shorter or simpler ones may come from anywhere. */
    private static final Pattern OWN = Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+");
    /** What the runner's image and well-known actions set. */
    private static final Pattern GIVEN =
            Pattern.compile("(?:GITHUB|RUNNER|ACTIONS|INPUT|DOCKER|JAVA|ANDROID|ANT|BASH|BUILDX"
            + "|CHROME|CONDA|DOTNET|GOROOT|GRADLE|HOMEBREW|LC|LD|LEIN|MAVEN|METADATA|NODE|NPM|NVM|PIP|PIPX|PYTHON"
            + "|SELENIUM|SSH|SWIFT|VCPKG|XDG)_.*|AWS_(?:DEFAULT_)?REGION"
            + "|AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)"
            + "|CI|HOME|PATH|PWD|USER|SHELL|HOSTNAME|LANG|TMPDIR|OLDPWD|RANDOM|SECONDS|LINENO|UID|EUID|PPID|IFS|REPLY"
            + "|OPTARG|OPTIND|COLUMNS|LINES|OSTYPE|FUNCNAME|PIPESTATUS|DEBIAN_FRONTEND|pythonLocation");
    private static final Set<String> RUNNER = Set.of("GITHUB_ACTION", "GITHUB_ACTIONS", "GITHUB_ACTION_PATH",
            "GITHUB_ACTION_REPOSITORY", "GITHUB_ACTOR", "GITHUB_ACTOR_ID", "GITHUB_API_URL", "GITHUB_BASE_REF",
            "GITHUB_ENV", "GITHUB_EVENT_NAME", "GITHUB_EVENT_PATH", "GITHUB_GRAPHQL_URL", "GITHUB_HEAD_REF",
            "GITHUB_JOB", "GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_REF", "GITHUB_REF_NAME", "GITHUB_REF_PROTECTED",
            "GITHUB_REF_TYPE",
            "GITHUB_REPOSITORY", "GITHUB_REPOSITORY_ID", "GITHUB_REPOSITORY_OWNER", "GITHUB_REPOSITORY_OWNER_ID",
            "GITHUB_RETENTION_DAYS", "GITHUB_RUN_ATTEMPT", "GITHUB_RUN_ID", "GITHUB_RUN_NUMBER", "GITHUB_SERVER_URL",
            "GITHUB_SHA", "GITHUB_STATE", "GITHUB_STEP_SUMMARY", "GITHUB_TOKEN", "GITHUB_TRIGGERING_ACTOR",
            "GITHUB_WORKFLOW", "GITHUB_WORKFLOW_REF", "GITHUB_WORKFLOW_SHA", "GITHUB_WORKSPACE", "RUNNER_ARCH",
            "RUNNER_DEBUG", "RUNNER_ENVIRONMENT", "RUNNER_NAME", "RUNNER_OS", "RUNNER_TEMP", "RUNNER_TOOL_CACHE");
    private static final int SHORTEST = 4;
    /** As many words as are compared with each other in one job. */
    private static final int MOST_NAMES = 200;

    private final Inspection inspection;
    private final Findings findings;

    NameChecks(Inspection inspection) {
        this.inspection = inspection;
        this.findings = inspection.findings();
    }

    /** A variable that is read. */
    private record Use(Word word, boolean isInShell) {}

    void run() {
        inspection.workflow().jobs().forEach(this::job);
        new SecretNames(findings, inspection.usages(),
                inspection.pipeline().map(Pipeline::trust).map(trust -> trust.secret())).run();
    }

    private void job(Workflow.Job job) {
        Variables variables = inspection.variables(job);
        Map<String, List<Use>> unknown = new LinkedHashMap<>();
        for (Workflow.Step step : job.scripts()) {
            YamlValue run = step.run();
            for (ShellScript.Use use : ShellScript.uses(run.text())) {
                if (!use.isGuarded()) {
                    note(new Use(new Word(use.name(), run.place(use.index())), true), variables, unknown);
                }
            }
        }
        inspection.usages().stream().filter(usage -> usage.job().filter(it -> it == job).isPresent()
                && usage.scope().offers("env"))
                .flatMap(usage -> usage.template().references().stream())
                .filter(reference -> reference.begins("env") && reference.has(1))
                .forEach(reference -> note(new Use(reference.name(1), false), variables, unknown));
        unknown.values().stream().limit(MOST_NAMES).forEach(uses -> tell(uses, variables));
    }

    private static void note(Use use, Variables variables, Map<String, List<Use>> unknown) {
        if (!variables.knows(use.word().text())) {
            unknown.computeIfAbsent(use.word().text(), _ -> new ArrayList<>()).add(use);
        }
    }

    private void tell(List<Use> uses, Variables variables) {
        if (findings.isFull()) {
            return;
        }
        Word first = uses.getFirst().word();
        String name = first.text();
        boolean isOfRunner = name.startsWith("GITHUB_") || name.startsWith("RUNNER_");
        if (isOfRunner && !RUNNER.contains(name)) {
            Findings.nearest(name, RUNNER).filter(meant -> isTypingError(name, meant)).ifPresent(meant ->
                    findings.misspelt(Rule.VARIABLE_OF_RUNNER, first, Optional.of(meant), it -> renamed(uses, it)));
        }
        if (GIVEN.matcher(name).matches() || name.length() < SHORTEST) {
            return;
        }
        boolean isOwn = OWN.matcher(name).matches();
        boolean isSure = !variables.isOpen() && (isOwn || !uses.getFirst().isInShell());
        Optional<String> meant = Findings.nearest(name, variables.declared().keySet())
                .or(() -> Findings.nearest(name, variables.set())
                        .filter(it -> isSure || isOwn && isTypingError(name, it)))
                .or(() -> variables.isOpen() ? Optional.empty() : shorterOrLonger(name, variables.declared().keySet()));
        if (meant.isPresent() || isSure) {
            findings.misspelt(Rule.VARIABLE, first, meant, it -> agreeing(uses, it, variables));
        }
    }

    /** {@code REPO} is declared, {@code REPOSITORY} read. */
    private static Optional<String> shorterOrLonger(String name, Set<String> declared) {
        return declared.stream().filter(other -> other.length() >= SHORTEST
                && (name.startsWith(other) || other.startsWith(name))).findFirst();
    }

    private static boolean isTypingError(String name, String meant) {
        return SecretNames.isTypingError(name, meant);
    }

    /** Where nothing reads the declared name, the declaration takes the name that is read; else the reading ones do. */
    private Optional<Mend> agreeing(List<Use> uses, String meant, Variables variables) {
        Word declared = variables.declared().get(meant);
        boolean isUnread = declared != null && !findings.source().text()
                .replaceFirst(Pattern.quote(meant), "").contains(meant);
        return isUnread ? findings.replacing(declared, uses.getFirst().word().text()) : renamed(uses, meant);
    }

    private Optional<Mend> renamed(List<Use> uses, String name) {
        boolean allStand = uses.stream().allMatch(use -> findings.source().isAt(use.word()));
        return allStand ? Optional.of(new Mend(uses.stream().map(Use::word).distinct()
                .map(word -> new Splice(word.offset(), word.offset() + word.text().length(), name)).toList()))
                : Optional.empty();
    }
}
