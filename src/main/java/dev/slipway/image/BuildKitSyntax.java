package dev.slipway.image;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What only BuildKit can build. The engine's classic builder refuses some of it in words of its own, some of it late,
 * and some of it not at all, so it is looked for before building.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/">Dockerfile reference</a>
 */
final class BuildKitSyntax {

    private static final Pattern FLAG = Pattern.compile("(?:--\\S+\\s+)*--"
            + "(?:mount|network|security|link|chmod|parents|exclude|checksum|keep-git-dir|unpack|device)\\b.*",
            Pattern.DOTALL);
    private static final Pattern HEREDOC = Pattern.compile("(?:^|\\s)\\d*<<-?(['\"]?)[A-Za-z_]\\w*\\1");
    private static final Pattern PLATFORM_VARIABLE = Pattern.compile("--platform=['\"]?\\$.*", Pattern.DOTALL);
    private static final Pattern PLATFORM_ARGUMENT =
            Pattern.compile("(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT)\\b.*", Pattern.DOTALL);

    private BuildKitSyntax() {}

    /** The first instruction that needs BuildKit. */
    static Optional<Dockerfile.Instruction> in(Dockerfile dockerfile) {
        return dockerfile.instructions().stream().filter(BuildKitSyntax::isNeededBy).findFirst();
    }

    private static boolean isNeededBy(Dockerfile.Instruction instruction) {
        String arguments = instruction.arguments();
        return switch (instruction.keyword()) {
            case "RUN", "COPY", "ADD" -> FLAG.matcher(arguments).matches() || HEREDOC.matcher(arguments).find();
            case "FROM" -> PLATFORM_VARIABLE.matcher(arguments).matches();
            // the classic builder leaves these empty without a word; with a default of its own the file has foreseen it
            case "ARG" -> PLATFORM_ARGUMENT.matcher(arguments).matches() && !arguments.contains("=");
            default -> false;
        };
    }
}
