package dev.slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BuildContextTest {

    /** A name beyond ASCII, where this machine's locale has such names. */
    private static final String FOREIGN =
            Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode("日本") ? "日本.txt" : "nihon.txt";

    @TempDir
    Path folder;

    @Test
    void theTarHoldsEveryFileAsItIs() throws Exception {
        write("Dockerfile", "FROM scratch");
        write("src/a b/" + FOREIGN, "こんにちは");
        write("long/" + "x".repeat(150) + "/" + "y".repeat(120), "long name");
        write("empty", "");
        Map<String, String> sent = contentsOf(tar(BuildContext.of(folder)));
        assertEquals("FROM scratch", sent.get("Dockerfile"));
        assertEquals("こんにちは", sent.get("src/a b/" + FOREIGN));
        assertEquals("long name", sent.get("long/" + "x".repeat(150) + "/" + "y".repeat(120)));
        assertEquals("", sent.get("empty"));
        assertTrue(sent.containsKey("src/a b/"));
    }

    @Test
    void aFileOfManyChunksArrivesWhole() throws Exception {
        byte[] bytes = new byte[200_001];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ('a' + i % 26);
        }
        Files.write(folder.resolve("big"), bytes);
        assertEquals(new String(bytes, StandardCharsets.US_ASCII), contentsOf(tar(BuildContext.of(folder))).get("big"));
    }

    @Test
    void theDockerfileIsSentEvenWhenItIsIgnored() throws Exception {
        write("Dockerfile", "FROM scratch");
        write(".dockerignore", "*\n!src\n");
        write("src/main.py", "");
        write("secret", "");
        write("deep/Dockerfile", "");
        assertEquals(List.of(".dockerignore", "Dockerfile", "src/", "src/main.py"), namesIn(BuildContext.of(folder)));
    }

    @Test
    void anIgnoredFolderIsSentForWhatIsBroughtBackInIt() throws Exception {
        write(".dockerignore", "dist\nnone\n!dist/a/keep");
        write("dist/a/keep", "");
        write("dist/a/other", "");
        write("dist/b/other", "");
        write("none/x", "");
        assertEquals(List.of(".dockerignore", "dist/", "dist/a/", "dist/a/keep"), namesIn(BuildContext.of(folder)));
    }

    @Test
    void theDockerfilesOwnIgnoreFileGoesFirst() throws Exception {
        write(".dockerignore", "b");
        write("Dockerfile.dockerignore", "a");
        write("a", "");
        write("b", "");
        assertEquals(List.of(".dockerignore", "Dockerfile.dockerignore", "b"), namesIn(BuildContext.of(folder)));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has neither permission bits nor links for everybody")
    void modesAndLinksAreKept() throws Exception {
        write("run.sh", "");
        Files.setPosixFilePermissions(folder.resolve("run.sh"), PosixFilePermissions.fromString("rwxr-x---"));
        write("private", "");
        Files.setPosixFilePermissions(folder.resolve("private"), PosixFilePermissions.fromString("rw-------"));
        Files.createSymbolicLink(folder.resolve("round"), Path.of("."));
        Files.createSymbolicLink(folder.resolve("dangling"), Path.of("../nowhere"));
        Map<String, TarArchiveEntry> sent = new TreeMap<>();
        tar(BuildContext.of(folder)).forEach((entry, _) -> sent.put(entry.getName(), entry));
        assertEquals(0750, sent.get("run.sh").getMode() & 07777);
        assertEquals(0600, sent.get("private").getMode() & 07777);
        assertEquals(".", sent.get("round").getLinkName());
        assertEquals("../nowhere", sent.get("dangling").getLinkName());
        assertTrue(sent.get("round").isSymbolicLink());
        assertEquals(4, sent.size());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems have no such names")
    void namesThatAreNoTextAreSentByteByByte() throws Exception {
        shell("echo 1 >\"$(printf 'bad\\377')\"; echo 2 >\"$(printf 'bad\\376')\"; echo 3 >\"$(printf 'new\\nline')\"; "
                + "ln -s \"$(printf 'to\\377')\" link; mkdir \"$(printf 'in\\200')\"; "
                + "echo 4 >\"$(printf 'in\\200/x')\"");
        byte[] bytes = BuildContext.of(folder).stream(Progress.none()).readAllBytes();
        assertEquals(6, BuildContext.of(folder).entries().size());
        assertTrue(indexOf(bytes, "new\nline".getBytes(StandardCharsets.US_ASCII)) > 0);
        assertTrue(indexOf(bytes, new byte[] {'b', 'a', 'd', (byte) 0xFF, '\n'}) > 0);
        assertTrue(indexOf(bytes, new byte[] {'b', 'a', 'd', (byte) 0xFE, '\n'}) > 0);
        assertTrue(indexOf(bytes, new byte[] {'i', 'n', (byte) 0x80, '/', 'x', '\n'}) > 0);
        assertTrue(indexOf(bytes, new byte[] {'t', 'o', (byte) 0xFF, '\n'}) > 0);
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        return -1;
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "needs mkfifo")
    void pipesAndSocketsAreLeftOutAndNamed() throws Exception {
        shell("mkfifo pipe");
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(folder.resolve("socket")));
            write("file", "1");
            BuildContext context = BuildContext.of(folder);
            assertEquals(List.of("file"), namesIn(context));
            assertEquals(List.of("pipe", "socket"), context.remarks().leftOut());
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "says nothing of a file's other names")
    void aFileOfTwoNamesIsSentOnce() throws Exception {
        write("a", "123");
        Files.createLink(folder.resolve("b"), folder.resolve("a"));
        Files.createLink(folder.resolve("c"), folder.resolve("a"));
        write(".dockerignore", "a\n");
        Map<String, String> sent = new TreeMap<>();
        tar(BuildContext.of(folder)).forEach((entry, content) ->
                sent.put(entry.getName(), entry.getLinkName() + content));
        assertEquals("123", sent.get("b"));
        assertEquals("b", sent.get("c"));
    }

    @Test
    void aStreamThatIsClosedOrCancelledHalfWayFails() throws Exception {
        write("a", "1");
        ContextStream closed = BuildContext.of(folder).stream(Progress.none());
        closed.read();
        closed.close();
        assertThrows(IOException.class, closed::read);
        Happening cancelling = Happening.cancelling(0);
        ContextStream cancelled = BuildContext.of(folder).stream(cancelling);
        assertThrows(IOException.class, cancelled::readAllBytes);
    }

    @Test
    void theProgressBeginsAtOnceAndEndsAtTheTotal() throws Exception {
        write("a", "x".repeat(700_000));
        RecordedProgress progress = new RecordedProgress();
        ContextStream stream = BuildContext.of(folder).stream(progress);
        stream.read();
        assertEquals(List.of(0L, 700_000L), progress.parts.get("context"));
        stream.readAllBytes();
        assertEquals(List.of(700_000L, 700_000L), progress.parts.get("context"));
    }

    @Test
    void aFileThatShrinksWhileItIsSentFailsTheSending() throws Exception {
        write("log", "0123456789");
        BuildContext context = BuildContext.of(folder);
        write("log", "0");
        ContextStream stream = context.stream(Progress.none());
        assertThrows(IOException.class, stream::readAllBytes);
        assertEquals(new ImageProblem.ContextMoved("log"), stream.failure().orElseThrow());
    }

    @Test
    void aFileThatVanishesFailsTheSendingByName() throws Exception {
        write("a", "1");
        BuildContext context = BuildContext.of(folder);
        Files.delete(folder.resolve("a"));
        ContextStream stream = context.stream(Progress.none());
        assertThrows(IOException.class, stream::readAllBytes);
        assertEquals(new ImageProblem.ContextMoved("a"), stream.failure().orElseThrow());
    }

    @Test
    void aFileThatHasGrownIsSentAsFarAsItWas() throws Exception {
        write("log", "0123");
        BuildContext context = BuildContext.of(folder);
        write("log", "0123456789");
        assertEquals("0123", contentsOf(tar(context)).get("log"));
    }

    @Test
    void theFingerprintFollowsWhatIsSentAndNothingElse() throws Exception {
        write(".dockerignore", "*.log");
        write("a", "1");
        String before = BuildContext.of(folder).fingerprint();
        write("x.log", "ignored");
        assertEquals(before, BuildContext.of(folder).fingerprint());
        write("a", "22");
        assertNotEquals(before, BuildContext.of(folder).fingerprint());
    }

    @Test
    void aBadIgnoreFileIsNamedWithItsLine() throws Exception {
        write(".dockerignore", "ok\n[");
        ProblemException e = assertThrows(ProblemException.class, () -> BuildContext.of(folder));
        assertEquals(new ImageProblem.BadIgnoreFile(folder.resolve(".dockerignore").toString(), "line 2: ["),
                e.problem());
    }

    @Test
    void theBiggestAtTheTopComesFirst() throws Exception {
        write("a", "1");
        write("node_modules/x/y", "12345");
        write("node_modules/z", "12345");
        assertEquals(List.of(new ContextSize("node_modules/", 10), new ContextSize("a", 1)),
                ContextSize.biggest(BuildContext.of(folder), 3));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void shell(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", command).directory(folder.toFile()).inheritIO().start();
        assertEquals(0, shell.waitFor());
    }

    private static List<String> namesIn(BuildContext context) {
        return context.entries().stream().map(BuildContext.Entry::name).toList();
    }

    private static Map<TarArchiveEntry, String> tar(BuildContext context) throws IOException {
        byte[] bytes = context.stream(Progress.none()).readAllBytes();
        Map<TarArchiveEntry, String> contents = new LinkedHashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                contents.put(entry, new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return contents;
    }

    private static Map<String, String> contentsOf(Map<TarArchiveEntry, String> tar) {
        Map<String, String> contents = new TreeMap<>();
        tar.forEach((entry, content) -> contents.put(entry.getName(), content));
        return contents;
    }
}
