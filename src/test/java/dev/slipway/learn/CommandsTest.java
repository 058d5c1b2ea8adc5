package dev.slipway.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;

/** Every command of a lesson can be typed as it stands, and exists. */
class CommandsTest {

    private static final Names NAMES = Names.of(Pipeline.defaults(new RepositoryName("octo", "shop"), "main"),
            "123456789012", "ap-northeast-1", "aws");
    private static final Pattern AWS = Pattern.compile("aws ([a-z0-9-]+) ([a-z0-9-]+)([^\\n|)]*)");
    private static final Pattern OPTION = Pattern.compile(" --([a-z0-9-]+)");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Set<String> GLOBAL =
            Set.of("region", "query", "output", "max-items", "cli-input-json");
    private static final Map<String, String> PACKAGES = Map.of("logs", "cloudwatchlogs",
            "elbv2", "elasticloadbalancingv2", "service-quotas", "servicequotas");
    /**
     * What the command line has beyond the services' own operations, or of services whose model is not at hand.
     *
     * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/">AWS CLI Command Reference</a>
     */
    private static final Map<String, Set<String>> OTHERS = Map.of("configure list", Set.of(), "sso login", Set.of(),
            "ecr get-login-password", Set.of(), "ecs wait", Set.of("cluster", "services"),
            "logs tail", Set.of("since"), "secretsmanager list-secrets", Set.of(),
            "ssm describe-parameters", Set.of());
    private static final Pattern READS = Pattern.compile(
            "aws \\S+ (get|list|describe|simulate|tail)\\b.*|aws configure list.*|gh (auth status|api|secret list|run (list|view)).*"
            + "|git (remote|ls-files|rev-parse).*|docker (version|buildx imagetools inspect|image inspect|history).*"
            + "|grep .*|date .*|curl .*|java -jar slipway.jar check [^-].*");

    @Test
    void everyPlaceIsFilledAndNoNameIsWithoutACommand() {
        Set<String> unused = new TreeSet<>(NAMES.values().keySet());
        Commands.all().values().forEach(command -> {
            assertFalse(command.filled(NAMES).matches("(?s).*\\{[A-Za-z]+}.*"), command::name);
            assertFalse(command.filled(Names.unknown()).isBlank(), command::name);
            unused.removeIf(name -> command.template().contains("{" + name + "}"));
        });
        assertEquals(Set.of(), unused);
    }

    @Test
    void everyCommandBelongsToALesson() {
        Set<String> unused = new TreeSet<>(Commands.all().keySet());
        lessons().flatMap(lesson -> Stream.concat(lesson.looks().stream(), lesson.changes().stream()))
                .forEach(command -> unused.remove(command.name()));
        assertEquals(Set.of(), unused);
    }

    @Test
    void everyFailureComesWithACommandAndNoneWithMoreThanAPageOfThem() {
        lessons().forEach(lesson -> {
            assertFalse(lesson.looks().isEmpty() && lesson.changes().isEmpty()
                    && lesson.chain().broken().isPresent(), lesson::id);
            assertTrue(lesson.looks().size() + lesson.changes().size() <= 6, lesson::id);
        });
    }

    @Test
    void quotesAreClosed() {
        assertEquals(List.of(), Commands.all().values().stream().map(command -> command.filled(NAMES))
                .filter(lines -> QUOTED.matcher(lines).replaceAll("").matches("(?s).*['\"].*")).toList());
    }

    @Test
    void whatIsThereToLookOnlyReads() {
        List<String> changing = lessons().flatMap(lesson -> lesson.looks().stream()).distinct()
                .flatMap(command -> command.filled(NAMES).lines()).map(CommandsTest::withoutVariable)
                .filter(line -> !READS.matcher(line).matches()).distinct().toList();
        assertEquals(List.of(), changing);
    }

    @Test
    void everyAwsCommandHasItsOperationAndOnlyItsParameters() {
        List<String> wrong = new ArrayList<>();
        Commands.all().values().forEach(command -> AWS.matcher(QUOTED.matcher(command.filled(NAMES)).replaceAll("x"))
                .results().forEach(found -> wrong.addAll(complaints(found))));
        assertEquals(List.of(), wrong);
    }

    @Test
    void anOperationOrAParameterThatIsNoneWouldBeSeen() {
        assertEquals(List.of("ecs describe-service"), complaintsOf("aws ecs describe-service --cluster c"));
        assertEquals(List.of("ecs list-tasks --service"), complaintsOf("aws ecs list-tasks --service s --region r"));
        assertEquals(List.of(), complaintsOf("aws iam list-open-id-connect-providers"));
    }

    private static List<String> complaintsOf(String line) {
        return AWS.matcher(line).results().flatMap(found -> complaints(found).stream()).toList();
    }

    private static List<String> complaints(MatchResult found) {
        String operation = found.group(1) + " " + found.group(2);
        Set<String> parameters;
        try {
            parameters = OTHERS.containsKey(operation) ? OTHERS.get(operation)
                    : parameters(found.group(1), found.group(2));
        } catch (ReflectiveOperationException e) {
            return List.of(operation);
        }
        return OPTION.matcher(found.group(3)).results().map(option -> option.group(1))
                .filter(option -> !GLOBAL.contains(option) && !parameters.contains(option))
                .map(option -> operation + " --" + option).toList();
    }

    private static Set<String> parameters(String service, String operation) throws ReflectiveOperationException {
        String name = Arrays.stream(operation.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        Object builder = Class.forName("software.amazon.awssdk.services." + PACKAGES.getOrDefault(service, service)
                + ".model." + name + "Request").getMethod("builder").invoke(null);
        return ((SdkPojo) builder).sdkFields().stream().map(field -> kebab(field.memberName()))
                .flatMap(field -> Stream.of(field, "no-" + field)).collect(Collectors.toSet());
    }

    private static String kebab(String name) {
        return name.replace("OpenIDConnect", "OpenIdConnect").replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String withoutVariable(String line) {
        return line.replaceFirst("^[A-Z]+=\\$\\(", "").replaceFirst("^[A-Z]+=", "");
    }

    private static Stream<Lesson> lessons() {
        return Stream.concat(Lessons.ofSteps().stream(), Lessons.ofCauses().stream());
    }
}
