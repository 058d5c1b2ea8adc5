package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import dev.slipway.cloud.AwsShape;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import java.io.Writer;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkClient;

/** The {@code aws} line of every operation that the program calls, held against the model that the AWS CLI reads. */
class AwsLinesTest {

    /** Members that the Java SDK's newer models have and the botocore that moto 5.2.1 brings along has not yet. */
    private static final List<String> NEWER = List.of("monitoring", "deploymentCircuitBreaker.resetOnHealthyTask",
            "deploymentCircuitBreaker.thresholdConfiguration", "PolicyExclusionList", "--policy-exclusion-list");

    @Test
    @Needs(Part.MOTO)
    void everyLineTheProgramCanShowIsOneTheCliKnows() throws Exception {
        Map<String, Class<? extends AwsRequest>> requests = requests();
        assertTrue(requests.size() > 20 && requests.containsKey("ecs:createCluster"), requests.keySet()::toString);
        Process python = new ProcessBuilder("python3", Path.of(System.getProperty("slipway.basedir", ""),
                "src/test/python/aws_command_check.py").toString()).redirectErrorStream(true).start();
        try (Writer out = python.outputWriter(StandardCharsets.UTF_8)) {
            for (Class<? extends AwsRequest> request : requests.values()) {
                out.write(AwsShape.of(request).toJson() + "\n");
            }
        }
        List<String> unknown = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
                .filter(line -> NEWER.stream().noneMatch(line::contains)).toList();
        assertEquals(List.of(), unknown);
        assertEquals(0, python.waitFor());
    }

    /** Every request that some class of the program (the practice account aside) hands to an SDK client. */
    private static Map<String, Class<? extends AwsRequest>> requests() throws ClassNotFoundException {
        Map<String, Class<? extends AwsRequest>> requests = new TreeMap<>();
        for (JavaClass type : Production.classes()) {
            if (type.getPackageName().startsWith("dev.slipway.practice")) {
                continue;
            }
            for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                String owner = call.getTargetOwner().getName();
                if (owner.matches("software\\.amazon\\.awssdk\\.services\\.[a-z0-9]+\\.[A-Za-z0-9]+Client")) {
                    add(Class.forName(owner), call.getName().replaceAll("Paginator$", ""), requests);
                }
            }
        }
        return requests;
    }

    private static void add(Class<?> client, String operation, Map<String, Class<? extends AwsRequest>> requests) {
        String service = client.getPackageName().replaceAll(".*\\.", "");
        Arrays.stream(client.getMethods())
                .filter(method -> SdkClient.class.isAssignableFrom(client) && method.getName().equals(operation))
                .filter(AwsLinesTest::takesRequest)
                .forEach(method -> requests.put(service + ":" + operation,
                        method.getParameterTypes()[0].asSubclass(AwsRequest.class)));
    }

    private static boolean takesRequest(Method method) {
        return method.getParameterCount() == 1 && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0]);
    }
}
