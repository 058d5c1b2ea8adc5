package dev.slipway.workflow;

import dev.slipway.pipeline.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the jobs come by credentials for AWS. */
final class AccessChecks {

    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]+");
    private static final Pattern KEY_ID = Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b");
    /** GitHub's own documentation uses it. */
    private static final String EXAMPLE_KEY = "EXAMPLE";
    private static final Pattern REGION = Pattern.compile(
            "(?:us|eu|ap|sa|ca|me|af|il|mx|cn|us-gov|us-iso[a-z]?|eu-isoe|eusc-de)-[a-z]+-\\d");
    private static final Set<String> REGIONS = Set.of("us-east-1", "us-east-2", "us-west-1", "us-west-2", "af-south-1",
            "ap-east-1", "ap-east-2", "ap-south-1", "ap-south-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3",
            "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6",
            "ap-southeast-7", "ca-central-1", "ca-west-1", "eu-central-1", "eu-central-2", "eu-west-1", "eu-west-2",
            "eu-west-3", "eu-north-1", "eu-south-1", "eu-south-2", "il-central-1", "me-central-1", "me-south-1",
            "mx-central-1", "sa-east-1", "us-gov-east-1", "us-gov-west-1", "cn-north-1", "cn-northwest-1");

    private final Workflow workflow;
    private final Findings findings;

    AccessChecks(Inspection inspection) {
        this.workflow = inspection.workflow();
        this.findings = inspection.findings();
    }

    void run() {
        workflow.root().scalars(value -> KEY_ID.matcher(value.text()).results()
                .filter(key -> !key.group().endsWith(EXAMPLE_KEY))
                .forEach(key -> findings.add(Rule.LEAKED_KEY, value.place(key.start()))));
        workflow.root().get("env").entries().forEach(this::region);
        for (Workflow.Job job : workflow.jobs()) {
            job.value().get("env").entries().forEach(this::region);
            token(job);
            job.credentialSteps().forEach(step -> {
                keys(step);
                role(job, step);
                if (step.with("aws-region").isThere()) {
                    region("AWS_REGION", step.with("aws-region"));
                }
            });
            job.steps().forEach(step -> environmentKeys(step.value()));
            environmentKeys(job.value());
        }
        environmentKeys(workflow.root());
    }

    static boolean usesToken(Workflow.Step credentials) {
        return credentials.with("role-to-assume").isThere() && !credentials.with("aws-access-key-id").isThere()
                && !credentials.with("web-identity-token-file").isThere()
                && !credentials.with("role-chaining").text().equals("true")
                && !credentials.with("force-skip-oidc").text().equals("true");
    }

    private void token(Workflow.Job job) {
        boolean isCallersAffair = workflow.root().get("on").entries().size() == 1
                && workflow.isStartedBy("workflow_call") && !job.permissions().isThere();
        if (job.mayAskForToken() || isMisspelt(job) || isCallersAffair
                || !job.permissions().isThere() && hasOtherKeys(job)) {
            return;
        }
        job.credentialSteps().stream().filter(AccessChecks::usesToken).findFirst().ifPresent(step ->
                findings.add(Rule.ID_TOKEN, step.uses().offset(), TokenPermission.mend(job), job.name()));
    }

    /** A misspelt permission is told already. */
    private static boolean isMisspelt(Workflow.Job job) {
        return job.permissions().entries().keySet().stream().anyMatch(name -> !Keys.PERMISSIONS.contains(name)
                && Findings.nearest(name, List.of("id-token")).isPresent());
    }

    /** Credentials that an earlier step or the environment leaves are used without a token. */
    private static boolean hasOtherKeys(Workflow.Job job) {
        return job.declared().containsKey("AWS_ACCESS_KEY_ID");
    }

    private void keys(Workflow.Step step) {
        YamlValue key = step.with("aws-access-key-id");
        if (key.isThere() && key.text().contains("secrets.")) {
            findings.add(Rule.STATIC_KEYS, key.offset());
        }
    }

    private void environmentKeys(YamlValue owner) {
        YamlValue key = owner.get("env").get("AWS_ACCESS_KEY_ID");
        if (key.isThere() && key.text().contains("secrets.")) {
            findings.add(Rule.STATIC_KEYS, key.offset());
        }
    }

    private void role(Workflow.Job job, Workflow.Step step) {
        YamlValue role = step.with("role-to-assume");
        String said = job.said(role.text());
        if (said.isEmpty() || step.with("aws-access-key-id").isThere() || said.startsWith("env.")
                || said.matches("(?:secrets|vars|steps|needs|inputs)\\..*")) {
            return;
        }
        if (!ARN.matcher(said).matches()) {
            findings.add(Rule.ROLE, role.word().offset(), said);
        } else if (said.endsWith("/GitHubActions")) {
            findings.add(Rule.ROLE_NAME, role.word().offset(), said);
        }
    }

    private void region(String name, YamlValue value) {
        String region = value.text();
        boolean isRegion = name.equals("AWS_REGION") || name.equals("AWS_DEFAULT_REGION");
        if (!isRegion || region.isBlank() || Template.isIn(region) || REGIONS.contains(region)
                || region.startsWith("env.") || region.contains("$")) {
            return;
        }
        Optional<String> zone = Optional.of(region).filter(it -> it.matches(".*\\d[a-z]"))
                .map(it -> it.substring(0, it.length() - 1)).filter(REGIONS::contains);
        Optional<String> meant = zone.or(() -> Spelling.nearest(region, near(region)));
        if (meant.isPresent() || !REGION.matcher(region).matches()) {
            findings.misspelt(Rule.REGION, value.word(), meant, it -> findings.replacing(value.word(), it));
        }
    }

    /** A region of another number may be a new one. */
    private static Set<String> near(String region) {
        return REGION.matcher(region).matches() ? REGIONS.stream().filter(known ->
                known.charAt(known.length() - 1) == region.charAt(region.length() - 1)).collect(Collectors.toSet())
                : REGIONS;
    }

    /** The regions that the job's credentials are for, as far as they are known. */
    static List<String> regions(Workflow.Job job) {
        return job.credentialSteps().stream().map(step -> job.said(step.with("aws-region").text()))
                .filter(region -> !region.isEmpty()).distinct().toList();
    }
}
