package dev.slipway.image;

import dev.slipway.image.Dockerfile.Instruction;
import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.Said;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Dockerfile says of the image it makes, for comparing it with what is beside it. */
public final class DockerfileFacts {

    private static final Pattern PLATFORM = Pattern.compile("--platform=[\"']?linux/([a-z0-9]+)[\"']?\\s.*");

    private DockerfileFacts() {}

    public static Said.Dockerfile of(Dockerfile dockerfile) {
        return new Said.Dockerfile(dockerfile.ports(""), last(dockerfile, "FROM")
                .map(from -> PLATFORM.matcher(from.arguments())).filter(Matcher::matches)
                .flatMap(named -> Platform.ofDocker(named.group(1))));
    }

    /** Where it says at which port the program listens: the last such line, from 1. */
    public static OptionalInt portLine(Dockerfile dockerfile) {
        return last(dockerfile, "EXPOSE").map(Instruction::line).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private static Optional<Instruction> last(Dockerfile dockerfile, String keyword) {
        List<Instruction> all = dockerfile.instructions().stream().filter(it -> it.keyword().equals(keyword)).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }
}
