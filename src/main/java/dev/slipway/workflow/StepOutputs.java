package dev.slipway.workflow;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a step leaves for later ones.
 *
 * @param isOpen whether there may be others that cannot be seen here
 */
record StepOutputs(Set<String> names, boolean isOpen) {

    private static final Pattern NAME = Pattern.compile("(?<![\\w-])([A-Za-z_][\\w-]*+)(?:=|<<)");
    /** A misspelt name of the file is told where it is written. */
    private static final Pattern REDIRECTED =
            Pattern.compile("GITHUB_OUTPUT|>>?\\s*[\"']?\\$?\\{?GITHUB_(?!ENV|PATH|STEP)");
    private static final Pattern OLD_FORM = Pattern.compile("::set-output\\s+name=([\\w-]+)::");
    /** A name of which a part is put in while it runs. */
    private static final Pattern PARTLY = Pattern.compile("(?:}}|\\$\\w{1,80}|\\$\\{\\w{1,80}})[\\w-]*+(?:=|<<)");
    private static final Pattern LITERAL = Pattern.compile("(?<![\\w-])[A-Za-z_][\\w-]*+(?:=|<<)|^\\s*+}");
    /** A program of its own may write them. */
    private static final Pattern PROGRAM =
            Pattern.compile("(?m)(?:^|[\\s;&|(])(?:\\./|source\\s|\\.\\s|eval\\s|(?:ba)?sh\\s"
            + "|python3?\\s|node\\s|npm\\s|npx\\s|yarn\\s|pnpm\\s|make\\b|ruby\\s|go\\s+run|deno\\s|bun\\s|php\\s)"
            + "|[\\w-]/[\\w./-]{0,200}\\.sh\\b");

    static StepOutputs of(Workflow.Step step) {
        if (!step.action().isEmpty()) {
            Set<String> outputs = KnownAction.of(step).map(KnownAction::outputs).orElse(Set.of());
            return step.action().equals("aws-actions/amazon-ecr-login")
                    ? new StepOutputs(Set.of("registry"), false) : new StepOutputs(outputs, outputs.isEmpty());
        }
        String script = step.run().text();
        Set<String> names = new HashSet<>();
        if (REDIRECTED.matcher(script).find()) {
            NAME.matcher(script).results().forEach(name -> names.add(name.group(1)));
        }
        Matcher old = OLD_FORM.matcher(script);
        while (old.find()) {
            names.add(old.group(1));
        }
        boolean isOpen = PROGRAM.matcher(script).find()
                || script.lines().filter(line -> line.contains("GITHUB_OUTPUT")).anyMatch(line ->
                        !LITERAL.matcher(line).find() || PARTLY.matcher(line).find());
        return new StepOutputs(names, isOpen || !step.run().isThere());
    }

    boolean has(String name) {
        return isOpen || names.stream().anyMatch(name::equalsIgnoreCase)
                // one password for each registry
                || name.startsWith("docker_username_") || name.startsWith("docker_password_");
    }
}
