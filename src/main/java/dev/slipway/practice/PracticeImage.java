package dev.slipway.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.change.ProblemException;
import dev.slipway.image.Dockerfile;
import dev.slipway.image.ImageEngine.BuildRequest;
import dev.slipway.image.ImageEngine.BuiltImage;
import dev.slipway.image.ImageEngine.Start;
import dev.slipway.image.ImageProblem;
import dev.slipway.pipeline.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An image that was "built" in practice: the same folder and request give the same image, as a cached build does. */
record PracticeImage(String id, Platform platform, List<Integer> ports, Start start) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_FILES = 2_000;
    private static final List<Layer> LAYERS = List.of(new Layer("f18232174bc9", 8_300_000),
            new Layer("c94bc0cc3b5e", 159_000_000), new Layer("5d04c4d1ea26", 17_400), new Layer("", 2_900));

    PracticeImage {
        ports = List.copyOf(ports);
    }

    /** One layer of a push. */
    record Layer(String name, long bytes) {}

    static PracticeImage of(BuildRequest request, Dockerfile dockerfile) throws ProblemException {
        String made = dockerfile.instructions() + "\n" + request.platform() + request.target()
                + request.arguments().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()
                + "\n" + listing(request.folder());
        return new PracticeImage(sha256(made), request.platform(), dockerfile.ports(request.target()),
                start(dockerfile, request.target()));
    }

    BuiltImage built() {
        return new BuiltImage(id, architecture(), layers().stream().mapToLong(Layer::bytes).sum(), ports, start,
                layers().size());
    }

    /** As the stage says, and else as most base images do: a shell, for root. */
    static Start start(Dockerfile dockerfile, String target) {
        String user = "";
        List<String> command = List.of("/bin/sh");
        for (Dockerfile.Instruction instruction : dockerfile.stage(target).orElseThrow().instructions()) {
            switch (instruction.keyword()) {
                case "USER" -> user = instruction.arguments();
                case "CMD", "ENTRYPOINT" -> command = words(instruction.arguments());
                default -> { }
            }
        }
        return new Start(user, command);
    }

    /** A JSON list as it is; anything else is a line for the shell. */
    private static List<String> words(String arguments) {
        try {
            return JSON.readValue(arguments, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            return List.of("/bin/sh", "-c", arguments);
        }
    }

    /** The base's layers are the same for everybody; the last one is the program's own. */
    List<Layer> layers() {
        String own = hex().substring(12, 24);
        return LAYERS.stream().map(layer -> layer.name.isEmpty() ? new Layer(own, layer.bytes) : layer).toList();
    }

    /** As Docker would send it; architecture and ports, which really stand in the configuration, are told as annotations. */
    String manifest() {
        String layers = layers().stream().map(layer -> """
                {"mediaType":"application/vnd.docker.image.rootfs.diff.tar.gzip","size":%d,"digest":"%s"}"""
                .formatted(layer.bytes, sha256(layer.name))).collect(Collectors.joining(","));
        return """
                {"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.v2+json",\
                "config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":2113,"digest":"%s"},\
                "layers":[%s],"annotations":{"architecture":"%s","ports":"%s"}}""".formatted(id, layers, architecture(),
                ports.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private String hex() {
        return id.substring("sha256:".length());
    }

    private String architecture() {
        return platform.docker().substring("linux/".length());
    }

    private static String listing(Path folder) throws ProblemException {
        try (Stream<Path> files = Files.walk(folder)) {
            StringBuilder listing = new StringBuilder();
            for (Path file : files.limit(MOST_FILES).sorted().toList()) {
                if (Files.isRegularFile(file)) {
                    listing.append(folder.relativize(file)).append(' ').append(Files.size(file)).append(' ')
                            .append(Files.getLastModifiedTime(file)).append('\n');
                }
            }
            return listing.toString();
        } catch (IOException e) {
            throw new ProblemException(new ImageProblem.UnreadableContext(folder.toString(), e.toString()), e);
        }
    }
}
