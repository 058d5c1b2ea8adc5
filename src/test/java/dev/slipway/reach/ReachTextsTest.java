package dev.slipway.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that a step of the way can say has words. */
class ReachTextsTest {

    private static final Pattern KEY = Pattern.compile("\"(reach\\.[A-Za-z0-9]+\\.[A-Za-z0-9.]*[A-Za-z0-9])\"");

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void everyStepCauseAndFactHasWords(String language) throws IOException {
        var texts = ResourceBundle.getBundle("dev.slipway.ui.messages", Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        TreeSet<String> wanted = new TreeSet<>(keys());
        Arrays.stream(Rung.Kind.values()).forEach(kind -> wanted.add("rung." + kind));
        Arrays.stream(Fact.Label.values()).forEach(label -> wanted.add("rung.fact." + label));
        Arrays.stream(Probe.Fault.values()).filter(fault -> fault != Probe.Fault.UNREACHABLE)
                .forEach(fault -> wanted.add("reach.http." + fault));
        for (Rung.Kind kind : List.of(Rung.Kind.ROUTE, Rung.Kind.NETWORK_ACL, Rung.Kind.SECURITY_GROUP,
                Rung.Kind.BALANCER_ROUTE, Rung.Kind.BALANCER_ACL, Rung.Kind.BALANCER_GROUP)) {
            wanted.add("reach.cause.rung." + kind);
        }
        wanted.removeIf(texts::containsKey);
        assertEquals(new TreeSet<>(), wanted);
    }

    private static TreeSet<String> keys() throws IOException {
        TreeSet<String> keys = new TreeSet<>();
        Path folder = Path.of(System.getProperty("slipway.basedir", "."), "src/main/java/dev/slipway/reach");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher key = KEY.matcher(Files.readString(file));
                while (key.find()) {
                    keys.add(key.group(1));
                }
            }
        }
        return keys;
    }
}
