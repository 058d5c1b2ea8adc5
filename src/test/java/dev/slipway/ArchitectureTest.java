package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final String PLANTED = "dev.slipway.planted";
    private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(PLANTED);

    @ParameterizedTest(name = "never: {0}")
    @MethodSource("rules")
    void theArrowsHold(String rule) {
        new Arrows("dev.slipway").all().get(rule).check(Production.classes());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theRuleFindsItsPlantedViolation(String rule) {
        EvaluationResult result = new Arrows(PLANTED).all().get(rule).evaluate(VIOLATIONS);
        assertTrue(result.hasViolation(), "nothing planted breaks it");
    }

    @Test
    void theProgramIsReallyRead() {
        Set<String> read = new TreeSet<>();
        Production.classes().forEach(type -> read.add(type.getPackageName()));
        assertTrue(read.containsAll(List.of("dev.slipway", "dev.slipway.change", "dev.slipway.practice")), read::toString);
        assertFalse(read.contains(PLANTED + ".change"), read::toString);
    }

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        assertEquals(List.of(), silentFolders(Path.of(System.getProperty("slipway.basedir", ""), "src/main/java")));
    }

    @Test
    void aSilentPackageWouldBeSeen(@TempDir Path sources) throws IOException {
        Files.createDirectories(sources.resolve("spoken"));
        Files.writeString(sources.resolve("spoken/package-info.java"), "");
        Files.writeString(sources.resolve("spoken/A.java"), "");
        Files.createDirectories(sources.resolve("silent"));
        Files.writeString(sources.resolve("silent/A.java"), "");

        assertEquals(List.of(sources.resolve("silent")), silentFolders(sources));
    }

    private static List<Path> silentFolders(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java")).map(Path::getParent).distinct()
                    .filter(folder -> Files.notExists(folder.resolve("package-info.java"))).sorted().toList();
        }
    }

    private static Set<String> rules() {
        return new Arrows("dev.slipway").all().keySet();
    }
}
