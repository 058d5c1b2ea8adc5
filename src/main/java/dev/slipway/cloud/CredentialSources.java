package dev.slipway.cloud;

import dev.slipway.change.ProblemException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Finds out where a connection's credentials come from. */
final class CredentialSources {

    private final ClientSettings settings;
    private final Profiles profiles;

    CredentialSources(ClientSettings settings) {
        this.settings = settings;
        this.profiles = settings.profiles();
    }

    /** @throws ProblemException when the profile can be seen to be unusable without asking anybody */
    AwsCredentialsProvider of(Connection connection) throws ProblemException {
        if (connection.profile().isPresent()) {
            return ofProfile(connection.profile().get(), new LinkedHashSet<>());
        }
        // by itself, the SDK's chain would only say that the profile gave nothing, not why
        boolean profileIsNext = !profiles.environmentHasCredentials()
                && profiles.find(profiles.current()).filter(profile -> profile.kind() != Profile.Kind.NONE).isPresent();
        return profileIsNext ? ofProfile(profiles.current(), new LinkedHashSet<>()) : ofThisMachine();
    }

    private AwsCredentialsProvider ofThisMachine() {
        AwsCredentialsProvider chain = AwsCredentialsProviderChain.of(EnvironmentVariableCredentialsProvider.create(),
                WebIdentityTokenFileCredentialsProvider.create(), ContainerCredentialsProvider.create(),
                InstanceProfileCredentialsProvider.create());
        return new Credentials(chain, (_, _) -> new AwsProblem.NoCredentials(profiles.placesToLook()));
    }

    /**
     * A profile's credentials.
     *
     * @param sourceOf the profiles that want this one's credentials to take on their roles, outermost first
     */
    AwsCredentialsProvider ofProfile(String name, SequencedSet<String> sourceOf) throws ProblemException {
        Profile profile = profiles.find(name).orElseThrow(() -> new ProblemException(missing(name, sourceOf)));
        return switch (profile.kind()) {
            case NONE -> throw new ProblemException(new AwsProblem.ProfileWithoutCredentials(name));
            case ASSUME_ROLE, WEB_IDENTITY -> new Credentials(new RoleCredentials(settings, this).of(profile, sourceOf),
                    (reason, answer) -> orAnswer(answer, new AwsProblem.BadProfile(name, reason)));
            case SSO -> new Credentials(fromFile(name), (reason, answer) -> ofSignIn(profile, reason, answer));
            case CREDENTIAL_PROCESS -> new Credentials(fromFile(name),
                    (reason, _) -> new AwsProblem.ProcessFailed(name, reason));
            case KEYS -> new Credentials(fromFile(name), (reason, _) -> new AwsProblem.BadProfile(name, reason));
        };
    }

    private AwsCredentialsProvider fromFile(String profile) {
        return ProfileCredentialsProvider.builder().profileFile(profiles.file()).profileName(profile).build();
    }

    private AwsProblem ofSignIn(Profile profile, String reason, Optional<AwsServiceException> answer) {
        boolean refused = answer.filter(refusal -> refusal.statusCode() == 401).isPresent();
        if (refused || profiles.hasSignedIn(profile) && answer.filter(AwsProblems::isOfPortal).isEmpty()) {
            return new AwsProblem.ExpiredCredentials(profile.name());
        }
        return orAnswer(answer, new AwsProblem.SignInNeeded(profile.name(), reason));
    }

    private static AwsProblem orAnswer(Optional<AwsServiceException> answer, AwsProblem otherwise) {
        return answer.<AwsProblem>map(AwsProblems::ofService).orElse(otherwise);
    }

    /** A profile that is not there may stand in a file that could not be read. */
    private AwsProblem missing(String name, SequencedSet<String> sourceOf) {
        if (!sourceOf.isEmpty()) {
            return new AwsProblem.BadProfile(sourceOf.getLast(), "source_profile = " + name);
        }
        return profiles.problems().stream().findFirst()
                .<AwsProblem>map(unreadable -> new AwsProblem.BadProfile(name, unreadable.reason()))
                .orElse(new AwsProblem.NoSuchProfile(name));
    }
}
