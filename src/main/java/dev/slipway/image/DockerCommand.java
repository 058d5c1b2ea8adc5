package dev.slipway.image;

import dev.slipway.taskdef.SecretLooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The {@code docker} lines that do the same as the engine's API. */
final class DockerCommand {

    private DockerCommand() {}

    static String build(ImageEngine.BuildRequest request) {
        List<String> words = new ArrayList<>(List.of("docker", "build", "--platform", request.platform().docker(),
                "--tag", request.reference()));
        if (request.pulls()) {
            words.add("--pull");
        }
        if (!request.target().isEmpty()) {
            words.addAll(List.of("--target", request.target()));
        }
        // a name alone takes its value from the environment, where it does not stand in a list of processes
        request.arguments().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(argument ->
                words.addAll(List.of("--build-arg", SecretLooks.has(argument.getKey(), argument.getValue())
                        ? argument.getKey() : argument.getKey() + "=" + argument.getValue())));
        words.add(request.folder().toString());
        return line(words);
    }

    /** With a fresh password that goes from one program to the other and is never seen. */
    static String login(String registry, String region) {
        return "aws ecr get-login-password --region " + region + " | "
                + line(List.of("docker", "login", "--username", "AWS", "--password-stdin", registry));
    }

    static String push(String reference) {
        return line(List.of("docker", "push", reference));
    }

    private static String line(List<String> words) {
        return words.stream().map(DockerCommand::quoted).collect(Collectors.joining(" "));
    }

    /** As a POSIX shell takes it. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
