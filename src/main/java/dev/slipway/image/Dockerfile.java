package dev.slipway.image;

import dev.slipway.change.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Dockerfile's instructions, read without carrying anything out. Whatever is not an instruction is passed over: the
 * engine is the one to refuse it.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/">Dockerfile reference</a>
 */
public record Dockerfile(List<Instruction> instructions) {

    private static final long LARGEST = 1_000_000;
    private static final Pattern FROM =
            Pattern.compile("(?:--\\S+\\s+)*(\\S+)(?:\\s+AS\\s+(\\S+))?\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern PORT = Pattern.compile("(\\d{1,5})(?:/tcp)?", Pattern.CASE_INSENSITIVE);

    public Dockerfile {
        instructions = List.copyOf(instructions);
    }

    /**
     * One instruction, its continued lines joined.
     *
     * @param line      where it begins, from 1
     * @param keyword   in capitals
     * @param arguments what follows, without a heredoc's lines
     */
    public record Instruction(int line, String keyword, String arguments) {
        @Override
        public String toString() {
            return keyword + ' ' + arguments;
        }
    }

    /** One FROM and what it is called; {@code name} may be empty. */
    public record Stage(String from, String name, List<Instruction> instructions) {
        public Stage {
            instructions = List.copyOf(instructions);
        }
    }

    /**
     * Reads the Dockerfile of a folder.
     *
     * @throws ProblemException {@link ImageProblem.NoDockerfile}, or {@link ImageProblem.BadDockerfile} when it cannot
     *     be read or is larger than a megabyte
     */
    public static Dockerfile in(Path folder) throws ProblemException {
        Path file = folder.resolve("Dockerfile");
        if (!Files.isRegularFile(file)) {
            throw new ProblemException(new ImageProblem.NoDockerfile(folder.toString()));
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new ProblemException(new ImageProblem.BadDockerfile("larger than " + LARGEST + " bytes"));
            }
            return of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ProblemException(new ImageProblem.BadDockerfile(e.toString()), e);
        }
    }

    public static Dockerfile of(String text) {
        return new Dockerfile(new DockerfileLines(text).instructions());
    }

    /** The stages in order; what stands before the first FROM belongs to none. */
    public List<Stage> stages() {
        List<Stage> stages = new ArrayList<>();
        for (Instruction instruction : instructions) {
            Matcher from = FROM.matcher(instruction.arguments);
            if (instruction.keyword.equals("FROM") && from.matches()) {
                stages.add(new Stage(from.group(1), from.group(2) == null ? "" : from.group(2), List.of()));
            } else if (!stages.isEmpty()) {
                Stage stage = stages.removeLast();
                List<Instruction> more = new ArrayList<>(stage.instructions);
                more.add(instruction);
                stages.add(new Stage(stage.from, stage.name, more));
            }
        }
        return stages;
    }

    /** The stage of that name (or the last, when the name is empty). */
    public Optional<Stage> stage(String name) {
        List<Stage> stages = stages();
        if (name.isEmpty()) {
            return stages.isEmpty() ? Optional.empty() : Optional.of(stages.getLast());
        }
        return stages.stream().filter(stage -> stage.name.equalsIgnoreCase(name)).findFirst();
    }

    /** The TCP ports that the stage and the stages it starts from EXPOSE; what its base image exposes is not known. */
    public List<Integer> ports(String stageName) {
        List<Integer> ports = new ArrayList<>();
        Optional<Stage> stage = stage(stageName);
        // a stage can only start from an earlier one, so there are at most as many steps as stages
        for (int step = stages().size(); step > 0 && stage.isPresent(); step--) {
            for (Instruction instruction : stage.get().instructions) {
                if (instruction.keyword.equals("EXPOSE")) {
                    addPorts(instruction.arguments, ports);
                }
            }
            String from = stage.get().from.toLowerCase(Locale.ROOT);
            stage = stage(from).filter(parent -> !parent.name.isEmpty());
        }
        return ports;
    }

    private static void addPorts(String words, List<Integer> ports) {
        for (String word : words.strip().split("\\s+")) {
            Matcher port = PORT.matcher(word);
            if (port.matches()) {
                ports.add(Integer.valueOf(port.group(1)));
            }
        }
    }
}
