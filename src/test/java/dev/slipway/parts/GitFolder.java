package dev.slipway.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real git repository in a temporary folder, whose {@code origin} is GitHub's address but whose pushes go to a bare
 * repository beside it. It knows nothing of the machine's own git configuration.
 */
public final class GitFolder {

    private final Path top;
    private final Path bare;
    private final Map<String, String> environment;

    public GitFolder(Path folder) {
        this.top = folder.resolve("my-app");
        this.bare = folder.resolve("origin.git");
        this.environment = Map.of("HOME", folder.toString(), "XDG_CONFIG_HOME", folder.toString(),
                "GIT_CONFIG_NOSYSTEM", "1");
        try {
            Files.createDirectories(top);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        git("init", "--quiet", "--initial-branch", "main");
        git("init", "--quiet", "--bare", "--initial-branch", "main", bare.toString());
        git("config", "user.name", "Learner");
        git("config", "user.email", "learner@example.com");
        git("remote", "add", "origin", "https://github.com/learner/my-app.git");
        git("config", "url." + bare + ".pushInsteadOf", "https://github.com/learner/my-app.git");
    }

    public Path top() {
        return top;
    }

    /** What keeps git away from the machine's own configuration. */
    public Map<String, String> environment() {
        return environment;
    }

    public GitFolder write(String file, String text) {
        try {
            Files.createDirectories(top.resolve(file).getParent());
            Files.writeString(top.resolve(file), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The remote refuses pushes to main from now on, in the words of GitHub's server. */
    public GitFolder protectedBy(String words) {
        try {
            Path hook = bare.resolve("hooks/pre-receive");
            Files.writeString(hook, """
                    #!/bin/sh
                    while read -r before after name; do
                        if [ "$name" = refs/heads/main ]; then
                            cat >&2 <<'END'
                    %s
                    END
                            exit 1
                        fi
                    done
                    """.formatted(words));
            hook.toFile().setExecutable(true);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the bare repository has for the branch. */
    public String pushed(String branch) {
        return git("--git-dir", bare.toString(), "rev-parse", branch).strip();
    }

    public Path bare() {
        return bare;
    }

    public String git(String... words) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(top.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
