package dev.slipway.taskdef;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.parts.StandIn;
import dev.slipway.pipeline.Pipeline;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

class SentTest {

    private final Sent sent = new Sent();

    @Test
    void itIsWhatAServerReceivesByteForByte() throws Exception {
        List<TaskDefinition> definitions = List.of(Samples.everything(),
                TaskDefinition.parse(Samples.resource("/inputs/console-export.expected.json")),
                Samples.definition("{'family': 'f', 'containerDefinitions': [{'name': 'a', 'image': '日本語 \\u0001 / é'}]}"));
        for (TaskDefinition definition : definitions) {
            RegisterTaskDefinitionRequest request = Registration.request(
                    new RegistrationRequest(definition, "learner/my-app"));
            assertEquals(received(request), text(request));
        }
    }

    @Test
    void eachCallHasItsOwnAndNothingOfTheDefinitionIsLost() throws Exception {
        TaskDefinition everything = Samples.everything();
        String all = text(Model.ofSdk().request(everything));

        assertEquals(everything.document(), new ObjectMapper().readTree(all));
        assertNotEquals(all, text(Model.ofSdk().request(Edit.family(everything, "another"))));
        assertEquals(all, text(Model.ofSdk().request(everything)));
    }

    @Test
    void theTagThatRegisteringAddsIsInIt() throws Exception {
        JsonNode body = new ObjectMapper().readTree(text(Registration.request(
                new RegistrationRequest(Samples.definition("{'family': 'f'}"), "learner/my-app"))));

        assertEquals(Pipeline.TAG, body.at("/tags/0/key").textValue());
    }

    private String text(RegisterTaskDefinitionRequest request) throws Exception {
        return new String(sent.body(request), StandardCharsets.UTF_8);
    }

    private static String received(RegisterTaskDefinitionRequest request) {
        try (StandIn aws = StandIn.answering(_ -> StandIn.Answer.json(200, "{}"));
                EcsClient ecs = EcsClient.builder().region(Region.AP_NORTHEAST_1).endpointOverride(URI.create(aws.url()))
                        .httpClientBuilder(UrlConnectionHttpClient.builder()).credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("testing", "testing")))
                        .build()) {
            ecs.registerTaskDefinition(request);
            assertTrue(aws.asked().getFirst().authorization().startsWith("AWS4-HMAC-SHA256"), "it was a real, signed call");
            return aws.asked().getFirst().body();
        }
    }
}
