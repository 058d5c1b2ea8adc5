package dev.slipway.workflow;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Expressions that GitHub cannot read, that may not stand where they do, or that are mere text. */
final class ExpressionChecks {

    /** In lower case; see GitHub's reference on contexts. */
    private static final Set<String> GITHUB = Set.of("action", "action_path", "action_ref", "action_repository",
            "action_status", "actor", "actor_id", "api_url", "base_ref", "env", "event", "event_name", "event_path",
            "graphql_url", "head_ref", "job", "path", "ref", "ref_name", "ref_protected", "ref_type", "repository",
            "repository_id", "repository_owner", "repository_owner_id", "repositoryurl", "repository_visibility",
            "retention_days", "run_id", "run_number", "run_attempt", "secret_source", "server_url", "sha", "token",
            "triggering_actor", "workflow", "workflow_ref", "workflow_sha", "workspace", "output", "state");
    private static final Set<String> CONTEXTS =
            Set.of("github", "env", "vars", "job", "jobs", "steps", "runner", "secrets",
            "strategy", "matrix", "needs", "inputs");
    private static final Set<String> FUNCTIONS =
            Set.of("contains", "startsWith", "endsWith", "format", "join", "toJSON",
            "fromJSON", "hashFiles", "success", "always", "cancelled", "failure", "case");
    private static final Set<String> LOWER_FUNCTIONS = FUNCTIONS.stream().map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    private static final Pattern BARE = Pattern.compile(
            "env\\.(\\w+)|secrets\\.([A-Z]\\w+)|(?:steps|needs)\\.[\\w-]+\\.outputs\\.[\\w-]+|inputs\\.([\\w-]+)");
    private static final Pattern NO_DOLLAR = Pattern.compile(
            "(?<![${])\\{\\{\\s*+(?:env|secrets|steps|needs|inputs|matrix|github|vars)\\.[\\w.-]++\\s*+}}");

    private final Inspection inspection;
    private final Findings findings;

    ExpressionChecks(Inspection inspection) {
        this.inspection = inspection;
        this.findings = inspection.findings();
    }

    void run() {
        inspection.usages().forEach(this::usage);
        for (Workflow.Job job : inspection.workflow().jobs()) {
            condition(job.value().get("if"));
            Map<String, Word> variables = inspection.variables(job).declared();
            job.value().get("outputs").scalars(value -> bare(value, variables));
            job.value().get("env").scalars(value -> bare(value, variables));
            for (Workflow.Step step : job.steps()) {
                condition(step.value().get("if"));
                step.value().get("with").scalars(value -> bare(value, variables));
                step.value().get("env").scalars(value -> bare(value, variables));
                step.value().get("env").scalars(this::withoutDollar);
                withoutDollar(step.run());
                step.value().get("with").scalars(this::withoutDollar);
            }
        }
    }

    private void usage(Usage usage) {
        usage.template().unclosed().ifPresent(word -> findings.add(Rule.EXPRESSION_OPEN, word.offset()));
        usage.template().faults().forEach(this::fault);
        if (!usage.template().faults().isEmpty()) {
            return;
        }
        usage.template().references().forEach(reference -> context(usage, reference));
        usage.template().calls().stream()
                .filter(call -> !LOWER_FUNCTIONS.contains(call.text().toLowerCase(Locale.ROOT)))
                .forEach(call -> findings.misspelt(Rule.UNKNOWN_FUNCTION, call, FUNCTIONS));
    }

    private void fault(Word word) {
        if (word.text().equals("\"")) {
            findings.add(Rule.EXPRESSION_SYNTAX, word.offset(), quotes(word), word.text());
        } else {
            findings.add(Rule.EXPRESSION_SYNTAX, word.offset(), word.text());
        }
    }

    /** Texts in expressions stand in single quotes. */
    private Optional<Mend> quotes(Word word) {
        String text = findings.source().text();
        Matcher quoted = Pattern.compile("\"[^\"'\\\\\\n]*+\"").matcher(text).region(word.offset(), text.length());
        return quoted.lookingAt() ? Optional.of(new Mend(List.of(new Splice(quoted.start(), quoted.start() + 1, "'"),
                new Splice(quoted.end() - 1, quoted.end(), "'")))) : Optional.empty();
    }

    private void context(Usage usage, Reference reference) {
        Word name = reference.name(0);
        if (CONTEXTS.contains(reference.context())) {
            if (!usage.scope().offers(reference.context())) {
                findings.add(Rule.CONTEXT_NOT_HERE, name.offset(), reference.context());
            } else if (reference.context().equals("github") && reference.has(1)) {
                ofGitHub(reference.name(1));
            }
            return;
        }
        boolean isVariable = usage.job().map(inspection::variables)
                .filter(variables -> variables.declared().containsKey(name.text())).isPresent();
        Optional<String> meant = isVariable ? Optional.of("env." + name.text())
                : Findings.nearest(name.text(), CONTEXTS);
        findings.misspelt(Rule.UNKNOWN_CONTEXT, name, meant, it -> findings.replacing(name, it));
    }

    /** GitHub adds to it now and then, so that only what is nearly a known name is wrong. */
    private void ofGitHub(Word name) {
        String known = name.text().toLowerCase(Locale.ROOT);
        if (!GITHUB.contains(known)) {
            Findings.nearest(known, GITHUB).filter(meant -> SecretNames.isTypingError(known, meant)).ifPresent(meant ->
                    findings.misspelt(Rule.UNKNOWN_PROPERTY, name, Optional.of(meant),
                            it -> findings.replacing(name, it)));
        }
    }

    /** Text beside the braces makes it a text, which counts as true. */
    private void condition(YamlValue value) {
        if (value.isTagged()) {
            String text = findings.source().text();
            Matcher rest = Pattern.compile("![^#\\n\\r'\"]*[^#\\n\\r'\"\\s]").matcher(text)
                    .region(value.end() > value.offset() ? start(value) : value.offset(), text.length());
            findings.add(Rule.CONDITION_TAG, start(value), rest.lookingAt() ? Optional.of(new Mend(List.of(
                    new Splice(rest.start(), rest.start(), "'"), new Splice(rest.end(), rest.end(), "'"))))
                    : Optional.empty());
            return;
        }
        String text = value.text();
        if (!Template.isIn(text)) {
            return;
        }
        boolean isOne = text.startsWith("${{") && Template.closing(text, 3) == text.length() - 2;
        if (!isOne && Template.closing(text, text.indexOf("${{") + 3) >= 0) {
            findings.add(Rule.ALWAYS, value.word().offset());
        }
    }

    private int start(YamlValue value) {
        return findings.source().text().indexOf('!', value.offset());
    }

    private void bare(YamlValue value, Map<String, Word> variables) {
        Matcher bare = BARE.matcher(value.text());
        if (!bare.matches() || value.isBlock()) {
            return;
        }
        boolean isMeant = bare.group(1) == null || variables.containsKey(bare.group(1));
        boolean isInput = bare.group(3) == null || Inputs.of(inspection.workflow()).names().contains(bare.group(3));
        if (isMeant && isInput) {
            Word word = value.word();
            findings.add(Rule.EXPRESSION_MISSING, word.offset(),
                    findings.replacing(word, "${{ " + word.text() + " }}"), word.text());
        }
    }

    private void withoutDollar(YamlValue value) {
        NO_DOLLAR.matcher(value.text()).results().forEach(match -> {
            int at = value.place(match.start());
            findings.add(Rule.EXPRESSION_MISSING, at, Optional.of(Mend.inserting(at, "$")), match.group());
        });
    }
}
