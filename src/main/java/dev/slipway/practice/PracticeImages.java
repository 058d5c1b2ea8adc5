package dev.slipway.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.Image;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.PortMapping;

/** The images that tasks of the practice account can pull, and what the programs in them do. */
final class PracticeImages {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SAMPLE_PORT = 8080;
    private static final int NGINX_PORT = 80;
    private static final Set<String> ON_DOCKER_HUB = Set.of("nginx", "httpd", "busybox", "alpine", "debian", "ubuntu",
            "node", "python", "redis", "postgres", "hello-world");
    private static final Pattern CHECKED_PORT = Pattern.compile("(?:localhost|127\\.0\\.0\\.1):(\\d{1,5})");

    private final PracticeAccount account;

    PracticeImages(PracticeAccount account) {
        this.account = account;
    }

    /** Whether the image can be pulled by a task with every right to; images of other registries are taken as there. */
    boolean exists(String image) {
        if (!isOurs(image)) {
            String name = image.split("[:@]", 2)[0];
            return name.contains("/") && !EcsRegistrationRules.isInEcr(image) || ON_DOCKER_HUB.contains(name);
        }
        return find(image).isPresent();
    }

    /** {@code sha256:...} of an image in the account's own repositories; empty for others and when it is not there. */
    Optional<String> digest(String image) {
        return isOurs(image) ? find(image).map(it -> it.imageId().imageDigest()) : Optional.empty();
    }

    /** Docker's name of it: amd64 or arm64. Empty for images that are offered for both. */
    Optional<String> architecture(String image) {
        return isOurs(image) ? find(image).flatMap(it -> annotation(it, "architecture")) : Optional.empty();
    }

    /** Whether it lies in one of the account's own repositories. */
    boolean isOurs(String image) {
        return image.startsWith(account.registry() + "/");
    }

    /** The repository's name in {@code registry/name:tag} or {@code registry/name@digest}. */
    static String repository(String image) {
        return image.substring(image.indexOf('/') + 1).split("[:@]", 2)[0];
    }

    private Optional<Image> find(String image) {
        String name = repository(image);
        String rest = image.substring(image.indexOf('/') + 1).substring(name.length());
        ImageIdentifier wanted = rest.startsWith("@") ? ImageIdentifier.builder().imageDigest(rest.substring(1)).build()
                : ImageIdentifier.builder().imageTag(rest.isEmpty() ? "latest" : rest.substring(1)).build();
        try {
            return account.ecr().batchGetImage(r -> r.repositoryName(name).imageIds(wanted)).images().stream()
                    .findFirst();
        } catch (EcrException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> annotation(Image image, String name) {
        try {
            var value = JSON.readTree(image.imageManifest()).path("annotations").path(name);
            return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /**
     * The ports that the program in the container listens on, whatever the task definition maps: those that its image
     * EXPOSEs, or the sample's when it EXPOSEs none. A web server of another registry is taken to listen where it is
     * mapped, but for nginx, which is known.
     */
    List<Integer> listening(ContainerDefinition container) {
        if (isOurs(container.image())) {
            return find(container.image()).flatMap(image -> annotation(image, "ports"))
                    .filter(ports -> ports.matches("\\d{1,5}(,\\d{1,5})*"))
                    .map(ports -> Stream.of(ports.split(",")).map(Integer::valueOf).toList())
                    .orElse(List.of(SAMPLE_PORT));
        }
        if (container.image().contains("nginx")) {
            return List.of(NGINX_PORT);
        }
        return container.portMappings().stream().map(PortMapping::containerPort).filter(Objects::nonNull)
                .toList();
    }

    /**
     * What the program answers to a request for that path. Images of ECR's repositories are taken to hold the sample,
     * others a web server with one page.
     */
    static int status(ContainerDefinition container, String path) {
        return path.equals(isTheSample(container) ? "/api/hello" : "/") ? 200 : 404;
    }

    static boolean isTheSample(ContainerDefinition container) {
        return container.image().contains(".dkr.ecr.");
    }

    /** What the program writes when it has come up. */
    List<String> greeting(ContainerDefinition container) {
        return listening(container).stream().map(port -> "Listening on 0.0.0.0:" + port).toList();
    }

    /** Whether the container's health check asks a port on which something answers; true without one. */
    boolean answersHealthCheck(ContainerDefinition container) {
        if (container.healthCheck() == null) {
            return true;
        }
        Matcher asked = CHECKED_PORT.matcher(String.join(" ", container.healthCheck().command()));
        return Stream.iterate(asked, Matcher::find, it -> it).map(it -> Integer.parseInt(it.group(1)))
                .allMatch(listening(container)::contains);
    }
}
