package dev.slipway.practice;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;

/**
 * What aws-actions/configure-aws-credentials does: asks GitHub for a token and takes the role on with it.
 *
 * @see <a href="https://github.com/aws-actions/configure-aws-credentials">configure-aws-credentials</a>
 */
final class ActionsCredentials {

    private static final String ISSUER = "https://token.actions.githubusercontent.com";
    private static final int TOKEN_SECONDS = 300;

    private final PracticeAccount account;
    private final ActionsRun run;
    private final ActionsJob job;

    ActionsCredentials(PracticeAccount account, ActionsRun run, ActionsJob job) {
        this.account = account;
        this.run = run;
        this.job = job;
    }

    /** Whether the job has credentials now. */
    boolean take(ActionsContext context) {
        ActionsMachine machine = job.machine();
        String region = context.with("aws-region");
        String role = context.with("role-to-assume");
        if (!region.matches("[a-z]{2}(?:-[a-z]+)+-\\d")) {
            return machine.fail(region.isEmpty() ? "Input required and not supplied: aws-region"
                    : "Region is not valid: " + region);
        }
        boolean mayAsk = job.mayAskForToken(run.file().root());
        if (!role.isEmpty() && !mayAsk) {
            machine.say("It looks like you might be trying to authenticate with OIDC. Did you mean to set the `id-token` "
                    + "permission? If you are not trying to authenticate with OIDC and the action is working "
                    + "successfully, you can ignore this message.");
        }
        if (role.isEmpty() || !mayAsk) {
            return machine.fail("Credentials could not be loaded, please check your action inputs: Could not load "
                    + "credentials from any providers");
        }
        return assume(role, region, context);
    }

    private boolean assume(String role, String region, ActionsContext context) {
        String session = context.with("role-session-name");
        String audience = context.with("audience");
        String token = WebToken.unsigned(claims(audience.isEmpty() ? "sts.amazonaws.com" : audience));
        try {
            AssumeRoleWithWebIdentityResponse taken = account.sts().assumeRoleWithWebIdentity(request ->
                    request.roleArn(role).roleSessionName(session.isEmpty() ? "GitHubActions" : session)
                            .webIdentityToken(token));
            job.machine().begin(new ActionsSession(account.iam(), role, taken.assumedRoleUser().arn(), region));
            job.machine().say("Assuming role with OIDC");
            job.machine().say("Authenticated as assumedRoleId " + taken.assumedRoleUser().assumedRoleId());
            return true;
        } catch (AwsServiceException e) {
            job.machine().say("Assuming role with OIDC");
            return job.machine().fail("Could not assume role with OIDC: " + e.awsErrorDetails().errorMessage());
        }
    }

    private Map<String, Object> claims(String audience) {
        Object environment = job.text().get("environment");
        String name = environment instanceof Map ? ActionsFile.text(ActionsFile.map(environment).get("name"))
                : ActionsFile.text(environment);
        String ref = run.facts().get("ref");
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("aud", audience);
        claims.put("sub", PracticeGitHub.SUB_PREFIX + ":"
                + (name.isEmpty() ? "ref:" + ref : "environment:" + name.replace(":", "%3A")));
        claims.put("repository", PracticeGitHub.REPOSITORY.toString());
        claims.put("repository_owner", PracticeGitHub.REPOSITORY.owner());
        claims.put("ref", ref);
        claims.put("sha", run.commit().sha());
        claims.put("event_name", run.facts().get("event_name"));
        claims.put("run_id", run.facts().get("run_id"));
        claims.put("exp", account.now().plusSeconds(TOKEN_SECONDS).getEpochSecond());
        return claims;
    }
}
