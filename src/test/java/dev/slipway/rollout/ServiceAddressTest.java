package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAddressTest {

    @ParameterizedTest
    @CsvSource({
        "arn:aws:ecs:eu-west-1:123456789012:service/demo/api, eu-west-1",
        "' arn:aws-cn:ecs:cn-north-1:123456789012:service/demo/api\n', cn-north-1",
        "arn:aws:ecs:eu-west-1:123456789012:service-deployment/demo/api/k3jG, eu-west-1",
        "arn:aws:ecs:eu-west-1:123456789012:service-revision/demo/api/4980306466373577095, eu-west-1",
        "https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/demo/services/api/health?region=eu-west-1, eu-west-1",
        "https://ap-northeast-1.console.aws.amazon.com/ecs/v2/clusters/demo/services/api, ap-northeast-1",
        "https://us-gov-west-1.console.amazonaws-us-gov.com/ecs/v2/clusters/demo/services/api/tasks, us-gov-west-1",
        "https://console.aws.amazon.com/ecs/home?region=us-east-2#/clusters/demo/services/api/details, us-east-2",
        "https://console.aws.amazon.com/ecs/home#/clusters/demo/services/api/events, ''"})
    void isUnderstood(String text, String region) {
        assertEquals(Optional.of(new ServiceAddress(region, new ServiceName("demo", "api"))), ServiceAddress.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "api", "demo/api", "arn:aws:ecs:eu-west-1:123456789012:service/api",
        "arn:aws:ecs:eu-west-1:123456789012:cluster/demo", "arn:aws:ecs:eu-west-1:123456789012:task/demo/abc",
        "https://example.com/ecs/clusters/demo/services/api", "https://console.aws.amazon.com/ecs/%",
        "arn:aws:ecs:eu-west-1:123456789012:service/demo/a b"})
    void anythingElseIsNone(String text) {
        assertEquals(Optional.empty(), ServiceAddress.of(text));
    }

    @Test
    void aTextMadeToBeSlowIsNot() {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> ServiceAddress.of(
                "https://console.aws/ecs/" + "clusters/a/services/".repeat(100_000)));
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> ServiceAddress.of(
                "https://console.aws/ecs/" + "clusters/a/".repeat(170)));
    }
}
