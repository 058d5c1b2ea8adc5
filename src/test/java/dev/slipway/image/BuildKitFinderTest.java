package dev.slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs that stand in for docker are shell scripts")
class BuildKitFinderTest {

    private static final String NO_BUILDX = "echo \"docker: 'buildx' is not a docker command.\" >&2; exit 1";

    @TempDir
    private Path folder;

    @Test
    void dockersBuildxIsTakenWithItsVersion() throws Exception {
        FakeDocker fake = fake();
        Path docker = fake.program("bin", "docker", "[ \"$1 $2\" = 'buildx version' ] || exit 9\n" + FakeDocker.BUILDX);
        BuildKit found = fake.finder().find().orElseThrow();
        assertEquals(new Builder.Buildx("v0.13.1"), found.builder());
        assertEquals(List.of(docker.toString(), "buildx"), found.program().words());
    }

    @Test
    void buildxByItselfIsTakenWhereDockerDoesNotKnowItsPlugin() throws Exception {
        FakeDocker fake = fake();
        fake.program("bin", "docker", NO_BUILDX);
        Path plugin = fake.program("plugins", "docker-buildx", FakeDocker.BUILDX);
        BuildKit found = fake.finder().find().orElseThrow();
        assertEquals(List.of(plugin.toString()), found.program().words());
        assertEquals(new Builder.Buildx("v0.13.1"), found.builder());
    }

    @Test
    void aDockerBefore23HasBuildKitInside() throws Exception {
        FakeDocker fake = fake();
        fake.program("bin", "docker", "[ \"$1\" = --version ] && echo 'Docker version 20.10.24+dfsg1, build 297e128'");
        assertEquals(Optional.of(new Builder.CommandLine("20.10.24+dfsg1")), builder(fake));
    }

    @Test
    void aDockerFrom23OnWithoutBuildxHasNothing() throws Exception {
        FakeDocker fake = fake();
        fake.program("bin", "docker", "[ \"$1\" = --version ] && echo 'Docker version 28.2.2, build e6534b4'");
        assertEquals(Optional.empty(), builder(fake));
    }

    @Test
    void podmansDockerIsNotTakenForBuildx() throws Exception {
        FakeDocker fake = fake();
        fake.program("bin", "docker", "case \"$1\" in buildx) echo 'buildah 1.33.2';; *) echo 'podman version 4.9.3';; esac");
        assertEquals(Optional.empty(), builder(fake));
    }

    @Test
    void aLaterDockerWithBuildxGoesBeforeAnEarlierWithout() throws Exception {
        FakeDocker fake = fake();
        fake.program("old", "docker", "[ \"$1\" = --version ] && echo 'Docker version 20.10.24, build x'");
        fake.program("new", "docker", FakeDocker.BUILDX);
        BuildKitFinder finder = new BuildKitFinder(Map.of(), fake.places("old", "new"));
        assertEquals(new Builder.Buildx("v0.13.1"), finder.find().orElseThrow().builder());
    }

    @Test
    void buildxThatIsInstalledMeanwhileIsFound() throws Exception {
        FakeDocker fake = fake();
        BuildKitFinder finder = fake.finder();
        assertEquals(Optional.empty(), finder.find());
        fake.program("plugins", "docker-buildx", FakeDocker.BUILDX);
        assertTrue(finder.find().isPresent());
        Files.delete(folder.resolve("plugins/docker-buildx"));
        assertEquals(Optional.empty(), finder.find());
    }

    @Test
    void whatHasNotChangedIsNotAskedAgain() throws Exception {
        FakeDocker fake = fake();
        Path asked = folder.resolve("asked");
        fake.program("bin", "docker", "echo x >> '" + asked + "'\n" + FakeDocker.BUILDX);
        BuildKitFinder finder = fake.finder();
        finder.find();
        finder.find();
        assertEquals(1, Files.readAllLines(asked).size());
    }

    @Test
    void aFileThatCannotBeRunIsPassedOver() throws Exception {
        FakeDocker fake = fake();
        Files.writeString(Files.createDirectories(folder.resolve("bin")).resolve("docker"), "not a program");
        Files.createDirectories(folder.resolve("plugins/docker-buildx"));
        assertEquals(Optional.empty(), builder(fake));
    }

    @Test
    void placesThatAWindowsPathOrADesktopProgramDoesNotKnowAreLookedInto() {
        Path home = Path.of("/home/me");
        ProgramPlaces mac = ProgramPlaces.of(Map.of("PATH", "/usr/bin:/bin"), home, "Mac OS X");
        assertEquals(List.of(Path.of("/usr/bin"), Path.of("/bin")), mac.programs().subList(0, 2));
        assertTrue(mac.programs().containsAll(List.of(Path.of("/opt/homebrew/bin"), Path.of("/usr/local/bin"),
                Path.of("/Applications/Docker.app/Contents/Resources/bin"), home.resolve(".rd/bin"),
                home.resolve(".docker/bin"))), mac::toString);
        assertEquals(home.resolve(".docker/cli-plugins"), mac.plugins().getFirst());

        ProgramPlaces windows = ProgramPlaces.of(Map.of("Path", "/windows", "ProgramFiles", "/programs",
                "DOCKER_CONFIG", "/config"), home, "Windows 11");
        assertEquals(List.of(Path.of("/windows"), Path.of("/programs/Docker/Docker/resources/bin"),
                Path.of("/programs/Rancher Desktop/resources/resources/win32/bin")), windows.programs());
        assertEquals(Path.of("/config/cli-plugins"), windows.plugins().getFirst());
        assertEquals(".exe", windows.ending());
    }

    private FakeDocker fake() {
        return new FakeDocker(folder);
    }

    private static Optional<Builder> builder(FakeDocker fake) {
        return fake.finder().find().map(BuildKit::builder);
    }
}
