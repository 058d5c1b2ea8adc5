package dev.slipway.identity;

/** What a statement opens that the pipeline has no need of, the worst first. Each has its sentence. */
public enum Opening {
    /** {@code *} on {@code *}. */
    EVERYTHING(true),
    /** NotAction or NotResource in an Allow: all that it does not name, and all that AWS will ever invent. */
    ALL_BUT(true),
    /** IAM's own rights, with which it can give itself every other. */
    OWN_RIGHTS(true),
    /** {@code iam:PassRole} on roles that it does not name in full. */
    PASS_ANY_ROLE(true),
    /** To become other roles, which it does not name in full. */
    BECOME_ANY_ROLE(true),
    /** {@code iam:PassRole} on roles that the task does not have. */
    PASS_OTHER_ROLES(false),
    /** {@code iam:PassRole} without {@code iam:PassedToService}. */
    PASS_TO_ANY_SERVICE(false),
    /** All of ECS: run any task, enter any container, delete any service. */
    ALL_OF_ECS(false),
    /** All of ECR: delete images, overwrite other programs', open repositories to others. */
    ALL_OF_ECR(false),
    /** All of another service. */
    WHOLE_SERVICE(false),
    /** What is needed, but on every resource. */
    ANY_RESOURCE(false),
    /** What is needed, and the same on others. */
    OTHER_RESOURCES(false);

    private final boolean dangerous;

    Opening(boolean dangerous) {
        this.dangerous = dangerous;
    }

    /** Whether whoever can push to the repository could take the account over. */
    public boolean isDangerous() {
        return dangerous;
    }

    /** Its sentence's key; the facts are the policy, the statement, and the patterns. */
    public String key() {
        return "identity.opens." + this;
    }
}
