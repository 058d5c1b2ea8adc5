package dev.slipway.cloud;

import dev.slipway.change.ProblemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SequencedSet;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/**
 * Takes on the roles that profiles name, with clients of our own: those that the SDK makes for profiles know neither
 * AWS_ENDPOINT_URL nor our patience, and never ask for a multi-factor code.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html">Assume role provider</a>
 */
record RoleCredentials(ClientSettings settings, CredentialSources sources) {

    private static final String SESSION = "slipway";

    AwsCredentialsProvider of(Profile profile, SequencedSet<String> sourceOf) throws ProblemException {
        return profile.kind() == Profile.Kind.WEB_IDENTITY ? withToken(profile) : withSource(profile, sourceOf);
    }

    private AwsCredentialsProvider withToken(Profile profile) {
        return StsWebIdentityTokenFileCredentialsProvider.builder()
                .stsClient(settings.sts(AnonymousCredentialsProvider.create()))
                .roleArn(setting(profile, ProfileProperty.ROLE_ARN).orElseThrow())
                .roleSessionName(setting(profile, ProfileProperty.ROLE_SESSION_NAME).orElse(SESSION))
                .webIdentityTokenFile(Path.of(setting(profile, ProfileProperty.WEB_IDENTITY_TOKEN_FILE).orElseThrow()))
                .build();
    }

    private AwsCredentialsProvider withSource(Profile profile, SequencedSet<String> sourceOf) throws ProblemException {
        if (profile.mfaDevice().isPresent()) {
            throw new ProblemException(new AwsProblem.MfaNeeded(profile.name(), profile.mfaDevice().get()));
        }
        AwsCredentialsProvider source = source(profile, sourceOf);
        AssumeRoleRequest request = AssumeRoleRequest.builder()
                .roleArn(setting(profile, ProfileProperty.ROLE_ARN).orElseThrow())
                .roleSessionName(setting(profile, ProfileProperty.ROLE_SESSION_NAME).orElse(SESSION))
                .externalId(setting(profile, ProfileProperty.EXTERNAL_ID).orElse(null))
                .durationSeconds(setting(profile, ProfileProperty.DURATION_SECONDS).map(Integer::valueOf).orElse(null))
                .build();
        return StsAssumeRoleCredentialsProvider.builder().stsClient(settings.sts(source)).refreshRequest(request)
                .build();
    }

    private AwsCredentialsProvider source(Profile profile, SequencedSet<String> sourceOf) throws ProblemException {
        Optional<String> source = setting(profile, ProfileProperty.SOURCE_PROFILE);
        if (source.isEmpty()) {
            return ofMachine(profile);
        }
        if (source.get().equals(profile.name())) {
            return ownKeys(profile);
        }
        if (!sourceOf.add(profile.name())) {
            throw bad(profile, "source_profile = " + String.join(" -> ", sourceOf) + " -> " + profile.name());
        }
        return sources.ofProfile(source.get(), sourceOf);
    }

    private AwsCredentialsProvider ofMachine(Profile profile) throws ProblemException {
        String source = setting(profile, ProfileProperty.CREDENTIAL_SOURCE).orElse("");
        return switch (source) {
            case "Environment" -> EnvironmentVariableCredentialsProvider.create();
            case "EcsContainer" -> ContainerCredentialsProvider.create();
            case "Ec2InstanceMetadata" -> InstanceProfileCredentialsProvider.create();
            default -> throw bad(profile, "credential_source = " + source);
        };
    }

    /** A profile may name itself as the source: its own keys take on its role. */
    private AwsCredentialsProvider ownKeys(Profile profile) throws ProblemException {
        Optional<String> id = setting(profile, ProfileProperty.AWS_ACCESS_KEY_ID);
        Optional<String> secret = setting(profile, ProfileProperty.AWS_SECRET_ACCESS_KEY);
        if (id.isEmpty() || secret.isEmpty()) {
            throw bad(profile, "source_profile = " + profile.name());
        }
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(id.get(), secret.get()));
    }

    private Optional<String> setting(Profile profile, String property) {
        return settings.profiles().file().profile(profile.name()).flatMap(found -> found.property(property))
                .filter(value -> !value.isBlank());
    }

    private static ProblemException bad(Profile profile, String reason) {
        return new ProblemException(new AwsProblem.BadProfile(profile.name(), reason));
    }
}
