package dev.slipway.taskdef;

import static dev.slipway.taskdef.Samples.definition;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.taskdef.Finding.Severity;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theCleanExportHasNothingWrongWithIt() {
        List<Finding> findings = Rules.check(clean());

        assertEquals(List.of("L09 INFO"), findings.stream().map(it -> it.rule() + " " + it.severity()).toList());
    }

    @Test
    void theRawExportHasOneFindingForEachFieldThatIsStripped() throws Exception {
        TaskDefinition raw = TaskDefinition.parse(Samples.consoleExport());

        assertEquals(Stripping.of(raw).removed().stream().map(Stripped.Removed::pointer).sorted().toList(),
                Rules.check(raw).stream().filter(it -> it.severity() == Severity.ERROR).map(Finding::pointer).sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aBrokenDefinitionIsFoundAtItsPlaceAndMended(Case broken) {
        TaskDefinition definition = broken.definition();

        Finding finding = Rules.check(definition).stream().filter(broken::isFoundBy).findFirst().orElseThrow(() ->
                new AssertionError(broken + " was not found, but " + Rules.check(definition)));

        finding.fix().ifPresent(fix -> assertFalse(Rules.check(fix.appliedTo(definition)).stream()
                .anyMatch(broken::isFoundBy), () -> fix + " does not mend it"));
    }

    @Test
    void everyRuleIsProvedByACase() {
        Set<String> proved = cases().map(Case::rule).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(new TreeSet<>(Rules.ids()), proved);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyFindingHasItsTextInBothLanguages(Case broken) {
        Finding finding = Rules.check(broken.definition()).stream().filter(broken::isFoundBy).findFirst().orElseThrow();

        for (Locale locale : List.of(Locale.ROOT, Locale.JAPANESE)) {
            String text = ResourceBundle.getBundle("dev.slipway.ui.messages", locale).getString(finding.key());
            String filled = new MessageFormat(text, locale).format(finding.facts().toArray());
            assertFalse(filled.matches(".*\\{\\d}.*"), filled);
        }
    }

    @Test
    void whatIsFineIsNotFound() {
        for (String fine : new String[] {
            "C/secrets=[{'name':'A','valueFrom':'arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:a-AbCdEf:password::'}]",
            "C/secrets=[{'name':'A','valueFrom':'/my/parameter'}]",
            "C/image='123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/my-app-api:1234567890abcdef'",
            "C/image='api@sha256:" + "a".repeat(64) + "'",
            "C/linuxParameters={'capabilities':{'add':['SYS_PTRACE'],'drop':['ALL']},'tmpfs':[{'containerPath':'/t','size':1}]}",
            "C/environment=[{'name':'TOKEN_URL','value':'x'},{'name':'a.b-c','value':''},{'name':'API_KEY','value':''}]",
            "C/secrets=[{'name':'CLOUDFLARE_ACCOUNT_ID','valueFrom':'arn:aws:secretsmanager:us-east-1:123456789012:secret:"
                + "app-AbCdEf:CLOUDFLARE_ACCOUNT_ID::'}]",
            "C/ulimits=[{'name':'memlock','softLimit':-1,'hardLimit':-1},{'name':'core','softLimit':9,'hardLimit':-1}]",
            "C/command=['sh','-c','exec app --port $PORT --host ${HOST} {{x}} <y>']",
            "C/environment=[{'name':'URL','value':'http://${HOST}:$PORT'}]",
            "/volumes=[{'name':'v','host':{}}]; C/mountPoints=[{'sourceVolume':'v','containerPath':'/v'}]",
            "/cpu='1 vCPU'; /memory='2 GB'", "/cpu='32768'; /memory='249856'",
            "C/memory=512; C/memoryReservation=512", "C/cpu=512", "/taskRoleArn='arn:aws:iam::123456789012:role/a/b/c'",
            "C/portMappings/0/hostPort", "C/stopTimeout=120", "/pidMode='task'", "/ephemeralStorage={'sizeInGiB':21}",
            "/tags=[{'key':'slipway:pipeline','value':'o/r'},{'key':'空','value':''}]",
            "C/healthCheck={'command':['CMD-SHELL','curl -f http://localhost:8080/ || exit 1']}"}) {
            List<Finding> findings = Rules.check(new Case("-", "-", fine.replace('\'', '"')).definition());
            assertEquals(List.of("L09"), findings.stream().map(Finding::rule).toList(), () -> fine + " " + findings);
        }
    }

    @Test
    void theWorstStandsFirstAndSecretValuesAreNotAmongTheFacts() {
        List<Finding> findings = Rules.check(definition("""
                {'containerDefinitions': [{'image': 'x', 'environment': [{'name': 'DB_PASSWORD', 'value': 'hunter2'}]}]}"""));

        assertEquals(findings.stream().map(Finding::severity).sorted().toList(), findings.stream().map(Finding::severity).toList());
        assertTrue(findings.stream().anyMatch(it -> it.rule().equals("E08")));
        assertFalse(findings.toString().contains("hunter2"));
    }

    @Test
    void hugeDefinitionsAreCheckedInNoTime() {
        String containers = IntStream.range(0, 4_900).mapToObj(i -> "{'name':'c" + i + "','dependsOn':[{'containerName':'x'}],"
                + "'portMappings':[{'containerPort':" + i + "}]}").collect(Collectors.joining(","));
        String image = "${".repeat(100_000);
        TaskDefinition huge = definition("{'containerDefinitions':[" + containers + "],'family':'" + image + "'}");

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertFalse(Rules.check(huge).isEmpty()));
    }

    @Test
    void oddShapesAreFoundRatherThanCrashedOn() {
        for (String path : Samples.paths()) {
            String pointer = "/" + path.replace("[]", "/0").replace('.', '/');
            for (String odd : List.of("3", "\"x\"", "[[]]", "{\"a\":[]}")) {
                TaskDefinition definition = new Case("-", "-", pointer + "=" + odd).definition();
                assertTrue(Rules.check(definition).size() < 100);
                Stripping.of(definition);
                Difference.between(definition, clean());
                Edit.containerPort(Edit.renameContainer(definition, "api", "x"), "x", 1);
            }
        }
    }

    static Stream<Case> cases() {
        return Samples.resource("/taskdef/rule-cases.txt").lines().filter(line -> !line.startsWith("#")).map(line -> {
            String[] parts = line.split(" ", 4);
            return new Case(parts[0], pointer(parts[1]), parts[3]);
        });
    }

    private static TaskDefinition clean() {
        return definition(Samples.resource("/inputs/console-export.expected.json"));
    }

    private static String pointer(String text) {
        return text.equals("/") ? "" : text.startsWith("C/") ? "/containerDefinitions/0" + text.substring(1) : text;
    }

    private record Case(String rule, String pointer, String changes) {

        private boolean isFoundBy(Finding finding) {
            return finding.rule().equals(rule) && finding.pointer().equals(pointer);
        }

        private TaskDefinition definition() {
            TaskDefinition definition = clean();
            for (String change : changes.split("; ")) {
                int equals = change.indexOf('=');
                definition = equals < 0 ? FieldEdit.remove(definition, RulesTest.pointer(change))
                        : FieldEdit.put(definition, RulesTest.pointer(change.substring(0, equals)), json(change.substring(equals + 1)));
            }
            return definition;
        }

        private static JsonNode json(String text) {
            try {
                return switch (text) {
                    case "@65536" -> JsonNodeFactory.instance.arrayNode().add("x".repeat(65_536));
                    case "@ranges" -> JSON.valueToTree(IntStream.range(0, 101).mapToObj(i ->
                            java.util.Map.of("containerPortRange", (i * 10 + 1) + "-" + (i * 10 + 2))).toList());
                    default -> JSON.readTree(text);
                };
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new IllegalArgumentException(text, e);
            }
        }
    }
}
