package dev.slipway.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.pipeline.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The statements that an execution role needs for a workload. */
record ExecutionRights(Account account, ExecutionRoleRequest wanted) {

    /** What Secrets Manager puts behind a secret's name; six small letters are more likely a word of the name. */
    private static final Pattern SUFFIXED = Pattern.compile(".*-(?=[A-Za-z0-9]{6}$)(?=.*[A-Z0-9]).*");

    /** What a definition names must not become a pattern for more. */
    private static final Pattern PLAIN = Pattern.compile("arn:[^*?$\\s]{1,2000}");

    /** As AWS's own policy gives it, but for these repositories and groups alone. */
    List<ObjectNode> pullAndLog() throws ProblemException {
        List<ObjectNode> statements = new ArrayList<>();
        List<String> repositories = resources(RoleNeed.PULL, "ecr:BatchGetImage");
        if (!repositories.isEmpty()) {
            statements.add(PermissionPolicy.statement("LogIn", "*", "ecr:GetAuthorizationToken"));
            statements.add(PermissionPolicy.statement("Pull", repositories, "ecr:BatchCheckLayerAvailability",
                    "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"));
        }
        List<String> groups = groups().map(log -> arn(log) + ":*").toList();
        if (!groups.isEmpty()) {
            statements.add(PermissionPolicy.statement("Log", groups, "logs:CreateLogStream", "logs:PutLogEvents"));
        }
        return statements;
    }

    /** For the groups that the log driver shall make itself. */
    List<ObjectNode> logGroups() {
        // AWS asks about the group with an empty stream behind it, so both spellings must be allowed
        List<String> groups = groups().filter(Workload.Log::creates)
                .flatMap(log -> Stream.of(arn(log), arn(log) + ":*")).toList();
        return groups.isEmpty() ? List.of()
                : List.of(PermissionPolicy.statement("CreateLogGroup", groups, "logs:CreateLogGroup"));
    }

    /** For secrets, parameters and environment files, and for the keys that somebody told. */
    List<ObjectNode> secrets() throws ProblemException {
        List<ObjectNode> statements = new ArrayList<>();
        add(statements, "ReadSecrets", "secretsmanager:GetSecretValue", RoleNeed.SECRETS);
        add(statements, "ReadParameters", "ssm:GetParameters", RoleNeed.SECRETS);
        if (!statements.isEmpty() && !wanted.keys().isEmpty()) {
            statements.add(PermissionPolicy.statement("UnsealSecrets", wanted.keys(), "kms:Decrypt"));
        }
        add(statements, "ReadEnvironmentFiles", "s3:GetObject", RoleNeed.FILES);
        add(statements, "FindEnvironmentFiles", "s3:GetBucketLocation", RoleNeed.FILES);
        return statements;
    }

    private void add(List<ObjectNode> statements, String sid, String action, RoleNeed need) throws ProblemException {
        List<String> resources = resources(need, action).stream().flatMap(ExecutionRights::spellings).distinct()
                .toList();
        if (!resources.isEmpty()) {
            statements.add(PermissionPolicy.statement(sid, resources, action));
        }
    }

    private List<String> resources(RoleNeed need, String action) throws ProblemException {
        return need.requests(account, wanted.workload()).stream().filter(request -> request.action().equals(action))
                .map(AccessRequest::resource).filter(arn -> PLAIN.matcher(arn).matches()).distinct().toList();
    }

    private Stream<Workload.Log> groups() {
        return wanted.workload().logs().stream().filter(log -> PLAIN.matcher(arn(log)).matches());
    }

    /** A definition may name a secret without the suffix that its ARN really has. */
    private static Stream<String> spellings(String arn) {
        return arn.contains(":secretsmanager:") && !SUFFIXED.matcher(arn.substring(arn.lastIndexOf(':') + 1)).matches()
                ? Stream.of(arn, arn + "-??????") : Stream.of(arn);
    }

    private String arn(Workload.Log log) {
        String here = account.arn("logs", "log-group:" + log.group());
        return log.region().isEmpty() ? here
                : here.replace(":" + account.region() + ":", ":" + log.region() + ":");
    }
}
