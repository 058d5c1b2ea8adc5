package dev.slipway.practice;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** Some of Elastic Load Balancing's calls, answered from its state; {@link PracticeElb} is all parts together. */
interface ElbPart extends ElasticLoadBalancingV2Client {

    ElbState state();
}
