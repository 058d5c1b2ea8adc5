package dev.slipway.diagnosis;

import static dev.slipway.diagnosis.Rule.that;
import static dev.slipway.diagnosis.Strength.LIKELY;
import static dev.slipway.diagnosis.Strength.NAMED;
import static dev.slipway.diagnosis.Strength.TYPICAL;

import java.util.List;

/** A workflow's way to AWS: OIDC tokens, secrets, keys, clocks and regions. */
final class CredentialRules implements Family {

    private static final String ACTION = "https://github.com/aws-actions/configure-aws-credentials#readme";
    private static final String GITHUB =
            "https://docs.github.com/en/actions/reference/security/oidc";
    private static final String STS =
            "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html";
    private static final String SIGNING =
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html";
    private static final String ERRORS = "https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html";
    private static final String CLI = "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html";

    @Override
    public List<Rule> rules() {
        return List.of(
                that(Cause.OIDC_TRUST_MISMATCH, NAMED, STS,
                        "Not authorized to perform sts:AssumeRoleWithWebIdentity",
                        "not authorized to perform: sts:AssumeRoleWithWebIdentity",
                        "AccessDenied … AssumeRoleWithWebIdentity", "AssumeRoleWithWebIdentity … AccessDenied",
                        "AssumeRoleWithWebIdentity … Not authorized")
                        .unless("No OpenIDConnect provider", "Incorrect token audience"),
                that(Cause.OIDC_TRUST_MISMATCH, LIKELY, ACTION,
                        "Could not assume role with OIDC: Request ARN is invalid", "Request ARN is invalid",
                        "Source Account ID is needed if the Role Name is provided",
                        "AssumeRoleWithWebIdentity … ValidationError", "Could not assume role with OIDC",
                        "Failed to assume role with OIDC", "failed to assume role with web identity",
                        "WebIdentityErr: failed to retrieve credentials")
                        .unless("No OpenIDConnect provider", "audience", "expired", "verification key", "thumbprint",
                                "id-token", "MaxSessionDuration", "not a valid JWT", "Rate exceeded"),
                that(Cause.OIDC_PROVIDER_MISSING, NAMED, STS,
                        "No OpenIDConnect provider found", "OpenIDConnect provider … not found",
                        "no OpenID Connect provider", "no OIDC provider", "|OIDC provider| ‥ does not exist",
                        "OpenIDConnectProvider … does not exist", "OpenIDConnect Provider not found"),
                that(Cause.OIDC_PROVIDER_MISSING, LIKELY, STS,
                        "Couldn't retrieve verification key from your identity provider",
                        "OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint",
                        "doesn't match configured thumbprint"),
                that(Cause.OIDC_AUDIENCE_MISMATCH, NAMED, STS,
                        "Incorrect token audience", "|token audience| ‥ not", "audience is not",
                        "|audience| ‥ does not match",
                        "invalid audience", "InvalidIdentityToken … audience", "aud claim … does not match"),
                that(Cause.ID_TOKEN_PERMISSION_MISSING, NAMED, GITHUB,
                        "Did you mean to set the id-token permission", "Unable to get ACTIONS_ID_TOKEN",
                        "did not inject … ACTIONS_ID_TOKEN", "missing ACTIONS_ID_TOKEN",
                        "ACTIONS_ID_TOKEN_REQUEST_URL ‥ not", "ACTIONS_ID_TOKEN_REQUEST_TOKEN ‥ not",
                        "ACTIONS_ID_TOKEN_REQUEST_URL ‥ undefined", "ACTIONS_ID_TOKEN_REQUEST_URL env variable",
                        "Did you remember to add id-token",
                        "trying to authenticate with OIDC", "is requesting … id-token: write",
                        "only allowed … id-token: none", "id-token: write permission", "permission id-token: write",
                        "Unable to get OIDC token", "Could not fetch an OIDC token", "missing id-token",
                        "id-token permission", "set id-token: write", "getIDToken call failed",
                        "Failed to get ID Token", "Could not get ID token", "id-token: write is required"),
                that(Cause.ID_TOKEN_PERMISSION_MISSING, TYPICAL, ACTION,
                        "Credentials could not be loaded", "Could not load credentials from any providers")
                        .in(Rule.CALLER).near("role-to-assume").unless("aws-access-key-id")
                        .also(Cause.SECRET_MISSING_IN_GITHUB),
                that(Cause.SECRET_MISSING_IN_GITHUB, TYPICAL, ACTION,
                        "Credentials could not be loaded, please check your action inputs",
                        "Could not load credentials from any providers", "Missing credentials in config")
                        .in(Rule.CALLER).unless("id-token").also(Cause.ID_TOKEN_PERMISSION_MISSING),
                that(Cause.SECRET_MISSING_IN_GITHUB, NAMED, ACTION,
                        "Input required and not supplied: aws-access-key-id",
                        "Input required and not supplied: aws-secret-access-key",
                        "Input required and not supplied: role-to-assume",
                        "aws-secret-access-key must be provided if",
                        "must be provided if aws-access-key-id is provided",
                        "required but not provided while calling", "Secret … is required, but not provided",
                        "Input required and not supplied: username", "Input required and not supplied: password",
                        "Username and password required", "must provide --username with --password-stdin",
                        "Must provide username with password-stdin", "Password required", "Username required")
                        .unless("not a TTY"),
                that(Cause.SECRET_MISSING_IN_GITHUB, LIKELY, CLI,
                        "Unable to locate credentials", "NoCredentialProviders", "NoCredentialsError",
                        "Input required and not supplied: token",
                        "Unable to load credentials from any of the providers",
                        "no valid credential sources", "Partial credentials found", "no EC2 IMDS role found",
                        "flag needs an argument: 'p' in -p", "flag needs an argument: 'u' in -u",
                        "CredentialsProviderError", "failed to refresh cached credentials",
                        "aws_access_key_id … empty", "secret is not set", "|secrets| ‥ not set")
                        .in(Rule.CALLER).unless("id-token", "OIDC"),
                that(Cause.INVALID_CREDENTIALS, NAMED, ERRORS,
                        "security token included in the request is invalid", "UnrecognizedClientException",
                        "InvalidClientTokenId", "InvalidAccessKeyId", "does not exist in our records",
                        "request signature we calculated does not match",
                        "not able to validate the provided access credentials",
                        "provided token is malformed", "IncompleteSignature", "not a valid key=value pair",
                        "token is malformed or otherwise invalid", "provided credentials could not be validated",
                        "MissingAuthenticationToken", "Authorization header requires", "access key ID … is not valid",
                        "invalid access key", "AuthFailure", "credentials are invalid", "invalid AWS credentials",
                        "Credentials loaded by the SDK do not match", "InvalidToken").unless("Unexpected EC2 error"),
                that(Cause.INVALID_CREDENTIALS, TYPICAL, SIGNING, "SignatureDoesNotMatch",
                        "InvalidSignatureException",
                        "Invalid header value … AWS4-HMAC"),
                that(Cause.EXPIRED_CREDENTIALS, NAMED, ERRORS,
                        "security token included in the request is expired", "ExpiredToken", "token has expired",
                        "|session| ‥ has expired", "authorization token has expired", "RequestExpired",
                        "credentials have expired", "token is expired", "SSO session … expired",
                        "session has expired",
                        "session token … expired", "security token … expired", "|credentials| ‥ are expired",
                        "|login| ‥ has expired", "expired credentials", "token expired",
                        "Error when retrieving token from sso"),
                that(Cause.CLOCK_SKEW, NAMED, SIGNING,
                        "Signature expired … is now earlier than", "Signature not yet current",
                        "RequestTimeTooSkewed",
                        "difference between the request time and the", "is still later than", "RequestInTheFuture",
                        "clock skew", "Token used before issued", "time is too skewed", "Signature expired:"),
                that(Cause.REGION_MISMATCH, NAMED, ACTION,
                        "Input required and not supplied: aws-region", "Region is not valid", "must specify a region",
                        "Missing region in config", "Invalid endpoint: https", "Region is missing",
                        "Could not find region",
                        "region is required",
                        "unable to find a region", "scoped to a valid region", "No region provided",
                        "no region was provided",
                        "No default region", "MissingRegion", "Invalid AWS Region", "Invalid region",
                        "Unknown region",
                        "matching a supported format", "match a supported format", "specify a valid region",
                        "not be available in the … region", "NoRegionError", "MissingEndpoint",
                        "UnknownEndpoint", "|region| ‥ is not valid", "in a different region", "wrong region",
                        "|region| ‥ does not match", "AWS region … not found", "Region not set",
                        "must specify the region",
                        "not a valid region", "not a valid AWS region", "Unable to determine AWS region",
                        "unable to load region", "AWS Region is missing",
                        "regions do not match", "Unable to load region from any of the providers"),
                that(Cause.REGION_MISMATCH, TYPICAL, CLI,
                        "Could not connect to the endpoint URL", "getaddrinfo … amazonaws.com",
                        "Inaccessible host", "EndpointConnectionError").in(Rule.CALLER));
    }
}
