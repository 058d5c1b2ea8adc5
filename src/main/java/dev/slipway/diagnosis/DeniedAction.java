package dev.slipway.diagnosis;

import dev.slipway.diagnosis.Evidence.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the refusal of an action means, which depends on who was refused: the one who deploys, ECS, or the program
 * in the task.
 */
final class DeniedAction {

    /** A cause and how surely the action means it. */
    record Said(Cause cause, Strength strength) {}

    /**
     * Where a refusal was found.
     *
     * @param around the letters around it
     * @param isTask whether the refused session is a task's
     */
    record Where(Kind kind, String around, boolean isTask) {

        /** ECS itself, which fetches images, secrets and logs before the container runs. */
        boolean isEcs() {
            return kind == Kind.STOPPED_REASON || kind == Kind.SERVICE_EVENT || mentions("cannotpull")
                    || mentions("resourceinitializationerror") || mentions("fetchingsecret");
        }

        boolean isCaller() {
            return !isTask && (kind == Kind.ACTIONS_LOG || kind == Kind.API_ERROR || kind == Kind.TEXT) && !isEcs();
        }

        boolean mentions(String letters) {
            return around.contains(letters);
        }
    }

    /** Letters that must be left of an action's name at the cut end of a text. */
    private static final int CUT = 10;
    private static final List<String> REGISTERS = List.of("registertaskdefinition");
    private static final List<String> UPDATES = List.of("updateservice", "createservice", "createtaskset",
            "updateserviceprimarytaskset", "deleteservice", "updatetaskset");
    private static final List<String> PULLS = List.of("batchgetimage", "getdownloadurlforlayer",
            "batchchecklayeravailability", "getauthorizationtoken", "describeimages", "batchimportupstreamimage");
    private static final Map<String, String> SERVICES = Map.of("registertaskdefinition", "ecs", "updateservice", "ecs",
            "createservice", "ecs", "getauthorizationtoken", "ecr", "passrole", "iam", "putimage", "ecr",
            "initiatelayerupload", "ecr", "assumerolewithwebidentity", "sts");
    private static final List<String> ECS_READS = List.of("describeservices", "describetaskdefinition",
            "describeclusters",
            "describetasks", "listtasks", "listservices", "listclusters", "runtask", "stoptask", "listtaskdefinitions",
            "deregistertaskdefinition", "describecontainerinstances", "starttask", "executecommand");

    private DeniedAction() {}

    /** @param action in lower case, {@code ecs:updateservice} */
    static Optional<Said> cause(String action, Where where) {
        int colon = action.indexOf(':');
        String name = action.substring(colon + 1);
        return switch (action.substring(0, colon)) {
            case "iam" -> iam(name);
            case "sts" -> sts(name, where);
            case "ecr", "ecr-public" -> Optional.of(ecr(name, where));
            case "ecs" -> Optional.of(ecs(name, where));
            case "logs" -> Optional.of(ofTask(where, "log", Cause.LOG_DRIVER_PERMISSION));
            case "ssm", "secretsmanager", "kms" -> Optional.of(secret(where));
            default -> where.isCaller() ? Optional.empty()
                    : Optional.of(new Said(Cause.TASK_ROLE_PERMISSION, Strength.TYPICAL));
        };
    }

    /** @param next the letters that begin with an operation's name */
    static Optional<Said> operation(String next, Where where) {
        Optional<String> known = Stream.concat(SERVICES.keySet().stream(), ECS_READS.stream())
                .filter(next::startsWith).max(String::compareTo);
        return known.flatMap(name -> cause(SERVICES.getOrDefault(name, "ecs") + ":" + name, where));
    }

    private static Optional<Said> iam(String name) {
        return switch (name) {
            case "passrole" -> Optional.of(new Said(Cause.PASS_ROLE_DENIED, Strength.NAMED));
            case "createservicelinkedrole" -> Optional.of(new Said(Cause.SERVICE_LINKED_ROLE_MISSING, Strength.NAMED));
            default -> Optional.empty();
        };
    }

    private static Optional<Said> sts(String name, Where where) {
        if (name.startsWith("assumerolewithwebidentity")) {
            return Optional.of(new Said(Cause.OIDC_TRUST_MISMATCH, Strength.NAMED));
        }
        return where.isCaller() ? Optional.empty() : Optional.of(new Said(Cause.TASK_ROLE_PERMISSION, Strength.LIKELY));
    }

    private static Said ecr(String name, Where where) {
        boolean isPull = isOneOf(PULLS, name);
        if (isPull && (where.isTask || where.isEcs() || where.kind() == Kind.CONTAINER_REASON
                || where.mentions("pullaccess") || where.mentions("failedtopull"))) {
            return new Said(Cause.IMAGE_PULL_AUTH, Strength.NAMED);
        }
        return name.startsWith("getauthorizationtoken") ? new Said(Cause.ECR_LOGIN_DENIED, Strength.NAMED)
                : new Said(Cause.ECR_PUSH_DENIED, Strength.TYPICAL);
    }

    private static Said ecs(String name, Where where) {
        if (where.kind() == Kind.CONTAINER_REASON || where.isTask) {
            return new Said(Cause.TASK_ROLE_PERMISSION, Strength.TYPICAL);
        }
        if (isOneOf(REGISTERS, name) || name.equals("tagresource")
                && where.mentions("registertaskdefinition")) {
            return new Said(Cause.REGISTER_DENIED, Strength.NAMED);
        }
        boolean isUpdate = isOneOf(UPDATES, name)
                || name.equals("tagresource") && where.mentions("createservice");
        return new Said(isUpdate ? Cause.UPDATE_SERVICE_DENIED : Cause.ECS_READ_OR_RUN_DENIED, Strength.NAMED);
    }

    /** Whether it is one of these actions, perhaps with a version behind it or its own end cut off. */
    private static boolean isOneOf(List<String> actions, String name) {
        return actions.stream().anyMatch(action -> name.startsWith(action)
                || name.length() >= CUT && action.startsWith(name));
    }

    private static Said secret(Where where) {
        if (where.mentions("cannotpull")) {
            return new Said(Cause.IMAGE_PULL_AUTH, Strength.NAMED);
        }
        boolean isProgram = where.kind() == Kind.CONTAINER_REASON && !where.isEcs();
        return isProgram ? new Said(Cause.TASK_ROLE_PERMISSION, Strength.TYPICAL)
                : new Said(Cause.SECRET_FETCH_FAILED, where.isCaller() ? Strength.LIKELY : Strength.NAMED);
    }

    /** Refused to ECS, which prepares the task, or to the program in it. */
    private static Said ofTask(Where where, String about, Cause prepared) {
        boolean isProgram = where.kind() == Kind.CONTAINER_REASON && !where.mentions(about + "group")
                && !where.mentions("logger") && !where.mentions("loggingdriver");
        return new Said(isProgram ? Cause.TASK_ROLE_PERMISSION : prepared, Strength.NAMED);
    }
}
