package dev.slipway.workflow;

import dev.slipway.pipeline.Expression;
import dev.slipway.pipeline.FilterPattern;
import dev.slipway.pipeline.Pipeline;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which pushes start a deployment, and which ought to. */
final class FilterChecks {

    /** A branch that nobody has. */
    private static final String ELSEWHERE = "slipway-no-such-branch";
    private static final Pattern CONTEXT = Pattern.compile("\\bdocker\\s+(?:image\\s+|buildx\\s+)?build\\b[^\\n]*?\\s"
            + "([\\w.][\\w./-]*)\\s*$", Pattern.MULTILINE);

    private final Inspection inspection;
    private final Workflow workflow;
    private final Findings findings;

    FilterChecks(Inspection inspection) {
        this.inspection = inspection;
        this.workflow = inspection.workflow();
        this.findings = inspection.findings();
    }

    void run() {
        YamlValue on = workflow.root().get("on");
        on.entries().values().forEach(event -> {
            List.of("branches", "branches-ignore").forEach(key -> event.get(key).items().forEach(this::branchPattern));
            List.of("paths", "paths-ignore").forEach(key -> event.get(key).items().forEach(this::pathPattern));
        });
        if (workflow.isStartedBy("push")) {
            YamlValue push = on.get("push");
            branches(push.isThere() || push.key().offset() > 0 ? push : on, push);
            paths(push);
        }
    }

    private void branchPattern(YamlValue item) {
        Word word = item.word();
        if (word.text().startsWith("refs/heads/")) {
            String name = word.text().substring("refs/heads/".length());
            findings.misspelt(Rule.BRANCH_PATTERN, word, Optional.of(name), it -> findings.replacing(word, it));
        }
    }

    private void pathPattern(YamlValue item) {
        Word word = item.word();
        String path = word.text();
        String meant = path.replaceFirst("^(?:\\./+|/+)", "").replaceFirst("/$", "/**");
        boolean isFolder = folders().contains(meant) && FilterPattern.isPlain(path);
        String better = isFolder ? meant + "/**" : meant;
        if (!better.equals(path) && !path.startsWith("!")) {
            findings.misspelt(Rule.PATH_PATTERN, word, Optional.of(better), it -> findings.replacing(word, it));
        }
    }

    private void branches(YamlValue at, YamlValue push) {
        List<String> branches = texts(push.get("branches"));
        boolean isFiltered = push.get("branches-ignore").isThere() || branches.isEmpty() && push.get("tags").isThere()
                || !branches.isEmpty() && !FilterPattern.lets(ELSEWHERE, branches);
        Trigger elsewhere = new Trigger("push", "refs/heads/" + ELSEWHERE);
        // a misspelt filter is told already
        boolean isKnown = Keys.ofEvent("push").containsAll(push.entries().keySet());
        if (!isFiltered && isKnown && workflow.jobs().stream().anyMatch(job -> getsCredentials(job, elsewhere))) {
            findings.add(Rule.BRANCHES, at.offset(), inspection.pipeline().map(Pipeline::branch).orElse("main"));
        }
    }

    static boolean getsCredentials(Workflow.Job job, Trigger trigger) {
        return may(job.value(), trigger) && job.credentialSteps().stream().anyMatch(step -> may(step.value(), trigger));
    }

    private static boolean may(YamlValue owner, Trigger trigger) {
        return Expression.truth(owner.get("if").text(), trigger.contexts()::get) != Expression.Truth.NO;
    }

    private void paths(YamlValue push) {
        List<String> patterns = texts(push.get("paths"));
        List<String> ignored = texts(push.get("paths-ignore"));
        for (String file : definitions()) {
            if (!patterns.isEmpty() && !FilterPattern.lets(file, patterns)) {
                findings.add(Rule.PATHS, push.get("paths").offset(), added(push.get("paths"), file), file);
                return;
            }
            if (!ignored.isEmpty() && FilterPattern.lets(file, ignored)) {
                findings.add(Rule.PATHS, push.get("paths-ignore").offset(), file);
                return;
            }
        }
        boolean isDeploying = !Deployment.all(workflow).isEmpty();
        folders().stream().filter(_ -> !patterns.isEmpty() && isDeploying)
                .filter(folder -> patterns.stream().noneMatch(pattern -> pattern.startsWith(folder)
                        || pattern.startsWith("*")
                        || folder.startsWith(pattern.replaceFirst("\\*.*", ""))))
                .findFirst().ifPresent(folder -> findings.add(Rule.PATHS, push.get("paths").offset(),
                        added(push.get("paths"), folder + "/x"), folder));
    }

    /** The task definitions in the repository that it deploys, else the pipeline's. */
    private Set<String> definitions() {
        Set<String> files = new LinkedHashSet<>();
        Deployment.all(workflow).forEach(deployment -> deployment.repositoryFile().ifPresent(files::add));
        if (Deployment.all(workflow).isEmpty()) {
            inspection.pipeline().map(pipeline -> pipeline.files().taskDefinition()).ifPresent(files::add);
        }
        return files;
    }

    /** The folders that images are built from. */
    private Set<String> folders() {
        Set<String> folders = new LinkedHashSet<>();
        for (Workflow.Job job : workflow.jobs()) {
            String home = folder(job.said(job.value().get("defaults").get("run").get("working-directory").text()));
            for (Workflow.Step step : job.steps()) {
                String own = folder(job.said(step.value().get("working-directory").text()));
                Matcher context = CONTEXT.matcher(step.run().text());
                while (context.find()) {
                    String from = own.isEmpty() ? home : own;
                    String named = folder(context.group(1));
                    folders.add(from.isEmpty() || named.isEmpty() ? from + named : from + "/" + named);
                }
                if (step.action().equals("docker/build-push-action")) {
                    folders.add(folder(job.said(step.with("context").text())));
                }
            }
        }
        folders.removeIf(folder -> folder.isEmpty() || folder.contains("..") || folder.contains(":"));
        return folders;
    }

    private static String folder(String path) {
        String folder = path.replaceFirst("^(?:\\./+)+", "").replaceFirst("/+$", "");
        return folder.equals(".") || Template.isIn(folder) ? "" : folder;
    }

    /** One pattern more, written as those before it. */
    private static Optional<Mend> added(YamlValue paths, String file) {
        List<YamlValue> items = paths.isSequence() ? paths.items() : List.of();
        if (items.isEmpty()) {
            return Optional.empty();
        }
        YamlValue last = items.getLast();
        String pattern = WorkflowText.pattern(WorkflowText.folderOf(file));
        String quote = last.isPlain() && !pattern.startsWith("*") ? "" : "'";
        String item = quote + pattern + quote;
        if (paths.isFlow()) {
            return Optional.of(Mend.inserting(last.end(), ", " + item));
        }
        SourceText source = last.source();
        int dash = source.text().lastIndexOf('-', last.content() - 1);
        String lead = source.text().substring(source.lineStart(last.content()), last.content());
        return dash < source.lineStart(last.content())
                || !lead.isBlank() && !lead.strip().equals("-") ? Optional.empty()
                : Optional.of(Mend.inserting(source.endOfLine(last.end()), source.lineEnd() + lead + item));
    }

    private static List<String> texts(YamlValue value) {
        return value.items().stream().map(YamlValue::text).toList();
    }
}
