package dev.slipway.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a Docker engine may be, in the order in which the docker command line looks, and then where Docker Desktop,
 * colima, Rancher Desktop, OrbStack and Podman put their sockets: a program started from the desktop does not get the
 * shell's DOCKER_HOST. Last come the contexts that are not switched on, of those only the ones on this computer: nobody
 * is to build somewhere else unasked.
 *
 * @see <a href="https://docs.docker.com/engine/manage-resources/contexts/">Docker contexts</a>
 */
public final class EngineFinder {

    private static final List<String> SOCKETS_AT_HOME = List.of(".docker/run/docker.sock",
            ".docker/desktop/docker.sock",
            ".colima/default/docker.sock", ".config/colima/default/docker.sock", ".rd/docker.sock",
            ".orbstack/run/docker.sock", ".lima/docker/sock/docker.sock",
            ".local/share/containers/podman/machine/podman.sock");

    private final Map<String, String> environment;
    private final Path home;
    private final boolean windows;

    public EngineFinder(Map<String, String> environment, Path home, String osName) {
        this.environment = Map.copyOf(environment);
        this.home = home;
        this.windows = osName.toLowerCase(Locale.ROOT).startsWith("win");
    }

    /** The outcome of looking. */
    sealed interface Places {

        /** To be asked in this order; what the user has set in the environment is the only one then. */
        record Candidates(List<EnginePlace> places) implements Places {
            public Candidates {
                places = List.copyOf(places);
            }
        }

        /** A context of this name was asked for, but there is none. */
        record NoSuchContext(String name) implements Places {}
    }

    Places places() {
        String host = environment.getOrDefault("DOCKER_HOST", "").strip();
        if (!host.isEmpty()) {
            return new Places.Candidates(List.of(withOwnCertificates(EnginePlace.at(host))));
        }
        DockerContexts contexts = new DockerContexts(configFolder());
        String asked = environment.getOrDefault("DOCKER_CONTEXT", "").strip();
        String context = asked.isEmpty() ? contexts.current() : asked;
        List<EnginePlace> places = new ArrayList<>();
        if (!context.isEmpty() && !context.equals("default")) {
            Optional<EnginePlace> place = contexts.find(context);
            if (place.isEmpty()) {
                return new Places.NoSuchContext(context);
            }
            places.add(place.get());
        }
        if (asked.isEmpty()) {
            places.addAll(usualPlaces());
            places.addAll(contexts.local());
        }
        return new Places.Candidates(withoutRepeated(places));
    }

    /** A context often stands for one of the usual places. */
    private static List<EnginePlace> withoutRepeated(List<EnginePlace> places) {
        Map<String, EnginePlace> byAddress = new LinkedHashMap<>();
        places.forEach(place -> byAddress.putIfAbsent(place.address(), place));
        return List.copyOf(byAddress.values());
    }

    private List<EnginePlace> usualPlaces() {
        if (windows) {
            return List.of(EnginePlace.at("npipe:////./pipe/docker_engine"),
                    EnginePlace.at("npipe:////./pipe/dockerDesktopLinuxEngine"),
                    EnginePlace.at("npipe:////./pipe/podman-machine-default"));
        }
        List<EnginePlace> places = new ArrayList<>();
        places.add(EnginePlace.socket(Path.of("/var/run/docker.sock")));
        SOCKETS_AT_HOME.forEach(socket -> places.add(EnginePlace.socket(home.resolve(socket))));
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (!runtime.isBlank()) {
            places.add(EnginePlace.socket(Path.of(runtime, "docker.sock")));
            places.add(EnginePlace.socket(Path.of(runtime, "podman", "podman.sock")));
        }
        String temporary = environment.getOrDefault("TMPDIR", "");
        if (!temporary.isBlank()) {
            places.add(EnginePlace.socket(Path.of(temporary, "podman", "podman-machine-default-api.sock")));
        }
        places.add(EnginePlace.socket(Path.of("/run/podman/podman.sock")));
        return places;
    }

    private EnginePlace withOwnCertificates(EnginePlace place) {
        boolean wantsTls = !environment.getOrDefault("DOCKER_TLS_VERIFY", "").isEmpty();
        String folder = environment.getOrDefault("DOCKER_CERT_PATH", "");
        if (!wantsTls || !place.address().startsWith("tcp://")) {
            return place;
        }
        return place.withCertificates(folder.isBlank() ? configFolder() : Path.of(folder));
    }

    private Path configFolder() {
        String own = environment.getOrDefault("DOCKER_CONFIG", "");
        return own.isBlank() ? home.resolve(".docker") : Path.of(own);
    }
}
