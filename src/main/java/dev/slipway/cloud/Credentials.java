package dev.slipway.cloud;

import dev.slipway.change.ProblemException;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The credentials of a connection, looked up when they are needed; says precisely why there are none. */
final class Credentials implements AwsCredentialsProvider {

    private final Optional<Profile> profile;
    private final AwsCredentialsProvider provider;

    private Credentials(Optional<Profile> profile, AwsCredentialsProvider provider) {
        this.profile = profile;
        this.provider = provider;
    }

    /** @throws ProblemException when the profile can be seen to be unusable without asking anybody */
    static Credentials of(Connection connection, Profiles profiles) throws ProblemException {
        if (connection.profile().isEmpty()) {
            return new Credentials(Optional.empty(), DefaultCredentialsProvider.builder().profileFile(profiles.file())
                    .profileName(profiles.current()).build());
        }
        String name = connection.profile().get();
        Profile profile = profiles.find(name).orElseThrow(() -> new ProblemException(missing(name, profiles)));
        if (profile.kind() == Profile.Kind.ASSUME_ROLE && profile.mfaDevice().isPresent()) {
            throw new ProblemException(new AwsProblem.MfaNeeded(name, profile.mfaDevice().get()));
        }
        return new Credentials(Optional.of(profile), ProfileCredentialsProvider.builder().profileFile(profiles.file())
                .profileName(name).build());
    }

    /** A profile that is not there may stand in a file that could not be read. */
    private static AwsProblem missing(String name, Profiles profiles) {
        return profiles.problems().stream().findFirst()
                .<AwsProblem>map(unreadable -> new AwsProblem.BadProfile(name, unreadable.reason()))
                .orElse(new AwsProblem.NoSuchProfile(name));
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return provider.resolveCredentials();
        } catch (RuntimeException e) {
            throw new UnusableCredentials(problem(e), e);
        }
    }

    private AwsProblem problem(RuntimeException e) {
        Optional<AwsProblem> network = AwsProblems.ofNetwork(e, "");
        if (network.isPresent()) {
            return network.get();
        }
        String reason = reason(e);
        if (profile.isEmpty()) {
            return new AwsProblem.NoCredentials(reason);
        }
        String name = profile.get().name();
        Optional<AwsServiceException> answer = AwsProblems.cause(e, AwsServiceException.class);
        return switch (profile.get().kind()) {
            case SSO -> ofSignIn(name, reason, answer);
            case CREDENTIAL_PROCESS -> new AwsProblem.ProcessFailed(name, reason);
            default -> answer.map(AwsProblems::ofService).orElse(new AwsProblem.BadProfile(name, reason));
        };
    }

    private static AwsProblem ofSignIn(String name, String reason, Optional<AwsServiceException> answer) {
        if (reason.contains("expired") || answer.filter(refusal -> refusal.statusCode() == 401).isPresent()) {
            return new AwsProblem.ExpiredCredentials(name);
        }
        return answer.map(AwsProblems::ofService).orElse(new AwsProblem.SignInNeeded(name, reason));
    }

    /** The innermost words say most. */
    private static String reason(Throwable e) {
        Throwable innermost = e;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
    }
}
