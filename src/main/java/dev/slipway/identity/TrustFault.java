package dev.slipway.identity;

/** A way in which a trust policy goes wrong. Its sentence stands in the texts under {@code identity.fault.<name>}. */
public enum TrustFault {

    // the document
    NO_VERSION(Effect.KEEPS_OUT), OLD_VERSION(Effect.UNTIDY), UNKNOWN_VERSION(Effect.KEEPS_OUT),
    NO_STATEMENT(Effect.KEEPS_OUT), UNKNOWN_ELEMENT(Effect.KEEPS_OUT), RESOURCE(Effect.KEEPS_OUT),
    EFFECT(Effect.KEEPS_OUT), BAD_SID(Effect.KEEPS_OUT), SID_TWICE(Effect.KEEPS_OUT),
    CHARACTERS(Effect.KEEPS_OUT), TOO_LONG(Effect.KEEPS_OUT, Mend.BY_HAND), DENIED(Effect.KEEPS_OUT, Mend.ON_REQUEST),

    // who: Principal
    NO_PRINCIPAL(Effect.KEEPS_OUT), NOT_PRINCIPAL(Effect.LETS_IN), EVERYBODY(Effect.LETS_IN),
    SERVICE_PRINCIPAL(Effect.KEEPS_OUT), AWS_PRINCIPAL(Effect.KEEPS_OUT), SAML_PRINCIPAL(Effect.KEEPS_OUT),
    PROVIDER_URL(Effect.KEEPS_OUT), PROVIDER_SCHEME(Effect.KEEPS_OUT), PROVIDER_PATH(Effect.KEEPS_OUT),
    PROVIDER_ACCOUNT(Effect.KEEPS_OUT), PROVIDER_PARTITION(Effect.KEEPS_OUT), PROVIDER_REGION(Effect.KEEPS_OUT),
    PROVIDER_MISSPELT(Effect.KEEPS_OUT), OTHER_PROVIDER(Effect.KEEPS_OUT), PROVIDER_GONE(Effect.KEEPS_OUT),

    // what: Action
    NO_ACTION(Effect.KEEPS_OUT), NOT_ACTION(Effect.LETS_IN), ASSUME_ROLE(Effect.KEEPS_OUT),
    ASSUME_ROLE_WITH_SAML(Effect.KEEPS_OUT), ACTION_WILDCARD(Effect.UNTIDY), ACTION_MISSPELT(Effect.KEEPS_OUT),

    // when: operators and keys
    NO_CONDITION(Effect.LETS_IN), UNKNOWN_OPERATOR(Effect.KEEPS_OUT), OPERATOR_CASE(Effect.UNTIDY),
    FOR_ALL_VALUES(Effect.LETS_IN), FOR_ANY_VALUE(Effect.UNTIDY), IF_EXISTS(Effect.LETS_IN),
    NEGATED(Effect.LETS_IN), IGNORE_CASE(Effect.LETS_IN), WRONG_OPERATOR(Effect.KEEPS_OUT),
    TWO_OPERATORS(Effect.KEEPS_OUT), KEY_SCHEME(Effect.KEEPS_OUT), KEY_SLASH(Effect.KEEPS_OUT),
    KEY_ARN(Effect.KEEPS_OUT), KEY_WITHOUT_HOST(Effect.KEEPS_OUT), KEY_MISSPELT(Effect.KEEPS_OUT),
    KEY_OTHER_ISSUER(Effect.KEEPS_OUT), UNKNOWN_CLAIM(Effect.KEEPS_OUT), NEVER_SET(Effect.KEEPS_OUT),
    CLAIM_VALUE(Effect.KEEPS_OUT), UNTOLD_CLAIM(Effect.UNTIDY, Mend.BY_HAND),

    // aud
    NO_AUDIENCE(Effect.LETS_IN), ANY_AUDIENCE(Effect.LETS_IN), AUDIENCE_OF_GITHUB(Effect.KEEPS_OUT),
    AUDIENCE_URL(Effect.KEEPS_OUT), AUDIENCE_PARTITION(Effect.KEEPS_OUT), OTHER_AUDIENCE(Effect.KEEPS_OUT),

