package dev.slipway.practice;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.ExpiredTokenException;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * STS of the practice account: who the learner is, and whom a role lets in.
 * See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
final class PracticeSts implements StsClient {

    private static final String ASSUME = "sts:AssumeRoleWithWebIdentity";
    private static final Pattern SESSION = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final int HOUR = 3600;

    private final PracticeAccount account;
    private final PracticeErrors errors;

    PracticeSts(PracticeAccount account) {
        this.account = account;
        this.errors = new PracticeErrors("Sts", account.passing());
    }

    @Override
    public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
        return GetCallerIdentityResponse.builder().account(PracticeAccount.ID).userId("AIDACKCEVSQ6C2EXAMPLE")
                .arn(account.iamArn("user/learner")).build();
    }

    /** In the order in which AWS looks: the token, its provider and audience, the role's trust. */
    @Override
    public AssumeRoleWithWebIdentityResponse assumeRoleWithWebIdentity(AssumeRoleWithWebIdentityRequest request) {
        if (!SESSION.matcher(String.valueOf(request.roleSessionName())).matches()) {
            throw validation("1 validation error detected: Value '" + request.roleSessionName() + "' at "
                    + "'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: "
                    + "[\\w+=,.@-]*");
        }
        WebToken token = WebToken.parse(request.webIdentityToken()).orElseThrow(() -> invalidToken(
                "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)"));
        checkTime(token);
        checkProvider(token);
        Role role = account.iam().role(request.roleArn()).filter(found -> trusts(found, token)).orElseThrow(
                () -> errors.of(StsException.builder(), 403, "AccessDenied", "Not authorized to perform " + ASSUME));
        int seconds = Objects.requireNonNullElse(request.durationSeconds(), HOUR);
        if (seconds > role.maxSessionDuration()) {
            throw validation("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        return session(role, request.roleSessionName(), seconds, token);
    }

    private void checkTime(WebToken token) {
        Instant now = account.now();
        token.expiry().map(Instant::ofEpochSecond).filter(expiry -> !now.isBefore(expiry)).ifPresent(expiry -> {
            throw errors.of(ExpiredTokenException.builder(), 400, "ExpiredTokenException", "Token expired: current "
                    + "date/time " + now.getEpochSecond() + " must be before the expiration date/time "
                    + expiry.getEpochSecond());
        });
    }

    private void checkProvider(WebToken token) {
        var provider = account.iam().provider(token.host()).orElseThrow(() -> invalidToken(
                "No OpenIDConnect provider found in your account for " + token.issuer()));
        if (!provider.clientIDList().contains(token.claim("aud"))) {
            throw invalidToken("Incorrect token audience");
        }
    }

    private boolean trusts(Role role, WebToken token) {
        Map<String, String> context = new HashMap<>();
        token.claims().forEach((name, value) -> context.put(token.host() + ":" + name, value));
        return PolicyDocument.ofValid(role.assumeRolePolicyDocument()).trusts(
                account.iamArn("oidc-provider/" + token.host()), new AccessRequest(ASSUME, role.arn(), context));
    }

    private AssumeRoleWithWebIdentityResponse session(Role role, String name, int seconds, WebToken token) {
        PracticeIds ids = account.passing();
        Credentials credentials = Credentials.builder().accessKeyId(ids.unique("PRACTICE"))
                .secretAccessKey(ids.hex(40)).sessionToken(ids.hex(64))
                .expiration(account.now().plus(Duration.ofSeconds(seconds))).build();
        return AssumeRoleWithWebIdentityResponse.builder().credentials(credentials)
                .assumedRoleUser(user -> user.assumedRoleId(role.roleId() + ":" + name)
                        .arn("arn:aws:sts::" + PracticeAccount.ID + ":assumed-role/" + role.roleName() + "/" + name))
                .audience(token.claim("aud")).subjectFromWebIdentityToken(token.claim("sub"))
                .provider(account.iamArn("oidc-provider/" + token.host())).build();
    }

    private AwsServiceException invalidToken(String message) {
        return errors.of(InvalidIdentityTokenException.builder(), 400, "InvalidIdentityToken", message);
    }

    private AwsServiceException validation(String message) {
        return errors.of(StsException.builder(), 400, "ValidationError", message);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
