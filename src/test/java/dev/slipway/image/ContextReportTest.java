package dev.slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Note;
import dev.slipway.pipeline.FileRequest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContextReportTest {

    private static final String KEY = "-----BEGIN RSA PRIVATE KEY-----\nMIIB\n";

    @TempDir
    Path folder;

    @BeforeEach
    void aDockerfile() throws IOException {
        write("Dockerfile", "FROM scratch\nCOPY . /\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            .env                     | A=b                    | ENVIRONMENT | **/.env
            config/.env.production   | A=b                    | ENVIRONMENT | **/.env.production
            id_rsa                   | x                      | PRIVATE_KEY | **/id_rsa
            deploy/id_ed25519        | x                      | PRIVATE_KEY | **/id_ed25519
            tls/server.key           | %KEY%                  | PRIVATE_KEY | tls/server.key
            tls/*.pem                | %KEY%                  | PRIVATE_KEY | tls/\\*.pem
            store.p12                | x                      | PRIVATE_KEY | store.p12
            notes                    | %KEY%                  | PRIVATE_KEY | notes
            .aws/credentials         | [default]              | CREDENTIALS | **/.aws
            home/.docker/config.json | {"auths":{"r":{"auth":"x"}}} | CREDENTIALS | **/.docker
            .npmrc                   | //r/:_authToken=x      | CREDENTIALS | **/.npmrc
            .netrc                   | machine a              | CREDENTIALS | **/.netrc
            terraform.tfstate        | {}                     | CREDENTIALS | **/terraform.tfstate
            account.json             | {"type": "service_account"} | CREDENTIALS | account.json
            settings.ini             | aws_secret_access_key=x | CREDENTIALS | settings.ini
            .git/HEAD                | ref                    | HISTORY     | **/.git
            """)
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "cannot hold all of these names")
    void whatLooksLikeASecretIsNamedWithTheLineThatKeepsItOut(String name, String content, ContextSecret.Kind kind,
            String line) throws Exception {
        write(name, content.replace("%KEY%", KEY));
        ContextReport report = ContextReport.of(folder);
        assertEquals(1, report.secrets().size(), report::toString);
        assertEquals(kind, report.secrets().getFirst().kind());
        assertEquals(List.of(line), report.lines());
        assertTrue(name.startsWith(report.secrets().getFirst().name()));

        write(".dockerignore", IgnoreLines.added("", report.lines()));
        assertEquals(List.of(), ContextReport.of(folder).secrets());
    }

    @ParameterizedTest
    @ValueSource(strings = {".env.example", "config/.env.sample", "id_rsa.pub", "tls/ca.pem", ".npmrc",
        ".aws/task-def-api.json", "node_modules/tls/test/server.key", "src/Env.java", "environment", ".docker/config.json", ".gitignore"})
    void whatIsHarmlessIsPassedOver(String name) throws Exception {
        write(name, name.startsWith("node_modules") ? KEY : "-----BEGIN CERTIFICATE-----\nregistry=x");
        assertEquals(List.of(), ContextReport.of(folder).secrets());
    }

    @ParameterizedTest
    @ValueSource(strings = {"COPY .env /app/", "COPY --chown=1:1 a ./.env /app/", "ADD [\".env\", \"/app/\"]"})
    void aSecretThatTheDockerfileCopiesByNameIsToldDifferently(String instruction) throws Exception {
        write("Dockerfile", "FROM scratch\n" + instruction + "\n");
        write(".env", "A=b");
        ContextReport report = ContextReport.of(folder);
        assertEquals(List.of(new ContextSecret(".env", ContextSecret.Kind.ENVIRONMENT, "**/.env", 2)),
                report.secrets());
        assertEquals(List.of(), report.lines());
        assertEquals(List.of(Note.warning("note.image.secretCopied", ".env", 2)), report.notes());
    }

    @Test
    void aCopyFromAnotherStageNamesNothingInTheFolder() throws Exception {
        write("Dockerfile", "FROM scratch\nCOPY --from=build .env /app/\n");
        write(".env", "A=b");
        assertFalse(ContextReport.of(folder).secrets().getFirst().isCopiedByName());
    }

    @Test
    void manySecretsAreCountedAndAFewOfThemNamed() throws Exception {
        for (int i = 0; i < 7; i++) {
            write("k" + i + ".pem", KEY);
        }
        assertEquals(List.of(Note.warning("note.image.secrets", 7, "k0.pem, k1.pem, k2.pem, k3.pem, k4.pem, …",
                "k0.pem, k1.pem, k2.pem, k3.pem, k4.pem, …")), ContextReport.of(folder).notes());
    }

    @Test
    void theBiggestPlacesOfALargeFolderAreNamedAsDeepAsTheyLie() throws Exception {
        sparse("web/node_modules/a/b", 150_000_000);
        sparse("web/node_modules/c/d", 30_000_000);
        sparse("web/index.js", 1_000_000);
        sparse("dump.sql", 90_000_000);
        assertEquals(List.of(new ContextSize("web/node_modules/", 180_000_000),
                new ContextSize("dump.sql", 90_000_000)), ContextReport.of(folder).biggest());
        assertEquals("note.image.largeFolder", ContextReport.of(folder).notes().getFirst().key());
    }

    @Test
    void whatDockersClassicCommandLineWouldNotSendIsTold() throws Exception {
        write(".dockerignore", "*\n!**/*.py\n");
        write("src/a.py", "");
        write("b.py", "");
        assertEquals(List.of(Note.info("note.image.notByClassic", 1, "src/a.py")), ContextReport.of(folder).notes());
    }

    @Test
    void linesAreAddedAtTheEndAndNoneTwice() throws Exception {
        assertEquals("**/.env\n", IgnoreLines.added("", List.of("**/.env")));
        assertEquals("dist\n**/.env\n", IgnoreLines.added("dist", List.of("**/.env")));
        assertEquals("dist\r\n**/.env\r\n", IgnoreLines.added("dist\r\n", List.of("**/.env")));
        assertEquals("**/.env\n!x\n", IgnoreLines.added("**/.env\n!x\n", List.of("**/.env")));
        write("api/.dockerignore", "dist\n");
        assertEquals(new FileRequest(folder, "api/.dockerignore", "dist\nkey\n"),
                IgnoreLines.request(folder, "api/", "", List.of("key")));
        assertEquals(new FileRequest(folder, "Dockerfile.dockerignore", "key\n"),
                IgnoreLines.request(folder, ".", "Dockerfile.dockerignore", List.of("key")));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void sparse(String name, long bytes) throws IOException {
        write(name, "");
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            file.setLength(bytes);
        }
    }
}
