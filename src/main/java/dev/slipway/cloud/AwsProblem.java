package dev.slipway.cloud;

import dev.slipway.change.Problem;
import java.util.Optional;

/** What AWS, or the way to it, can answer instead of an answer. Texts are empty where AWS does not say. */
public sealed interface AwsProblem extends Problem {

    /** The identity may not do this, for want of a permission that its own policies could give. */
    record AccessDenied(String principal, String action, String resource, String because) implements AwsProblem {}

    /** The identity may not do this, and no policy of its own changes that: a limit stands above it. */
    record DeniedByAdministrator(String principal, String action, String resource, Limit limit, String because)
            implements AwsProblem {
        @Override
        public Optional<String> letterKey() {
            return Optional.of(key() + ".letter");
        }
    }

    /**
     * What stands above an identity's own policies, in AWS's words.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">IAM: access denied messages</a>
     */
    enum Limit {
        SERVICE_CONTROL_POLICY("service control policy"),
        RESOURCE_CONTROL_POLICY("resource control policy"),
        PERMISSIONS_BOUNDARY("permissions boundary");

        private final String words;

        Limit(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** No credentials were found. {@code looked}: the variables, files and services where they could have been. */
    record NoCredentials(String looked) implements AwsProblem {}

    /** The session's credentials have run out. {@code profile} is empty for the default chain. */
    record ExpiredCredentials(String profile) implements AwsProblem {}

    /** A single sign-on profile without a usable session on this computer. */
    record SignInNeeded(String profile, String reason) implements AwsProblem {}

    /** The credentials are not known to AWS, or their signature does not fit. */
    record InvalidCredentials(String message) implements AwsProblem {}

    /** The credentials are not known in a region that an account has only once it was enabled. */
    record RegionNotEnabled(String region, String message) implements AwsProblem {}

    /** This computer's clock is too far off for AWS to believe its signatures. */
    record ClockOff(String message) implements AwsProblem {}

    /** AWS asks to go slower; the SDK has already retried. */
    record Throttled(String operation) implements AwsProblem {}

    /** AWS cannot yet assume the role that it has for itself and that was made a moment ago. */
    record RoleNotReady(String operation, String message) implements AwsProblem {}

    /** AWS was not reached. */
    record Offline(String host, String reason) implements AwsProblem {}

    /** Something answered with a certificate that is not trusted here. */
    record NotTrusted(String host, String reason) implements AwsProblem {}

    /** AWS answered that it has a fault of its own. */
    record AwsFault(String operation, int status, String message) implements AwsProblem {}

    /** AWS refused the request itself, in its own words. */
    record Refused(String operation, String code, String message) implements AwsProblem {}

    /** No profile of this name is in the AWS configuration files. */
    record NoSuchProfile(String profile) implements AwsProblem {}

    /** The profile, or the file it stands in, cannot be used as it is written. */
    record BadProfile(String profile, String reason) implements AwsProblem {}

    /** The profile holds settings, but nothing that leads to credentials. */
    record ProfileWithoutCredentials(String profile) implements AwsProblem {}

    /** The profile's role wants a multi-factor code, which the SDK cannot ask for. {@code device} is its serial number. */
    record MfaNeeded(String profile, String device) implements AwsProblem {}

    /** The program that the profile names for its credentials gave none. */
    record ProcessFailed(String profile, String message) implements AwsProblem {}

    /** The practice account does not have this operation. */
    record NotInPractice(String operation) implements AwsProblem {}
}
