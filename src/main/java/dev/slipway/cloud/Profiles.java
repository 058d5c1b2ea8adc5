package dev.slipway.cloud;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * The profiles of this computer's AWS configuration files, as they were when they were read. A file that cannot be
 * read is told, and hides nothing of the other one.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html">Location of the shared files</a>
 */
public final class Profiles {

    private final ProfileFile file;
    private final Map<String, String> environment;
    private final List<AwsProblem.BadProfile> problems;

    private Profiles(ProfileFile file, Map<String, String> environment, List<AwsProblem.BadProfile> problems) {
        this.file = file;
        this.environment = Map.copyOf(environment);
        this.problems = List.copyOf(problems);
    }

    /** Reads the files that the environment names, or else those of the home folder; a missing one is an empty one. */
    public static Profiles read(Map<String, String> environment, Path home) {
        ProfileFile.Aggregator both = ProfileFile.aggregator();
        List<AwsProblem.BadProfile> problems = new ArrayList<>();
        read(placed(environment, "AWS_CONFIG_FILE", home, "config"), ProfileFile.Type.CONFIGURATION, problems)
                .ifPresent(both::addFile);
        read(placed(environment, "AWS_SHARED_CREDENTIALS_FILE", home, "credentials"), ProfileFile.Type.CREDENTIALS,
                problems).ifPresent(both::addFile);
        return new Profiles(both.build(), environment, problems);
    }

    private static String placed(Map<String, String> environment, String variable, Path home, String name) {
        String named = environment.getOrDefault(variable, "");
        return named.isBlank() ? home.resolve(".aws").resolve(name).toString() : named;
    }

    private static Optional<ProfileFile> read(String place, ProfileFile.Type type,
                                              List<AwsProblem.BadProfile> problems) {
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
        return problems;
    }

    public Optional<Profile> find(String name) {
        return file.profile(name).map(Profile::of);
    }

    /** The profile that the environment names ({@code AWS_PROFILE}), else {@code default}; it may not exist. */
    public String current() {
        String named = environment.getOrDefault("AWS_PROFILE", "");
        return named.isBlank() ? "default" : named;
    }

    /** The region that this computer is set to ({@code AWS_REGION}, or the current profile's), if any. */
    public Optional<String> region() {
        String named = environment.getOrDefault("AWS_REGION", "");
        return named.isBlank() ? find(current()).flatMap(Profile::region) : Optional.of(named);
    }

    ProfileFile file() {
        return file;
    }
}
