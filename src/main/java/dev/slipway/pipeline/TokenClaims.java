package dev.slipway.pipeline;

/**
 * What a workflow job's OIDC token says to AWS.
 *
 * @param job     the job that will send it
 * @param trigger what started the run ({@code push}, {@code pull_request}, ...)
 */
public record TokenClaims(String job, String trigger, String issuer, String audience, String subject) {

    /** The same from another GitHub. */
    public TokenClaims issuedBy(String other) {
        return new TokenClaims(job, trigger, other, audience, subject);
    }
}
