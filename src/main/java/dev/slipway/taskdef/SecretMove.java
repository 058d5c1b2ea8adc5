package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cloud.Account;

/**
 * Moves a plain environment variable to a place where a secret belongs: the definition then only names the place, and
 * ECS hands the value to the container. The value leaves the definition; the place has to be made with it.
 *
 * @param variable the variable's name
 * @param from     what the definition names: an ARN
 * @param action   what the execution role has to be allowed
 * @param command  the {@code aws} line that makes the place, which reads the value from a shell variable of that name
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html">Sensitive
 *     data</a>
 */
public record SecretMove(String variable, String from, String action, String command) {

    /** Where secrets are kept. */
    public enum Store { SECRETS_MANAGER, PARAMETER_STORE }

    /** The place is called {@code family/variable}, so that two tasks do not share one by accident. */
    public static SecretMove to(Store store, Account account, String family, String variable) {
        String name = (family.isBlank() ? "" : family + "/") + variable;
        return switch (store) {
            case SECRETS_MANAGER -> new SecretMove(variable, account.arn("secretsmanager", "secret:" + name),
                    "secretsmanager:GetSecretValue", "aws secretsmanager create-secret --region " + account.region()
                    + " --name " + name + " --secret-string \"$" + variable + "\"");
            case PARAMETER_STORE -> new SecretMove(variable, account.arn("ssm", "parameter/" + name),
                    "ssm:GetParameters", "aws ssm put-parameter --region " + account.region() + " --name /" + name
                    + " --type SecureString --value \"$" + variable + "\"");
        };
    }

    /**
     * The definition with the variable among the container's secrets instead.
     *
     * @param pointer of the variable in the container's environment
     */
    public TaskDefinition in(TaskDefinition definition, String pointer) {
        int end = pointer.lastIndexOf("/environment/");
        if (end < 0 || !definition.peek(pointer + "/name").asText("").equals(variable)) {
            return definition;
        }
        TaskDefinition without = FieldEdit.clear(definition, pointer);
        return Edit.changed(without, root -> {
            ObjectNode container = (ObjectNode) root.at(pointer.substring(0, end));
            Edit.arrayIn(container, "secrets").addObject().put("name", variable).put("valueFrom", from);
        });
    }
}
