package dev.slipway.practice;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;
import software.amazon.awssdk.services.ecr.model.GetAuthorizationTokenRequest;
import software.amazon.awssdk.services.ecr.model.GetAuthorizationTokenResponse;

/** ECR of the practice account. */
final class PracticeEcr implements EcrRepositories, EcrImages {

    private static final Duration TOKEN_LIFE = Duration.ofHours(12);

    private final PracticeAccount account;
    private final EcrState state;

    PracticeEcr(PracticeAccount account) {
        this.account = account;
        this.state = new EcrState(account);
    }

    @Override
    public EcrState state() {
        return state;
    }

    @Override
    public GetAuthorizationTokenResponse getAuthorizationToken(GetAuthorizationTokenRequest request) {
        String login = "AWS:practice-" + account.passing().hex(24);
        String token = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        return GetAuthorizationTokenResponse.builder().authorizationData(AuthorizationData.builder()
                .authorizationToken(token).proxyEndpoint("https://" + account.registry())
                .expiresAt(account.now().plus(TOKEN_LIFE)).build()).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
