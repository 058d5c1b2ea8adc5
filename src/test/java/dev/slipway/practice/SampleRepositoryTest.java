package dev.slipway.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleRepositoryTest {

    private static final Path SAMPLE = Path.of(System.getProperty("slipway.basedir", "."), "assets", "sample-api");

    @TempDir
    Path folder;

    @Test
    void everyFileOfTheSampleIsUnpacked() throws IOException {
        assertEquals(filesIn(SAMPLE), new TreeSet<>(SampleRepository.FILES.keySet()));
        SampleRepository.unpack(folder);
        assertEquals(new TreeSet<>(SampleRepository.FILES.values()), filesIn(folder));
        assertEquals(Files.readString(SAMPLE.resolve("Dockerfile")), Files.readString(folder.resolve("api/Dockerfile")));
    }

    @Test
    void whatTheLearnerEditedStays() throws IOException {
        SampleRepository.unpack(folder);
        Files.writeString(folder.resolve("api/Hello.java"), "edited");
        Files.delete(folder.resolve("README.md"));
        SampleRepository.unpack(folder);
        assertEquals("edited", Files.readString(folder.resolve("api/Hello.java")));
        assertEquals(Files.readString(SAMPLE.resolve("README.md")), Files.readString(folder.resolve("README.md")));
    }

    private static Set<String> filesIn(Path top) throws IOException {
        try (Stream<Path> walk = Files.walk(top)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> top.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
