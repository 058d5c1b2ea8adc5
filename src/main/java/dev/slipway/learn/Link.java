package dev.slipway.learn;

/** A part of the trust chain, in its order: who hands what to whom, from GitHub Actions to the running container. */
public enum Link {
    ACTIONS("actions"),
    OIDC("oidc"),
    STS("sts"),
    CI_ROLE("ciRole"),
    ECS("ecs"),
    PASS_ROLE("passRole"),
    EXECUTION_ROLE("executionRole"),
    CONTAINER("container");

    private final String name;

    Link(String name) {
        this.name = name;
    }

    /** {@code chain.ciRole}: its name stands there in the texts. */
    public String key() {
        return "chain." + name;
    }
}
