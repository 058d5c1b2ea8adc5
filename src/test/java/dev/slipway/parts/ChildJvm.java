package dev.slipway.parts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A Java of its own with our classes: for what only a whole process shows (its environment, locks, being killed). */
public record ChildJvm(List<String> command, Map<String, String> environment) {

    /** What it said and how it ended. */
    public record Ended(int status, String out, String err) {}

    public ChildJvm {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** The class's {@code main} with arguments, in an empty environment but for PATH. */
    public static ChildJvm of(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Duser.language=en", "-Duser.country=US",
                "-classpath", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ChildJvm(command, Map.of("PATH", System.getenv().getOrDefault("PATH", "")));
    }

    public ChildJvm withArguments(String... arguments) {
        List<String> more = new ArrayList<>(command);
        more.addAll(List.of(arguments));
        return new ChildJvm(more, environment);
    }

    public ChildJvm with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(variable, value);
        return new ChildJvm(command, more);
    }

    /** Sets a system property. */
    public ChildJvm property(String name, String value) {
        List<String> more = new ArrayList<>(command);
        more.add(1, "-D" + name + "=" + value);
        return new ChildJvm(more, environment);
    }

    /** Run by another program, which takes something from it first: {@code setpriv}, {@code unshare}. */
    public ChildJvm under(String... program) {
        List<String> longer = new ArrayList<>(List.of(program));
        longer.addAll(command);
        return new ChildJvm(longer, environment);
    }

    /** Starts it; whoever starts it ends it. */
    public Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Runs it to its end, which must come within a minute. */
    public Ended run() throws IOException, InterruptedException {
        Process process = start();
        try {
            process.getOutputStream().close();
            // the error stream is short everywhere we use this, so it cannot fill up while the output is read
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("did not end: " + command.getLast());
            }
            return new Ended(process.exitValue(), out, err);
        } finally {
            process.destroyForcibly();
        }
    }
}
