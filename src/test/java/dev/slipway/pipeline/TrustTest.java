package dev.slipway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustTest {

    @Test
    void chinasStsHasANameOfItsOwn() {
        assertEquals("sts.amazonaws.com.cn", Trust.usualIn("aws-cn").audience());
        assertEquals(Trust.defaults(), Trust.usualIn("aws"));
        assertEquals(Trust.defaults(), Trust.usualIn("aws-us-gov"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://token.actions.githubusercontent.com",
        "https://token.actions.githubusercontent.com/octocat-inc", "https://token.actions.octocorp.ghe.com",
        "https://token.actions.octocorp.ghe.com/octocorp"})
    void gitHubComAndGheComAreSetUp(String issuer) {
        assertEquals(Optional.empty(), Trust.problem(issuer));
    }

    @Test
    void anEnterpriseServerIsRefusedAsSuch() {
        String issuer = "https://github.example.com/_services/token";
        assertEquals(Optional.of(new PipelineProblem.EnterpriseServer(issuer)), Trust.problem(issuer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "token.actions.githubusercontent.com", "http://token.actions.githubusercontent.com",
        "https://token.actions.githubusercontent.com/", "https://token.actions.githubusercontent.com:443",
        "https://Token.actions.githubusercontent.com", "https://token.actions.githubusercontent.com.example.com",
        "https://token.actions.ghe.com", "https://token.actions.a.b.ghe.com", "https://gitlab.com"})
    void anythingElseIsNoIssuerOfGitHubs(String issuer) {
        assertInstanceOf(PipelineProblem.UnusableIssuer.class, Trust.problem(issuer).orElseThrow());
    }
}
