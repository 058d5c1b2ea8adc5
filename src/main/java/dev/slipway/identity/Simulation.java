package dev.slipway.identity;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Aws;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;

/**
 * What IAM's own simulator says about the calls.
 *
 * @param decisions of those calls that it judged
 * @param why       the problem, when it could not be asked
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">
 *     SimulatePrincipalPolicy</a>
 */
public record Simulation(Map<PipelineCall, Decision> decisions, Optional<Problem> why) {

    public Simulation {
        decisions = Map.copyOf(decisions);
    }

    /** IAM's three verdicts, the refusals by what stands above a role's own policies told apart. */
    public enum Decision {
        ALLOWED, EXPLICIT_DENY, IMPLICIT_DENY, ORGANIZATION_DENY, BOUNDARY_DENY;

        public boolean isAllowed() {
            return this == ALLOWED;
        }
    }

    /** What is asked in one go: the same resource and the same condition keys. */
    private record Question(String resource, Map<String, List<String>> context) {}

    static Simulation of(IamClient iam, String roleArn, List<PipelineCall> calls) {
        Map<Question, List<PipelineCall>> questions = calls.stream().collect(Collectors.groupingBy(call ->
                new Question(call.request().resource(), call.request().context()), LinkedHashMap::new,
                Collectors.toList()));
        Map<PipelineCall, Decision> decisions = new HashMap<>();
        try {
            for (Map.Entry<Question, List<PipelineCall>> question : questions.entrySet()) {
                ask(iam, roleArn, question.getKey(), question.getValue(), decisions);
            }
            return new Simulation(decisions, Optional.empty());
        } catch (ProblemException e) {
            return new Simulation(Map.of(), Optional.of(e.problem()));
        }
    }

    private static void ask(IamClient iam, String roleArn, Question question, List<PipelineCall> calls,
                            Map<PipelineCall, Decision> decisions) throws ProblemException {
        // the simulator is asked about one revision, since a star is no part of a resource's name
        String resource = question.resource().replaceFirst("(:task-definition/.*):\\*$", "$1:1");
        List<EvaluationResult> results = Aws.call(() -> iam.simulatePrincipalPolicyPaginator(r -> r
                .policySourceArn(roleArn).resourceArns(resource).contextEntries(entries(question.context()))
                .actionNames(calls.stream().map(call -> call.request().action()).toList()))
                .evaluationResults().stream().toList());
        for (PipelineCall call : calls) {
            results.stream().filter(result -> result.evalActionName().equalsIgnoreCase(call.request().action()))
                    .findFirst().ifPresent(result -> decisions.put(call, decision(result)));
        }
    }

    private static List<ContextEntry> entries(Map<String, List<String>> context) {
        return context.entrySet().stream().map(entry -> ContextEntry.builder().contextKeyName(entry.getKey())
                .contextKeyValues(entry.getValue())
                .contextKeyType(entry.getKey().equalsIgnoreCase("aws:SecureTransport")
                        ? ContextKeyTypeEnum.BOOLEAN : ContextKeyTypeEnum.STRING).build()).toList();
    }

    private static Decision decision(EvaluationResult result) {
        if (result.organizationsDecisionDetail() != null
                && Boolean.FALSE.equals(result.organizationsDecisionDetail().allowedByOrganizations())) {
            return Decision.ORGANIZATION_DENY;
        }
        if (result.permissionsBoundaryDecisionDetail() != null
                && Boolean.FALSE.equals(result.permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary())) {
            return Decision.BOUNDARY_DENY;
        }
        return result.evalDecision() == PolicyEvaluationDecisionType.ALLOWED ? Decision.ALLOWED
                : result.evalDecision() == PolicyEvaluationDecisionType.EXPLICIT_DENY ? Decision.EXPLICIT_DENY
                : Decision.IMPLICIT_DENY;
    }
}
