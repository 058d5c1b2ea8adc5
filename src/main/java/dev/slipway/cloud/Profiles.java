package dev.slipway.cloud;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * The profiles of this computer's AWS configuration files, as they were when they were read. A file that cannot be
 * read is told, and hides nothing of the other one.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html">Location of the shared files</a>
 */
public final class Profiles {

    private final Map<String, String> environment;
    private final Path home;
    private final ProfileFile file;
    private final List<AwsProblem.BadProfile> problems = new ArrayList<>();

    private Profiles(Map<String, String> environment, Path home) {
        this.environment = Map.copyOf(environment);
        this.home = home;
        ProfileFile.Aggregator both = ProfileFile.aggregator();
        read(configFile(), ProfileFile.Type.CONFIGURATION).ifPresent(both::addFile);
        read(credentialsFile(), ProfileFile.Type.CREDENTIALS).ifPresent(both::addFile);
        this.file = both.build();
    }

    /** Reads the files that the environment names, or else those of the home folder; a missing one is an empty one. */
    public static Profiles read(Map<String, String> environment, Path home) {
        return new Profiles(environment, home);
    }

    private String configFile() {
        return named("AWS_CONFIG_FILE").orElse(home.resolve(".aws").resolve("config").toString());
    }

    private String credentialsFile() {
        return named("AWS_SHARED_CREDENTIALS_FILE").orElse(home.resolve(".aws").resolve("credentials").toString());
    }

    private Optional<String> named(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }

    private Optional<ProfileFile> read(String place, ProfileFile.Type type) {
        try {
            Path path = Path.of(place);
            if (Files.notExists(path)) {
                return Optional.empty();
            }
            return Optional.of(ProfileFile.builder().content(path).type(type).build());
        } catch (RuntimeException e) {
            // the SDK throws whatever its reading stumbled over; the file is the user's, so none of it is a bug
            problems.add(new AwsProblem.BadProfile("", place + ": " + e.getMessage()));
            return Optional.empty();
        }
    }

    /** All of them by name, the one called default first. */
    public List<Profile> all() {
        return file.profiles().values().stream().map(Profile::of)
                .sorted(Comparator.comparing((Profile profile) -> !profile.name().equals("default"))
                        .thenComparing(Profile::name)).toList();
    }

    /** The files that could not be read: the profile's name is empty, the reason names file and line. */
    public List<AwsProblem.BadProfile> problems() {
        return List.copyOf(problems);
    }

    public Optional<Profile> find(String name) {
        return file.profile(name).map(Profile::of);
    }

    /** The profile that the environment names ({@code AWS_PROFILE}), else {@code default}; it may not exist. */
    public String current() {
        return named("AWS_PROFILE").orElse("default");
    }

    /** The region that this computer is set to ({@code AWS_REGION}, or the current profile's), if any. */
    public Optional<String> region() {
        return named("AWS_REGION").or(() -> find(current()).flatMap(Profile::region));
    }

    boolean environmentHasCredentials() {
        return named("AWS_ACCESS_KEY_ID").or(() -> named("AWS_WEB_IDENTITY_TOKEN_FILE")).isPresent();
    }

    /** Where the default chain looks, in its order. */
    String placesToLook() {
        return String.join(", ", "AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE", configFile(), credentialsFile(),
                "AWS_CONTAINER_CREDENTIALS_*", "EC2 instance metadata");
    }

    /**
     * Whether {@code aws sso login} has left a session on this computer, good or expired.
     *
     * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html">IAM Identity Center provider</a>
     */
    boolean hasSignedIn(Profile profile) {
        Optional<String> session = file.profile(profile.name()).flatMap(found -> found.property(Profile.SSO_SESSION)
                .or(() -> found.property(ProfileProperty.SSO_START_URL)));
        return session.filter(name -> Files.exists(home.resolve(".aws").resolve("sso").resolve("cache")
                .resolve(sha1(name) + ".json"))).isPresent();
    }

    private static String sha1(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    ProfileFile file() {
        return file;
    }
}
