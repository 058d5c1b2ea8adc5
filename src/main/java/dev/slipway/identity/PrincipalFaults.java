package dev.slipway.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.identity.PolicyStatement.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with whom a statement names, where GitHub's provider is meant.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">
 *     Principal</a>
 */
record PrincipalFaults(TrustTarget target) {

    private static final Pattern ARN =
            Pattern.compile("arn:([^:]*):iam:([^:]*):([^:]*):(oidc-provider|saml-provider|[^/:]+)/(.*)");

    List<TrustFinding> of(TrustStatement statement) {
        List<TrustFinding> findings = new ArrayList<>();
        JsonNode json = statement.json();
        if (json.has("NotPrincipal")) {
            findings.add(new TrustFinding(TrustFault.NOT_PRINCIPAL, statement.place() + ".NotPrincipal",
                    json.get("NotPrincipal").toString(), wanted()));
        } else if (statement.principals().isEmpty()) {
            findings.add(new TrustFinding(TrustFault.NO_PRINCIPAL, statement.place(), "", wanted()));
        }
        for (Principal principal : statement.principals()) {
            TrustFault fault = fault(principal);
            if (fault != null) {
                findings.add(new TrustFinding(fault, statement.place() + ".Principal"
                        + (principal.type().matches("\\w+") ? "." + principal.type() : ""), principal.id(), wanted()));
            }
        }
        return findings;
    }

    private String wanted() {
        return target.wanted().providerArn();
    }

    private TrustFault fault(Principal principal) {
        if (principal.id().equals("*")) {
            return TrustFault.EVERYBODY;
        }
        return switch (principal.type()) {
            case "Federated" -> provider(principal.id());
            case "AWS" -> TrustFault.AWS_PRINCIPAL;
            case "Service" -> TrustFault.SERVICE_PRINCIPAL;
            default -> TrustFault.NO_PRINCIPAL;
        };
    }

    private TrustFault provider(String id) {
        if (id.equals(wanted())) {
            return isGone(id) ? TrustFault.PROVIDER_GONE : null;
        }
        Matcher arn = ARN.matcher(id);
        Matcher right = ARN.matcher(wanted());
        if (SubjectText.isPlaceholder(id)) {
            return TrustFault.PLACEHOLDER;
        }
        if (!arn.matches() || !right.matches()) {
            return id.startsWith("arn:") ? TrustFault.PROVIDER_MISSPELT : TrustFault.PROVIDER_URL;
        }
        if (!arn.group(4).equals("oidc-provider")) {
            return arn.group(4).equals("saml-provider") ? TrustFault.SAML_PRINCIPAL : TrustFault.PROVIDER_MISSPELT;
        }
        return host(arn, right, id);
    }

    private TrustFault host(Matcher arn, Matcher right, String id) {
        String host = arn.group(5);
        if (host.contains("://")) {
            return TrustFault.PROVIDER_SCHEME;
        }
        if (!host.equals(right.group(5))) {
            return isGone(id) && IssuerHost.isGitHub(host) && !IssuerHost.isNear(host, right.group(5))
                    ? TrustFault.PROVIDER_GONE
                    : host.startsWith(right.group(5) + "/") || right.group(5).startsWith(host + "/")
                    ? TrustFault.PROVIDER_PATH
                    : IssuerHost.isNear(host, right.group(5)) ? TrustFault.PROVIDER_MISSPELT
                    : TrustFault.OTHER_PROVIDER;
        }
        if (!arn.group(1).equals(right.group(1))) {
            return TrustFault.PROVIDER_PARTITION;
        }
        return !arn.group(2).isEmpty() ? TrustFault.PROVIDER_REGION : TrustFault.PROVIDER_ACCOUNT;
    }

    private boolean isGone(String arn) {
        return target.providers().filter(there -> !there.contains(arn)).isPresent();
    }
}
