package dev.slipway.image;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.image.ImageEngine.BuildRequest;
import dev.slipway.pipeline.Platform;
import java.nio.file.Path;
import java.util.Map;

/** A program that builds one folder at one engine and says the problem it meets: engine, folder, tag. */
final class BuildsOnce {

    private BuildsOnce() {}

    public static void main(String[] arguments) {
        DockerEngine engine = new DockerEngine(new EngineFinder(Map.of("DOCKER_HOST", arguments[0]),
                Path.of(System.getProperty("user.home")), "Linux"));
        try {
            engine.build(new BuildRequest(Path.of(arguments[1]), arguments[2], Platform.X86_64, "", Map.of()),
                    Progress.none());
            System.out.println("built");
        } catch (ProblemException e) {
            System.out.println(e.problem());
        }
        System.exit(0);
    }
}
