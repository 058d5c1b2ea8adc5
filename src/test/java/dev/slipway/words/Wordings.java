package dev.slipway.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/** All texts of a language by their keys, as its files say them. */
final class Wordings {

    private static final String FOLDER = "/dev/slipway/ui/";

    private Wordings() {}

    static TreeMap<String, String> english() {
        return read("messages.properties", "fields.properties", "lessons.properties");
    }

    static TreeMap<String, String> japanese() {
        return read("messages_ja.properties", "fields_ja.properties", "lessons_ja.properties");
    }

    static List<String> lines(String file) {
        try (InputStream in = open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }

    private static TreeMap<String, String> read(String... files) {
        Properties properties = new Properties();
        for (String file : files) {
            try (Reader reader = new InputStreamReader(open(file), StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new IllegalStateException(file, e);
            }
        }
        TreeMap<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(Wordings.class.getResourceAsStream(FOLDER + file), file);
    }
}
