package dev.slipway.identity;

import java.util.Objects;

/**
 * The execution role that is wanted.
 *
 * @param createsLogGroup whether the task's log driver makes the log group itself ({@code awslogs-create-group})
 * @param logGroupArn     that group, with or without {@code :*} at its end
 * @param tag             value of the tag on a role that is made
 */
public record ExecutionRoleRequest(String name, boolean createsLogGroup, String logGroupArn, String tag) {

    public ExecutionRoleRequest {
        RoleRequest.problem(name, "").ifPresent(problem -> {
            throw new IllegalArgumentException(problem.toString());
        });
        Objects.requireNonNull(logGroupArn);
        Objects.requireNonNull(tag);
    }

    /** Without the {@code :*} that stands for its streams. */
    String groupArn() {
        return logGroupArn.endsWith(":*") ? logGroupArn.substring(0, logGroupArn.length() - 2) : logGroupArn;
    }
}
