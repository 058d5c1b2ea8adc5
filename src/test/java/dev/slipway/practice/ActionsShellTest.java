package dev.slipway.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.pipeline.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ActionsShellTest {

    private final ActionsMachine machine = new ActionsMachine(Platform.X86_64, List.of("hush"), Instant.EPOCH);
    private final PracticeAccount account =
            new PracticeAccount(PracticeClock.still(Instant.EPOCH), "ap-northeast-1");
    private final Map<String, String> variables = new HashMap<>(Map.of("NAME", "my app", "EMPTY", ""));
    private int code;

    private String said(String script) {
        String before = machine.log();
        code = new ActionsShell(new ActionsCommands(machine, account, "api"), variables).run(script);
        return machine.log().substring(before.length() - (before.equals("\n") ? 1 : 0)).lines()
                .map(line -> line.replaceFirst("^\\S+ ", "")).collect(Collectors.joining("\n"));
    }

    @Test
    void variablesAndQuotesAreExpanded() {
        assertEquals("my app ${NAME} x-my app fallback $5", said("echo \"$NAME\" '${NAME}' x-${NAME} "
                + "\"${EMPTY:-fallback}\" \\$5"));
        assertEquals("it's $(fine)", said("echo \"it's\" '$(fine)'"));
    }

    @Test
    void filesAreWrittenAndRead() {
        said("echo one > a.txt\necho two >> a.txt\nX=$(cat a.txt) && echo \"X=$X\" > ../b.txt");

        assertEquals("one\ntwo\n", machine.files().get("api/a.txt"));
        assertEquals("X=one\ntwo\n", machine.files().get("b.txt"));
    }

    @Test
    void theFirstFailureEndsTheScript() {
        assertEquals("cat: gone: No such file or directory", said("cat gone\necho never"));
        assertEquals(1, code);
        assertEquals("", said("test -n \"$EMPTY\""));
        assertEquals(1, code);
        assertEquals("after", said("test -n \"$EMPTY\" || echo after"));
        assertEquals(0, code);
        assertEquals("before", said("echo before; exit 7; echo never"));
        assertEquals(7, code);
    }

    @Test
    void conditionsChooseOneBranch() {
        String script = """
                if [ "$NAME" = "$WANTED" ]; then
                  echo first   # a remark
                elif ! echo "$NAME" | grep -q zzz; then
                  if test -z "$EMPTY"; then echo inner; fi
                else
                  echo last
                fi
                echo end
                """;

        assertEquals("inner\nend", said(script));
        variables.put("WANTED", "my app");
        assertEquals("first\nend", said(script));
    }

    @Test
    void secretsAreHidden() {
        assertEquals("do not say ***", said("echo do not say hush"));
    }

    @Test
    void whatIsTooMuchIsSaidAndTakenAsDone() {
        assertEquals("The practice runner does not run this script; it takes it as having succeeded.",
                said("for f in *; do cat $f; done"));
        assertEquals(0, code);
        assertEquals("The practice runner does not really run mvn; it takes it as having succeeded.", said("mvn verify"));
    }

    @Test
    void brokenScriptsDoNotHang() {
        for (String script : List.of("if true; then echo", "echo 'open", "fi", "| |", "> ", "if ".repeat(500),
                "\"".repeat(4_001), "a ".repeat(50_000), "$(".repeat(2_000))) {
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> said(script));
        }
    }
}
