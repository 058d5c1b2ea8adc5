package dev.slipway.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Profile.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfilesTest {

    @TempDir
    private Path home;

    @Test
    void aComputerWithoutAwsFilesHasNoProfilesAndNoProblem() {
        Profiles profiles = Profiles.read(Map.of(), home);
        assertEquals(List.of(), profiles.all());
        assertEquals(List.of(), profiles.problems());
        assertEquals(Optional.empty(), profiles.region());
    }

    @Test
    void bothFilesTogetherAreOneListWithTheDefaultFirst() throws IOException {
        config("""
                [profile work]
                sso_session = company
                region = eu-west-1
                [default]
                region = ap-northeast-1
                [sso-session company]
                sso_start_url = https://company.example.com/start
                """);
        credentials("""
                [default]
                aws_access_key_id = k
                aws_secret_access_key = s
                [another]
                aws_access_key_id = k
                aws_secret_access_key = s
                """);
        Profiles profiles = Profiles.read(Map.of(), home);
        assertEquals(List.of(
                new Profile("default", Kind.KEYS, Optional.of("ap-northeast-1"), Optional.empty()),
                new Profile("another", Kind.KEYS, Optional.empty(), Optional.empty()),
                new Profile("work", Kind.SSO, Optional.of("eu-west-1"), Optional.empty())), profiles.all());
        assertEquals(Optional.of("ap-northeast-1"), profiles.region());
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = ';', textBlock = """
            aws_access_key_id = k; KEYS
            sso_start_url = https://x.example.com/start; SSO
            sso_session = s; SSO
            role_arn = arn:aws:iam::123456789012:role/r\\nsource_profile = s; ASSUME_ROLE
            role_arn = arn:aws:iam::123456789012:role/r\\ncredential_source = Environment; ASSUME_ROLE
            role_arn = arn:aws:iam::123456789012:role/r\\nweb_identity_token_file = /t; WEB_IDENTITY
            credential_process = /bin/p; CREDENTIAL_PROCESS
            output = json; NONE
            """)
    void theKindIsKnownByTheSettings(String settings, Kind kind) throws IOException {
        config("[profile one]\n" + settings.replace("\\n", "\n") + "\n");
        assertEquals(kind, Profiles.read(Map.of(), home).find("one").orElseThrow().kind());
    }

    @Test
    void theEnvironmentNamesOtherFilesAndAnotherProfileAndRegion() throws IOException {
        Path elsewhere = Files.writeString(home.resolve("elsewhere"), "[profile other]\nregion = us-west-2\n");
        Map<String, String> environment = Map.of("AWS_CONFIG_FILE", elsewhere.toString(), "AWS_PROFILE", "other");
        Profiles profiles = Profiles.read(environment, home);
        assertEquals("other", profiles.current());
        assertEquals(Optional.of("us-west-2"), profiles.region());
        assertEquals(Optional.of("sa-east-1"),
                Profiles.read(Map.of("AWS_REGION", "sa-east-1"), home).region());
    }

    @Test
    void aMalformedFileIsToldWithItsLineAndHidesNothingOfTheOther() throws IOException {
        config("[default]\nregion = eu-west-1\nthis is no setting\n");
        credentials("[keys]\naws_access_key_id = k\naws_secret_access_key = s\n");
        Profiles profiles = Profiles.read(Map.of(), home);
        assertEquals(List.of("keys"), profiles.all().stream().map(Profile::name).toList());
        String reason = profiles.problems().getFirst().reason();
        assertTrue(reason.contains(home.resolve(".aws").resolve("config").toString()), reason);
        assertTrue(reason.contains("line 3"), reason);
    }

    @Test
    void aFileThatIsAFolderOrNoTextIsTold() throws IOException {
        Files.createDirectories(home.resolve(".aws").resolve("config"));
        Files.write(home.resolve(".aws").resolve("credentials"), new byte[] {0, (byte) 0xff, (byte) 0xfe, 0});
        Profiles profiles = Profiles.read(Map.of(), home);
        assertEquals(List.of(), profiles.all());
        assertTrue(profiles.problems().getFirst().reason().contains("config"), profiles.problems()::toString);
    }

    @Test
    void aProfileThatIsNotThereBecauseItsFileCouldNotBeReadSaysSo() throws IOException {
        config("nonsense\n");
        Profiles profiles = Profiles.read(Map.of(), home);
        AwsProblem problem = (AwsProblem) assertThrows(
                ProblemException.class,
                () -> RealClients.open(Connection.ofProfile("work", "eu-west-1"), profiles)).problem();
        assertTrue(problem instanceof AwsProblem.BadProfile bad && bad.profile().equals("work")
                && bad.reason().contains("line 1"), problem::toString);
    }

    private void config(String text) throws IOException {
        write("config", text);
    }

    private void credentials(String text) throws IOException {
        write("credentials", text);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve(".aws")).resolve(name), text);
    }
}
