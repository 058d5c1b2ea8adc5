package dev.slipway.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/**
 * What a role of the practice account may do, by its inline and attached policies. Conditions are taken as met in an
 * Allow and as not met in a Deny.
 */
final class RolePermissions {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final IamClient iam;

    RolePermissions(IamClient iam) {
        this.iam = iam;
    }

    boolean exists(String role) {
        return trust(role) != null;
    }

    /** Whether the service, for example {@code ecs-tasks.amazonaws.com}, may assume the role. */
    boolean trusts(String role, String service) {
        JsonNode trust = trust(role);
        return trust != null && statements(trust).stream().anyMatch(it -> it.path("Effect").asText().equals("Allow")
                && texts(it.path("Principal").path("Service")).contains(service)
                && anyMatches(texts(it.path("Action")), "sts:AssumeRole"));
    }

    boolean allows(String role, String action, String resource) {
        boolean allowed = false;
        for (JsonNode statement : permissions(role)) {
            boolean applies = applies(statement, "Action", action) && applies(statement, "Resource", resource);
            boolean deny = statement.path("Effect").asText().equals("Deny");
            if (applies && deny && !statement.has("Condition")) {
                return false;
            }
            allowed |= applies && !deny;
        }
        return allowed;
    }

    private JsonNode trust(String role) {
        try {
            return parsed(iam.getRole(r -> r.roleName(role)).role().assumeRolePolicyDocument());
        } catch (NoSuchEntityException e) {
            return null;
        }
    }

    private List<JsonNode> permissions(String role) {
        List<JsonNode> all = new ArrayList<>();
        for (String name : iam.listRolePolicies(r -> r.roleName(role)).policyNames()) {
            all.addAll(statements(parsed(
                    iam.getRolePolicy(r -> r.roleName(role).policyName(name)).policyDocument())));
        }
        for (AttachedPolicy policy : iam.listAttachedRolePolicies(r -> r.roleName(role)).attachedPolicies()) {
            String version = iam.getPolicy(r -> r.policyArn(policy.policyArn())).policy().defaultVersionId();
            all.addAll(statements(parsed(iam.getPolicyVersion(r -> r.policyArn(policy.policyArn())
                    .versionId(version)).policyVersion().document())));
        }
        return all;
    }

    /** Policies travel URL-encoded, as IAM gives them. */
    private static JsonNode parsed(String document) {
        try {
            return JSON.readTree(URLDecoder.decode(document, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("IAM keeps only JSON", e);
        }
    }

    private static List<JsonNode> statements(JsonNode document) {
        JsonNode statement = document.path("Statement");
        List<JsonNode> all = new ArrayList<>();
        if (statement.isArray()) {
            statement.forEach(all::add);
        } else {
            all.add(statement);
        }
        return all;
    }

    private static boolean applies(JsonNode statement, String element, String value) {
        if (statement.has("Not" + element)) {
            return !anyMatches(texts(statement.path("Not" + element)), value);
        }
        return anyMatches(texts(statement.path(element)), value);
    }

    private static List<String> texts(JsonNode oneOrMany) {
        List<String> all = new ArrayList<>();
        if (oneOrMany.isArray()) {
            oneOrMany.forEach(it -> all.add(it.asText()));
        } else if (oneOrMany.isTextual()) {
            all.add(oneOrMany.asText());
        }
        return all;
    }

    private static boolean anyMatches(List<String> patterns, String value) {
        return patterns.stream().anyMatch(pattern -> glob(pattern).matcher(value).matches());
    }

    private static Pattern glob(String pattern) {
        String quoted = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(quoted, Pattern.CASE_INSENSITIVE);
    }
}
