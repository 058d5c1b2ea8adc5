package dev.slipway.practice;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateListenerException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateLoadBalancerNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateTargetGroupNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidSecurityGroupException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidSubnetException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidTargetException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.PriorityInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ResourceInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SubnetNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAssociationLimitException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/** What Elastic Load Balancing refuses with. */
final class ElbErrors {

    private final PracticeErrors errors;

    ElbErrors(PracticeIds ids) {
        this.errors = new PracticeErrors("ElasticLoadBalancingV2", ids);
    }

    AwsServiceException targetGroupNotFound() {
        return of(TargetGroupNotFoundException.builder(), "TargetGroupNotFound", "One or more target groups not found");
    }

    AwsServiceException targetGroupNotFound(String arn) {
        return of(TargetGroupNotFoundException.builder(), "TargetGroupNotFound", "Target group '" + arn
                + "' not found");
    }

    AwsServiceException targetGroupExists(String name) {
        return of(DuplicateTargetGroupNameException.builder(), "DuplicateTargetGroupName",
                "A target group with the same name '" + name + "' exists, but with different settings");
    }

    AwsServiceException targetGroupInUse(String arn) {
        return of(ResourceInUseException.builder(), "ResourceInUse", "Target group '" + arn
                + "' is currently in use by a listener or a rule");
    }

    AwsServiceException targetGroupIsTaken(String arn) {
        return of(TargetGroupAssociationLimitException.builder(), "TargetGroupAssociationLimit",
                "The following target groups cannot be associated with more than one load balancer: " + arn);
    }

    AwsServiceException invalidTarget(String message) {
        return of(InvalidTargetException.builder(), "InvalidTarget", message);
    }

    AwsServiceException balancerNotFound() {
        return of(LoadBalancerNotFoundException.builder(), "LoadBalancerNotFound",
                "One or more load balancers not found");
    }

    AwsServiceException balancerExists(String name) {
        return of(DuplicateLoadBalancerNameException.builder(), "DuplicateLoadBalancerName",
                "A load balancer with the same name '" + name + "' exists, but with different settings");
    }

    AwsServiceException listenerNotFound() {
        return of(ListenerNotFoundException.builder(), "ListenerNotFound", "One or more listeners not found");
    }

    AwsServiceException listenerExists(String balancerArn) {
        return of(DuplicateListenerException.builder(), "DuplicateListener",
                "A listener already exists on this port for this load balancer '" + balancerArn + "'");
    }

    AwsServiceException ruleNotFound() {
        return of(RuleNotFoundException.builder(), "RuleNotFound", "One or more rules not found");
    }

    AwsServiceException priorityInUse(String priority) {
        return of(PriorityInUseException.builder(), "PriorityInUse", "Priority '" + priority + "' is currently in use");
    }

    AwsServiceException subnetNotFound(String id) {
        return of(SubnetNotFoundException.builder(), "SubnetNotFound", "The subnet ID '" + id + "' does not exist");
    }

    AwsServiceException noWayIn(String vpcId) {
        return of(InvalidSubnetException.builder(), "InvalidSubnet", "VPC " + vpcId + " has no internet gateway");
    }

    AwsServiceException securityGroupNotFound(String id) {
        return of(InvalidSecurityGroupException.builder(), "InvalidSecurityGroup", "The security group ID '" + id
                + "' does not exist");
    }

    AwsServiceException invalid(String message) {
        return of(ElasticLoadBalancingV2Exception.builder(), "ValidationError", message);
    }

    private AwsServiceException of(AwsServiceException.Builder typed, String code, String message) {
        return errors.of(typed, 400, code, message);
    }
}
