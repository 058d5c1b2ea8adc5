package dev.slipway;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.CallLog;
import dev.slipway.parts.GitFolder;
import dev.slipway.parts.GitHubStandIn;
import dev.slipway.parts.MotoServer;
import dev.slipway.practice.SampleRepository;
import dev.slipway.ui.Connector;
import dev.slipway.ui.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * A learner's computer: AWS configuration that leads to moto, a real git repository with the sample in it, GitHub
 * played by the stand-in. The program finds its way in it as it does on any computer.
 */
final class LearnersComputer implements AutoCloseable {

    private static final String PROFILE = "learner";

    private final Path home;
    private final MotoServer moto;
    private final GitHubStandIn gitHub = new GitHubStandIn();
    private final GitFolder repository;

    /** @param home becomes the user's home folder; the moto is closed with the rest */
    LearnersComputer(Path home, MotoServer moto) throws IOException {
        this.home = home;
        this.moto = moto;
        this.repository = new GitFolder(home);
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), """
                [profile %s]
                endpoint_url = %s
                """.formatted(PROFILE, moto.endpoint()));
        Files.writeString(home.resolve(".aws/credentials"), """
                [%s]
                aws_access_key_id = testing
                aws_secret_access_key = testing
                """.formatted(PROFILE));
    }

    /** Unpacks the sample into the repository. */
    LearnersComputer withTheSample() throws IOException {
        SampleRepository.unpack(repository.top());
        return this;
    }

    /** Lets the sample's image start from this one. */
    LearnersComputer basedOn(String image) throws IOException {
        String dockerfile = Files.readString(repository.top().resolve("api/Dockerfile"));
        repository.write("api/Dockerfile", dockerfile.replaceFirst("(?m)^ARG BASE=.*$", "ARG BASE=" + image));
        return this;
    }

    /** Commits what is there and pushes it, as a learner has done who begins. */
    LearnersComputer pushed() {
        repository.git("add", "--all");
        repository.git("commit", "--quiet", "--message", "Say hello");
        repository.git("push", "--quiet", "--set-upstream", "origin", "main");
        return this;
    }

    World connect() throws ProblemException {
        return connect(home, Map.of("GITHUB_API_URL", gitHub.address().toString()));
    }

    /** What the program makes of a computer with that home folder; whoever connects closes the world's ledger. */
    static World connect(Path home, Map<String, String> more) throws ProblemException {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("SLIPWAY_HOME", home.resolve("state").toString());
        environment.put("GH_TOKEN", GitHubStandIn.TOKEN);
        environment.put("DOCKER_HOST", System.getenv().getOrDefault("DOCKER_HOST", ""));
        Worlds worlds = new Worlds(new Surroundings(environment, home, System.getProperty("os.name")));
        return worlds.real(new Connector.Request(PROFILE, MotoServer.REGION, home.resolve("my-app"), ""),
                new CallLog(InstantSource.system()));
    }

    GitHubStandIn gitHub() {
        return gitHub;
    }

    GitFolder repository() {
        return repository;
    }

    @Override
    public void close() {
        gitHub.close();
        moto.close();
    }
}
