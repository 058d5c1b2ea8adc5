package dev.slipway.learn;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** The commands that lessons share, by name. */
final class Commands {

    private static final Map<String, Command> ALL = read();

    private Commands() {}

    static Map<String, Command> all() {
        return ALL;
    }

    /** @param names with blanks between them; none for an empty text */
    static List<Command> named(String names) {
        return Arrays.stream(names.split(" ")).filter(name -> !name.isEmpty())
                .map(name -> Objects.requireNonNull(ALL.get(name), name)).toList();
    }

    private static Map<String, Command> read() {
        Properties lines = new Properties();
        try (Reader in = new InputStreamReader(Objects.requireNonNull(
                Commands.class.getResourceAsStream("commands.properties")), StandardCharsets.UTF_8)) {
            lines.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.stringPropertyNames().stream().collect(Collectors.toUnmodifiableMap(name -> name,
                name -> new Command(name, lines.getProperty(name))));
    }
}
