package dev.slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.change.ProblemException;
import dev.slipway.image.IgnoreCases.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent, held to what was recorded of Docker; {@link IgnoreCasesOnDockerTest} holds the record to it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "other systems cannot hold all of these names")
class IgnoreCasesTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void layOut() throws IOException {
        new IgnoreCases().layOut(folder);
    }

    static Stream<Case> cases() throws IOException {
        return new IgnoreCases().cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itIsAsDockerDoesItOrAsIsWrittenDown(Case one) throws Exception {
        Files.writeString(folder.resolve(".dockerignore"), one.ignore());
        if (one.slipway().isEmpty()) {
            ProblemException e = assertThrows(ProblemException.class, () -> BuildContext.of(folder));
            assertInstanceOf(ImageProblem.BadIgnoreFile.class, e.problem());
            return;
        }
        assertEquals(one.slipway().get(), inImage(one.ignore()));
        assertEquals(one.isTheSame(), one.why().isEmpty(), "a difference has its reason");
    }

    /** What is sent, but for the two files that the engine removes itself when they are ignored. */
    private static SortedSet<String> inImage(String ignore) throws Exception {
        DockerIgnore patterns = DockerIgnore.of(ignore);
        SortedSet<String> names = new TreeSet<>();
        for (BuildContext.Entry entry : BuildContext.of(folder).entries()) {
            boolean isOurs = entry.name().equals("Dockerfile") || entry.name().equals(".dockerignore");
            if (!isOurs || !patterns.ignores(entry.name())) {
                names.add(entry.name());
            }
        }
        return names;
    }
}
