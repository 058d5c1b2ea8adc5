package dev.slipway.workflow;

import dev.slipway.change.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret from which a workflow's job takes the role to assume.
 *
 * @param environment the job's, whose own secrets go before the repository's; empty when it names none
 */
public record RoleSecret(String name, String environment) {

    private static final Pattern SECRET = Pattern.compile("\\$\\{\\{\\s*secrets\\.([A-Za-z_][A-Za-z0-9_]*)\\s*}}");

    /**
     * Each once, in the file's order. An environment that only a run decides is left out with its job.
     *
     * @throws ProblemException a {@link WorkflowProblem} when the file cannot be read
     */
    public static List<RoleSecret> of(String text) throws ProblemException {
        return of(Workflow.read(text));
    }

    static List<RoleSecret> of(Workflow workflow) {
        List<RoleSecret> secrets = new ArrayList<>();
        for (Workflow.Job job : workflow.jobs()) {
            String environment = environment(job);
            for (Workflow.Step step : job.credentialSteps()) {
                Matcher secret = SECRET.matcher(step.with("role-to-assume").text().strip());
                if (secret.matches() && !environment.contains("${{")) {
                    secrets.add(new RoleSecret(secret.group(1), environment));
                }
            }
        }
        return secrets.stream().distinct().toList();
    }

    private static String environment(Workflow.Job job) {
        YamlValue environment = job.value().get("environment");
        return environment.isMapping() ? environment.get("name").text() : environment.text();
    }
}
