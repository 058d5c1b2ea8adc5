package dev.slipway.practice;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

/** The rules of Elastic Load Balancing's listeners: the default one that all have, and others before it. */
interface ElbRules extends ElbPart {

    @Override
    default CreateRuleResponse createRule(CreateRuleRequest request) {
        Listener listener = state().listener(request.listenerArn());
        String priority = String.valueOf(request.priority());
        if (state().rulesOf(listener.listenerArn()).stream().anyMatch(rule -> rule.priority().equals(priority))) {
            throw state().errors().priorityInUse(priority);
        }
        Rule made = Rule.builder().ruleArn(state().newArn(listener.listenerArn()
                        .replaceFirst("^.*:listener/", "listener-rule/")))
                .priority(priority).isDefault(false).conditions(request.conditions()).actions(request.actions()).build();
        state().rulesOf(listener.listenerArn()).add(made);
        return CreateRuleResponse.builder().rules(made).build();
    }

    @Override
    default DeleteRuleResponse deleteRule(DeleteRuleRequest request) {
        boolean isGone = state().listeners().keySet().stream().anyMatch(listener -> state().rulesOf(listener)
                .removeIf(rule -> rule.ruleArn().equals(request.ruleArn())));
        if (!isGone) {
            throw state().errors().ruleNotFound();
        }
        return DeleteRuleResponse.builder().build();
    }

    @Override
    default DescribeRulesResponse describeRules(DescribeRulesRequest request) {
        if (request.listenerArn() == null && !request.hasRuleArns()) {
            throw state().errors().invalid("You must specify either listener rule ARNs or a listener ARN");
        }
        List<Rule> found = request.hasRuleArns()
                ? request.ruleArns().stream().distinct().map(this::ruleOf).toList()
                : all(state().listener(request.listenerArn())).toList();
        return DescribeRulesResponse.builder().rules(found).build();
    }

    private Stream<Rule> all(Listener listener) {
        return Stream.concat(state().rulesOf(listener.listenerArn()).stream(), Stream.of(defaultRule(listener)));
    }

    private Rule ruleOf(String arn) {
        return state().listeners().values().stream().flatMap(this::all)
                .filter(rule -> rule.ruleArn().equals(arn)).findFirst()
                .orElseThrow(state().errors()::ruleNotFound);
    }

    /** Its id is the listener's own, so that it is the same whenever somebody asks. */
    private static Rule defaultRule(Listener listener) {
        String arn = listener.listenerArn();
        String id = arn.substring(arn.lastIndexOf('/') + 1);
        return Rule.builder().ruleArn(arn.replace(":listener/", ":listener-rule/") + "/"
                        + new StringBuilder(id).reverse())
                .priority("default").isDefault(true).conditions(List.of()).actions(listener.defaultActions()).build();
    }
}
