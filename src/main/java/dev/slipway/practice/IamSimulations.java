package dev.slipway.practice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryDecisionDetail;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;

/**
 * IAM's simulator, by the same evaluation that the practice account refuses and allows with. It is asked with its
 * default of all resources where none is named, and answers for roles only.
 */
interface IamSimulations extends IamPart {

    @Override
    default SimulatePrincipalPolicyResponse simulatePrincipalPolicy(SimulatePrincipalPolicyRequest request) {
        IamState.KeptRole role = state().findByArn(request.policySourceArn()).orElseThrow(() -> state().errors()
                .noSuchEntity("The role with ARN " + request.policySourceArn() + " cannot be found."));
        Map<String, String> context = new HashMap<>();
        request.contextEntries().forEach(entry -> entry.contextKeyValues().stream().findFirst()
                .ifPresent(value -> context.put(entry.contextKeyName(), value)));
        List<String> resources = request.resourceArns().isEmpty() ? List.of("*") : request.resourceArns();
        List<EvaluationResult> results = new ArrayList<>();
        for (String action : request.actionNames()) {
            if (!action.contains(":")) {
                throw state().errors().invalidInput("Invalid Action Name: " + action);
            }
            resources.forEach(resource -> results.add(result(role, new AccessRequest(action, resource, context))));
        }
        Page<EvaluationResult> page = state().page(results, request.maxItems(), request.marker());
        return SimulatePrincipalPolicyResponse.builder().evaluationResults(page.items())
                .isTruncated(page.next() != null).marker(page.next()).build();
    }

    private static EvaluationResult result(IamState.KeptRole role, AccessRequest asked) {
        List<PolicyDocument> policies = role.policies().map(PolicyDocument::ofValid).toList();
        boolean within = role.boundary().map(PolicyDocument::ofValid)
                .map(boundary -> PolicyDocument.allow(List.of(boundary), asked)).orElse(true);
        PolicyEvaluationDecisionType decision = PolicyDocument.denies(policies, asked)
                ? PolicyEvaluationDecisionType.EXPLICIT_DENY
                : within && PolicyDocument.allow(policies, asked) ? PolicyEvaluationDecisionType.ALLOWED
                : PolicyEvaluationDecisionType.IMPLICIT_DENY;
        return EvaluationResult.builder().evalActionName(asked.action()).evalResourceName(asked.resource())
                .evalDecision(decision).permissionsBoundaryDecisionDetail(role.boundary().isEmpty() ? null
                        : PermissionsBoundaryDecisionDetail.builder().allowedByPermissionsBoundary(within).build())
                .build();
    }
}
