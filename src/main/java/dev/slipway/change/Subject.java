package dev.slipway.change;

import java.util.Objects;

/** A thing that can be looked at and changed, by what it is and what it is called. */
public record Subject(Kind kind, String name) {

    /** What AWS, GitHub, git and Docker call the things Slipway makes; each has a name in both languages. */
    public enum Kind {
        CLUSTER, SERVICE, DEPLOYMENT, SERVICE_DEPLOYMENT, TASK_DEFINITION, REPOSITORY, LIFECYCLE_POLICY, BUILD, IMAGE,
        LOG_GROUP,
        OIDC_PROVIDER, ROLE, ROLE_POLICY, POLICY_ATTACHMENT, SERVICE_LINKED_ROLE,
        VPC, SUBNET, INTERNET_GATEWAY, ROUTE_TABLE, ROUTE, SECURITY_GROUP, SECURITY_GROUP_RULE,
        LOAD_BALANCER, TARGET_GROUP, LISTENER,
        SECRET, FILE, COMMIT, PUSH, PULL_REQUEST, WORKFLOW_RUN
    }

    public Subject {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(name);
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
