package dev.slipway.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.change.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleSecretTest {

    private static String workflow(String environment, String role) {
        return """
                on: push
                jobs:
                  build:
                    runs-on: ubuntu-latest
                    steps:
                      - uses: aws-actions/configure-aws-credentials@v6
                        with: {role-to-assume: '${{ secrets.AWS_ROLE_TO_ASSUME }}', aws-region: eu-west-1}
                  deploy:
                    runs-on: ubuntu-latest
                    %s
                    steps:
                      - uses: aws-actions/configure-aws-credentials@v6
                        with: {role-to-assume: '%s', aws-region: eu-west-1}
                """.formatted(environment, role);
    }

    @Test
    void aJobsEnvironmentIsToldInBothOfItsForms() throws ProblemException {
        for (String form : List.of("environment: production", "environment: {name: production, url: 'https://x'}")) {
            assertEquals(List.of(new RoleSecret("AWS_ROLE_TO_ASSUME", ""), new RoleSecret("ROLE", "production")),
                    RoleSecret.of(workflow(form, "${{secrets.ROLE}}")));
        }
    }

    @Test
    void theSameSecretIsToldOnce() throws ProblemException {
        assertEquals(List.of(new RoleSecret("AWS_ROLE_TO_ASSUME", "")),
                RoleSecret.of(workflow("", "${{ secrets.AWS_ROLE_TO_ASSUME }}")));
    }

    @Test
    void whatOnlyARunDecidesAndWhatIsNoSecretIsLeftOut() throws ProblemException {
        for (String role : List.of("${{ vars.ROLE }}", "arn:aws:iam::123456789012:role/x", "")) {
            assertEquals(1, RoleSecret.of(workflow("environment: production", role)).size(), role);
        }
        assertEquals(1, RoleSecret.of(workflow("environment: '${{ inputs.where }}'", "${{ secrets.ROLE }}")).size());
    }

    @Test
    void whatIsNoWorkflowIsSaid() {
        assertThrows(ProblemException.class, () -> RoleSecret.of("hello"));
    }
}
