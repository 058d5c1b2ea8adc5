package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpBundleTest {

    private static final ServiceName SERVICE = new ServiceName("my-app-cluster", "my-app-api-service");

    private final Timeline timeline = Timeline.empty().with(new Looks().old("ACTIVE", 1)
            .ours("PRIMARY", "IN_PROGRESS", 0, 0).exited("t1", 137, "OutOfMemoryError: 10.1.2.3").exited("t2", 137,
                    "OutOfMemoryError: 10.1.2.3")
            .event("e1", 3, "(service web) registered 1 targets in (target-group arn:aws:elasticloadbalancing:"
                    + "ap-northeast-1:123456789012:targetgroup/web/1)")
            .target("unhealthy", "refused").line("t2", 15, "<script>alert('x')</script> API_KEY=abc123def").after(30));

    @Test
    void itTellsEverythingAndNamesNobody() {
        String page = page(Redaction.on());

        for (String told : List.of("rollout.judgement.stuck.repeats", "my-app-api:2", "OutOfMemoryError", "137",
                "registered 1 targets", "refused", "rollout.help.log", "rollout.remark.deployments")) {
            assertTrue(page.contains(told), told);
        }
        for (String kept : List.of("123456789012", "10.1.2.3", "10.0.0.9", "abc123def")) {
            assertFalse(page.contains(kept), kept);
        }
    }

    @Test
    void whoAsksForItGetsTheWholeOfIt() {
        String page = page(Redaction.off());

        assertTrue(page.contains("123456789012") && page.contains("10.0.0.9") && page.contains("abc123def"), page);
    }

    @Test
    void nothingThatAContainerWroteIsMarkup() {
        String page = page(Redaction.on());

        assertTrue(page.contains("&lt;script&gt;"));
        assertFalse(page.contains("<script"));
        assertFalse(page.matches("(?s).*(src|href)=.*"), "nothing from outside");
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:iam::123456789012:role/ecsTaskExecutionRole", "connect to 172.31.0.7:5432 refused",
            "postgres://shop:hunter2@db.example.com/shop", "DB_PASSWORD=hunter2", "\"password\": \"hunter2\"",
            "Authorization: Bearer hunter2hunter2", "aws_secret_access_key = hunter2", "token=hunter2&x=1",
            "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "ghp_hunter2hunter2hunter2hunter2",
            "eyJhbGciOiJIUzI1NiJ9.hunter2.sig", "2001:db8:85a3:0:0:8a2e:370:7334", "fe80::1ff:fe23:4567:890a",
            "ip-172-31-0-7.ec2.internal", "mail to learner@example.com", "-----BEGIN PRIVATE KEY-----\nhunter2"})
    void whatIsNobodyElsesBusinessIsTakenOut(String text) {
        String shown = Redaction.on().of(text);

        for (String kept : List.of("123456789012", "172.31.0.7", "172-31-0-7", "hunter2", "AKIAIOSFODNN7EXAMPLE",
                "bPxRfiCYEXAMPLEKEY", "370:7334", "fe80::", "learner@")) {
            assertFalse(shown.contains(kept), shown);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(service web) has started 1 tasks: (task 0123456789abcdef0123456789abcdef).",
            "exec /opt/java/bin/java: exec format error", "ECS deployment ecs-svc/0123456789012345678 completed.",
            "2026-11-23T09:00:00Z listening on port 8080", "sha256:"
            + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", 
            "java.lang.String::valueOf", "10:15:30"})
    void whatHelpsToUnderstandStays(String text) {
        assertEquals(text, Redaction.on().of(text));
    }

    @Test
    void aHugeTextDoesNotHangIt() {
        for (String piece : List.of("a", "1.", "password", "a:", "=", "://a", "eyJ", "-----BEGIN A", "a@", "::",
                "\"")) {
            String huge = piece.repeat(400_000 / piece.length());
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Redaction.on().of(huge), piece);
        }
    }

    @Test
    void everyWordOfItExistsInBothLanguages() {
        List<String> asked = new ArrayList<>();
        new HelpBundle((key, _) -> {
            asked.add(key);
            return "";
        }, Redaction.on()).html(SERVICE, timeline, Judgement.of(timeline, "ecs-svc/new"), Locale.ENGLISH);

        for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            ResourceBundle texts = ResourceBundle.getBundle("dev.slipway.ui.messages", language,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            assertEquals(List.of(), asked.stream().filter(key -> !texts.containsKey(key)).toList());
        }
        assertTrue(asked.size() > 15, asked::toString);
    }

    private String page(Redaction redaction) {
        return new HelpBundle((key, facts) -> key + List.of(facts), redaction).html(SERVICE, timeline,
                Judgement.of(timeline, "ecs-svc/new"), Locale.ENGLISH);
    }
}
