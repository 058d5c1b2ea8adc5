package dev.slipway.taskdef;

import dev.slipway.taskdef.Finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that is wrong with a task definition, at once; AWS itself says one thing at a time.
 *
 * <p>Errors are what AWS was seen to refuse or documents that it refuses. A new rule is one line in its group's list
 * and one text in each language.
 */
public final class Rules {

    /** The text is not strict JSON; the only rule about the text rather than what it says. */
    public static final String LOOSE = "I12";
    /** A plain variable that looks like a secret. */
    public static final String PLAIN_SECRET = "E08";

    private static final List<Rule> ALL = Stream.of(DocumentRules.all(), TaskRules.all(), FargateRules.all(),
            NetworkRules.all(), WindowsRules.all(), ContainerRules.all(), PortRules.all(), EnvironmentRules.all(),
            DependencyRules.all(), HealthRules.all(), LogRules.all(), VolumeRules.all()).flatMap(List::stream).toList();

    private Rules() {}

    /** All findings, the worst first, and in the order of the document's rules within one severity. */
    public static List<Finding> check(TaskDefinition definition) {
        Task task = Task.of(definition);
        List<Finding> findings = new ArrayList<>(ModelRules.check(definition));
        definition.looseness().ifPresent(at -> findings.add(new Finding(LOOSE, Severity.WARNING, "",
                List.of("", "", at.line(), at.column()), Optional.of(new Fix.Strict()))));
        ALL.forEach(rule -> rule.in(task).forEach(findings::add));
        findings.sort(Comparator.comparing(Finding::severity));
        return List.copyOf(findings);
    }

    /** All findings for what stands in a text, its form included: a wrapped answer is no file for a pipeline. */
    public static List<Finding> check(Opened opened) {
        List<Finding> findings = new ArrayList<>();
        if (opened.form() == Opened.Form.DESCRIBE_ANSWER) {
            findings.add(new Finding("I03", Severity.ERROR, "", List.of(), Optional.empty()));
        }
        opened.spelt().ifPresent(name -> findings.add(new Finding("I07", Severity.ERROR, "/containerDefinitions",
                List.of(name, "containerDefinitions"), Optional.empty())));
        if (opened.form() == Opened.Form.YAML) {
            findings.add(new Finding(LOOSE, Severity.WARNING, "", List.of("", "", 1, 1), Optional.empty()));
        }
        findings.addAll(check(opened.definition()));
        return List.copyOf(findings);
    }

    /** The ids of all rules for definitions. */
    static List<String> ids() {
        return Stream.concat(ModelRules.IDS.stream(), ALL.stream().map(Rule::id)).distinct().toList();
    }
}
