package dev.slipway.target;

/** The role through which ECS itself works in the account; there is one an account, and nothing to choose about it. */
public record ServiceLinkedRoleRequest() {

    /** The role's name, which AWS gives it. */
    public static final String ROLE = "AWSServiceRoleForECS";

    /** Who may use it, as {@code create-service-linked-role} wants it. */
    static final String SERVICE = "ecs.amazonaws.com";
}
