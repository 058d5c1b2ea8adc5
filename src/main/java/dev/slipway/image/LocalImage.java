package dev.slipway.image;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.InternetProtocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** An engine's answer about one of its images, read; engines leave out what an image does not have. */
final class LocalImage {

    private LocalImage() {}

    static ImageEngine.BuiltImage of(InspectImageResponse image) {
        ContainerConfig config = image.getConfig() == null ? new ContainerConfig() : image.getConfig();
        return new ImageEngine.BuiltImage(image.getId(), Objects.requireNonNullElse(image.getArch(), ""),
                Objects.requireNonNullElse(image.getSize(), 0L), ports(config.getExposedPorts()),
                new ImageEngine.Start(Objects.requireNonNullElse(config.getUser(), ""), command(config)),
                layers(image));
    }

    private static List<Integer> ports(ExposedPort[] exposed) {
        return exposed == null ? List.of() : Arrays.stream(exposed)
                .filter(port -> port.getProtocol() == InternetProtocol.TCP).map(ExposedPort::getPort).sorted().toList();
    }

    private static List<String> command(ContainerConfig config) {
        List<String> command = new ArrayList<>();
        command.addAll(config.getEntrypoint() == null ? List.of() : List.of(config.getEntrypoint()));
        command.addAll(config.getCmd() == null ? List.of() : List.of(config.getCmd()));
        return command;
    }

    private static int layers(InspectImageResponse image) {
        boolean isTold = image.getRootFS() != null && image.getRootFS().getLayers() != null;
        return isTold ? image.getRootFS().getLayers().size() : 0;
    }
}