    // sub: how it is written
    NO_SUBJECT(Effect.LETS_IN), PLACEHOLDER(Effect.KEEPS_OUT), BLANKS(Effect.KEEPS_OUT), QUOTES(Effect.KEEPS_OUT),
    SUBJECT_URL(Effect.KEEPS_OUT), LIST_IN_TEXT(Effect.KEEPS_OUT), REGULAR_EXPRESSION(Effect.KEEPS_OUT),
    WILDCARD_IN_EQUALS(Effect.KEEPS_OUT), REPO_WORD(Effect.KEEPS_OUT), TEMPLATE(Effect.KEEPS_OUT),

    // sub: which repository
    ANY_REPOSITORY(Effect.LETS_IN), OWNER_WILDCARD(Effect.LETS_IN, Mend.ON_REQUEST),
    OWNER_PREFIX(Effect.LETS_IN, Mend.ON_REQUEST), NAME_PREFIX(Effect.LETS_IN, Mend.ON_REQUEST),
    ANY_IDS(Effect.LETS_IN), REPOSITORY_CASE(Effect.KEEPS_OUT), OLDER_FORM(Effect.KEEPS_OUT),
    IDS_UNEXPECTED(Effect.KEEPS_OUT), OTHER_IDS(Effect.KEEPS_OUT), IDS_SWAPPED(Effect.KEEPS_OUT),
    IDS_WITH_DASH(Effect.KEEPS_OUT), HALF_IDS(Effect.KEEPS_OUT), TRANSFERRED(Effect.KEEPS_OUT),
    RENAMED(Effect.KEEPS_OUT), OTHER_OWNER(Effect.KEEPS_OUT, Mend.ON_REQUEST), DOT_GIT(Effect.KEEPS_OUT),
    REPOSITORY_MISSPELT(Effect.KEEPS_OUT, Mend.ON_REQUEST),

    // sub: which branch, tag, environment or pull request
    NO_CONTEXT(Effect.KEEPS_OUT), ANY_CONTEXT(Effect.LETS_IN), ANY_REF(Effect.LETS_IN),
    SOME_REFS(Effect.LETS_IN, Mend.ON_REQUEST), ANY_ENVIRONMENT(Effect.LETS_IN),
    NO_REF_WORD(Effect.KEEPS_OUT), SHORT_REF(Effect.KEEPS_OUT),
    REF_MISSPELT(Effect.KEEPS_OUT), BRANCH_WORD(Effect.KEEPS_OUT), TAG_WORD(Effect.KEEPS_OUT),
    ENVIRONMENT_WORD(Effect.KEEPS_OUT), PULL_REQUEST_WORD(Effect.KEEPS_OUT), REF_AND_ENVIRONMENT(Effect.KEEPS_OUT),
    COLON(Effect.KEEPS_OUT), CONTEXT_CASE(Effect.KEEPS_OUT), OTHER_BRANCH(Effect.KEEPS_OUT),
    BRANCH_FOR_TAG(Effect.KEEPS_OUT), TAG_FOR_BRANCH(Effect.KEEPS_OUT), OTHER_ENVIRONMENT(Effect.KEEPS_OUT),
    ENVIRONMENT_WANTED(Effect.KEEPS_OUT), NO_ENVIRONMENT(Effect.KEEPS_OUT), PULL_REQUEST_ONLY(Effect.KEEPS_OUT),
    PULL_REQUEST_TOO(Effect.LETS_IN, Mend.ON_REQUEST), UNKNOWN_CONTEXT(Effect.KEEPS_OUT);

    private final Effect effect;
    private final Mend mend;

    TrustFault(Effect effect) {
        this(effect, Mend.PLANNED);
    }

    TrustFault(Effect effect, Mend mend) {
        this.effect = effect;
        this.mend = mend;
    }

    /** What comes of it. */
    public enum Effect {
        /** Others than the pipeline get in. */
        LETS_IN,
        /** The pipeline does not get in, or IAM does not take the policy. */
        KEEPS_OUT,
        /** It works, but not as it reads. */
        UNTIDY
    }

    /** What is done about it. */
    public enum Mend {
        /** The plan writes this repository's part anew. */
        PLANNED,
        /** It may be meant, so the plan does it only when asked. */
        ON_REQUEST,
        /** Only a person can decide. */
        BY_HAND
    }

    public Effect effect() {
        return effect;
    }

    public Mend mend() {
        return mend;
    }
}
