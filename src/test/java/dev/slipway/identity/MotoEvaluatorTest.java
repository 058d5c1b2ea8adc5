package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same policies judged by moto's engine, which others wrote. It is faithful for Allow and Deny, Action, NotAction and
 * Resource with stars, in one document and in one case of letters; it does not know NotResource, question marks, variables,
 * or most conditions, and takes an unmet condition for a denial, so it is asked nothing about those.
 */
@Needs(Part.MOTO)
class MotoEvaluatorTest {

    private static final String ASK = """
            import json, sys
            from moto.iam.access_control import IAMPolicy
            for line in open(sys.argv[1], encoding="utf-8"):
                asked = json.loads(line)
                policy = IAMPolicy(json.dumps(asked["policy"]))
                print(policy.is_action_permitted(asked["action"], asked["resource"]).name)
            """;
    private static final List<String> ACTIONS = List.of("s3:GetObject", "s3:PutObject", "ecr:PutImage", "iam:PassRole");
    private static final List<String> PATTERNS = List.of("*", "s3:*", "s3:Get*", "s3:*Object", "ecr:PutImage",
            "iam:P*Role");
    private static final List<String> RESOURCES = List.of("arn:aws:s3:::a/b", "arn:aws:s3:::a",
            "arn:aws:ecr:ap-northeast-1:123456789012:repository/my-app", "arn:aws:iam::123456789012:role/x", "*");
    private static final List<String> WIDER = List.of("*", "arn:aws:s3:::a/*", "arn:aws:s3:::a*",
            "arn:aws:ecr:*:123456789012:repository/*", "arn:aws:ecr:*:*:*/my-app", "arn:aws:iam::*:role/x",
            "arn:aws:ecr:*:repository/my-app");

    private enum Verdict { PERMITTED, DENIED, NEUTRAL }

    private final Random chance = new Random(521);

    @Test
    void motoAndWeAgree(@TempDir Path folder) throws Exception {
        List<String> questions = new ArrayList<>();
        List<Verdict> ours = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            PolicyDocument policy = PolicyDocument.made("p",
                    IntStream.rangeClosed(0, chance.nextInt(3)).mapToObj(_ -> statement()).toList());
            String action = any(ACTIONS);
            String resource = any(RESOURCES);
            questions.add("{\"policy\": " + policy.compact() + ", \"action\": \"" + action + "\", \"resource\": \""
                    + resource + "\"}");
            ours.add(verdict(Evaluator.decide(List.of(policy), AccessRequest.of(action, resource, Map.of()))));
        }

        List<Verdict> motos = ask(Files.write(folder.resolve("questions"), questions));

        assertEquals(List.of(), IntStream.range(0, questions.size()).filter(i -> ours.get(i) != motos.get(i))
                .mapToObj(i -> ours.get(i) + ", moto " + motos.get(i) + ": " + questions.get(i)).limit(5).toList());
        Set<Verdict> met = EnumSet.copyOf(motos);
        assertTrue(motos.size() == questions.size() && met.size() == 3, met::toString);
    }

    private static List<Verdict> ask(Path questions) throws IOException, InterruptedException {
        Process python = new ProcessBuilder("python3", "-c", ASK, questions.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<Verdict> answers = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
                .map(Verdict::valueOf).collect(Collectors.toList());
        assertEquals(0, python.waitFor());
        return answers;
    }

    private static Verdict verdict(Decision decision) {
        return switch (decision) {
            case Decision.Allowed _ -> Verdict.PERMITTED;
            case Decision.Denied _ -> Verdict.DENIED;
            case Decision.NotAllowed _ -> Verdict.NEUTRAL;
        };
    }

    private ObjectNode statement() {
        ObjectNode statement = PolicyJson.object().put("Effect", any(List.of("Allow", "Allow", "Deny")));
        PolicyJson.put(statement, chance.nextInt(4) == 0 ? "NotAction" : "Action",
                IntStream.rangeClosed(0, chance.nextInt(2)).mapToObj(_ -> any(PATTERNS)).toList());
        PolicyJson.put(statement, "Resource",
                IntStream.rangeClosed(0, chance.nextInt(2)).mapToObj(_ -> any(WIDER)).toList());
        return statement;
    }

    private <T> T any(List<T> list) {
        return list.get(chance.nextInt(list.size()));
    }
}
