package dev.slipway.learn;

import dev.slipway.cloud.Account;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryName;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What fills the commands of a lesson.
 *
 * @param values by the name that stands for each in a command, {@code cluster}
 */
public record Names(Map<String, String> values) {

    private static final String GITHUB_COM = "github.com";
    private static final String TOKENS = "token.actions.";

    public Names {
        values = Map.copyOf(values);
    }

    /** As the pipeline and its account have them. */
    public static Names of(Pipeline pipeline, Account account) {
        return of(pipeline, account.id(), account.region(), account.caller().partition());
    }

    /**
     * As the pipeline has them, in an account.
     *
     * @param account   12 digits
     * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov}
     */
    static Names of(Pipeline pipeline, String account, String region, String partition) {
        String issuer = pipeline.trust().issuer();
        String issuerHost = issuer.substring(issuer.indexOf("//") + 2);
        String folder = pipeline.app().folder().isEmpty() ? "." : pipeline.app().folder();
        String workflow = pipeline.files().workflow();
        String host = host(issuerHost);
        return new Names(Map.ofEntries(
                Map.entry("account", account), Map.entry("region", region), Map.entry("partition", partition),
                Map.entry("cluster", pipeline.target().cluster()), Map.entry("service", pipeline.target().service()),
                Map.entry("family", pipeline.target().family()), Map.entry("ecr", pipeline.target().repository()),
                Map.entry("logGroup", pipeline.target().logGroup()),
                Map.entry("executionRole", pipeline.target().executionRole()),
                Map.entry("securityGroup", pipeline.target().securityGroup()),
                Map.entry("registry", account + ".dkr.ecr." + region + ".amazonaws.com"
                        + (partition.equals("aws-cn") ? ".cn" : "")),
                Map.entry("platform", pipeline.size().platform().docker()),
                Map.entry("port", String.valueOf(pipeline.app().port())), Map.entry("path", pipeline.app().path()),
                Map.entry("folder", folder), Map.entry("dockerfile", folder + "/Dockerfile"),
                Map.entry("branch", pipeline.branch()), Map.entry("repository", pipeline.repository().toString()),
                Map.entry("github", (host.equals(GITHUB_COM) ? "" : host + "/") + pipeline.repository()),
                Map.entry("host", host), Map.entry("issuer", issuer), Map.entry("issuerHost", issuerHost),
                Map.entry("audience", pipeline.trust().audience()), Map.entry("ciRole", pipeline.trust().role()),
                Map.entry("secret", pipeline.trust().secret()), Map.entry("workflow", workflow),
                Map.entry("workflowName", workflow.substring(workflow.lastIndexOf('/') + 1)),
                Map.entry("taskDefinition", pipeline.files().taskDefinition())));
    }

    /** Where nothing is known of the pipeline: each by its own name in capitals, {@code CLUSTER}, {@code CI_ROLE}. */
    public static Names unknown() {
        Map<String, String> names = of(Pipeline.defaults(new RepositoryName("owner", "repository"),
                "main"), "", "", "").values().keySet().stream()
                .collect(Collectors.toMap(name -> name, Names::capitals));
        return new Names(names);
    }

    /** The same, with others in the place of some. */
    public Names with(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(values);
        all.putAll(others);
        return new Names(all);
    }

    private static String capitals(String name) {
        return name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    /** Tokens of {@code NAME.ghe.com} are made by {@code token.actions.NAME.ghe.com}, perhaps with a path behind. */
    private static String host(String issuerHost) {
        String bare = issuerHost.replaceFirst("/.*", "");
        return bare.startsWith(TOKENS) && bare.endsWith(".ghe.com") ? bare.substring(TOKENS.length()) : GITHUB_COM;
    }
}
