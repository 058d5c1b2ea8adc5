package dev.slipway.practice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The sample API as a learner's repository folder: a README and {@code api/}. */
public final class SampleRepository {

    /** Where each file of the bundled sample goes; a folder of a jar cannot be listed, so they are named. */
    static final Map<String, String> FILES = files();

    private SampleRepository() {}

    /**
     * Writes what is not there yet; a file that the learner has edited stays as it is.
     *
     * @throws IOException when the folder cannot be written
     */
    public static void unpack(Path folder) throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Path target = folder.resolve(file.getValue());
            if (!Files.exists(target)) {
                Files.createDirectories(target.getParent());
                copy(file.getKey(), target);
            }
        }
    }

    private static void copy(String name, Path target) throws IOException {
        try (InputStream sample = SampleRepository.class.getResourceAsStream("sample/" + name)) {
            if (sample == null) {
                throw new IllegalStateException("The bundled sample lacks " + name);
            }
            Files.copy(sample, target);
        }
    }

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("README.md", "README.md");
        files.put("Dockerfile", "api/Dockerfile");
        files.put(".dockerignore", "api/.dockerignore");
        files.put("Hello.java", "api/Hello.java");
        files.put("HelloTest.java", "api/HelloTest.java");
        return files;
    }
}
