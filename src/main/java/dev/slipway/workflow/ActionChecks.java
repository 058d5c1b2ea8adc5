package dev.slipway.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which releases of the actions are used, and what they are given. */
final class ActionChecks {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern SHORT_COMMIT = Pattern.compile("(?=.*\\d)[0-9a-f]{7,39}");
    private static final Pattern MAJOR = Pattern.compile("v(\\d{1,4})(?:\\..*)?");
    private static final String DEPLOY = "aws-actions/amazon-ecs-deploy-task-definition";
    /** The last releases that GitHub refuses to run, and the first that does the same. */
    private static final Map<String, int[]> GONE = Map.of("actions/upload-artifact", new int[] {3, 4},
            "actions/download-artifact", new int[] {3, 4}, "actions/cache", new int[] {2, 4});
    /** The last releases made for Node.js 16 or older, which no runner has any more, and a newer one. */
    private static final Map<String, int[]> OLD = Map.ofEntries(Map.entry("actions/checkout", new int[] {3, 4}),
            Map.entry("actions/setup-node", new int[] {3, 4}), Map.entry("actions/setup-java", new int[] {3, 4}),
            Map.entry("actions/setup-python", new int[] {4, 5}), Map.entry("actions/setup-go", new int[] {4, 5}),
            Map.entry("actions/setup-dotnet", new int[] {3, 4}), Map.entry("actions/github-script", new int[] {6, 7}),
            Map.entry("aws-actions/configure-aws-credentials", new int[] {3, 4}),
            Map.entry("aws-actions/amazon-ecr-login", new int[] {1, 2}),
            Map.entry("docker/build-push-action", new int[] {4, 5}), Map.entry("docker/login-action", new int[] {2, 3}),
            Map.entry("docker/setup-buildx-action", new int[] {2, 3}),
            Map.entry("docker/setup-qemu-action", new int[] {2, 3}),
            Map.entry("docker/metadata-action", new int[] {4, 5}));

    private final Workflow workflow;
    private final Findings findings;
    private final List<Word> loose = new ArrayList<>();

    ActionChecks(Inspection inspection) {
        this.workflow = inspection.workflow();
        this.findings = inspection.findings();
    }

    void run() {
        for (Workflow.Job job : workflow.jobs()) {
            if (job.isElsewhere()) {
                reference(new Workflow.Step(job.value()));
            }
            for (Workflow.Step step : job.steps()) {
                if (step.uses().isThere()) {
                    reference(step);
                    KnownAction.of(step).ifPresent(action -> inputs(step, action));
                }
            }
        }
        if (!loose.isEmpty()) {
            findings.add(Rule.PINS, loose.getFirst().offset(), loose.size());
        }
    }

    private void reference(Workflow.Step step) {
        String uses = step.uses().text();
        if (uses.startsWith("./") || uses.startsWith("docker://") || Template.isIn(uses)) {
            return;
        }
        if (step.version().isEmpty() || !step.action().contains("/")) {
            findings.add(Rule.ACTION_REF, step.uses().word().offset(), uses);
        } else if (SHORT_COMMIT.matcher(step.version()).matches()) {
            findings.add(Rule.ACTION_REF, step.versionWord().offset(), uses);
        } else if (!COMMIT.matcher(step.version()).matches()) {
            loose.add(step.uses().key());
            major(step);
        }
    }

    private void major(Workflow.Step step) {
        Matcher major = MAJOR.matcher(step.version());
        if (!major.matches()) {
            return;
        }
        int number = Integer.parseInt(major.group(1));
        int[] gone = GONE.get(step.action());
        int[] old = OLD.get(step.action());
        if (gone != null && number <= gone[0]) {
            newer(Rule.ACTION_GONE, step, gone[1]);
        } else if (step.action().equals(DEPLOY) && number == 1) {
            newer(Rule.DEPLOY_V1, step, 2);
        } else if (old != null && number <= old[0]) {
            newer(Rule.ACTION_OLD, step, old[1]);
        }
    }

    private void newer(Rule rule, Workflow.Step step, int major) {
        Word version = step.versionWord();
        findings.add(rule, version.offset(), findings.replacing(version, "v" + major), step.action(), version.text(),
                "v" + major);
    }

    private void inputs(Workflow.Step step, KnownAction action) {
        YamlValue with = step.value().get("with");
        List<String> given = new ArrayList<>();
        with.entries().forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            given.add(lower);
            if (!action.inputs().contains(lower)) {
                Optional<String> meant = Findings.nearest(lower, action.inputs());
                meant.ifPresent(given::add);
                findings.misspelt(Rule.ACTION_INPUT, value.key(), meant,
                        it -> findings.replacing(value.key(), it), step.action());
            }
        });
        if (with.isScalar() || given.contains("<<")) {
            return;
        }
        action.required().stream().filter(name -> !given.contains(name) || isEmpty(with.get(name))).sorted()
                .forEach(name -> findings.add(Rule.ACTION_INPUT_MISSING, step.uses().offset(), name, step.action()));
    }

    private static boolean isEmpty(YamlValue value) {
        return value.isScalar() && value.text().isBlank();
    }
}
