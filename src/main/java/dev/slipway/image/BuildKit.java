package dev.slipway.image;

import dev.slipway.image.ImageEngine.BuildRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command line that builds with BuildKit.
 *
 * @param program what {@code build} is to follow: {@code docker buildx}, buildx's own executable, or {@code docker}
 * @param builder which kind it is
 * @see <a href="https://docs.docker.com/reference/cli/docker/buildx/build/">docker buildx build</a>
 */
record BuildKit(Program program, Builder builder) {

    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6}).*", Pattern.DOTALL);
    /** Variables of these names would also steer the program itself. */
    private static final Pattern STEERING = Pattern.compile(
            "PATH|HOME|USERPROFILE|SYSTEMROOT|TMPDIR|TEMP|TMP|LD_.*|DYLD_.*|DOCKER_.*|BUILDX_.*|BUILDKIT_.*|XDG_.*"
                    + "|OTEL_.*|SSL_.*|SSH_.*|GODEBUG|.*_PROXY");

    /** A build at that engine. Arguments' values stand in the environment, where others cannot read them. */
    Program build(BuildRequest request, EnginePlace place) {
        Map<String, String> environment = new HashMap<>(program.environment());
        List.of("DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_TLS_VERIFY", "DOCKER_CERT_PATH").forEach(environment::remove);
        environment.putAll(place.variables());
        List<String> words = new ArrayList<>(program.words());
        words.addAll(switch (builder) {
            case Builder.Buildx(String version) -> buildx(version);
            case Builder.CommandLine _, Builder.Classic _, Builder.Buildah _ -> List.of("build", "--progress=plain");
        });
        if (builder instanceof Builder.CommandLine) {
            environment.put("DOCKER_BUILDKIT", "1");
        }
        words.addAll(List.of("--platform", request.platform().docker(), "--tag", request.reference()));
        if (request.pulls()) {
            words.add("--pull");
        }
        if (!request.target().isEmpty()) {
            words.addAll(List.of("--target", request.target()));
        }
        request.arguments().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(argument -> {
            boolean steers = STEERING.matcher(argument.getKey().toUpperCase(Locale.ROOT)).matches();
            words.addAll(List.of("--build-arg",
                    steers ? argument.getKey() + "=" + argument.getValue() : argument.getKey()));
            if (!steers) {
                environment.put(argument.getKey(), argument.getValue());
            }
        });
        words.addAll(List.of("--file", request.folder().resolve("Dockerfile").toString(), request.folder().toString()));
        return new Program(words, environment);
    }

    /** What understands the output of {@link #build}. */
    BuildReader reader(Consumer<BuildNews> news) {
        return builder instanceof Builder.Buildx(String version) && isAtLeast(version, 13)
                ? new SolveProgress(news) : new PlainProgress(news);
    }

    private List<String> buildx(String version) {
        List<String> words = new ArrayList<>();
        words.addAll(List.of("build", isAtLeast(version, 13) ? "--progress=rawjson" : "--progress=plain", "--load"));
        // an attestation would make an index of the image, beside which ECR shows an image without a tag
        if (isAtLeast(version, 10)) {
            words.add("--provenance=false");
        }
        return words;
    }

    /** Whether buildx's version is 0.{@code minor} or later; one made from its sources without a version is new. */
    private static boolean isAtLeast(String version, int minor) {
        Matcher numbers = VERSION.matcher(version);
        return !numbers.matches() || Integer.parseInt(numbers.group(1)) > 0
                || Integer.parseInt(numbers.group(2)) >= minor;
    }
}
