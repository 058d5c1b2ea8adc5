package dev.slipway.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What IAM checks before it keeps a policy, with IAM's own words for what is wrong. */
final class PolicyGrammar {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Optional<String> SYNTAX = Optional.of("Syntax errors in policy.");
    private static final Set<String> DOCUMENT = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT = Set.of("Sid", "Effect", "Principal", "NotPrincipal", "Action",
            "NotAction", "Resource", "NotResource", "Condition");
    private static final Pattern OPERATOR = Pattern.compile("(ForAnyValue:|ForAllValues:)?("
            + "String(Not)?(Equals(IgnoreCase)?|Like)|(Numeric|Date)((Not)?Equals|(Less|Greater)Than(Equals)?)"
            + "|Bool|BinaryEquals|(Not)?IpAddress|Arn(Not)?(Equals|Like)|Null)(IfExists)?");
    private static final Pattern TRUST_ACTION = Pattern.compile("sts:(AssumeRole(With(SAML|WebIdentity))?|TagSession"
            + "|SetSourceIdentity)");
    private static final Pattern VENDOR = Pattern.compile("[a-zA-Z0-9\\-.]+");

    private PolicyGrammar() {}

    /** What is wrong with a permissions policy; empty when nothing is. */
    static Optional<String> ofPermissions(String text) {
        return check(text, PolicyGrammar::permissionsStatement);
    }

    /** What is wrong with a trust policy; empty when nothing is. */
    static Optional<String> ofTrust(String text) {
        return check(text, PolicyGrammar::trustStatement);
    }

    /** As IAM counts for its limits: characters that are not white space. */
    static int size(String policy) {
        return (int) policy.chars().filter(c -> !Character.isWhitespace(c)).count();
    }

    private interface StatementCheck {
        Optional<String> problem(JsonNode statement);
    }

    private static Optional<String> check(String text, StatementCheck check) {
        JsonNode document;
        try {
            document = JSON.readTree(text == null ? "" : text);
        } catch (JsonProcessingException e) {
            return Optional.of("This policy contains invalid Json");
        }
        List<JsonNode> statements = PolicyDocument.list(document.path("Statement"));
        if (!document.isObject() || !only(document, DOCUMENT) || statements.isEmpty()
                || !statements.stream().allMatch(PolicyGrammar::isStatement)) {
            return SYNTAX;
        }
        if (!document.path("Version").asText().equals("2012-10-17")) {
            return Optional.of("Policy document must be version 2012-10-17 or greater.");
        }
        return statementIds(statements).or(() -> statements.stream()
                .map(statement -> actions(statement).or(() -> check.problem(statement)))
                .flatMap(Optional::stream).findFirst());
    }

    private static Optional<String> statementIds(List<JsonNode> statements) {
        Set<String> ids = new HashSet<>();
        for (JsonNode statement : statements) {
            String id = statement.path("Sid").asText();
            if (!id.isEmpty() && !ids.add(id)) {
                return Optional.of("Statement IDs (SID) in a single policy must be unique.");
            }
            if (!id.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c))) {
                return Optional.of("Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the "
                        + "regular expression [0-9A-Za-z]*");
            }
        }
        return Optional.empty();
    }

    private static boolean isStatement(JsonNode statement) {
        return statement.isObject() && only(statement, STATEMENT)
                && Set.of("Allow", "Deny").contains(statement.path("Effect").asText())
                && !(statement.has("Action") && statement.has("NotAction"))
                && !(statement.has("Resource") && statement.has("NotResource"))
                && List.of("Sid", "Action", "NotAction", "Resource", "NotResource").stream()
                        .allMatch(name -> areTexts(statement.path(name)))
                && areConditions(statement.path("Condition"));
    }

    private static boolean areConditions(JsonNode conditions) {
        return conditions.isMissingNode() || conditions.isObject() && conditions.properties().stream()
                .allMatch(operator -> OPERATOR.matcher(operator.getKey()).matches() && operator.getValue().isObject()
                        && operator.getValue().properties().stream().flatMap(key -> PolicyDocument.list(key.getValue())
                                .stream()).allMatch(JsonNode::isValueNode));
    }

    private static Optional<String> actions(JsonNode statement) {
        List<JsonNode> actions = PolicyDocument.list(statement.has("NotAction") ? statement.get("NotAction")
                : statement.path("Action"));
        if (actions.isEmpty()) {
            return Optional.of("Policy statement must contain actions.");
        }
        return actions.stream().map(action -> action(action.asText())).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> action(String action) {
        String[] parts = action.split(":", -1);
        if (action.equals("*")) {
            return Optional.empty();
        }
        if (parts.length == 1) {
            return Optional.of("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        }
        if (parts.length > 2) {
            return Optional.of("Actions/Condition can contain only one colon.");
        }
        return VENDOR.matcher(parts[0]).matches() ? Optional.empty()
                : Optional.of("Vendor " + parts[0] + " is not valid");
    }

    private static Optional<String> permissionsStatement(JsonNode statement) {
        if (statement.has("Principal") || statement.has("NotPrincipal")) {
            return Optional.of("Policy document should not specify a principal.");
        }
        List<JsonNode> resources = PolicyDocument.list(statement.has("NotResource") ? statement.get("NotResource")
                : statement.path("Resource"));
        if (resources.isEmpty()) {
            return Optional.of("Policy statement must contain resources.");
        }
        return resources.stream().map(resource -> resource(resource.asText())).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> resource(String resource) {
        if (resource.equals("*")) {
            return Optional.empty();
        }
        String[] parts = resource.split(":", 6);
        if (!parts[0].equals("arn") || parts.length < 2) {
            return Optional.of("Resource " + resource + " must be in ARN format or \"*\".");
        }
        if (parts.length < 6) {
            return Optional.of("The policy failed legacy parsing");
        }
        if (parts[2].equals("iam") && !parts[3].isEmpty()) {
            return Optional.of("IAM resource " + resource + " cannot contain region information.");
        }
        return Optional.empty();
    }

    private static Optional<String> trustStatement(JsonNode statement) {
        if (statement.has("Resource") || statement.has("NotResource")) {
            return Optional.of("Has prohibited field Resource");
        }
        if (!statement.path("Principal").isObject() && !statement.path("Principal").asText().equals("*")) {
            return Optional.of("Missing required field Principal");
        }
        boolean assuming = PolicyDocument.list(statement.path("Action")).stream()
                .allMatch(action -> TRUST_ACTION.matcher(action.asText()).matches());
        return assuming ? Optional.empty()
                : Optional.of("AssumeRole policy may only specify STS AssumeRole actions.");
    }

    private static boolean only(JsonNode object, Set<String> names) {
        return object.properties().stream().allMatch(field -> names.contains(field.getKey()));
    }

    private static boolean areTexts(JsonNode node) {
        return PolicyDocument.list(node).stream().allMatch(JsonNode::isTextual);
    }
}
