package dev.slipway.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Nothing that the program asks of AWS is missing in practice. */
class PracticeCoverageTest {

    private static final Map<String, Class<?>> ANSWERERS = Map.of(
            StsClient.class.getName(), PracticeSts.class, IamClient.class.getName(), PracticeIam.class,
            EcrClient.class.getName(), PracticeEcr.class, EcsClient.class.getName(), PracticeEcs.class,
            Ec2Client.class.getName(), PracticeEc2.class,
            CloudWatchLogsClient.class.getName(), PracticeLogs.class,
            ElasticLoadBalancingV2Client.class.getName(), PracticeElb.class,
            ServiceQuotasClient.class.getName(), PracticeQuotas.class);

    @Test
    void everyCallOfTheProgramIsAnswered() {
        TreeSet<String> asked = new TreeSet<>();
        TreeSet<String> unanswered = new TreeSet<>();
        calls().forEach(call -> {
            String operation = call.getName().replaceFirst("Paginator$", "");
            Class<?> answerer = ANSWERERS.get(call.getOwner().getFullName());
            if (isOperation(answerer, operation)) {
                asked.add(operation);
                if (!answers(answerer, operation)) {
                    unanswered.add(answerer.getSimpleName() + "." + operation);
                }
            }
        });

        assertTrue(asked.size() > 20, "only these calls were found: " + asked);
        assertEquals(new TreeSet<>(), unanswered);
    }

    @Test
    void aCallThatNobodyAnswersIsNoticed() {
        assertTrue(isOperation(PracticeEc2.class, "runInstances"));
        assertFalse(answers(PracticeEc2.class, "runInstances"));
    }

    private static Stream<? extends AccessTarget> calls() {
        return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.slipway").stream().flatMap(type -> type.getAccessesFromSelf().stream())
                .map(JavaAccess::getTarget).filter(target -> ANSWERERS.containsKey(target.getOwner().getFullName()));
    }

    private static boolean isOperation(Class<?> answerer, String name) {
        return forms(answerer, name).findAny().isPresent();
    }

    private static boolean answers(Class<?> answerer, String name) {
        return forms(answerer, name).anyMatch(declarer -> declarer.getPackage().equals(answerer.getPackage()));
    }

    /** Who declares the form of the operation that takes its request. */
    private static Stream<? extends Class<?>> forms(Class<?> answerer, String name) {
        return Arrays.stream(answerer.getMethods()).filter(method -> method.getName().equals(name)
                && method.getParameterCount() == 1 && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                .map(method -> method.getDeclaringClass());
    }
}
