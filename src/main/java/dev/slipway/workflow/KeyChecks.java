package dev.slipway.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What GitHub refuses before any job begins: keys it does not know, twice, missing, or at odds. */
final class KeyChecks {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w-]*");
    /** It takes over another mapping's entries, so that what is missing may be there. */
    private static final String MERGE = "<<";
    private static final Set<String> LEVELS = Set.of("read", "write", "none");

    private final Workflow workflow;
    private final Findings findings;

    KeyChecks(Inspection inspection) {
        this.workflow = inspection.workflow();
        this.findings = inspection.findings();
    }

    void run() {
        YamlValue root = workflow.root();
        root.each(value -> value.repeatedKeys().forEach(key ->
                findings.add(Rule.DUPLICATE_KEY, key.offset(), key.text())));
        known(root, Keys.WORKFLOW);
        if (!root.get("on").isThere() && !root.entries().containsKey("on") && !isMisspelt(root, "on", Keys.WORKFLOW)) {
            findings.add(Rule.MISSING_KEY, root.content(), "on");
        }
        events(root.get("on"));
        shared(root);
        workflow.jobs().forEach(this::job);
    }

    private void shared(YamlValue owner) {
        permissions(owner.get("permissions"));
        known(owner.get("concurrency"), Keys.CONCURRENCY);
        known(owner.get("defaults"), Keys.DEFAULTS);
        known(owner.get("defaults").get("run"), Keys.DEFAULTS_RUN);
        YamlValue cancel = owner.get("concurrency").get("cancel-in-progress");
        if (cancel.isThere() && !Template.isIn(cancel.text())) {
            oneOf(cancel, Set.of("true", "false"));
        }
    }

    private void job(Workflow.Job job) {
        YamlValue value = job.value();
        name(value.key());
        shared(value);
        known(value, Keys.JOB);
        known(value.get("strategy"), Keys.STRATEGY);
        known(value.get("environment"), Keys.ENVIRONMENT);
        number(value.get("timeout-minutes"));
        if (!job.isElsewhere()) {
            required(value, "runs-on");
            required(value, "steps");
        }
        job.steps().forEach(this::step);
    }

    private void required(YamlValue job, String key) {
        if (!job.get(key).isThere() && !isMisspelt(job, key, Keys.JOB)) {
            findings.add(Rule.MISSING_KEY, job.offset(), key);
        }
    }

    /** A misspelt key is told already. */
    private static boolean isMisspelt(YamlValue mapping, String key, Set<String> known) {
        return mapping.entries().containsKey(MERGE) || mapping.entries().keySet().stream()
                .anyMatch(name -> !known.contains(name) && Findings.nearest(name, List.of(key)).isPresent());
    }

    private void step(Workflow.Step step) {
        YamlValue value = step.value();
        if (!value.isMapping()) {
            return;
        }
        known(value, Keys.STEP);
        number(value.get("timeout-minutes"));
        if (!step.id().isEmpty()) {
            name(value.get("id").word());
        }
        boolean isAction = value.get("uses").isThere();
        if (isAction && step.run().isThere()) {
            findings.add(Rule.CONFLICTING_KEYS, step.run().offset(), "uses", "run");
        } else if (!isAction && !step.run().isThere() && !isMisspelt(value, "uses", Keys.STEP)
                && !isMisspelt(value, "run", Keys.STEP)) {
            findings.add(Rule.MISSING_KEY, value.content(), "run");
        }
    }

    private void events(YamlValue on) {
        on.items().forEach(item -> event(item.word()));
        on.entries().forEach((name, value) -> {
            event(value.key());
            if (!Keys.ofEvent(name).isEmpty()) {
                known(value, Keys.ofEvent(name));
            }
            for (String filter : List.of("branches", "paths", "tags")) {
                if (value.get(filter).isThere() && value.get(filter + "-ignore").isThere()) {
                    findings.add(Rule.CONFLICTING_KEYS, value.get(filter + "-ignore").offset(), filter,
                            filter + "-ignore");
                }
            }
        });
    }

    private void event(Word name) {
        if (!Keys.EVENTS.contains(name.text())) {
            findings.misspelt(Rule.UNKNOWN_KEY, name, Keys.EVENTS);
        }
    }

    private void permissions(YamlValue permissions) {
        if (permissions.isScalar() && !permissions.text().isEmpty()) {
            oneOf(permissions, Set.of("read-all", "write-all"));
        }
        permissions.entries().forEach((name, value) -> {
            // GitHub adds permissions now and then
            if (!Keys.PERMISSIONS.contains(name)) {
                Optional<String> meant = Findings.nearest(name, Keys.PERMISSIONS);
                if (meant.isPresent()) {
                    findings.misspelt(Rule.UNKNOWN_KEY, value.key(), Keys.PERMISSIONS);
                }
            }
            // reading is no right to ask for a token, which is told where one is asked for
            oneOf(value, LEVELS);
        });
    }

    private void known(YamlValue mapping, Set<String> keys) {
        for (Map.Entry<String, YamlValue> entry : mapping.entries().entrySet()) {
            if (!keys.contains(entry.getKey()) && !entry.getKey().equals(MERGE)) {
                findings.misspelt(Rule.UNKNOWN_KEY, entry.getValue().key(), keys);
            }
        }
    }

    private void oneOf(YamlValue value, Set<String> known) {
        if (value.isThere() && !known.contains(value.text())) {
            findings.misspelt(Rule.UNKNOWN_VALUE, value.word(), known,
                    String.join(", ", known.stream().sorted().toList()));
        }
    }

    private void number(YamlValue value) {
        if (value.isThere() && !Template.isIn(value.text()) && !value.text().matches("\\d{1,6}(?:\\.\\d+)?")) {
            findings.add(Rule.UNKNOWN_VALUE, value.word().offset(), value.text(), "1, 2, 3 …");
        }
    }

    private void name(Word name) {
        if (!NAME.matcher(name.text()).matches() && !Template.isIn(name.text())) {
            findings.add(Rule.BAD_NAME, name.offset(), name.text());
        }
    }
}
