package dev.slipway.cloud;

import java.util.Optional;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * One profile of the AWS configuration files.
 *
 * @param kind      how it comes to its credentials
 * @param region    its default region, if it names one
 * @param mfaDevice serial number of the multi-factor device that its role wants, if any
 */
public record Profile(String name, Kind kind, Optional<String> region, Optional<String> mfaDevice) {

    /** The SDK has no name for it. */
    static final String SSO_SESSION = "sso_session";

    /**
     * How a profile comes to credentials.
     *
     * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html">Credential providers</a>
     */
    public enum Kind {
        /** An access key in the file, with or without a session token. */
        KEYS,
        /** IAM Identity Center, by a named session or in the legacy form. */
        SSO,
        /** A role, taken on with another profile's credentials or those of the machine. */
        ASSUME_ROLE,
        /** A role, taken on with a token from a file. */
        WEB_IDENTITY,
        /** A program that prints credentials. */
        CREDENTIAL_PROCESS,
        /** Settings only. */
        NONE
    }

    static Profile of(software.amazon.awssdk.profiles.Profile profile) {
        return new Profile(profile.name(), kind(profile), profile.property(ProfileProperty.REGION),
                profile.property(ProfileProperty.MFA_SERIAL));
    }

    /** In the order in which the SDK decides. */
    private static Kind kind(software.amazon.awssdk.profiles.Profile profile) {
        boolean role = has(profile, ProfileProperty.ROLE_ARN);
        if (role && has(profile, ProfileProperty.WEB_IDENTITY_TOKEN_FILE)) {
            return Kind.WEB_IDENTITY;
        }
        if (has(profile, SSO_SESSION) || has(profile, ProfileProperty.SSO_START_URL)) {
            return Kind.SSO;
        }
        if (role) {
            return Kind.ASSUME_ROLE;
        }
        if (has(profile, ProfileProperty.CREDENTIAL_PROCESS)) {
            return Kind.CREDENTIAL_PROCESS;
        }
        return has(profile, ProfileProperty.AWS_ACCESS_KEY_ID) ? Kind.KEYS : Kind.NONE;
    }

    private static boolean has(software.amazon.awssdk.profiles.Profile profile, String property) {
        return profile.property(property).isPresent();
    }
}
